#include <algorithm>

#include "app/command_line/command.hpp"
#include "app/ground/ground.hpp"
#include "app/publish/findings.hpp"
#include "app/publish/perform.hpp"
#include "app/voi/voi_tables.hpp"
#include "app/voi/voi_words.hpp"
#include "input/json/input_values.hpp"
#include "study/voi/v4_claims.hpp"
#include "telling/words.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

struct VoiOptions : GroundOptions {
  std::string metric, over = "1";  ///< a metric of one's own, its mean over so many months
  std::vector<std::string> at;     ///< YYYY-MM
  bool keep = false;               ///< put what reports show of it beside the posterior
};

/// A call of `voi`, checked.
struct VoiQuestion {
  std::vector<io::Target> outcomes;
  std::unique_ptr<study::Ground> ground;
  bool keep = false;
  Destination destination;
};

std::vector<io::Target> default_outcomes() {
  const auto value = [](int month) { return study::question("gap_pace_months", io::Statistic::kValue, month, month); };
  return {value(io::month_number(2028, 12)), value(io::month_number(2030, 12)),
          study::question("gap_at_release_months", io::Statistic::kMean, io::month_number(2028, 1),
                          io::month_number(2028, 12))};
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
  if (months.empty()) months.push_back(io::month_number(2028, 12));
  std::vector<io::Target> outcomes;
  for (const int month : months)
    outcomes.push_back(study::question(options.metric, over > 1 ? io::Statistic::kMean : io::Statistic::kValue,
                                       month - over + 1, month));
  return outcomes;
}

/// `--keep` is for what every report shows: the default outcomes of the baseline.
void check_keep(const VoiOptions& options, io::FaultList& faults) {
  if (options.keep && (!options.metric.empty() || options.scenario != VoiOptions().scenario))
    add_option_fault("--keep", "reports show the default outcomes of the baseline",
                     "--keep without SCENARIO, --metric, --at and --over", faults);
}

VoiQuestion read(const VoiOptions& options) {
  io::FaultList faults;
  VoiQuestion question;
  question.outcomes = outcomes_of(options, faults);
  question.destination = destination(options.out, fs::path("results") / "voi", kind::kVoi);
  check_place(question.destination.target, kind::kVoi, faults);
  check_keep(options, faults);
  question.keep = options.keep;
  question.ground = open_ground(options, faults);
  faults.throw_if_any();
  if (question.keep) ensure_can_keep(options.data);
  question.destination.facts = facts_of(*question.ground);
  return question;
}

VoiFound study(const VoiQuestion& question, Call& call) {
  const study::Ground& ground = *question.ground;
  std::vector<io::Target> questions = question.outcomes;
  const std::vector<io::Target> about_v4 = study::v4_questions(ground.scenario);
  const std::vector<io::Target> about_branches = study::branch_questions(ground.scenario);
  questions.insert(questions.end(), about_v4.begin(), about_v4.end());
  questions.insert(questions.end(), about_branches.begin(), about_branches.end());
  const study::Answers answers = study::ask(ground, questions, call.stop());
  const engine::Posterior& posterior = ground.posterior->worlds;
  const std::size_t outcomes = question.outcomes.size();
  return {ground,
          question.outcomes,
          study::value_of_settling(answers, posterior.worlds, outcomes),
          study::branch_weights(posterior, ground.scenario.inputs.weights),
          study::v4_claims(ground, answers, outcomes),
          study::branch_outcomes(answers, posterior.worlds, about_branches, outcomes + about_v4.size())};
}

Report tell(const VoiQuestion& question, const VoiFound& found) {
  Report report;
  report.files = {{"voi.csv", io::table_csv(voi_table(found.rows, found.outcomes))},
                  {"hypotheses.csv", io::table_csv(hypotheses_table(found.claims))},
                  {"branches.csv", io::table_csv(branches_table(found.branches))},
                  {"v4_claims.csv", io::table_csv(v4_table(found.v4))}};
  report.texts = voi_texts(found);
  report.figures = voi_figures(found);
  if (question.keep) report.kept = {{"claims", io::finding_json(claims_finding(found, report.figures))}};
  take_page(report, "voi.html", voi_page(found, report.figures));
  report.text = voi_text(found);
  report.json = voi_node(found);
  return report;
}

/// `voi [SCENARIO]`: prints and writes voi.csv, hypotheses.csv, branches.csv, v4_claims.csv and a chart per outcome.
ExitCode voi(const VoiOptions& options, const Console& console) { return perform(options, console, read, study, tell); }

}  // namespace

void set_up_voi(Command& command) {
  auto& options = command.keep<VoiOptions>();
  command.option("SCENARIO", options.scenario, kScenarioHelp).scenario().shows_default();
  command.option("--metric", options.metric, "One metric instead of the usual three readings of the lag");
  command.option("--at", options.at, "Months YYYY-MM for that metric, between commas (default: 2028-12)").list();
  command.option("--over", options.over, "Mean over so many months to --at").shows_default();
  command.option("--out", options.out, "Directory of the results (default: results/voi)");
  takes_keep(command, options.keep);
  takes_study_options(command, options);
  command.draws_charts();
  command.does(options, voi);
}

}  // namespace app
