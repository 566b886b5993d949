// A world is measured by its documented past, whatever past its scenario gives it.
#include "model/documented.hpp"

#include <bit>

#include "unit/model/small_world.hpp"

namespace {

using small_world::expect_near;
using small_world::move_of;
using small_world::Small;

/// Whether a past is the documented one. The record: a tool ban from month 12 to 30, chips under a rule from 9.
class KeepsTheRecord : public testing::Test {
 protected:
  model::Setting record = small_world::setting(), scene;
  KeepsTheRecord() {
    record.present = 40;
    model::Clause clause;
    clause.tpp_min = 4800;
    record.rules = {{"rule", {clause}}};
    model::Move rule;
    rule.id = "rule", rule.rule = 0, rule.from = 9;
    record.moves = {rule, move_of(model::kLever_tool_ban, 0.8, 12, 30, 6)};
    scene = record;
    scene.documented = std::make_shared<const model::Setting>(record);
  }
};

TEST_F(KeepsTheRecord, IfItDoesTheSame) {
  EXPECT_TRUE(model::keeps_the_record(scene));
  EXPECT_TRUE(model::keeps_the_record(record)) << "without a record every past is its own yardstick";
}

TEST_F(KeepsTheRecord, WhateverComesAfterThePresent) {
  scene.moves.push_back(move_of(model::kLever_hbm_ban, 1, 41));
  model::Reaction reaction;
  reaction.id = "later";
  scene.reactions = {reaction}, scene.reactions_from = 41, scene.months = 50;
  EXPECT_TRUE(model::keeps_the_record(scene));
  scene.moves.back().from = 40;
  EXPECT_FALSE(model::keeps_the_record(scene));
}

TEST_F(KeepsTheRecord, UnlessWhatComesAfterIsKnownBefore) {
  scene.moves.push_back(move_of(model::kLever_hbm_ban, 1, 50));
  scene.moves.back().announced = 41;
  EXPECT_TRUE(model::keeps_the_record(scene));
  scene.moves.back().announced = 40;
  EXPECT_FALSE(model::keeps_the_record(scene));
}

TEST_F(KeepsTheRecord, AndWhatBeganWasAnnouncedThen) {
  scene.moves[0].announced = 8;
  EXPECT_FALSE(model::keeps_the_record(scene));
}

TEST_F(KeepsTheRecord, WhateverMovesAreCalledAndWheneverTheyEndAfterThePresent) {
  scene.moves[1].id = "other", scene.moves[0].source = "elsewhere", scene.moves[0].to = 41;
  scene.rules[0].id = "renamed";
  EXPECT_TRUE(model::keeps_the_record(scene));
  scene.moves[0].to = 40;
  EXPECT_FALSE(model::keeps_the_record(scene));
}

TEST_F(KeepsTheRecord, ButNotWithAnotherMoveBeforeIt) {
  const auto differs = [&](auto change) {
    model::Setting other = scene;
    change(other.moves[1]);
    return !model::keeps_the_record(other);
  };
  EXPECT_TRUE(differs([](model::Move& move) { move.value = 0.7; }));
  EXPECT_TRUE(differs([](model::Move& move) { move.from = 13; }));
  EXPECT_TRUE(differs([](model::Move& move) { move.to = 29; }));
  EXPECT_TRUE(differs([](model::Move& move) { move.ramp_months = 0; }));
  EXPECT_TRUE(differs([](model::Move& move) { move.compliance = 0.5; }));
  EXPECT_TRUE(differs([](model::Move& move) { move.lever = model::kLever_hbm_ban; }));
  scene.moves.pop_back();
  EXPECT_FALSE(model::keeps_the_record(scene));
}

TEST_F(KeepsTheRecord, NorWithAnotherRuleOrAReactionBeforeIt) {
  model::Setting other = scene;
  other.rules[0].clauses[0].tpp_min = 4000;
  EXPECT_FALSE(model::keeps_the_record(other));
  other = scene, other.reactions.resize(1), other.reactions_from = 40;
  EXPECT_FALSE(model::keeps_the_record(other));
}

TEST_F(KeepsTheRecord, NorWithOtherAgentsChipsOrChannels) {
  const auto keeps = [&](auto change) {
    model::Setting other = scene;
    change(other);
    return model::keeps_the_record(other);
  };
  EXPECT_FALSE(keeps([](model::Setting& s) { s.channels.offshore = 0; }));
  EXPECT_FALSE(keeps([](model::Setting& s) { s.roster.labs[0].weight_2025 = 2; }));
  EXPECT_FALSE(keeps([](model::Setting& s) { s.chips[0].price_usd += 1; }));
  EXPECT_FALSE(keeps([](model::Setting& s) { s.road_map.pop_back(); }));
  EXPECT_FALSE(keeps([](model::Setting& s) { s.supply[0].h100e_per_month[3] += 1; }));
}

/// A record of 40 months and a scenario of 60 that may have another past.
template <class Real> class Documented : public testing::Test {
 protected:
  Small<Real> small;
  small_world::Fate<Real> fate;
  std::shared_ptr<model::Setting> record = std::make_shared<model::Setting>(small_world::setting());
  Documented() {
    record->present = 39, record->months = 40;
    record->moves = {move_of(model::kLever_tool_ban, 0.8, 12)};
    small.scene.present = 39, small.scene.moves = record->moves, small.scene.documented = record;
  }
  model::World<Real> begun() { return model::begin_world(small.scene, small.p, small.branches, fate.luck); }
  /// The same world run through its documented past.
  model::Yardstick<Real> documented() {
    auto world = model::begin(*record, small.p, small.branches, fate.luck);
    for (; world.month < record->months; ++world.month) model::step(world, fate.luck);
    return world.yardstick;
  }
  static void expect_same_bits(Real a, Real b) {
    for (int i = 0; i < base::kWidth<Real>; ++i)
      EXPECT_EQ(std::bit_cast<std::uint64_t>(base::lane(a, i)), std::bit_cast<std::uint64_t>(base::lane(b, i)));
  }
  static void expect_same(const model::Yardstick<Real>& a, const model::Yardstick<Real>& b) {
    ASSERT_EQ(a.pace.size(), b.pace.size());
    for (int month = 0; month < a.pace.size(); ++month) expect_same_bits(a.pace[month], b.pace[month]);
    expect_same_bits(a.us, b.us), expect_same_bits(a.cn, b.cn);
    expect_same_bits(a.efficiency_pace, b.efficiency_pace), expect_same_bits(a.posttraining_pace, b.posttraining_pace);
    expect_same_bits(a.stock, b.stock), expect_same_bits(a.sales, b.sales);
  }
};
TYPED_TEST_SUITE(Documented, small_world::Numbers);

TYPED_TEST(Documented, AWorldWithTheDocumentedPastIsItsOwnYardstick) {
  auto world = this->begun();
  EXPECT_FALSE(world.yardstick.given);
  EXPECT_TRUE(world.yardstick.pace.empty());
  for (; world.month < 50; ++world.month) model::step(world, this->fate.luck);
  this->expect_same(world.yardstick, this->documented());
}

TYPED_TEST(Documented, AnotherPastIsMeasuredByTheDocumentedPaceBitForBit) {
  this->small.scene.moves.push_back(move_of(model::kLever_us_capex_slump, 0.9, 3));
  this->small.scene.moves.push_back(move_of(model::kLever_efficiency_stall, 1, 3));
  auto world = this->begun();
  EXPECT_TRUE(world.yardstick.given);
  const auto documented = this->documented();
  this->expect_same(world.yardstick, documented);
  for (; world.month < 60; ++world.month) {
    model::step(world, this->fate.luck);
    const TypeParam distance = world.frontier.us_best - world.frontier.cn_best;
    this->expect_same_bits(world.metrics.gap_pace_months, distance / documented.pace[std::min(world.month, 39)]);
  }
  this->expect_same(world.yardstick, documented);  // and its own past changed nothing of it
}

TYPED_TEST(Documented, TheOtherPastItselfIsThatOfItsOwnRun) {
  this->small.scene.moves.push_back(move_of(model::kLever_hbm_ban, 1, 3));
  auto world = this->begun(), alone = this->small.begun(this->fate);
  for (; world.month <= 39; ++world.month, ++alone.month) {
    model::step(world, this->fate.luck), model::step(alone, this->fate.luck);
    this->expect_same_bits(world.frontier.us_best, alone.frontier.us_best);
    this->expect_same_bits(world.stocks.cn, alone.stocks.cn);
  }
}

TYPED_TEST(Documented, AWorldWithoutAmericanComputeStillHasNumbers) {
  this->small.scene.documented = nullptr;
  this->small.scene.roster.american_buyers.clear();
  for (int pace = 0; pace < 3; ++pace) {
    this->small.branches[model::kFrontierPace] = TypeParam{} + static_cast<double>(pace);
    auto world = this->small.begun(this->fate);
    for (; world.month < 60; ++world.month) model::step(world, this->fate.luck);
    for (int lane = 0; lane < base::kWidth<TypeParam>; ++lane) {
      EXPECT_TRUE(std::isfinite(base::lane(world.metrics.gap_pace_months, lane)));
      EXPECT_TRUE(std::isfinite(base::lane(world.labs[2].efficiency, lane)));
    }
  }
}

}  // namespace
