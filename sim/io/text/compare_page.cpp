#include "io/text/compare_page.hpp"

#include "io/text/report_html.hpp"
#include "io/text/report_sections.hpp"
#include "io/text/report_style.hpp"

namespace io {

namespace {

std::string table_of(const PageTable& page_table) {
  std::vector<std::vector<Cell>> rows;
  for (const auto& row : page_table.rows) {
    rows.emplace_back();
    for (const std::string& text : row) {
      Cell cell;
      cell.text = text;
      rows.back().push_back(std::move(cell));
    }
  }
  return table(page_table.caption, page_table.header, rows, "There is nothing to show.");
}

std::string tables_section(const std::string& id, const std::string& heading, const std::vector<PageTable>& tables) {
  std::string html;
  for (const PageTable& one : tables) html += table_of(one);
  return html.empty() ? "" : section(id, heading, html);
}

std::string figure_of(const ReportChart& drawn) {
  const Chart& chart = drawn.chart;
  std::string html = "<figure id=\"" + escape_html(chart.name) + "\">\n";
  if (drawn.wide_svg.empty()) {
    html += element("h3", chart.title) + element("p", chart.alt);
  } else {
    const bool both = !drawn.narrow_svg.empty();
    html += inline_svg(drawn.wide_svg, chart.name + "-wide", both ? "wide" : "every");
    if (both) html += inline_svg(drawn.narrow_svg, chart.name + "-narrow", "narrow");
  }
  return html + element("figcaption", "Specification and data: charts/" + chart.name + ".vl.json") + "</figure>\n";
}

std::string charts_of(const ComparePage& page) {
  std::string html = page.charts_note.empty() ? "" : element("p", page.charts_note, "class=\"note\"");
  for (const ReportChart& chart : page.charts) html += figure_of(chart);
  return section("charts", "Charts", html);
}

std::string headline_of(const ComparePage& page) {
  std::string html = "<ul>\n";
  for (const std::string& sentence : page.sentences) html += element("li", sentence);
  return section("headline", "In words", html + "</ul>\n");
}

std::string files_of(const ComparePage& page) {
  std::string html = "<ul>\n";
  for (const std::string& file : page.files)
    html += "<li><a href=\"" + escape_html(file) + "\">" + escape_html(file) + "</a></li>\n";
  return section("files", "Data and methods", element("p", page.methods) + html + "</ul>\n");
}

std::string contents(const std::string& body) {
  const std::pair<const char*, const char*> entries[] = {{"headline", "In words"},  {"outcomes", "Outcomes and costs"},
                                                         {"charts", "Charts"},      {"money", "Money for lag"},
                                                         {"branches", "By branch"}, {"files", "Data and methods"}};
  std::string nav = "<nav aria-label=\"Contents\">\n<ul>\n";
  for (const auto& [id, label] : entries)
    if (body.find("<section id=\"" + std::string(id) + "\"") != std::string::npos)
      nav += "<li><a href=\"#" + std::string(id) + "\">" + label + "</a></li>\n";
  return nav + "</ul>\n</nav>\n";
}

}  // namespace

std::string make_compare_page(const ComparePage& page) {
  const std::string body = headline_of(page) + tables_section("outcomes", "Outcomes and costs", page.outcomes) +
                           charts_of(page) + tables_section("money", "Money for lag", page.money) +
                           tables_section("branches", "By branch of the contested claims", page.branches) +
                           files_of(page);
  return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
         "content=\"width=device-width, initial-scale=1\">\n" +
         element("title", "Chokepoint: " + page.title) + "<style>" + std::string(kReportStyle) +
         "</style>\n</head>\n<body>\n<header>\n" + element("h1", page.title) +
         element("p", page.kicker, "class=\"kicker\"") + "</header>\n" + contents(body) + "<main>\n" + body +
         "</main>\n</body>\n</html>\n";
}

}  // namespace io
