// Everything that is uncertain matters somewhere: each branch of each hypothesis and each parameter moves some metric.
#include <gtest/gtest.h>

#include "invariants/worlds.hpp"

namespace {

constexpr int kWorlds = 32;

model::Setting baseline() { return worlds::baseline().setting; }

/// Does some metric differ in some world and month, by more than rounding?
bool differ(const engine::Results& a, const engine::Results& b) {
  for (std::size_t metric = 0; metric < model::kMetrics; ++metric)
    for (int month = 0; month < a.months(); ++month) {
      const double *x = a.column(metric, month), *y = b.column(metric, month);
      for (int r = 0; r < a.replicates(); ++r)
        if (std::abs(x[r] - y[r]) > 1e-9 * (std::abs(x[r]) + std::abs(y[r]))) return true;
    }
  return false;
}

engine::Results with_branch(std::size_t hypothesis, std::size_t branch) {
  engine::Inputs inputs = worlds::baseline().inputs;
  inputs.weights[hypothesis] = {};
  inputs.weights[hypothesis][branch] = 1;
  return worlds::run(baseline(), inputs, kWorlds);
}

TEST(EveryHypothesis, MakesADifferenceInEachOfItsBranches) {
  for (std::size_t h = 0; h < model::kHypotheses; ++h) {
    const model::HypothesisRow& row = model::kHypothesisRows[h];
    std::vector<engine::Results> results;
    for (std::size_t branch = 0; branch < row.branches; ++branch) results.push_back(with_branch(h, branch));
    for (std::size_t a = 0; a < row.branches; ++a)
      for (std::size_t b = 0; b < a; ++b)
        EXPECT_TRUE(differ(results[a], results[b])) << row.name << ": " << row.branch[a] << " is like " << row.branch[b];
  }
}

engine::Results with_quantile(std::size_t parameter, double u) {
  engine::Inputs inputs = worlds::baseline().inputs;
  base::Distribution constant;
  constant.value = base::draw(inputs.priors[parameter], u);
  inputs.priors[parameter] = constant;
  return worlds::run(baseline(), inputs, kWorlds);
}

TEST(EveryParameter, MovesSomeMetricBetweenItsFifthAndNinetyFifthPercentile) {
  const std::vector<std::string> known_to_do_nothing = {};  // and to stay so
  for (std::size_t i = 0; i < model::kParameters; ++i) {
    const std::string name(model::kParameterRows[i].name);
    const bool excused = std::find(known_to_do_nothing.begin(), known_to_do_nothing.end(), name) != known_to_do_nothing.end();
    EXPECT_NE(differ(with_quantile(i, 0.05), with_quantile(i, 0.95)), excused) << name;
  }
}

}  // namespace
