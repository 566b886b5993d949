#include "output/words/methods.hpp"

#include "base/share.hpp"
#include "engine/survey.hpp"
#include "input/kept/manifest.hpp"
#include "output/words/charts_words.hpp"

namespace io {

namespace {

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i)
    text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
  return text;
}

std::string program(const MethodsFacts& facts) {
  return "Chokepoint " + facts.run.version + " (commit " + facts.run.commit.substr(0, 12) +
         "), an agent-based Monte Carlo model of export controls on AI chips.";
}

std::string worlds(const MethodsFacts& facts) {
  const std::string count = with_commas(facts.run.replicates) + (facts.run.replicates == 1 ? " world" : " worlds");
  if (facts.run.draws == "prior")
    return count +
           " were drawn from the prior distributions of all uncertain parameters and contested claims; they were not "
           "fitted to the record.";
  return count + " were drawn from the posterior " + short_digest(facts.run.draws) +
         ": parameters, contested claims and luck of the documented years that together agree with the record to " +
         say_month(facts.present) + ". They descend from " + std::to_string(facts.ancestors) +
         " independent ancestors; standard errors are taken over these and not over worlds.";
}

std::string until(const MethodsFacts& facts) {
  return "Months from January 2022 to " + say_month(facts.horizon) + " were simulated with seed " +
         std::to_string(facts.run.seed) + ".";
}

constexpr const char* kCaveat = "Results are conditional on the model and its priors, of which many are assumptions";
constexpr const char* kByBranch = "; the tables give them by branch of each contested claim as well.";

}  // namespace

std::string survey_in_words(int replicates) {
  if (replicates <= engine::kMostWhole) return "";
  return "Summaries by month are of all " + with_commas(replicates) +
         " worlds, with quantiles from a sketch that is at most 0.4 % off; contested claims, events, first dates and "
         "drawn "
         "parameters are told of the first " +
         with_commas(engine::kHeld) + " worlds, which alone are held whole.";
}

std::string methods_of_run(const MethodsFacts& facts) {
  const std::string survey = survey_in_words(facts.run.replicates);
  const std::string ranges =
      !survey.empty() ? " " + survey + " Medians and intervals of nine worlds in ten "
      : facts.run.replicates < base::kFewestForRange
          ? " Medians are exact quantiles over worlds (Hyndman and Fan's type 7), which are too few for ranges, and "
          : " Medians and intervals of nine worlds in ten are exact quantiles over worlds (Hyndman and Fan's type 7) "
            "and ";
  return program(facts) + " Scenario: " + listed(facts.scenarios) + ". " + worlds(facts) + " " + until(facts) + ranges +
         "tell of uncertain parameters, contested claims and luck; summary.csv has the errors of simulation. The lag "
         "is read as the standing lag (the age of the first American model as capable as China's best) and at the "
         "present pace (the difference in capability over the American pace of the "
         "36 months before the present). " +
         kCaveat + kByBranch + "\n";
}

std::string methods_of_study(const MethodsFacts& facts, const std::string& how) {
  return program(facts) + " Scenario: " + listed(facts.scenarios) + ". " + worlds(facts) + " Seed " +
         std::to_string(facts.run.seed) + ". " + how + " " + kCaveat + ".\n";
}

std::string methods_of_comparison(const MethodsFacts& facts) {
  const std::vector<std::string> others(facts.scenarios.begin() + 1, facts.scenarios.end());
  std::string text =
      program(facts) + " Reference: " + facts.scenarios.front() +
      "; against it: " + (others.size() > 4 ? std::to_string(others.size()) + " scenarios" : listed(others)) + ". " +
      worlds(facts) + " " + until(facts) +
      " Each world met the same parameters and luck under every scenario. Intervals of mean differences are 99 % "
      "(Student's t over ancestors); scenarios are indistinguishable where one holds 0. A difference is clear from the "
      "month after which every interval leaves out 0, found backwards from the horizon, so that many looks do not "
      "inflate the error. Lags are distances over the American pace of the 36 months to the present. Of the standing "
      "lag only means are compared. Rates are ratios of means with Fieller's intervals. ";
  if (!facts.unpaired.empty())
    text += "Other weights of contested claims choose other worlds: " + listed(facts.unpaired) +
            (facts.unpaired.size() == 1 ? " was" : " were") + " compared by means alone. ";
  return text + kCaveat + kByBranch + "\n";
}

}  // namespace io
