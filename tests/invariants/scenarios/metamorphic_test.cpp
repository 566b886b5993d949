// What must hold between scenarios whatever the numbers are: closing a channel does not feed it, lifting everything is
// no worse for China's compute than lifting one thing, and a vendor that may not sell to China leaves it no more to buy.
#include <gtest/gtest.h>

#include <array>

#include "invariants/scenarios/library.hpp"

namespace {

constexpr int kBegins = 57, kFrom = 72, kMonths = 96;  // closed from 2026-10, judged over 2028 and 2029
constexpr double kOneSided99 = 2.326;                  // normal quantile of 99 %

/// A lever at the end of its range that closes a channel of supply, and the flow that it may not raise.
struct Closure {
  std::string_view lever;
  double closed;
  std::string_view flow;
};
constexpr std::array kClosures = {
    Closure{"licence_cap_units_per_month", 0, "compute_legal_cn_h100e"},
    Closure{"licence_cap_share_of_us_sales", 0, "compute_legal_cn_h100e"},
    Closure{"cn_import_approval", 0, "compute_legal_cn_h100e"},
    Closure{"remote_access_rule", 1, "compute_offshore_cn_h100e"},
    Closure{"enforcement_budget", 20, "compute_smuggled_cn_h100e"},
    Closure{"location_verification", 1, "compute_smuggled_cn_h100e"},
    Closure{"foundry_rule", 1, "compute_domestic_cn_h100e"},
    Closure{"hbm_ban", 1, "compute_domestic_cn_h100e"},
    Closure{"tool_ban", 1, "compute_domestic_cn_h100e"},
    Closure{"servicing_ban", 1, "compute_domestic_cn_h100e"},
    Closure{"eda_ban", 1, "compute_domestic_cn_h100e"},
};

/// A quarter of each channel closed from the start.
struct Narrowing {
  double model::Channels<double>::*channel;
  std::string_view flow;
};
const std::array kNarrowings = {
    Narrowing{&model::Channels<double>::legal, "compute_legal_cn_h100e"},
    Narrowing{&model::Channels<double>::domestic, "compute_domestic_cn_h100e"},
    Narrowing{&model::Channels<double>::smuggled, "compute_smuggled_cn_h100e"},
    Narrowing{&model::Channels<double>::offshore, "compute_offshore_cn_h100e"},
};

/// Without reactions: a tool ban to which Beijing answers is two policies.
model::Setting cut_short(const std::string& name) {
  model::Setting setting = scenarios::scenario(name).setting;
  setting.reactions.clear();
  setting.months = kMonths;
  return setting;
}

/// What two ways to the same end may differ by: a part in a thousand of the flow.
constexpr double kNothing = 1e-3;

/// The null hypothesis is that a closure raises nothing: refused where the paired mean is above 0 at the level of 1 %.
void expect_closures_feed_nothing(const std::string& name, int replicates) {
  const engine::Inputs& inputs = scenarios::scenario(name).inputs;
  const engine::Results open = worlds::run(cut_short(name), inputs, replicates);
  const auto judge = [&](const model::Setting& setting, std::string_view what, std::string_view flow) {
    const auto change = worlds::paired_difference(open, worlds::run(setting, inputs, replicates), flow, kFrom, kMonths);
    EXPECT_LE(change.mean, kOneSided99 * change.error + kNothing * change.scale)
        << name << ": closing " << what << " raises " << flow;
  };
  for (const Closure& closure : kClosures) {
    model::Setting setting = cut_short(name);
    worlds::move_lever(setting, closure.lever, closure.closed, kBegins);
    judge(setting, closure.lever, closure.flow);
  }
  for (const Narrowing& narrowing : kNarrowings) {
    model::Setting setting = cut_short(name);
    setting.channels.*narrowing.channel *= 0.75;
    judge(setting, "a quarter of its channel", narrowing.flow);
  }
}

TEST(ScenarioRelations, AClosureDoesNotFeedItsOwnChannel) {
  for (const char* name : {"baseline", "everything-lifted"}) expect_closures_feed_nothing(name, 128);
}

TEST(ScenarioRelationsLong, AClosureDoesNotFeedItsOwnChannel) {
  for (const char* name : {"baseline", "h200-revenue-share", "everything-lifted", "everything-at-once"})
    expect_closures_feed_nothing(name, 1000);
}

/// Reactions are off, power is plentiful, and buyers take what gives most for their money: with none of their dislikes and
/// a near-certain choice, more to choose from cannot make them worse off. The branches in which scarcity or bans help
/// China are left out, and budgets do not answer to access.
io::Scenario without_substitution(const std::string& name) {
  io::Scenario scenario = scenarios::scenario(name);
  scenario.setting.reactions.clear();
  scenario.setting.months = kMonths;
  scenario.inputs.weights[model::kScarcityEffect] = {0, 1};
  scenario.inputs.weights[model::kBanSpeedsHomeTools] = {0, 1};
  const auto set = [&](std::string_view parameter, double value) {
    base::Distribution constant;
    constant.value = value;
    scenario.inputs.priors[static_cast<std::size_t>(base::find_field(model::kParameterRows, parameter))] = constant;
  };
  set("buyer_logit_scale", 10), set("cuda_exit_cost_log", 0), set("order_wait_cost_log", 0);
  set("legal_risk_log", 0), set("domestic_mandate_log", 0), set("proof_belief_log", 0);
  set("cn_budget_access_elasticity", 0), set("power_build_months", 0);
  return scenario;
}

void expect_lifting_all_is_best(int replicates) {
  const io::Scenario all = without_substitution("everything-lifted"), none = without_substitution("baseline");
  const engine::Results lifted = worlds::run(all.setting, all.inputs, replicates);
  int singles = 0;
  for (const model::Move& move : all.setting.moves) {
    if (!move.id.starts_with("lifted.") && move.id != "no-chip-rule") continue;
    model::Setting setting = none.setting;
    setting.rules = all.setting.rules;  // moves name rules by their place
    std::erase_if(setting.moves, [](const model::Move& other) { return other.rule >= 0; });
    for (const model::Move& other : all.setting.moves)
      if (other.rule >= 0 && other.id != "no-chip-rule") setting.moves.push_back(other);
    setting.moves.push_back(move);
    const engine::Results single = worlds::run(setting, none.inputs, replicates);
    const auto gain = worlds::paired_difference(single, lifted, "compute_effective_cn_h100e", kFrom, kMonths);
    EXPECT_GE(gain.mean, -kOneSided99 * gain.error)
        << "lifting all gives less than " << move.id << " alone: " << gain.mean << " +- " << gain.error << " of "
        << gain.scale;
    ++singles;
  }
  EXPECT_EQ(singles, 14);
}

TEST(ScenarioRelations, LiftingEverythingIsNoWorseThanLiftingOneThing) { expect_lifting_all_is_best(128); }
TEST(ScenarioRelationsLong, LiftingEverythingIsNoWorseThanLiftingOneThing) { expect_lifting_all_is_best(1000); }

/// In the second edition's first fits the smallest vendor's output limited what China could buy of all.
TEST(ScenarioRelations, AVendorThatMayNotSellLeavesChinaNoMoreLegalChips) {
  for (const char* name : {"no-controls-reactions-off", "h200-revenue-share"}) {
    const io::Scenario& scenario = scenarios::scenario(name);
    const engine::Results all = worlds::run(scenario.setting, scenario.inputs, 64);
    int vendors = 0;
    for (std::size_t v = 0; v < scenario.setting.roster.foreign_vendors.size(); ++v) {
      if (!scenario.setting.roster.foreign_vendors[v].sells_to_china) continue;
      model::Setting setting = scenario.setting;
      setting.roster.foreign_vendors[v].sells_to_china = false;
      const engine::Results fewer = worlds::run(setting, scenario.inputs, 64);
      const auto change = worlds::paired_difference(all, fewer, "licensed_cumulative_cn_h100e", 35, kBegins);
      EXPECT_LE(change.mean, kOneSided99 * change.error)
          << name << " without " << setting.roster.foreign_vendors[v].name << ": " << change.mean << " +- "
          << change.error << " of " << change.scale;
      ++vendors;
    }
    EXPECT_GE(vendors, 2) << name;
  }
}

}  // namespace
