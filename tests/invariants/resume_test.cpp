// Runs that go on from kept states have the bits of runs that begin in 2022-01, whatever comes after the present.
#include <gtest/gtest.h>

#include <algorithm>

#include "engine/kept_states.hpp"
#include "invariants/random_scenes.hpp"
#include "invariants/worlds.hpp"

namespace {

constexpr int kResumed = 6, kFirstResumed = 3;  // an odd number of lanes' worth, and not from the first world on

const model::Setting& current_policy() { return worlds::baseline().setting; }

/// The baseline with random moves and chip rules after the present, some of them before the baseline's in the list, so that
/// moves have other numbers.
model::Setting with_random_future(std::uint64_t seed) {
  model::Setting random = current_policy();
  worlds::randomise_policy(random, seed);
  random.channels = current_policy().channels, random.reactions = current_policy().reactions;
  random.reactions_from = current_policy().reactions_from;
  const std::size_t own = current_policy().moves.size();
  std::vector<model::Move> later;
  for (std::size_t i = own; i < random.moves.size(); ++i)
    if (random.moves[i].from > random.present) {
      later.push_back(random.moves[i]);
      // what is known by the present has acted on the past, which is then another
      if (later.back().announced <= random.present) later.back().announced = -1;
    }
  random.moves.resize(own);
  const auto half = later.begin() + static_cast<std::ptrdiff_t>(later.size() / 2);
  random.moves.insert(random.moves.begin() + static_cast<std::ptrdiff_t>(own / 2), later.begin(), half);
  random.moves.insert(random.moves.end(), half, later.end());
  return random;
}

engine::Wanted future() {
  engine::Wanted wanted = engine::everything();
  wanted.first = current_policy().present + 1;
  return wanted;
}

engine::Results run_resumed(const model::Setting& setting, engine::Kernel kernel, engine::KeptStates& states) {
  engine::Plan plan{&states.current(), &worlds::baseline().inputs, 0, kFirstResumed + kResumed, kernel, true};
  engine::Results results(setting.months, kResumed, engine::event_kinds(setting), future());
  engine::run_replicates(plan, kFirstResumed, kResumed, states, results);
  return results;
}

void expect_same_future(const engine::Results& resumed, const engine::Results& whole) {
  for (std::size_t output = 0; output < engine::kOutputs; ++output)
    for (int month = resumed.wanted().first; month < resumed.months(); ++month)
      for (int world = 0; world < kResumed; ++world) {
        const double a = resumed.column(output, month)[world],
                     b = whole.column(output, month)[kFirstResumed - 1 + world];
        ASSERT_TRUE(a == b || (a != a && b != b)) << engine::output_name(output) << " in month " << month;
      }
  for (std::size_t event = 0; event < resumed.events().size(); ++event)
    for (int world = 0; world < kResumed; ++world)
      ASSERT_EQ(resumed.event_count(event)[world], whole.event_count(event)[kFirstResumed - 1 + world])
          << resumed.events()[event].event << " of " << resumed.events()[event].actor;
}

class Resume : public testing::TestWithParam<engine::Kernel> {};

TEST_P(Resume, HasTheBitsOfAWholeRun) {
  engine::KeptStates states(current_policy());
  run_resumed(current_policy(), GetParam(), states);
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    const model::Setting setting = with_random_future(seed);
    ASSERT_GT(setting.moves.size(), current_policy().moves.size());
    ASSERT_TRUE(states.turn_to(setting));
    expect_same_future(run_resumed(setting, GetParam(), states),
                       worlds::run(setting, worlds::baseline().inputs, kFirstResumed - 1 + kResumed, 0, GetParam()));
  }
}

TEST_P(Resume, LeavesTheSameStatesWhicheverPolicyWasFirst) {
  const model::Setting first = with_random_future(7), second = with_random_future(8);
  engine::KeptStates states(current_policy());
  ASSERT_TRUE(states.turn_to(first));
  run_resumed(first, GetParam(), states);  // nothing was there, so these are its worlds' states
  ASSERT_TRUE(states.turn_to(second));
  expect_same_future(run_resumed(second, GetParam(), states),
                     worlds::run(second, worlds::baseline().inputs, kFirstResumed - 1 + kResumed, 0, GetParam()));
}

INSTANTIATE_TEST_SUITE_P(ByKernel, Resume,
                         testing::Values(engine::Kernel::kScalar, engine::available_kernels().back()));

TEST(KeptStates, AreForOneWorldOnly) {
  engine::KeptStates states(current_policy());
  run_resumed(current_policy(), engine::Kernel::kScalar, states);
  const engine::WorldRecord record = engine::draw_world(worlds::baseline().inputs, 0, kFirstResumed, current_policy());
  EXPECT_NE(states.find(kFirstResumed, &record, 1), nullptr);
  engine::WorldRecord other = record;
  other.parameters[0] *= 1.01;
  EXPECT_EQ(states.find(kFirstResumed, &other, 1), nullptr) << "another parameter is another world";
  other = record;
  ++other.luck.front();
  EXPECT_EQ(states.find(kFirstResumed, &other, 1), nullptr) << "other luck is another world";
  EXPECT_EQ(states.find(kFirstResumed + kResumed, &record, 1), nullptr);
}

TEST(KeptStates, AreOfOnePast) {
  engine::KeptStates states(current_policy());
  const auto refuses = [&](const auto& change, const char* what) {
    model::Setting setting = current_policy();
    change(setting);
    EXPECT_FALSE(states.turn_to(setting)) << what;
  };
  refuses([](model::Setting& s) { worlds::move_lever(s, "hbm_ban", 0.5, s.present); },
          "a move in the month of the present");
  refuses([](model::Setting& s) { s.moves.front().value += 1; }, "another value of a past move");
  refuses([](model::Setting& s) { s.roster.labs.front().efficiency_lead_dex += 0.1; }, "another laboratory");
  refuses([](model::Setting& s) { s.months += 1; }, "another horizon");
  refuses([](model::Setting& s) { s.reactions.emplace_back().id = "new"; },
          "a reaction, which has watched since 2022-01");
  refuses([](model::Setting& s) { s.channels.smuggled = 0.5; }, "a channel that is half closed");
  model::Setting later = current_policy();
  worlds::move_lever(later, "hbm_ban", 0.5, later.present + 1);
  EXPECT_TRUE(states.turn_to(later));
}

}  // namespace
