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
        EXPECT_TRUE(differ(results[a], results[b]))
            << row.name << ": " << row.branch[a] << " is like " << row.branch[b];
  }
}

/// The baseline with every lever that ramps halfway up its range from 2027-01, and a plain chip rule that loosens by a tenth
/// every half-year from 2028: some parameters act only under a lever that nobody has pulled yet.
model::Setting stirred() {
  model::Setting setting = baseline();
  model::Clause slow;
  slow.tpp_min = 3000;
  setting.rules.push_back({"test.slow", {slow}});
  model::Move rule;
  rule.id = "test.slow", rule.source = "assumption", rule.rule = static_cast<int>(setting.rules.size()) - 1,
  rule.from = 72;
  setting.moves.push_back(rule);
  for (const model::LeverRow& row : model::kLeverRows)
    if (row.change == model::Change::kRamps) worlds::move_lever(setting, row.name, 0.5 * (row.low + row.high), 60);
  double threshold = slow.tpp_min;
  for (int month = 78; month < 120; month += 6) worlds::move_lever(setting, "tpp_threshold", threshold *= 1.1, month);
  worlds::move_lever(setting, "enforcement_budget", 0, 108);  // what no effort at all deters
  return setting;
}

engine::Results with_quantile(const model::Setting& setting, std::size_t parameter, double u) {
  engine::Inputs inputs = worlds::baseline().inputs;
  base::Distribution constant;
  constant.value = base::draw(inputs.priors[parameter], u);
  inputs.priors[parameter] = constant;
  return worlds::run(setting, inputs, kWorlds);
}

bool moves_something(const model::Setting& setting, std::size_t parameter) {
  return differ(with_quantile(setting, parameter, 0.05), with_quantile(setting, parameter, 0.95));
}

TEST(EveryParameterWorlds, MovesSomeMetricBetweenItsFifthAndNinetyFifthPercentile) {
  const model::Setting usual = baseline(), busy = stirred();
  for (std::size_t i = 0; i < model::kParameters; ++i)
    EXPECT_TRUE(moves_something(usual, i) || moves_something(busy, i)) << model::kParameterRows[i].name;
}

}  // namespace
