#include "app/compare/compare.hpp"

#include "app/compare/compare_claims.hpp"
#include "app/compare/compare_tables.hpp"
#include "app/compare/compare_text.hpp"
#include "app/compare/compare_words.hpp"
#include "app/compare/compare_write.hpp"
#include "app/publish/notes.hpp"
#include "app/run/write_run.hpp"
#include "parallel/interrupt.hpp"
#include "parallel/progress.hpp"

namespace app {

namespace {

io::Node comparison_node(const ComparisonFindings& f, const std::vector<io::Sheet>& sheets) {
  io::Node node = io::make_object();
  io::add_member(node, "reference", io::make_text(f.comparison.reference().name));
  io::add_member(node, "worlds", io::make_number(f.plan.run.replicates));
  io::add_member(node, "seed", io::make_text(std::to_string(f.plan.run.seed)));
  for (const io::Sheet& sheet : sheets) io::add_member(node, sheet.name, io::sheet_node(sheet));
  return node;
}

}  // namespace

ExitCode compare(const CompareOptions& options, const Console& console) {
  const ComparePlan plan = plan_compare(options);
  io::ResultDirectory directory(plan.target);
  const double start = steady_seconds();
  const parallel::Interrupt interrupt;
  std::vector<const io::Scenario*> scenarios;
  for (const Job& job : plan.run.jobs) scenarios.push_back(&job.scenario);
  note_what_never_acts(scenarios, console);
  const bool show_progress = !console.quiet && parallel::stderr_is_terminal();
  const std::optional<Comparison> comparison = run_comparison(plan, show_progress, interrupt.requested());
  if (!comparison) return kStopped;
  const ComparisonFindings findings = findings_of(plan, *comparison);
  const std::vector<io::Sheet> sheets = comparison_sheets(findings);
  const ExitCode written =
      write_comparison(findings, sheets, options.data, directory, start, interrupt.requested(), console);
  if (written == kStopped) return written;
  if (console.json)
    console.print(comparison_node(findings, sheets));
  else
    console.out << comparison_text(findings);
  if (comparison->scenarios.size() - 1 > kMostDrawn)
    console.note("Fan charts are drawn of the first " + std::to_string(kMostDrawn) +
                 " scenarios; the dot charts show all.");
  console.note("Results are in " + plan.target.string() + ": open compare.html");
  return written;
}

}  // namespace app
