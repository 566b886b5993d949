#include "app/attribute/attribute_words.hpp"
#include "app/command_line/command.hpp"
#include "app/publish/notes.hpp"
#include "app/publish/perform.hpp"
#include "telling/words.hpp"

namespace app {

namespace {

study::AttributeAnswer study(const AttributeCall& question, Call& call) {
  note_what_never_acts(question.scenarios, call.console());
  note_few_worlds(question.worlds, call.console());
  study::AttributeGames played = study::play_all(question, call.execution(question.threads));
  study::AttributeAnswer answer;
  for (std::size_t i = 0; i < played.games.size(); ++i)
    answer.tables.push_back(study::attribution_of(played.games[i], question.readings[i], played.clusters));
  answer.clusters = std::move(played.clusters);
  return answer;
}

Report tell(const AttributeCall& question, const study::AttributeAnswer& answer) {
  Report report;
  const io::Table shares =
      attribution_table(answer.tables, question.labels.front(), question.labels.size() == 2 ? question.labels[1] : "");
  report.files = {{"attribution.csv", io::table_csv(shares)}};
  report.texts = attribution_texts(question, answer.tables, shares, answer.clusters);
  report.json = io::make_list();
  for (const study::AttributionTable& table : answer.tables) {
    report.figures.push_back(attribution_figure(question, table));
    report.json.items.push_back(attribution_node(table));
    report.text += attribution_text(question, table) + "\n";
  }
  report.text += wrapped(kHowToReadShares, 100, 0) + "\n";
  take_page(report, "attribution.html", attribution_page(question, answer.tables));
  return report;
}

/// Which channels carry a scenario's outcome, or the difference of another one from it: prints tables, writes
/// attribution.csv, attribution.html and charts to a directory (default: results/attribution/NAME or NAME-against-NAME).
ExitCode attribute(const AttributeOptions& options, const Console& console) {
  return perform(options, console, read_question, study, tell);
}

}  // namespace

void set_up_attribute(Command& command) {
  auto& options = command.keep<AttributeOptions>();
  command.option("SCENARIO", options.scenario, kScenarioHelp).scenario().required();
  command.option("--against", options.against, "A second scenario: shares out what it has more than the first")
      .scenario();
  command.option("--worlds", options.worlds, "Simulated worlds, each under all 512 sets of channels").shows_default();
  command
      .option("--metric", options.metrics, "Metrics, between commas (default: gap_pace_months and gap_observed_months)")
      .list();
  command
      .option("--at", options.at,
              "Months YYYY-MM, between commas (default: the present; with --against 2028-12, or the December "
              "two years after a later beginning)")
      .list();
  takes_changes(command, options);
  command.option("--out", options.out, "Directory of the results (default: results/attribution/NAME)");
  command.flag("--force", options.force, "Replace an attribution of other scenarios that is in the way");
  takes_machine(command, options);
  command.draws_charts();
  command.prints_json();
  command.does(options, attribute);
}

}  // namespace app
