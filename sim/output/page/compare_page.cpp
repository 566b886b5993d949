#include "output/page/compare_page.hpp"

#include "output/page/report_html.hpp"
#include "output/page/report_sections.hpp"
#include "output/page/template.hpp"

namespace io {

namespace {

std::string tables_section(const std::string& id, const std::string& heading, const std::vector<Table>& tables) {
  std::string html;
  for (const Table& one : tables) html += table_html(one);
  return html.empty() ? "" : section(id, heading, html);
}

std::string files_of(const ComparePage& page) {
  return section("files", "Data and methods",
                 filled("files.mustache", {{"methods", page.methods}, {"files", list_of(page.files)}}));
}

/// In the order in which the sections stand.
std::vector<PageLink> entries(bool answers) {
  const PageLink compared{"compared", "What is compared"}, outcomes{"outcomes", "Outcomes and costs"},
      charts{"charts", "Charts"};
  std::vector<PageLink> links{{"headline", "In words"}};
  if (answers)
    links.insert(links.end(), {charts, outcomes});
  else
    links.insert(links.end(), {compared, outcomes, charts});
  links.insert(links.end(), {{"money", "Money for lag"}, {"branches", "By branch"}, {"limits", "What it supposes"}});
  if (answers) links.push_back(compared);
  links.insert(links.end(), {{"files", "Data and methods"}, {"cite", "How to cite"}});
  return links;
}

}  // namespace

std::string make_compare_page(const ComparePage& page) {
  const std::string compared = tables_section("compared", "What is compared", page.compared),
                    outcomes = tables_section("outcomes", "Outcomes and costs", page.outcomes),
                    charts = charts_section(page.charts, page.charts_note);
  const bool answers = !page.lead.empty();  // then its picture follows at once
  const std::string headline =
      (answers ? filled("lead.mustache", {{"lead", page.lead}}) : "") + sentence_list(page.sentences);
  const std::string limits =
      page.limits.empty() ? "" : section("limits", "What this supposes and leaves out", sentence_list(page.limits));
  const std::string body = section("headline", "In words", headline) +
                           (answers ? charts + outcomes : compared + outcomes + charts) +
                           tables_section("money", "Money for lag", page.money) +
                           tables_section("branches", "By branch of the contested claims", page.branches) + limits +
                           (answers ? compared : "") + files_of(page) + citation_section(page.run);
  return page_html("Chokepoint: " + page.title, page.title, page.kicker, entries(answers), body);
}

}  // namespace io
