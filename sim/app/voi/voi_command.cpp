#include <algorithm>

#include "app/publish/draw.hpp"
#include "app/publish/findings.hpp"
#include "app/publish/place.hpp"
#include "app/voi/voi_words.hpp"
#include "input/json/input_values.hpp"
#include "parallel/interrupt.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

constexpr int month_of(int year, int month) { return (year - 2022) * 12 + month - 1; }

std::vector<io::Target> default_outcomes() {
  const auto value = [](int month) { return question("gap_trend_months", io::Statistic::kValue, month, month); };
  return {value(month_of(2028, 12)), value(month_of(2030, 12)),
          question("gap_at_release_months", io::Statistic::kMean, month_of(2028, 1), month_of(2028, 12))};
}

std::vector<io::Target> outcomes_of(const VoiOptions& options, io::FaultList& faults) {
  const auto over = static_cast<int>(read_whole(options.over, 1, 120, "--over", faults).value_or(1));
  std::vector<int> months;
  for (const std::string& text : options.at)
    if (const auto month = read_month(text, over - 1, model::kMaxMonths - 1, "--at", faults)) months.push_back(*month);
  if (options.metric.empty()) {
    if (!options.at.empty() || over != 1)
      add_option_fault("--metric", "--at and --over need a metric", "a name out of `list metrics`", faults);
    return default_outcomes();
  }
  std::vector<std::string_view> names;
  for (const model::MetricRow& row : model::kMetricRows) names.push_back(row.name);
  if (std::find(names.begin(), names.end(), options.metric) == names.end()) {
    add_unknown_word("--metric", "metric", options.metric, names, faults);
    return {};
  }
  if (months.empty()) months.push_back(month_of(2028, 12));
  std::vector<io::Target> outcomes;
  for (const int month : months)
    outcomes.push_back(
        question(options.metric, over > 1 ? io::Statistic::kMean : io::Statistic::kValue, month - over + 1, month));
  return outcomes;
}

/// Writes specifications and, where the programs for it are, pictures.
io::Rendering draw(const std::vector<io::VoiChart>& charts, io::ResultDirectory& directory) {
  for (const io::VoiChart& chart : charts) {
    directory.add(fs::path("charts") / (chart.name + ".vl.json"), io::voi_chart(chart).spec_json);
    directory.add(fs::path("charts") / "narrow" / (chart.name + ".vl.json"),
                  io::voi_chart(chart, io::kNarrowChart).spec_json);
  }
  return draw_specifications(directory.part() / "charts");
}

/// `--keep` is for what every report shows: the default outcomes of the baseline.
void check_keep(const VoiOptions& options, io::FaultList& faults) {
  if (options.keep && (!options.metric.empty() || options.scenario != VoiOptions().scenario))
    add_option_fault("--keep", "reports show the default outcomes of the baseline",
                     "--keep without SCENARIO, --metric, --at and --over", faults);
}

}  // namespace

ExitCode voi(const VoiOptions& options, const Console& console) {
  io::FaultList faults;
  const std::vector<io::Target> outcomes = outcomes_of(options, faults);
  const fs::path out = options.out.empty() ? fs::path("results") / "voi" : fs::path(options.out);
  check_place(out, kind::kVoi, faults);
  check_keep(options, faults);
  const auto study = open_study(options, faults);
  faults.throw_if_any();
  std::vector<io::Target> questions = outcomes;
  const std::vector<io::Target> about_v4 = v4_questions(study->scenario);
  const std::vector<io::Target> about_branches = branch_questions(study->scenario);
  questions.insert(questions.end(), about_v4.begin(), about_v4.end());
  questions.insert(questions.end(), about_branches.begin(), about_branches.end());
  const parallel::Interrupt interrupt;
  Place place(out, kind::kVoi);
  io::ResultDirectory& directory = place.files();
  if (options.keep) ensure_can_keep(options.data);
  try {
    const Answers answers = ask(*study, questions, interrupt.requested());
    const engine::Posterior& posterior = study->posterior->worlds;
    const VoiFound found{*study,
                         outcomes,
                         value_of_settling(answers, posterior.worlds, outcomes.size()),
                         branch_weights(posterior, study->scenario.inputs.weights),
                         v4_claims(*study, answers, outcomes.size()),
                         branch_outcomes(answers, posterior.worlds, about_branches, outcomes.size() + about_v4.size())};
    const std::vector<io::VoiChart> charts = voi_charts(found);
    directory.add("voi.csv", voi_csv(found.rows, outcomes));
    directory.add("hypotheses.csv", hypotheses_csv(found.claims));
    directory.add("branches.csv", branches_csv(found.branches));
    directory.add("v4_claims.csv", v4_csv(found.v4));
    add_texts(directory, voi_texts(found));
    const io::Rendering rendering = draw(charts, directory);
    if (interrupt.requested()) return kStopped;
    place.publish(facts_of(*study));
    if (options.keep) keep_finding(options.data, "claims", io::finding_json(claims_finding(found, charts)));
    if (console.json)
      console.print(voi_node(found));
    else
      console.out << voi_text(found);
    console.note("Results are in " + out.string());
    return tell_drawing(rendering, console);
  } catch (const Stopped&) {
    return kStopped;
  }
}

}  // namespace app
