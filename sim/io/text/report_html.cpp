#include "io/text/report_html.hpp"

#include <algorithm>
#include <cstddef>
#include <stdexcept>

namespace io {
namespace {

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

std::string cell_html(const Cell& cell, const std::string& heading, bool heads_row) {
  std::string text = escape_html(cell.text);
  if (cell.code) replace_all(text, "_", "_<wbr>");  // long names may break there, and only there
  if (cell.code && !text.empty()) text = "<code>" + text + "</code>";
  if (heads_row) return "<th scope=\"row\"" + std::string(cell.again ? " class=\"again\"" : "") + ">" + text + "</th>";
  std::string attributes =
      std::string(cell.number ? " class=\"number\"" : "") + " data-label=\"" + escape_html(heading) + "\"";
  return "<td" + attributes + ">" + text + "</td>";
}

}  // namespace

std::string escape_html(std::string_view text) {
  std::string safe;
  for (char c : text) {
    switch (c) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      case '\'':
        safe += "&#39;";
        break;
      default:
        safe += c;
    }
  }
  return safe;
}

std::string element(const std::string& tag, std::string_view text, const std::string& attributes) {
  return "<" + tag + (attributes.empty() ? "" : " " + attributes) + ">" + escape_html(text) + "</" + tag + ">\n";
}

std::string element_with_code(const std::string& tag, std::string_view text, const std::string& attributes) {
  std::string html = "<" + tag + (attributes.empty() ? "" : " " + attributes) + ">";
  bool code = false;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find('`', from), text.size());
    html += escape_html(text.substr(from, end - from));
    if (end < text.size()) html += code ? "</code>" : "<code>", code = !code;
    from = end + 1;
  }
  return html + (code ? "</code>" : "") + "</" + tag + ">\n";
}

std::string table(const std::string& caption, const std::vector<std::string>& header,
                  const std::vector<std::vector<Cell>>& rows, const std::string& empty) {
  if (rows.empty()) return element("p", empty);
  std::string html = "<table>\n<caption>" + escape_html(caption) + "</caption>\n<thead><tr>";
  for (const std::string& heading : header) html += "<th scope=\"col\">" + escape_html(heading) + "</th>";
  html += "</tr></thead>\n<tbody>\n";
  for (const std::vector<Cell>& row : rows) {
    if (row.size() != header.size())
      throw std::invalid_argument("a row of the table '" + caption + "' does not fit its header");
    html += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i) html += cell_html(row[i], header[i], i == 0);
    html += "</tr>\n";
  }
  return html + "</tbody>\n</table>\n";
}

std::string folded(const std::string& summary, const std::string& content) {
  return content.empty() ? "" : "<details>\n" + element("summary", summary) + content + "</details>\n";
}

std::string inline_svg(const std::string& svg, const std::string& prefix, const std::string& css_class) {
  std::size_t start = svg.find("<svg");
  if (start == std::string::npos) return "";
  std::string drawing = svg.substr(start);
  replace_all(drawing, " id=\"", " id=\"" + prefix + "-");
  replace_all(drawing, "url(#", "url(#" + prefix + "-");
  replace_all(drawing, "href=\"#", "href=\"#" + prefix + "-");
  replace_all(drawing, "class=\"marks\"", "class=\"" + css_class + "\"");
  return drawing;
}

}  // namespace io
