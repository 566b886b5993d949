#include "analysis/tempered_smc.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <set>
#include <vector>

#include "analysis/draws.hpp"
#include "base/error.hpp"
#include "unit/analysis/targets.hpp"

namespace {

using analysis::Particle;
using analysis::SmcOptions;
using analysis::SmcState;
using analysis::Space;

constexpr double kInfinity = std::numeric_limits<double>::infinity();
const Space kSpace{12, {3, 1, 2}, 6};

SmcOptions small() { return {.particles = 128, .initial_factor = 3, .rounds = 3, .final_rounds = 5, .seed = 11}; }

/// Something of everything: correlated coordinates, a choice that shifts them, a key that scales them.
double likelihood(const Particle& particle) {
  const double luck = analysis::Draws(5, "test/luck", 0, particle.keys[2]).uniform();
  return test::bell(particle.z[0] + particle.z[1] - particle.choices[0], 0.3) +
         test::bell(particle.z[2] * luck - 0.4, 0.2);
}

void expect_same(const SmcState& a, const SmcState& b) {
  EXPECT_EQ(a.particles, b.particles);
  EXPECT_EQ(a.log_likelihoods, b.log_likelihoods);
  EXPECT_EQ(a.ancestors, b.ancestors);
  EXPECT_EQ(a.log_evidence, b.log_evidence);
  EXPECT_EQ(a.round, b.round);
  EXPECT_EQ(a.final_rounds, b.final_rounds);
  EXPECT_EQ(a.evaluations, b.evaluations);
  EXPECT_EQ(a.adaptation.walk_step, b.adaptation.walk_step);
  EXPECT_EQ(a.adaptation.difference_step, b.adaptation.difference_step);
  EXPECT_EQ(a.adaptation.keys, b.adaptation.keys);
  EXPECT_EQ(a.history.size(), b.history.size());
}

TEST(TemperedSmc, GivesTheSameBitsForASeedAndOthersForAnother) {
  const SmcState once = analysis::smc_run(kSpace, small(), test::each(likelihood));
  expect_same(once, analysis::smc_run(kSpace, small(), test::each(likelihood)));
  SmcOptions other = small();
  other.seed = 12;
  EXPECT_NE(once.particles, analysis::smc_run(kSpace, other, test::each(likelihood)).particles);
}

TEST(TemperedSmc, DoesNotCareInWhichOrderABatchIsComputed) {
  const auto backwards = [](const std::vector<Particle>& batch) {
    std::vector<double> values(batch.size());
    for (std::size_t i = batch.size(); i-- > 0;)
      values[(i * 7 + 3) % batch.size()] = likelihood(batch[(i * 7 + 3) % batch.size()]);
    return values;
  };
  expect_same(analysis::smc_run(kSpace, small(), test::each(likelihood)),
              analysis::smc_run(kSpace, small(), backwards));
}

TEST(TemperedSmc, DoesNotCareInWhichOrderDrawsAndProposalsAreMade) {
  analysis::Space backwards = kSpace;
  backwards.each = [](std::size_t count, const std::function<void(std::size_t)>& body) {
    for (std::size_t i = count; i-- > 0;) body(i);
  };
  expect_same(analysis::smc_run(kSpace, small(), test::each(likelihood)),
              analysis::smc_run(backwards, small(), test::each(likelihood)));
}

TEST(TemperedSmc, GoesOnFromACopyOfItsStateAtAnyStep) {
  const SmcState whole = analysis::smc_run(kSpace, small(), test::each(likelihood));
  for (std::size_t stop = 0; stop < whole.history.size(); stop += 3) {
    SmcState state = analysis::smc_begin(kSpace, small(), test::each(likelihood));
    for (std::size_t i = 0; i < stop; ++i) analysis::smc_advance(state, kSpace, small(), test::each(likelihood));
    SmcState resumed = state;
    while (analysis::smc_advance(resumed, kSpace, small(), test::each(likelihood))) {
    }
    expect_same(whole, resumed);
  }
}

TEST(TemperedSmc, KeepsEachParticlesOwnLikelihood) {
  const SmcState state = analysis::smc_run(kSpace, small(), test::each(likelihood));
  ASSERT_EQ(state.particles.size(), 128u);
  for (std::size_t i = 0; i < state.particles.size(); ++i)
    EXPECT_EQ(state.log_likelihoods[i], likelihood(state.particles[i]));
}

TEST(TemperedSmc, CountsWhatItCosts) {
  std::uint64_t asked = 0;
  const analysis::LogLikelihood counting = [&asked](const std::vector<Particle>& batch) {
    asked += batch.size();
    return test::each(likelihood)(batch);
  };
  const SmcState state = analysis::smc_run(kSpace, small(), counting);
  EXPECT_EQ(state.evaluations, asked);
  EXPECT_EQ(state.final_rounds, 5);
  const std::uint64_t temperatures = state.history.size() - 5;
  EXPECT_EQ(asked, 128 * (3 + temperatures * 3 + 5));
  EXPECT_EQ(state.round, temperatures * 3 + 5);
}

TEST(TemperedSmc, TellsOfEveryStep) {
  const SmcState state = analysis::smc_run(kSpace, small(), test::each(likelihood));
  double before = 0, evidence = 0;
  for (const analysis::SmcStep& step : state.history) {
    EXPECT_GE(step.temperature, before);
    EXPECT_GE(step.effective_size, 63.9) << "half of the particles";
    EXPECT_GE(step.distinct_ancestors, 1u);
    EXPECT_LE(step.distinct_ancestors, 128u);
    std::uint64_t proposed = 0;
    for (std::size_t i = 0; i < analysis::kMoves; ++i) {
      EXPECT_LE(step.moves.accepted[i], step.moves.proposed[i]);
      proposed += step.moves.proposed[i];
    }
    EXPECT_EQ(proposed % 128, 0u) << "each particle once a round";
    before = step.temperature, evidence += step.log_evidence_increment;
  }
  EXPECT_EQ(state.temperature, 1.0);
  EXPECT_EQ(state.log_evidence, evidence);
  const std::set<std::uint32_t> ancestors(state.ancestors.begin(), state.ancestors.end());
  EXPECT_EQ(state.history.back().distinct_ancestors, ancestors.size());
  EXPECT_LT(*ancestors.rbegin(), 3 * 128u);
}

TEST(TemperedSmc, LeavesAFlatLikelihoodAtThePriorInOneStep) {
  SmcState state = analysis::smc_begin(kSpace, small(), test::each([](const Particle&) { return -3.0; }));
  analysis::smc_advance(state, kSpace, small(), test::each([](const Particle&) { return -3.0; }));
  EXPECT_EQ(state.temperature, 1.0);
  EXPECT_NEAR(state.log_evidence, -3, 1e-12);
  EXPECT_EQ(state.history[0].moves.acceptance(analysis::Move::kKeys), 1.0);
  EXPECT_EQ(state.history[0].distinct_ancestors, 128u) << "no ancestor is taken twice from equal weights";
}

TEST(TemperedSmc, WorksOnSpacesOfOneKind) {
  const SmcOptions options = small();
  for (const Space& space : {Space{1, {}, 0}, Space{0, {2}, 0}, Space{0, {}, 1}}) {
    const SmcState state = analysis::smc_run(space, options, test::each([](const Particle& particle) {
                                               return particle.z.empty() ? 0.0 : test::bell(particle.z[0] - 3, 0.1);
                                             }));
    EXPECT_EQ(state.temperature, 1.0);
    EXPECT_EQ(state.particles[0].z.size(), space.coordinates);
    EXPECT_EQ(state.particles[0].keys.size(), space.keys);
  }
}

TEST(TemperedSmc, SaysWhenNoWorldAgreesWithTheRecord) {
  try {
    analysis::smc_begin(kSpace, small(), test::each([](const Particle&) { return -kInfinity; }));
    FAIL();
  } catch (const base::InputError& error) {
    EXPECT_NE(std::string(error.what()).find("no draw from the prior"), std::string::npos);
  }
}

TEST(TemperedSmc, RefusesBrokenLikelihoods) {
  const auto run = [](const analysis::LogLikelihood& broken) { analysis::smc_run(kSpace, small(), broken); };
  EXPECT_THROW(run(test::each([](const Particle&) { return std::nan(""); })), base::InvariantError);
  EXPECT_THROW(run(test::each([](const Particle&) { return kInfinity; })), base::InvariantError);
  EXPECT_THROW(run([](const std::vector<Particle>&) { return std::vector<double>(3); }), base::InvariantError);
}

TEST(TemperedSmc, RefusesOptionsOutOfRange) {
  const auto flat = test::each([](const Particle&) { return 0.0; });
  const auto with = [&](auto change) {
    SmcOptions options = small();
    change(options);
    analysis::smc_begin(kSpace, options, flat);
  };
  EXPECT_THROW(with([](SmcOptions& o) { o.particles = 3; }), base::InvariantError);
  EXPECT_THROW(with([](SmcOptions& o) { o.initial_factor = 0; }), base::InvariantError);
  EXPECT_THROW(with([](SmcOptions& o) { o.effective_share = 1; }), base::InvariantError);
  EXPECT_THROW(with([](SmcOptions& o) { o.rounds = 0; }), base::InvariantError);
  EXPECT_THROW(with([](SmcOptions& o) { o.final_rounds = -1; }), base::InvariantError);
  EXPECT_THROW(analysis::smc_begin(Space{}, small(), flat), base::InvariantError);
  EXPECT_THROW(analysis::smc_begin(Space{1, {0}, 0}, small(), flat), base::InvariantError);
}

TEST(PriorDraw, KeepsTheRestWhenTheSpaceGrows) {
  const Particle small_one = analysis::draw_prior({3, {4}, 2}, 8, 5),
                 large = analysis::draw_prior({9, {4, 5}, 7}, 8, 5);
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(small_one.z[i], large.z[i]);
  EXPECT_EQ(small_one.choices[0], large.choices[0]);
  EXPECT_EQ(small_one.keys[1], large.keys[1]);
  EXPECT_NE(analysis::draw_prior({3, {4}, 2}, 8, 6).z, small_one.z);
}

// What was kept may have been written by anybody.
TEST(TemperedSmc, GoesOnFromNoStateThatIsNoneOfTheFit) {
  const SmcOptions options = small();
  SmcState state = analysis::smc_begin(kSpace, options, test::each(likelihood));
  EXPECT_TRUE(analysis::can_go_on(state, kSpace, options)) << "before the first step";
  while (analysis::smc_advance(state, kSpace, options, test::each(likelihood)))
    ASSERT_TRUE(analysis::can_go_on(state, kSpace, options));
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const std::vector<void (*)(SmcState&)> damages = {
      [](SmcState& s) { s.particles.pop_back(); },
      [](SmcState& s) { s.ancestors.clear(); },
      [](SmcState& s) { s.log_likelihoods.clear(); },
      [](SmcState& s) { s.particles[3].z.pop_back(); },
      [](SmcState& s) { s.particles[3].keys.clear(); },
      [](SmcState& s) { s.particles[3].choices.push_back(0); },
      [](SmcState& s) { s.particles[3].choices[0] = 3; },
      [](SmcState& s) { s.particles[3].choices[0] = -1; },
      [](SmcState& s) { s.particles[3].z[0] = kInfinity; },
      [](SmcState& s) { s.particles[3].z[0] = 1e200; },
      [](SmcState& s) { s.log_likelihoods[0] = kInfinity; },
      [](SmcState& s) { s.log_likelihoods[0] = -1e300; },
      [](SmcState& s) { s.log_likelihoods.assign(s.log_likelihoods.size(), -kInfinity); },
      [](SmcState& s) { s.temperature = 1.5; },
      [](SmcState& s) { s.final_rounds = -1; },
      [](SmcState& s) { s.history.clear(); },
      [](SmcState& s) { s.history[0].keys = kInfinity; },
      [](SmcState& s) { s.adaptation.walk_step.clear(); },
      [](SmcState& s) { s.adaptation.walk_step[0] = 1.5; },
      [](SmcState& s) { s.adaptation.refresh = 1e300; },
      [](SmcState& s) { s.adaptation.keys = 0; },
  };
  for (std::size_t i = 0; i < damages.size(); ++i) {
    SmcState damaged = state;
    damages[i](damaged);
    EXPECT_FALSE(analysis::can_go_on(damaged, kSpace, options)) << i;
  }
  for (double SmcState::*number : {&SmcState::temperature, &SmcState::log_evidence}) {
    SmcState damaged = state;
    damaged.*number = nan;
    EXPECT_FALSE(analysis::can_go_on(damaged, kSpace, options));
  }
}

}  // namespace
