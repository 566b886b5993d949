#pragma once
#include <atomic>
#include <string_view>
#include <vector>

#include "input/record/targets.hpp"
#include "study/ground/ground.hpp"

namespace study {

/// A question: one number of one metric over some months (`from` = `to` for a value). Throws base::InvariantError for a
/// name that is no metric.
io::Target question(std::string_view metric, io::Statistic statistic, int from, int to);

/// What every world says: of world i of the posterior.
struct Answers {
  std::vector<std::vector<double>> values;      ///< [question][world], natural units; NaN: undefined
  std::vector<std::vector<double>> parameters;  ///< [parameter][world]
  std::vector<double> weights;                  ///< by the scenario's hypotheses; sum 1
  std::vector<std::uint32_t> clusters;          ///< ancestors
};

/// Runs every world of the posterior under the scenario of `ground`, as far as the questions reach, whatever its horizon.
/// Throws Stopped if the user asked to stop.
Answers ask(const Ground& ground, const std::vector<io::Target>& questions, const std::atomic<bool>& stop);

/// The worlds that show a number for one question and have weight, in their order.
struct Answered {
  std::vector<std::size_t> worlds;
  std::vector<double> values, weights;
  std::vector<std::uint32_t> clusters;

  /// Those worlds' part of a column of all worlds.
  template <class Value> std::vector<Value> of(const std::vector<Value>& all) const {
    std::vector<Value> some;
    for (const std::size_t world : worlds) some.push_back(all[world]);
    return some;
  }
};
Answered answered(const Answers& answers, std::size_t question);

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

}  // namespace study
