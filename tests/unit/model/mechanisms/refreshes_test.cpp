// Between bases a lab puts out refreshes of the one on offer.
#include "model/mechanisms/training.hpp"
#include "unit/model/small_world.hpp"

namespace {

using small_world::expect_near;
using small_world::Small;

/// Refreshes come every three months and gain 0.4, 0.2, 0.1 ... dex, of which the next base has a quarter.
template <class Real> class Refreshes : public testing::Test {
 protected:
  Small<Real> small;
  small_world::Fate<Real> fate;
  enum { kAlpha, kBeta, kDelta, kGamma };
  Refreshes() {
    auto& p = small.p;
    p.refresh_months = Real{} + 3.0, p.refresh_gain_dex = Real{} + 0.4, p.refresh_gain_sd_dex = Real{};
    p.refresh_fade = Real{} + 0.5, p.refresh_carried = Real{} + 0.25;
    p.release_noise_dex = p.benchmark_noise_dex = p.run_learning_dex_per_dex = Real{};
  }
  /// A month in which Alpha's run of 1e26 FLOP is released, if it is due.
  void month(model::World<Real>& world, bool base_is_due = false) {
    auto& lab = world.labs[kAlpha];
    if (base_is_due) lab.pending = Real{} + 1.0, lab.pending_months = Real{} + 1.0, lab.pending_flop = Real{} + 1e26;
    const Real us_before = world.frontier.us_best;
    world.frontier.us_records = world.frontier.cn_records = Real{};
    model::release_bases(world, fate.luck, us_before);
    model::refresh(world, fate.luck, us_before);
    ++world.month;
  }
};
TYPED_TEST_SUITE(Refreshes, small_world::Numbers);

TYPED_TEST(Refreshes, NoneComeBeforeAFirstBase) {
  auto world = this->small.begun(this->fate);
  const TypeParam version = world.labs[this->kAlpha].version;
  for (int n = 0; n < 30; ++n) this->month(world);
  for (const auto& lab : world.labs) expect_near(lab.refreshes, 0);
  expect_near(world.labs[this->kAlpha].version - version, 0);
}

TYPED_TEST(Refreshes, EachIsDueAfterItsMonthsAndGainsLessThanTheOneBefore) {
  auto world = this->small.begun(this->fate);
  auto& lab = world.labs[this->kAlpha];
  this->month(world, true);
  const double base = 2;  // dex of 1e26 FLOP at the efficiency of 2022-01
  expect_near(lab.version, base);
  const double gained[] = {0, 0, 0.4, 0.4, 0.4, 0.6, 0.6, 0.6, 0.7};
  for (int n = 0; n < 9; ++n) {
    this->month(world);
    expect_near(lab.version, base + gained[n]);
    expect_near(lab.refreshed, n % 3 == 2 ? 1 : 0);
    expect_near(lab.refined, gained[n]);
    expect_near(lab.capability, base + gained[n]);
    expect_near(world.frontier.us_best, base + gained[n]);
    expect_near(world.frontier.us_records, n % 3 == 2 ? 1 : 0);
    expect_near(lab.released_flop / 1e26, 1);  // no run was made for it
  }
  for (int n = 0; n < 200; ++n) this->month(world);
  EXPECT_LE(base::lane(lab.version, 0), base + 0.8 + 1e-12) << "0.4 + 0.2 + 0.1 + ...";
}

TYPED_TEST(Refreshes, ABaseResetsThemAndHasAPartOfWhatTheyGained) {
  auto world = this->small.begun(this->fate);
  auto& lab = world.labs[this->kAlpha];
  this->month(world, true);
  for (int n = 0; n < 7; ++n) this->month(world);  // two refreshes, and a month toward the third
  expect_near(lab.refined, 0.6);
  this->month(world, true);
  expect_near(lab.version, 2 + 0.25 * 0.6);
  expect_near(lab.refined, 0.25 * 0.6);
  expect_near(lab.refreshes, 0);
  expect_near(lab.capability, 2.6);  // the best that it released
  for (int n = 0; n < 3; ++n) {
    expect_near(lab.refreshes, 0);
    this->month(world);
  }
  expect_near(lab.refreshes, 1);
  expect_near(lab.version, 2.15 + 0.4);  // as much as the first of any base
}

TYPED_TEST(Refreshes, NothingIsCarriedWithoutRefreshes) {
  auto world = this->small.begun(this->fate);
  this->month(world, true), this->month(world, true);
  expect_near(world.labs[this->kAlpha].version, 2);
  expect_near(world.labs[this->kAlpha].refined, 0);
}

TYPED_TEST(Refreshes, WhatDoesNotGainIsNotShipped) {
  this->small.p.refresh_gain_dex = TypeParam{};
  auto world = this->small.begun(this->fate);
  this->month(world, true);
  for (int n = 0; n < 12; ++n) this->month(world), expect_near(world.labs[this->kAlpha].refreshed, 0);
  expect_near(world.labs[this->kAlpha].version, 2);
  this->small.p.refresh_gain_dex = TypeParam{} + 0.4;
  auto stalled = this->small.begun(this->fate);
  stalled.policy.levers.efficiency_stall = TypeParam{} + 1.0;
  this->month(stalled, true);
  for (int n = 0; n < 12; ++n) this->month(stalled);
  expect_near(stalled.labs[this->kAlpha].version, 2);
}

TYPED_TEST(Refreshes, AnOpenBaseHasOpenRefreshes) {
  for (const bool open : {true, false}) {
    this->small.scene.roster.labs[this->kAlpha].open_weights = open ? 1 : 0;
    auto world = this->small.begun(this->fate);
    this->month(world, true);
    for (int n = 0; n < 3; ++n) this->month(world);
    expect_near(world.frontier.us_best, 2.4);
    expect_near(world.frontier.open_best - (open ? TypeParam{} + 2.4 : world.frontier.cn_start), 0);
  }
}

/// The price at the start of a run is kept with its base; a run in flight in 2022-01 has that of its release.
TYPED_TEST(Refreshes, ABaseKeepsThePriceAndTheProofOfItsRun) {
  this->small.branches[model::kV4ServingHardware] = TypeParam{} + static_cast<double>(model::kServedOnAscend);
  auto world = this->small.begun(this->fate);
  world.trade.list_price = TypeParam{} + 4e4;
  this->month(world, true);
  expect_near(world.labs[this->kAlpha].version_price, 4e4);
  auto& lab = world.labs[this->kDelta];
  lab.run_price = TypeParam{} + 2e4, lab.run_contested = TypeParam{} + 1.0;
  expect_near(model::proof_of_stack(world, lab), 0.5);  // served on Ascend, though trained on what is foreign
  lab.pending_proof = TypeParam{} + 0.8;
  expect_near(model::proof_of_stack(world, lab), 0.8);
  lab.pending = lab.pending_months = TypeParam{} + 1.0, lab.pending_flop = TypeParam{} + 1e26;
  this->month(world);
  expect_near(lab.version_price, 2e4);
  expect_near(lab.version_proof, 0.8);
  expect_near(world.trade.belief_cann / (world.p.proof_belief_log * 0.8), 1);
}

/// A Chinese base that was trained on rented chips at 25,000 USD an H100e is refreshed while the next run is under way.
TYPED_TEST(Refreshes, ARecordOfARefreshIsCreditedToTheRunBehindIt) {
  auto world = this->small.begun(this->fate);
  auto& lab = world.labs[this->kDelta];
  lab.run_price = TypeParam{} + 25000.0, lab.pending = TypeParam{} + 1.0, lab.pending_months = TypeParam{} + 1.0;
  lab.pending_flop = TypeParam{} + 1e26;
  this->month(world);
  const TypeParam cost = world.frontier.record_cost_cn, belief = world.trade.belief_cann;
  expect_near(belief, 0);
  lab.running = lab.run_contested = lab.run_domestic = TypeParam{} + 1.0;  // the next run, on Ascend and dearer chips
  lab.run_price = TypeParam{} + 5e4, lab.pending_proof = TypeParam{} + 1.0;
  for (int n = 0; n < 3; ++n) this->month(world);
  expect_near(lab.refreshes, 1);
  expect_near(world.frontier.record_run_cn / 1e26, 1);
  expect_near(world.frontier.record_cost_cn / cost, 1);
  expect_near(world.trade.belief_cann, 0);
}

}  // namespace
