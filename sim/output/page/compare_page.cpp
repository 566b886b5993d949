#include "output/page/compare_page.hpp"

#include "output/page/report_html.hpp"
#include "output/page/report_sections.hpp"

namespace io {

namespace {

std::string tables_section(const std::string& id, const std::string& heading, const std::vector<Table>& tables) {
  std::string html;
  for (const Table& one : tables) html += table_html(one);
  return html.empty() ? "" : section(id, heading, html);
}

std::string charts_of(const ComparePage& page) {
  std::string html = page.charts_note.empty() ? "" : element("p", page.charts_note, "class=\"note\"");
  std::string figures;
  int number = 0;
  for (ReportChart chart : page.charts) {
    chart.number = ++number;
    figures += figure_html(chart);
  }
  return section("charts", "Charts", html + figures_html(figures));
}

std::string headline_of(const ComparePage& page) {
  return section("headline", "In words", sentence_list(page.sentences));
}

std::string files_of(const ComparePage& page) {
  std::string html = "<ul>\n";
  for (const std::string& file : page.files)
    html += "<li><a href=\"" + escape_html(file) + "\">" + escape_html(file) + "</a></li>\n";
  return section("files", "Data and methods", element("p", page.methods) + html + "</ul>\n");
}

const std::vector<PageLink>& entries() {
  static const std::vector<PageLink> kEntries{{"headline", "In words"},           {"compared", "What is compared"},
                                              {"outcomes", "Outcomes and costs"}, {"charts", "Charts"},
                                              {"money", "Money for lag"},         {"branches", "By branch"},
                                              {"files", "Data and methods"},      {"cite", "How to cite"}};
  return kEntries;
}

}  // namespace

std::string make_compare_page(const ComparePage& page) {
  const std::string body = headline_of(page) + tables_section("compared", "What is compared", page.compared) +
                           tables_section("outcomes", "Outcomes and costs", page.outcomes) + charts_of(page) +
                           tables_section("money", "Money for lag", page.money) +
                           tables_section("branches", "By branch of the contested claims", page.branches) +
                           files_of(page) + citation_section(page.run);
  return page_html("Chokepoint: " + page.title, page.title, page.kicker, entries(), body);
}

}  // namespace io
