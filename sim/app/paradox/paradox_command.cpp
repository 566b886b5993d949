#include "app/command_line/command.hpp"
#include "app/paradox/paradox_tables.hpp"
#include "app/paradox/paradox_words.hpp"
#include "app/publish/notes.hpp"
#include "app/publish/perform.hpp"
#include "telling/words.hpp"

namespace app {

namespace {

std::vector<study::ParadoxCase> study(const ParadoxInquiry& inquiry, Call& call) {
  note_few_worlds(inquiry.worlds, call.console());
  return study::all_cases(inquiry, call.execution(inquiry.threads));
}

Report tell(const ParadoxInquiry& inquiry, const std::vector<study::ParadoxCase>& cases) {
  Report report;
  const io::Figure figure = paradox_figure(inquiry, cases[0]);
  report.files = {{"paradox.csv", io::table_csv(paradox_table(cases))},
                  {"twin.csv", io::table_csv(twin_table(cases.front()))}};
  report.texts = paradox_texts(inquiry, cases);
  report.figures = {figure};
  if (inquiry.keep) report.kept = {{"paradox", io::finding_json(paradox_finding(inquiry, cases, figure))}};
  report.json = io::make_list();
  for (const study::ParadoxCase& one : cases) report.json.items.push_back(case_node(one));
  report.text = paradox_text(cases) + plain(documented_words(inquiry, cases.front())) + "\n";
  take_page(report, "paradox.html", paradox_page(inquiry, cases, figure));
  if (cases.size() > 2) report.text += "\n" + scaled_text(cases);
  return report;
}

/// Splits the way from the ratio of compute to the observed lag, prior beside posterior, and with each channel halved and
/// doubled. Writes paradox.csv, twin.csv and charts to a directory (default: results/paradox).
ExitCode paradox(const ParadoxOptions& options, const Console& console) {
  return perform(options, console, read_inquiry, study, tell);
}

}  // namespace

void set_up_paradox(Command& command) {
  auto& options = command.keep<ParadoxOptions>();
  command.option("--worlds", options.worlds, "Worlds from the posterior, and as many from the priors").shows_default();
  command
      .option("--scaled-worlds", options.scaled_worlds, "Worlds for each channel halved and doubled; 0: leave that out")
      .shows_default();
  command.option("--out", options.out, "Directory of the results (default: results/paradox)");
  takes_keep(command, options.keep);
  takes_machine(command, options);
  command.draws_charts();
  command.prints_json();
  command.does(options, paradox);
}

}  // namespace app
