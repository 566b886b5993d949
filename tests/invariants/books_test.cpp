// The books balance every month: on the baseline, under random policies and on random rosters. worlds::run audits; an
// imbalance, a negative stock or a number that is none throws and names replicate and month.
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "invariants/random_scenes.hpp"
#include "invariants/worlds.hpp"

namespace {

constexpr int kMonths = 96, kWorlds = 8;

model::Setting baseline(int months) {
  model::Setting setting = worlds::baseline().setting;
  setting.months = months;
  return setting;
}

void expect_balance(const model::Setting& setting, const std::string& scene, int replicates = kWorlds,
                    const engine::Inputs& inputs = worlds::baseline().inputs) {
  try {
    worlds::run(setting, inputs, replicates);
  } catch (const base::InvariantError& error) {
    ADD_FAILURE() << scene << ": " << error.message() << " (replicate " << error.replicate() << ", month "
                  << error.month() << ")";
  }
}

TEST(Books, BalanceOnTheBaseline) { expect_balance(baseline(worlds::baseline().setting.months), "baseline", 64); }

void expect_policy_balances(std::uint64_t seed) {
  model::Setting setting = baseline(kMonths);
  worlds::randomise_policy(setting, seed);
  expect_balance(setting, "policy of seed " + std::to_string(seed));
}

void expect_roster_balances(std::uint64_t seed) {
  model::Setting setting = baseline(kMonths);
  worlds::randomise_roster(setting, seed);
  expect_balance(setting, "roster of seed " + std::to_string(seed));
}

void expect_parameters_balance(std::uint64_t seed) {
  engine::Inputs inputs = worlds::baseline().inputs;
  worlds::randomise_parameters(inputs, seed);
  expect_balance(baseline(kMonths), "parameters of seed " + std::to_string(seed), kWorlds, inputs);
}

void expect_all_balance(std::uint64_t seed) {
  model::Setting setting = baseline(kMonths);
  engine::Inputs inputs = worlds::baseline().inputs;
  worlds::randomise_roster(setting, seed);
  worlds::randomise_policy(setting, seed);
  worlds::randomise_parameters(inputs, seed);
  expect_balance(setting, "everything of seed " + std::to_string(seed), kWorlds, inputs);
}

TEST(Books, BalanceUnderRandomPolicies) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) expect_policy_balances(seed);
}

TEST(Books, BalanceOnRandomRosters) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) expect_roster_balances(seed);
}

TEST(Books, BalanceWithRandomParameters) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) expect_parameters_balance(seed);
}

TEST(Books, BalanceWhenEverythingIsRandom) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) expect_all_balance(seed);
}

TEST(BooksLong, BalanceOverManySeeds) {
  for (std::uint64_t seed = 20; seed < 1000; ++seed) {
    expect_policy_balances(seed);
    expect_roster_balances(seed);
    expect_parameters_balance(seed);
    expect_all_balance(seed);
  }
}

/// Whole types of agents gone, each alone: the smallest rosters that the model must stand.
using Absent = std::pair<const char*, void (*)(model::Roster&)>;
class Without : public testing::TestWithParam<Absent> {};

TEST_P(Without, TheBooksBalance) {
  model::Setting setting = baseline(72);
  GetParam().second(setting.roster);
  worlds::drop_dangling_names(setting.roster);
  expect_balance(setting, GetParam().first);
}

template <class Agents> void keep_first_of_each(Agents& labs) {
  Agents kept;
  for (const auto& lab : labs)
    if (std::none_of(kept.begin(), kept.end(), [&](const auto& other) { return other.country == lab.country; }))
      kept.push_back(lab);
  labs = kept;
}

INSTANTIATE_TEST_SUITE_P(Roster, Without,
                         testing::Values(Absent{"ChineseVendors", [](model::Roster& r) { r.chinese_vendors.clear(); }},
                                         Absent{"ForeignVendors", [](model::Roster& r) { r.foreign_vendors.clear(); }},
                                         Absent{"ChineseBuyers", [](model::Roster& r) { r.chinese_buyers.clear(); }},
                                         Absent{"AmericanBuyers", [](model::Roster& r) { r.american_buyers.clear(); }},
                                         Absent{"Brokers", [](model::Roster& r) { r.routes.clear(); }},
                                         Absent{"Hosts", [](model::Roster& r) { r.hosts.clear(); }},
                                         Absent{"Markets", [](model::Roster& r) { r.markets.clear(); }},
                                         Absent{"Toolmakers", [](model::Roster& r) { r.toolmakers.clear(); }},
                                         Absent{"MemoryMakers", [](model::Roster& r) { r.memory_makers.clear(); }},
                                         Absent{"AllButOneLabOfEachBloc",
                                                [](model::Roster& r) { keep_first_of_each(r.labs); }},
                                         Absent{"Labs", [](model::Roster& r) { r.labs.clear(); }},
                                         Absent{"Anybody", [](model::Roster& r) { r = model::Roster(); }}),
                         [](const auto& test) { return std::string(test.param.first); });

}  // namespace
