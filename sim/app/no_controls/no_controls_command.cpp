#include "app/command_line/command.hpp"
#include "app/compare/compare_page.hpp"
#include "app/compare/compare_report.hpp"
#include "app/no_controls/past_words.hpp"
#include "app/publish/answer.hpp"
#include "app/publish/perform.hpp"
#include "input/json/input_values.hpp"
#include "study/compare/plan.hpp"
#include "telling/compare/compare_words.hpp"
#include "telling/words.hpp"

namespace app {

namespace {

constexpr const char* kTitle = "Had there been no chip controls since 2022";

/// `no-controls` is a comparison whose scenarios are given and whose answer has a page of its own.
CompareCall plan(const CompareOptions& given) {
  CompareOptions options = given;
  options.scenarios = {"baseline", "no-controls-reactions-off"};
  options.metrics = past_metrics();
  if (options.out.empty()) options.out = "results/no-controls";
  options.from_present = true;
  return plan_compare(options);
}

io::AnswerPage page_of(const study::ComparisonFindings& f, const CompareCall& call) {
  io::AnswerPage page = comparison_page(f);
  page.explorer = explorer_at(call);
  page.title = kTitle;
  page.sentences.clear();
  for (const io::Claim& claim : past_claims(f))
    if (claim.month == io::month_text(f.plan.dates.front())) page.sentences.push_back(claim.sentence);
  page.lead = page.sentences.front();
  std::erase_if(page.parts, [](const io::PagePart& part) { return part.id == kMoneyPart; });
  for (io::PagePart& part : page.parts) {
    if (part.id == kBranchesPart) part.tables = {past_branches(f)};
    if (part.id != kOutcomesPart) continue;
    part.tables.clear();
    for (std::size_t date = 0; date < f.plan.dates.size(); ++date) part.tables.push_back(past_words_table(f, date));
  }
  page.parts.insert(page.parts.end() - 1, {"limits",
                                           "What this supposes and leaves out",
                                           "What it supposes",
                                           "What these numbers do not say.",
                                           {},
                                           past_limits()});
  return page;
}

std::string text_of(const study::ComparisonFindings& f) {
  std::string text = std::string(kTitle) + "\n" + io::with_commas(f.plan.run.replicates) + " worlds, " +
                     io::draws_in_words(f.plan.reference().identity.draws) + "\n\n";
  for (const io::Claim& claim : past_claims(f))
    if (claim.month == io::month_text(f.plan.dates.front())) text += wrapped(claim.sentence, 100, 0) + "\n\n";
  for (std::size_t date = 0; date < f.plan.dates.size(); ++date) {
    io::Table table = past_words_table(f, date);
    table.columns.pop_back();  // no room on a console for what worlds differ by
    for (std::vector<io::Cell>& row : table.rows) row.pop_back();
    text += table.title + "\n" + io::table_text(table) + "\n";
  }
  return plain(text);
}

Report tell(const CompareCall& call, const study::Comparison& comparison) {
  const study::ComparisonFindings f = study::findings_of(call, comparison);
  Report report = comparison_report(call, comparison);
  std::vector<io::Table>& tables = report.texts.tables;
  for (std::size_t date = 0; date < f.plan.dates.size(); ++date) tables.push_back(past_table(f, date));
  tables.push_back(past_branches(f));
  const std::vector<io::Claim> claims = past_claims(f);
  report.texts.claims.insert(report.texts.claims.begin(), claims.begin(), claims.end());
  take_page(report, "no-controls.html", page_of(f, call));
  report.text = text_of(f);
  for (const io::Table& table : tables)
    if (report.json.find(table.name) == nullptr) io::add_member(report.json, table.name, io::table_node(table));
  io::Node& sentences = io::add_member(report.json, "sentences", io::make_list());
  for (const io::Claim& claim : claims) sentences.items.push_back(io::make_text(claim.sentence));
  return report;
}

/// `no-controls`: the same worlds with the controls that were and with none. Prints and writes what a comparison does, and
/// no-controls.html (default: results/no-controls).
ExitCode no_controls(const CompareOptions& options, const Console& console) {
  return perform(options, console, plan, compare_all, tell);
}

}  // namespace

void set_up_no_controls(Command& command) {
  auto& options = command.keep<CompareOptions>();
  takes_run_options(command, options, study::kLeastCompared);
  command
      .option("--at", options.at,
              "Months YYYY-MM, between commas, that tables tell of (default: the present, 2028-12 and the horizon)")
      .list();
  command.flag("--prior", options.prior, "Draw worlds from the priors and not from those that agree with the record");
  command.option("--to", options.to, "Last month, YYYY-MM (default: the scenarios')");
  command.option("--out", options.out, "Directory of the results (default: results/no-controls)");
  command.flag("--force", options.force, "Replace another comparison that stands in the directory");
  command.draws_charts();
  command.prints_json();
  command.does(options, no_controls);
}

}  // namespace app
