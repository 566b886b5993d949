#include "app/attribute/attribute_call.hpp"

#include <algorithm>
#include <boost/algorithm/string/join.hpp>

#include "app/build_info.hpp"
#include "app/ground/load_scenario.hpp"
#include "app/ground/posterior.hpp"
#include "app/publish/files.hpp"
#include "app/publish/texts.hpp"
#include "app/publish/waterfalls.hpp"
#include "files/digest.hpp"
#include "input/csv/csv.hpp"
#include "input/scenario/scenario_policies.hpp"
#include "study/compare/plan.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

std::vector<std::size_t> read_metrics(const AttributeOptions& options, io::FaultList& faults) {
  const std::vector<std::string> usual{"gap_pace_months", "gap_observed_months"};
  std::vector<std::size_t> metrics;
  for (const std::string& name : options.metrics.empty() ? usual : options.metrics)
    if (const auto output = read_output(name, "--metric", faults)) metrics.push_back(*output);
  return metrics;
}

/// By default the present; for two scenarios, which hardly differ yet, the first of the usual dates of comparisons.
std::vector<int> read_dates(const AttributeOptions& options, const AttributeCall& question, io::FaultList& faults) {
  int last = question.scenarios.empty() ? io::kLastMonth : model::kMaxMonths;
  for (const io::Scenario& scenario : question.scenarios) last = std::min(last, scenario.setting.months - 1);
  std::vector<int> months;
  for (const std::string& date : options.at)
    if (const auto month = read_month(date, 0, last, "--at", faults)) months.push_back(*month);
  if (!options.at.empty() || question.scenarios.empty()) return months;
  const std::vector<io::Scenario>& scenarios = question.scenarios;
  if (scenarios.size() == 1)
    months.push_back(std::min(scenarios.front().setting.present, last));
  else
    months.push_back(study::usual_dates(last, study::first_difference(scenarios[0], scenarios[1])).front());
  return months;
}

void read_readings(const AttributeOptions& options, AttributeCall& question, io::FaultList& faults) {
  const std::vector<int> months = read_dates(options, question, faults);
  for (const std::size_t metric : read_metrics(options, faults))
    for (const int month : months) {
      const bool asked = std::any_of(
          question.readings.begin(), question.readings.end(),
          [&](const study::Reading& reading) { return reading.output == metric && reading.month == month; });
      if (!asked) question.readings.push_back({metric, month});  // twice named is once asked
    }
}

/// A difference is shared out within each world, so both scenarios need the same ones.
void check_worlds(const std::vector<io::Scenario>& scenarios, io::FaultList& faults) {
  if (scenarios.size() < 2) return;
  if (scenarios[0].effective == scenarios[1].effective)
    add_option_fault("--against", scenarios[1].name + " is the same scenario", "one that differs", faults);
  if (study::same_worlds(scenarios[0], scenarios[1])) return;
  add_option_fault(
      "--against",
      scenarios[1].name + " weighs contested claims otherwise than " + scenarios[0].name + ", so its worlds are others",
      "two scenarios that weigh the hypotheses alike", faults);
}

/// What attribution.csv at a place is about, as its first row begins; empty if there is none.
std::string attribution_at(const fs::path& target) {
  std::error_code ignored;
  const fs::path file = target / "attribution.csv";
  if (!fs::is_regular_file(file, ignored)) return {};
  const std::string text = read_result(target, "attribution.csv");
  const std::size_t end = text.find('\n');
  if (!text.starts_with("scenario,against,metric,") || end == std::string::npos) return "?";
  return text.substr(end + 1, text.find('\n', end + 1) - end - 1);
}

void check_target(const AttributeOptions& options, const AttributeCall& question, io::FaultList& faults) {
  const std::string target = question.destination.target.string(), there = attribution_at(question.destination.target);
  if (there == "?") return add_option_fault("--out", target + " holds something else", "another directory", faults);
  check_place(target, kind::kAttribution, faults);
  const std::string against = question.labels.size() > 1 ? question.labels[1] : "";
  io::Csv ours("");  // one row of it, after the empty header
  ours.field(question.labels.front()).field(against).end_row();
  const std::string row = ours.text().substr(1, ours.text().size() - 2);
  if (!there.empty() && !there.starts_with(row + ",") && !options.force)
    add_option_fault("--out", target + " holds the attribution of other scenarios",
                     "another directory; --force replaces it", faults);
}

std::string label_of(const io::Scenario& scenario) {
  if (scenario.overrides.empty()) return scenario.name;
  return scenario.name + " with " + boost::algorithm::join(scenario.overrides, ", ");
}

}  // namespace

AttributeCall read_question(const AttributeOptions& options) {
  AttributeCall question;
  io::FaultList faults;
  question.worlds = static_cast<int>(read_whole(options.worlds, 2, kMostWhole, "--worlds", faults).value_or(2));
  question.threads = static_cast<int>(read_whole(options.threads, 0, kMostThreads, "--threads", faults).value_or(0));
  question.seed = read_seed(options.seed, faults).value_or(0);
  question.kernel = read_kernel(options.kernel, faults);
  const io::Calibration calibration = load_calibration(options.data);
  if (!options.prior) question.posterior = load_posterior(options.data, calibration);
  for (const std::string& given : {options.scenario, options.against}) {
    if (given.empty()) continue;
    std::optional<io::Scenario> scenario = load_scenario(given, options, calibration, faults);
    if (!scenario) continue;
    if (question.posterior) study::draw_from(*question.posterior, question.seed, *scenario, faults);
    question.scenarios.push_back(std::move(*scenario));
  }
  check_worlds(question.scenarios, faults);
  read_readings(options, question, faults);
  std::string name;
  for (const io::Scenario& scenario : question.scenarios) {
    name += (name.empty() ? "" : "-against-") + scenario.name;
    question.labels.push_back(label_of(scenario));
  }
  question.destination = destination(options.out, fs::path("results") / "attribution" / name, kind::kAttribution);
  if (!question.labels.empty()) check_target(options, question, faults);
  faults.throw_if_any();
  question.run.scenario = question.labels.front();
  if (question.labels.size() > 1) question.run.scenario = question.labels[1] + " against " + question.labels[0];
  question.run.scenario_digest = io::digest(question.scenarios.front().effective);
  question.run.version = kVersion;
  question.run.commit = kCommit;
  question.run.seed = question.seed;
  question.run.replicates = question.worlds;
  question.run.draws =
      question.posterior ? "posterior " + question.posterior->manifest.worlds_digest : std::string("prior");
  question.destination.facts = provenance_of(question.run);
  return question;
}

}  // namespace app
