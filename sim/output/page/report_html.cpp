#include "output/page/report_html.hpp"

#include <algorithm>
#include <cstddef>

#include "output/page/template.hpp"

namespace io {
namespace {

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
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

std::string with_code(std::string_view text) {
  std::string html;
  bool code = false;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find('`', from), text.size());
    html += escape_html(text.substr(from, end - from));
    if (end < text.size()) html += code ? "</code>" : "<code>", code = !code;
    from = end + 1;
  }
  return html + (code ? "</code>" : "");
}

std::string breaking_at_underscores(std::string html) {
  replace_all(html, "_", "_<wbr>");
  return html;
}

std::string folded(const std::string& summary, const std::string& content) {
  return content.empty() ? "" : filled("folded.mustache", {{"summary", summary}, {"content", content}});
}

std::string data_address(std::string_view media_type, std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF", kCoded = "\"#%&'<>\\^`{|}";
  std::string address = "data:" + std::string(media_type) + ";charset=utf-8,";
  address.reserve(address.size() + text.size() + text.size() / 2);
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F && kCoded.find(c) == std::string_view::npos)
      address += c;
    else
      address += '%', address += kDigits[byte >> 4u], address += kDigits[byte & 0xFu];
  }
  return address;
}

std::string download(const std::string& label, const std::string& name, std::string_view media_type,
                     std::string_view text) {
  return filled("download.mustache", {{"name", name}, {"address", data_address(media_type, text)}, {"label", label}});
}

namespace {

/// No line ends between a share and its sign.
std::string with_whole_shares(std::string text) {
  replace_all(text, " %", "\u00a0%");
  return text;
}

/// One sentence, as HTML.
std::string invitation(const ExplorerLink& link) {
  if (link.scenario.empty()) return "";
  if (!link.address.empty())
    return "<a href=\"" + escape_html(link.address) +
           "\">Move its levers yourself</a>, in a browser, with nothing to install.";
  return with_code("To move its levers yourself in a browser: `chokepoint explore " + link.scenario +
                   " --out explorer.html`.");
}

}  // namespace

std::string page_html(const PageFront& front, const std::vector<PageLink>& sections, const std::string& body) {
  ValueList contents;
  for (const PageLink& link : sections) {
    if (body.find("<section id=\"" + link.id + "\"") == std::string::npos) continue;
    const std::string unfolded = link.id + "-unfolded";  // a link to what is folded opens it
    const bool folds = body.find("<div id=\"" + unfolded + "\"") != std::string::npos;
    contents.emplace_back(Values{{"at", folds ? unfolded : link.id}, {"label", link.label}});
  }
  return filled("page.mustache", {{"title", front.title},
                                  {"heading", front.heading},
                                  {"kicker", front.kicker},
                                  {"lead", with_whole_shares(front.lead)},
                                  {"caution", with_whole_shares(front.caution)},
                                  {"first", front.first},
                                  {"explorer", invitation(front.explorer)},
                                  {"preview", front.preview},
                                  {"contents", contents},
                                  {"body", body}});
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
