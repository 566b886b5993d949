#include "app/publish/answer.hpp"

#include <algorithm>
#include <utility>

#include "output/words/charts_words.hpp"

namespace app {

io::AnswerPage page_about(std::string title, std::string scenario, const io::Provenance& run,
                          const std::string& present) {
  io::AnswerPage page;
  page.title = std::move(title);
  page.kicker = "Chokepoint " + run.version + ", " + io::with_commas(run.replicates) + " worlds, " +
                io::draws_in_words(run.draws) + ", seed " + std::to_string(run.seed) + ".";
  static_cast<io::Provenance&>(page.run) = run;
  page.run.scenario = std::move(scenario), page.run.present = present;
  page.run.calibration_note = io::draws_in_words(run.draws);
  return page;
}

void take_page(Report& report, std::string name, io::AnswerPage page) {
  page.methods = report.texts.methods;
  if (page.sentences.empty())
    for (const io::Claim& claim : report.texts.claims) page.sentences.push_back(claim.sentence);
  std::erase(page.sentences, page.lead);
  page.files = {"tables/tables.xlsx"};
  for (const io::Table& table : report.texts.tables) page.files.push_back("tables/" + table.name + ".csv");
  for (const auto& [file, bytes] : report.files) page.files.push_back(file);
  for (const char* file : {"claims.json", "methods.txt", "manifest.json"}) page.files.emplace_back(file);
  report.page_name = std::move(name);
  report.page = [page = std::move(page)](DrawnCharts drawn) {
    io::AnswerPage whole = page;
    whole.charts = std::move(drawn.charts), whole.charts_note = drawn.rendering.why_not;
    whole.with_png = drawn.rendering.png > 0;
    return io::make_answer_page(whole);
  };
}

}  // namespace app
