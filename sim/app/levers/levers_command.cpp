#include "app/command_line/command.hpp"
#include "app/levers/power_tables.hpp"
#include "app/levers/power_words.hpp"
#include "app/publish/notes.hpp"
#include "app/publish/perform.hpp"
#include "study/compare/plan.hpp"

namespace app {

namespace {

study::PowerTable study(const PowerCall& call, Call& made) {
  note_few_worlds(call.run.replicates, made.console());
  note_what_never_acts(std::vector<const io::Scenario*>{&call.job().scenario}, made.console());
  return study::power_table(call, made.execution(call.run.threads));
}

Report tell(const PowerCall& call, const study::PowerTable& table) {
  Report report;
  report.files = {{"levers.csv", io::table_csv(power_table(call, table))}};
  report.texts = power_texts(call, table);
  report.figures = power_figures(call, table);
  report.text = power_text(call, table);
  report.json = power_node(call, table);
  take_page(report, "levers.html", power_page(call, table));
  return report;
}

/// `levers [SCENARIO]`: the power table. Writes levers.csv, tables, claims and a chart a date (default: results/levers).
ExitCode levers(const PowerOptions& options, const Console& console) {
  return perform(options, console, plan_power, study, tell);
}

}  // namespace

void set_up_levers(Command& command) {
  auto& options = command.keep<PowerOptions>();
  command.option("SCENARIO", options.scenario, kScenarioHelp).scenario().shows_default();
  takes_run_options(command, options, study::kLeastCompared);
  command.option("--at", options.at, "Months YYYY-MM, between commas (default: 2028-12 and the horizon)").list();
  takes_scenario_options(command, options);
  command.option("--out", options.out, "Directory of the results (default: results/levers)");
  command.flag("--force", options.force, "Replace another power table that stands in the directory");
  command.draws_charts();
  command.prints_json();
  command.does(options, levers);
}

}  // namespace app
