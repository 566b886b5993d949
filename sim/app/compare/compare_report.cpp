#include "app/compare/compare_report.hpp"

#include <set>

#include "app/compare/compare_charts.hpp"
#include "app/compare/compare_page.hpp"
#include "app/compare/compare_tables.hpp"
#include "app/compare/compare_text.hpp"
#include "app/ground/load_scenario.hpp"
#include "app/publish/answer.hpp"
#include "app/publish/explorer_link.hpp"
#include "app/publish/waterfalls.hpp"
#include "files/digest.hpp"
#include "files/vouched.hpp"
#include "input/json/heading.hpp"
#include "input/json/input_values.hpp"
#include "input/json/json_write.hpp"
#include "output/words/methods.hpp"
#include "parallel/executor.hpp"
#include "telling/compare/compare_claims.hpp"
#include "telling/compare/outcome_words.hpp"

namespace app {

namespace {

io::MethodsFacts facts_of(const study::ComparisonFindings& f) {
  const io::Provenance& run = f.plan.reference().identity;
  io::MethodsFacts facts;
  facts.run = run;
  const auto& clusters = f.comparison.reference().clusters;
  facts.ancestors = std::set<std::uint32_t>(clusters.begin(), clusters.end()).size();
  for (const study::Compared& scenario : f.comparison.scenarios) {
    facts.scenarios.push_back(scenario.name);
    if (!scenario.same_worlds) facts.unpaired.push_back(scenario.name);
  }
  facts.present = io::month_text(f.plan.present()), facts.horizon = io::month_text(f.plan.months() - 1);
  return facts;
}

io::Node pairs_node(const std::vector<std::pair<std::string, std::string>>& pairs) {
  io::Node node = io::make_object();
  for (const auto& [name, text] : pairs)
    if (node.find(name) == nullptr) io::add_member(node, name, io::make_text(text));
  return node;
}

io::Node scenario_nodes(const study::ComparisonFindings& f) {
  io::Node list = io::make_list();
  for (std::size_t s = 0; s < f.comparison.scenarios.size(); ++s) {
    const study::Compared& scenario = f.comparison.scenarios[s];
    io::Node& node = list.items.emplace_back(io::make_object());
    io::add_member(node, "name", io::make_text(scenario.name));
    io::add_member(node, "title", io::make_text(scenario.title));
    io::add_member(node, "scenario_digest", io::make_text(f.plan.run.jobs[s].identity.scenario_digest));
    io::add_member(node, "same_worlds_as_reference", io::make_boolean(scenario.same_worlds));
  }
  return list;
}

std::string manifest_of(const study::ComparisonFindings& f, const CompareCall& call, const std::string& results_digest,
                        const Written& written) {
  const io::Provenance& run = f.plan.reference().identity;
  io::Node root = io::make_heading("comparison");
  const auto text = [&](const char* key, const std::string& value) { io::add_member(root, key, io::make_text(value)); };
  text("version", run.version), text("commit", run.commit), text("comparison_digest", call.identity);
  io::add_member(root, "call", io::make_texts(written.call));
  text("reference", f.comparison.reference().name);
  io::add_member(root, "scenarios", scenario_nodes(f));
  text("seed", std::to_string(run.seed));
  io::add_member(root, "replicates", io::make_number(run.replicates));
  text("draws", run.draws), text("present", io::month_text(f.plan.present()));
  text("horizon", io::month_text(f.plan.months() - 1));
  io::Node& dates = io::add_member(root, "dates", io::make_list());
  for (const int date : f.plan.dates) dates.items.push_back(io::make_text(io::month_text(date)));
  text("objective", f.plan.outcomes[f.plan.objective].name), text("prefer", f.plan.more_is_better ? "high" : "low");
  text("results_digest", results_digest);
  io::add_member(root, "calibration", pairs_node(run.calibration));
  std::vector<io::InputDigest> inputs;
  for (const study::Job& job : f.plan.run.jobs)
    for (const io::InputDigest& file : digests_of(job.scenario.files, call.given.data)) inputs.push_back(file);
  io::add_member(root, "scenario_files", pairs_node(inputs));
  io::add_member(root, "files", io::digests_node(written.files));
  io::Node& execution = io::add_member(root, "execution", io::make_object());
  io::add_member(execution, "kernel", io::make_text(engine::kernel_name(f.plan.run.kernel)));
  io::add_member(execution, "threads", io::make_number(parallel::thread_count(f.plan.run.threads)));
  io::add_member(execution, "wall_seconds", io::make_number(written.seconds));
  return io::write_json(root);
}

io::Node comparison_node(const study::ComparisonFindings& f, const std::vector<io::Table>& tables) {
  io::Node node = io::make_object();
  io::add_member(node, "reference", io::make_text(f.comparison.reference().name));
  io::add_member(node, "worlds", io::make_number(f.plan.run.replicates));
  io::add_member(node, "seed", io::make_text(std::to_string(f.plan.run.seed)));
  for (const io::Table& table : tables) io::add_member(node, table.name, io::table_node(table));
  return node;
}

}  // namespace

io::ExplorerLink explorer_at(const CompareCall& call) {
  const io::Scenario& scenario = call.run.jobs[1].scenario;
  const std::string file = digests_of(scenario.files, call.given.data).front().first;
  return explorer_link(call.destination.target, call.given.data, file, !scenario.overrides.empty());
}

Report comparison_report(const CompareCall& call, const study::Comparison& comparison) {
  const study::ComparisonFindings f = study::findings_of(call, comparison);
  const std::vector<io::Table> tables = comparison_tables(f);
  const std::string differences = io::table_csv(differences_table(f));
  std::string results = differences;
  for (const io::Table& table : tables) results += io::table_csv(table);
  io::Provenance run = call.reference().identity;
  run.scenario += ", compared with " + std::to_string(comparison.scenarios.size() - 1);

  Report report;
  report.files = {{"differences.csv", differences},
                  {"dictionary.csv", io::table_csv(outcome_dictionary(f.plan.outcomes))}};
  report.texts = {tables, comparison_claims(f), provenance_of(run), io::methods_of_comparison(facts_of(f))};
  report.figures = comparison_figures(f);
  io::AnswerPage page = comparison_page(f);
  page.explorer = explorer_at(call);
  take_page(report, "compare.html", std::move(page));
  report.manifest = [f, &call, digest = io::digest(results)](const Written& written) {
    return manifest_of(f, call, digest, written);
  };
  report.text = comparison_text(f);
  report.json = comparison_node(f, tables);
  if (comparison.scenarios.size() - 1 > kMostDrawn)
    report.last_notes.push_back("Fan charts are drawn of the first " + std::to_string(kMostDrawn) +
                                " scenarios; the dot charts show all.");
  return report;
}

}  // namespace app
