#pragma once
#include <atomic>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app/command_line/options.hpp"
#include "app/ground/posterior.hpp"
#include "input/record/targets.hpp"

namespace app {

/// What a command that questions the worlds of the posterior was given. Numbers stay text, as in `ScenarioOptions`.
struct StudyOptions {
  std::string data, scenario = "baseline", out, seed = "0", threads = "0", kernel = "auto";
  bool force = false;
};

/// A scenario that draws from the posterior, every world of it once and in its order.
struct Study {
  io::Calibration calibration;
  io::Targets targets;
  std::shared_ptr<const LoadedPosterior> posterior;
  io::Scenario scenario;
  std::uint64_t seed = 0;
  int threads = 0;
  engine::Kernel kernel = engine::Kernel::kScalar;
};

/// Opens what the options name. Throws base::InputError with those of `faults` and all that it finds: a missing
/// posterior is one. On the heap, since the scenario points into the posterior.
std::unique_ptr<Study> open_study(const StudyOptions& options, io::FaultList& faults);

/// For the manifest of results: scenario, seed and posterior.
std::vector<std::pair<std::string, std::string>> facts_of(const Study& study);

/// A question: one number of one metric over some months (`from` = `to` for a value). Throws base::InvariantError for a
/// name that is no metric.
io::Target question(std::string_view metric, io::Statistic statistic, int from, int to);
/// The question in words: "gap_trend_months at 2028-12", "gap_months, mean of 2028-01 to 2028-12".
std::string in_words(const io::Target& question);

/// What every world says: of world i of the posterior.
struct Answers {
  std::vector<std::vector<double>> values;      ///< [question][world], natural units; NaN: undefined
  std::vector<std::vector<double>> parameters;  ///< [parameter][world]
  std::vector<double> weights;                  ///< by the scenario's hypotheses; sum 1
  std::vector<std::uint32_t> clusters;          ///< ancestors
};

/// Runs every world of the posterior under the study's scenario, as far as the questions reach, whatever its horizon.
/// Throws Stopped if the user asked to stop.
Answers ask(const Study& study, const std::vector<io::Target>& questions, const std::atomic<bool>& stop);

/// The weight that each world has by the weights of the branches, relative to equal ones; `except` leaves one hypothesis
/// out (model::kHypotheses: none). Not normalised.
std::vector<double> weights_by_branches(const engine::Posterior& posterior,
                                        const std::array<std::array<double, 4>, model::kHypotheses>& weights,
                                        std::size_t except = model::kHypotheses);

/// Values that are numbers, and their weights.
struct Column {
  std::vector<double> values, weights;
};
Column numbers_of(const std::vector<double>& values, const std::vector<double>& weights);

/// Median and 90 % interval; undefined (NaN) if no value is a number.
struct MedianRange {
  double median = 0, low = 0, high = 0;
};
MedianRange spread_of(const std::vector<double>& values, const std::vector<double>& weights);

}  // namespace app
