#include "app/compare/compare_write.hpp"

#include <algorithm>
#include <set>

#include "app/compare/compare_charts.hpp"
#include "app/compare/compare_page.hpp"
#include "app/compare/compare_tables.hpp"
#include "app/ground/study.hpp"
#include "app/publish/draw.hpp"
#include "app/publish/sheets.hpp"
#include "app/publish/target.hpp"
#include "app/publish/waterfalls.hpp"
#include "app/run/write_run.hpp"
#include "files/digest.hpp"
#include "files/render.hpp"
#include "files/vouched.hpp"
#include "files/write_whole.hpp"
#include "input/json/input_values.hpp"
#include "input/json/json_write.hpp"
#include "output/words/methods.hpp"
#include "parallel/executor.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

constexpr const char* kCharts = "charts";

io::MethodsFacts facts_of(const ComparisonFindings& f) {
  const io::RunIdentity& run = f.plan.reference().identity;
  io::MethodsFacts facts;
  facts.version = run.version, facts.commit = run.commit, facts.draws = run.draws;
  facts.seed = run.seed, facts.worlds = run.replicates;
  const auto& clusters = f.comparison.reference().clusters;
  facts.ancestors = std::set<std::uint32_t>(clusters.begin(), clusters.end()).size();
  for (const Compared& scenario : f.comparison.scenarios) {
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

io::Node scenario_nodes(const ComparisonFindings& f) {
  io::Node list = io::make_list();
  for (std::size_t s = 0; s < f.comparison.scenarios.size(); ++s) {
    const Compared& scenario = f.comparison.scenarios[s];
    io::Node& node = list.items.emplace_back(io::make_object());
    io::add_member(node, "name", io::make_text(scenario.name));
    io::add_member(node, "title", io::make_text(scenario.title));
    io::add_member(node, "scenario_digest", io::make_text(f.plan.run.jobs[s].identity.scenario_digest));
    io::add_member(node, "same_worlds_as_reference", io::make_boolean(scenario.same_worlds));
  }
  return list;
}

std::string manifest_of(const ComparisonFindings& f, const std::string& data, const std::string& results_digest,
                        double wall_seconds, const std::vector<io::InputDigest>& files) {
  const io::RunIdentity& run = f.plan.reference().identity;
  io::Node root = io::make_object();
  const auto text = [&](const char* key, const std::string& value) { io::add_member(root, key, io::make_text(value)); };
  text("program", "chokepoint"), text("kind", "comparison");
  io::add_member(root, "format_version", io::make_number(1));
  text("version", run.version), text("commit", run.commit), text("comparison_digest", f.plan.identity);
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
  for (const Job& job : f.plan.run.jobs)
    for (const io::InputDigest& file : digests_of(job.scenario.files, data)) inputs.push_back(file);
  io::add_member(root, "scenario_files", pairs_node(inputs));
  io::add_member(root, "files", io::digests_node(files));
  io::Node& execution = io::add_member(root, "execution", io::make_object());
  io::add_member(execution, "kernel", io::make_text(engine::kernel_name(f.plan.run.kernel)));
  io::add_member(execution, "threads", io::make_number(parallel::thread_count(f.plan.run.threads)));
  io::add_member(execution, "wall_seconds", io::make_number(wall_seconds));
  return io::write_json(root);
}

/// Draws the charts. They are given back as pages take them.
DrawnCharts draw(const ComparisonFindings& f, io::ResultDirectory& directory) {
  const std::vector<io::Chart> wide = comparison_charts(f, io::kWideChart);
  for (const io::Chart& chart : wide) directory.add(fs::path(kCharts) / (chart.name + ".vl.json"), chart.spec_json);
  for (const io::Chart& chart : comparison_charts(f, io::kNarrowChart))
    directory.add(fs::path(kCharts) / "narrow" / (chart.name + ".vl.json"), chart.spec_json);
  DrawnCharts drawn;
  drawn.rendering = draw_specifications(directory.part() / kCharts);
  for (const io::Chart& chart : wide) {
    io::ReportChart& one = drawn.charts.emplace_back();
    one.chart = chart;
    one.wide_svg = io::read_drawing(directory.part() / kCharts, chart.name);
    one.narrow_svg = io::read_drawing(directory.part() / kCharts / "narrow", chart.name);
  }
  return drawn;
}

/// The plan has checked what stood at the place of the results; by the end somebody else may have put theirs there.
void refuse_if_overtaken(const ComparePlan& plan) {
  if (io::occupant_of(plan.target) == io::Occupant::kNothing) return;
  const std::string now = comparison_at(plan.target);
  if (!now.empty() && (now == plan.identity || now == plan.stood_there)) return;
  throw io::WriteError(plan.target,
                       "others have put their results there meanwhile; nothing of this comparison was "
                       "written, and --out DIR gives it a place of its own");
}

void add_page(const ComparisonFindings& f, const std::vector<io::Sheet>& sheets, DrawnCharts drawn,
              io::ResultDirectory& directory) {
  io::ComparePage page = comparison_page(f);
  page.charts = std::move(drawn.charts), page.charts_note = drawn.rendering.why_not;
  page.methods = io::methods_of_comparison(facts_of(f));
  page.files = {"tables/tables.xlsx"};
  for (const io::Sheet& sheet : sheets) page.files.push_back("tables/" + sheet.name + ".csv");
  for (const char* file : {"differences.csv", "claims.json", "methods.txt", "manifest.json"})
    page.files.emplace_back(file);
  directory.add("compare.html", io::make_compare_page(page));
}

}  // namespace

ExitCode write_comparison(const ComparisonFindings& f, const std::vector<io::Sheet>& sheets, const std::string& data,
                          io::ResultDirectory& directory, double start_seconds, const std::atomic<bool>& stop,
                          const Console& console) {
  const std::string differences = differences_csv(f);
  std::string results = differences;
  for (const io::Sheet& sheet : sheets) results += io::sheet_csv(sheet);
  directory.add("differences.csv", differences);
  io::RunIdentity run = f.plan.reference().identity;
  run.scenario += ", compared with " + std::to_string(f.comparison.scenarios.size() - 1);
  add_texts(directory, {sheets, comparison_claims(f), provenance_of(run), io::methods_of_comparison(facts_of(f))});
  DrawnCharts drawn = draw(f, directory);
  if (stop) return kStopped;  // Ctrl-C also ends the programs that draw, which is no fault of theirs
  const ExitCode code = tell_drawing(drawn.rendering, console);
  add_page(f, sheets, std::move(drawn), directory);
  directory.add("manifest.json", manifest_of(f, data, io::digest(results), steady_seconds() - start_seconds,
                                             io::digests_below(directory.part())));
  if (stop) return kStopped;
  directory.publish([&] { refuse_if_overtaken(f.plan); });
  return code;
}

}  // namespace app
