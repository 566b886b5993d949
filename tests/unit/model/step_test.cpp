// The month as a whole, on the small world: it balances, it repeats, and lanes run as if alone.
#include "model/step.hpp"

#include <bit>

#include "unit/model/small_world.hpp"

namespace {

using small_world::Small;

/// Four worlds whose parameters and branches differ, so that lanes part ways; the first `lanes` of them side by side.
template <class Real> void vary(Small<Real>& small, int first) {
  for (std::size_t i = 0; i < model::kParameters; ++i) {
    Real& value = small.p.*model::kParameterMembers<Real>[i];
    const base::Field& row = model::kParameterRows[i];
    for (int lane = 0; lane < base::kWidth<Real>; ++lane) {
      const double middle = base::lane(value, lane);
      const double away =
          ((static_cast<int>(i) * 7 + (first + lane) * 3) % 11 - 5) * 0.05;  // up to a quarter of the way
      base::set_lane(value, lane, middle + away * (away > 0 ? row.high - middle : middle - row.low) * 0.2);
    }
  }
  for (std::size_t h = 0; h < model::kHypotheses; ++h)
    for (int lane = 0; lane < base::kWidth<Real>; ++lane)
      base::set_lane(small.branches[h], lane, (first + lane) % static_cast<int>(model::kHypothesisRows[h].branches));
}

void make_eventful(model::Setting& scene) {
  model::Clause clause;
  clause.tpp_min = 4800, clause.interconnect_min = 600;
  scene.rules = {{"rule", {clause}}};
  model::Move rule;
  rule.rule = 0, rule.from = 9;
  scene.moves = {rule, small_world::move_of(model::kLever_tool_ban, 0.8, 12, 40, 6),
                 small_world::move_of(model::kLever_hbm_ban, 1, 30),
                 small_world::move_of(model::kLever_cn_import_approval, 0.5, 20)};
  model::Reaction reaction;
  reaction.id = "tighten", reaction.metric = model::kMetric_compute_share_cn, reaction.threshold = 0;
  reaction.lever = model::kLever_remote_access_rule, reaction.value = 1, reaction.monthly_probability = 0.2;
  scene.reactions = {reaction};
  scene.reactions_from = 24, scene.present = 36;
}

/// All metrics of all months, a world after the other.
template <class Real> std::vector<double> lived(int first, int worlds) {
  std::vector<double> seen;
  Small<Real> small;
  vary(small, first);
  make_eventful(small.scene);
  const small_world::Fate<Real> fate(static_cast<std::uint64_t>(first) + 1);
  auto world = small.begun(fate);
  std::vector<std::vector<double>> metrics(static_cast<std::size_t>(worlds));
  for (; world.month < small.scene.months; ++world.month) {
    model::step(world, fate.luck);
    EXPECT_NO_THROW(model::check_books(world)) << "month " << world.month;
    for (int lane = 0; lane < worlds; ++lane)
      for (const auto member : model::kMetricMembers<Real>)
        metrics[static_cast<std::size_t>(lane)].push_back(base::lane(world.metrics.*member, lane));
  }
  for (const auto& one : metrics) seen.insert(seen.end(), one.begin(), one.end());
  return seen;
}

void expect_same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    const bool nan = a[i] != a[i] && b[i] != b[i];
    ASSERT_TRUE(nan || std::bit_cast<std::uint64_t>(a[i]) == std::bit_cast<std::uint64_t>(b[i]))
        << model::kMetricRows[i % model::kMetrics].name << " in month " << i / model::kMetrics % 60 << ": " << a[i]
        << " and " << b[i];
  }
}

TEST(Step, FourLanesAreFourWorldsAlone) {
  std::vector<double> alone;
  for (int world = 0; world < 4; ++world) {
    const std::vector<double> one = lived<double>(world, 1);
    alone.insert(alone.end(), one.begin(), one.end());
  }
  expect_same_bits(lived<base::Lanes<4>>(0, 4), alone);
}

TEST(Step, AWorldRepeatsItself) { expect_same_bits(lived<double>(2, 1), lived<double>(2, 1)); }

TEST(Step, EveryMetricIsANumberOrKnownToBeUndefined) {
  const std::vector<double> seen = lived<double>(0, 1);
  for (std::size_t i = 0; i < seen.size(); ++i) {
    const std::string_view name = model::kMetricRows[i % model::kMetrics].name;
    const bool may_lack = name.starts_with("price_") || name.starts_with("third_country_share_") ||
                          name.starts_with("us_market_") || name.starts_with("record_run_") ||
                          name == "foreign_share_of_purchases_cn";
    EXPECT_TRUE(std::isfinite(seen[i]) || may_lack) << name;
  }
}

TEST(Step, SharesAreSharesAndStocksAreNotNegative) {
  const std::vector<double> seen = lived<double>(1, 1);
  for (std::size_t i = 0; i < seen.size(); ++i) {
    const model::MetricRow& row = model::kMetricRows[i % model::kMetrics];
    if (row.name.starts_with("gap_") || row.name.starts_with("capability_") || std::isnan(seen[i])) continue;
    EXPECT_GE(seen[i], 0) << row.name;
    const bool of_china_itself = row.name.find("share") != std::string_view::npos && !row.name.starts_with("compute_");
    if (of_china_itself) {
      EXPECT_LE(seen[i], 1 + 1e-12) << row.name;
    }
  }
}

}  // namespace
