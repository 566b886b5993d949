#include "output/page/compare_page.hpp"

#include <algorithm>

#include "output/page/report_html.hpp"
#include "output/page/report_sections.hpp"
#include "output/page/template.hpp"

namespace io {

namespace {

std::string tables_of(const std::vector<Table>& tables) {
  std::string html;
  for (const Table& one : tables) html += table_html(one);
  return html;
}

std::string tables_section(const std::string& id, const std::string& heading, const std::vector<Table>& tables,
                           const std::string& gist) {
  return tables.empty() ? "" : section(id, heading, tables_of(tables), gist);
}

std::string files_of(const ComparePage& page) {
  return section("files", "Data and methods",
                 filled("files.mustache", {{"methods", page.methods}, {"files", list_of(page.files)}}),
                 "How the numbers were made, in words to paste, and every table as a file.");
}

std::string words_of(const ComparePage& page) {
  if (page.sentences.empty()) return "";
  return section("headline", "In words", sentence_list(page.sentences),
                 std::to_string(page.sentences.size()) + (page.sentences.size() == 1 ? " sentence" : " sentences") +
                     " to quote, with intervals.");
}

}  // namespace

std::string make_compare_page(const ComparePage& page) {
  PageFront front{"Chokepoint: " + page.title, page.title, page.kicker, page.lead};
  std::vector<DrawnFigure> charts = page.charts;
  const auto first =
      std::find_if(charts.begin(), charts.end(), [&](const DrawnFigure& drawn) { return drawn.name == page.front; });
  if (first != charts.end()) std::rotate(charts.begin(), first, first + 1);
  for (std::size_t i = 0; i < charts.size(); ++i) charts[i].number = static_cast<int>(i) + 1;
  take_front(charts, page.with_png, front);
  const std::string outcomes =
      page.outcomes.empty() ? "" : open_section("outcomes", "Outcomes and costs", tables_of(page.outcomes));
  const std::string body =
      outcomes + charts_section(charts, page.charts_note) + words_of(page) +
      tables_section("money", "Money for lag", page.money, "What a month of lag is paid with, by scenario and date.") +
      tables_section("branches", "By branch of the contested claims", page.branches,
                     "What the differences are where each contested claim is settled one way.") +
      (page.limits.empty() ? ""
                           : section("limits", "What this supposes and leaves out", sentence_list(page.limits),
                                     "What these numbers do not say.")) +
      tables_section("compared", "What is compared", page.compared, "Each scenario in its own words.") +
      files_of(page) + citation_section(page.run);
  static const std::vector<PageLink> kEntries{
      {"outcomes", "Outcomes and costs"}, {"charts", "Charts"},          {"headline", "In words"},
      {"money", "Money for lag"},         {"branches", "By branch"},     {"limits", "What it supposes"},
      {"compared", "What is compared"},   {"files", "Data and methods"}, {"cite", "How to cite"}};
  return page_html(front, kEntries, body);
}

}  // namespace io
