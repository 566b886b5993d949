// Simulation-based calibration in small: does a true world rank evenly among the worlds of a fit to its record, and
// would we notice if it did not? The full study is `chokepoint sbc`.
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "analysis/draws.hpp"
#include "analysis/rank_tests.hpp"
#include "app/ground/load_scenario.hpp"
#include "app/ground/posterior.hpp"
#include "base/normal.hpp"
#include "engine/results.hpp"
#include "files/load.hpp"
#include "study/fit/synthetic_record.hpp"
#include "unit/analysis/targets.hpp"

namespace {

// Three coordinates, each seen with error 0.5. Ranks of 300 truths among 119 draws, in 10 bins, at a level of 0.1 %.
std::vector<std::size_t> normal_ranks(double believed_error) {
  constexpr std::size_t kTruths = 300, kDraws = 119;
  std::vector<std::size_t> ranks;
  for (std::size_t i = 0; i < kTruths; ++i) {
    analysis::Draws luck(7, "truth", i, 0);
    std::vector<double> truth, seen;
    for (int j = 0; j < 3; ++j) truth.push_back(luck.normal()), seen.push_back(truth.back() + 0.5 * luck.normal());
    const auto likelihood = test::each([&](const analysis::Particle& particle) {
      double sum = 0;
      for (std::size_t j = 0; j < 3; ++j) sum += test::bell(particle.z[j] - seen[j], 0.5 * believed_error);
      return sum;
    });
    const analysis::SmcState state = analysis::smc_run(
        {3, {}, 0}, {.particles = kDraws + 1, .initial_factor = 4, .rounds = 6, .final_rounds = 20, .seed = i},
        likelihood);
    std::vector<double> draws;
    for (std::size_t k = 0; k < kDraws; ++k) draws.push_back(state.particles[k].z[0]);
    ranks.push_back(analysis::rank_of(draws, truth[0]));
  }
  return ranks;
}

TEST(SbcStatistics, RanksAreEvenWhereTheLikelihoodIsRight) {
  EXPECT_GT(analysis::test_uniform_ranks(normal_ranks(1), 120, 10).p_value, 1e-3);
}

TEST(SbcStatistics, RanksAreUnevenWhereErrorsAreMisjudgedByAFactorOfTwo) {
  const auto sure = normal_ranks(0.5), shy = normal_ranks(2);
  EXPECT_LT(analysis::test_uniform_ranks(sure, 120, 10).p_value, 1e-3);
  EXPECT_GT(analysis::rank_spread(sure, 120).sd_over_uniform, 1.1);
  EXPECT_LT(analysis::test_uniform_ranks(shy, 120, 10).p_value, 1e-3);
  EXPECT_LT(analysis::rank_spread(shy, 120).sd_over_uniform, 0.9);
}

/// The real model on a short record: figures that ask for a metric at a date, and those metrics ranked. Six records and
/// a dozen figures are too few for a histogram, so each rank becomes a normal score and the scores' mean square is
/// taken: 1 if ranks are even, more if the fit is too sure.
double mean_square_score(double believed_error) {
  constexpr std::size_t kRecords = 6;
  const std::string data = CHOKEPOINT_SOURCE_DIRECTORY;
  const io::Calibration calibration = app::load_calibration(data);
  const io::Scenario baseline = app::load_baseline(data, calibration);
  std::vector<io::Target> targets;
  std::vector<study::RankedQuantity> quantities;
  for (const io::Target& target : io::load_targets(data + "/calibration", calibration).fitted) {
    const bool informative = target.scale == io::Scale::kLog10 && target.statistic == io::Statistic::kValue;
    if (!informative || target.readings.size() > 1 || targets.size() == 12) continue;
    targets.push_back(target);
    quantities.push_back({target.id, false, target.metric, target.to});
  }
  EXPECT_GE(targets.size(), 8u) << "the record has changed: choose other figures";
  const analysis::SmcOptions options{
      .particles = 199, .initial_factor = 4, .rounds = 6, .final_rounds = 12, .seed = 2026};
  const double possible = static_cast<double>(study::ranked_draws(options.particles)) + 1;
  double sum = 0;
  for (std::size_t record = 0; record < kRecords; ++record) {
    const auto ranked = study::rank_record(baseline, targets, quantities, options, record,
                                           {*engine::find_kernel("auto"), 0, nullptr}, believed_error);
    for (const std::size_t rank : ranked.ranks) {
      const double score = base::normal_quantile((static_cast<double>(rank) + 0.5) / possible);
      sum += score * score;
    }
  }
  return sum / static_cast<double>(kRecords * quantities.size());
}

TEST(SbcStatistics, TheRealModelsFitIsAsSureAsItMayBe) {
  const double right = mean_square_score(1);
  RecordProperty("mean_square_score", std::to_string(right));
  EXPECT_GT(right, 0.6);
  EXPECT_LT(right, 1.35);
}

TEST(SbcStatistics, TheRealModelsFitShowsItsErrorsWereHalved) {
  const double sure = mean_square_score(0.5);
  RecordProperty("mean_square_score", std::to_string(sure));
  EXPECT_GT(sure, 1.35);
}

}  // namespace
