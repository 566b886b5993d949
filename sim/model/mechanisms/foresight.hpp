#pragma once
#include <algorithm>
#include <vector>

#include "model/mechanisms/offers.hpp"
#include "model/mechanisms/offshore.hpp"
#include "model/mechanisms/policy.hpp"
#include "model/world.hpp"

/// What is known of the law to come, and how much of what is legal now it will take (MODEL.md 3.3.10).
namespace model {

/// Nobody lays in chips against what is more than this many months away (assumption).
inline constexpr int kForesightMonths = 12;

/// Has the move been announced without having begun, and is it near enough to act on?
inline bool is_foreseen(const Move& move, int month) {
  return move.announced >= 0 && move.announced <= month && month < move.from && move.from - month <= kForesightMonths;
}

/// A chip rule and levers, as they are or as they will be.
template <class Real> struct Law {
  Levers<Real> levers;
  int rule = -1;
};

/// A move takes force, at full value whatever its ramp; a rule lends its thresholds.
template <class Real> void put_in_force(Law<Real>& law, const Setting& setting, const Move& move) {
  if (move.rule < 0) {
    Real& lever = law.levers.*kLeverMembers<Real>[static_cast<std::size_t>(move.lever)];
    lever = lever + move.compliance * (move.value - lever);
    return;
  }
  law.rule = move.rule;
  each_lent_threshold(setting.rules[static_cast<std::size_t>(move.rule)], [&](std::size_t lever, double limit) {
    law.levers.*kLeverMembers<Real>[lever] = Real{} + limit;
  });
}

/// Licensed chips that a vendor may sell in a month under these levers: the smaller of the two caps, as far as offices have
/// come. `output` in H100e of the vendor's uncut chips, each with `base_h100e`.
template <class Real>
Real licences_under(const World<Real>& world, const Levers<Real>& levers, Real output, Real base_h100e) {
  const Real us_units = share_of(output * american_share(world), base_h100e);
  const Real granted = min(levers.licence_cap_units_per_month, world.trade.licences_per_month);
  return min(granted, levers.licence_cap_share_of_us_sales * us_units);
}

/// What a dollar buys of the best legal chip for a use under a law in a month to come, of the chips of today at today's prices,
/// as far as they will still be made. Licensed ones count as far as licences of today would still be given.
template <class Real> Real worth_under(const World<Real>& world, Use use, const Law<Real>& law, int month) {
  Real best{};
  for (std::size_t i = 0; i < world.chips.size(); ++i) {
    const Chip& chip = world.setting.chips[i];
    const int vendor = world.chip_vendor[i];
    if (vendor < 0 || world.month < chip.launch_month) continue;
    const ChipState<Real>& state = world.chips[i];
    const Verdict<Real> verdict = judge(world.setting, law.rule, law.levers, chip, measures_of(state, chip, month));
    const Real output = world.foreign_vendors[static_cast<std::size_t>(vendor)].output;
    const Real base = Real{} + chip.h100e * generation_gain(world, chip);
    const Real licences = share_of(licences_under(world, law.levers, output, base),
                                   licences_under(world, world.policy.levers, output, base));
    const Real does = use == kTraining ? state.h100e : state.bandwidth / kH100TbPerSecond;
    const Real per_usd = share_of(does, world.trade.chip_price[i]) * state.designed * in_production(world, i, month);
    const Real licensed = verdict.licence * min(licences, 1.0) / (1.0 + law.levers.revenue_share);
    best = max(best, per_usd * max(verdict.free, licensed));
  }
  return best;
}

/// What is legal now and will not be.
template <class Real> struct Loss {
  std::array<Real, kUses> by_rule{};                       ///< part of what a dollar buys, by use, 0 to 1
  Real gate_now = Real{} + 1.0, gate_then = Real{} + 1.0;  ///< share of months in which China's gate is open
  Real months = Real{} + 1.0;                              ///< until the first move that takes something
  bool foreseen = false;                                   ///< something is announced, in all worlds alike

  /// The part that a buyer loses whom the gate binds that far.
  Real of(Use use, Real exposure) const {
    const Real now = 1.0 - exposure * (1.0 - gate_now), then = 1.0 - exposure * (1.0 - gate_then);
    return 1.0 - (1.0 - by_rule[static_cast<std::size_t>(use)]) * min(share_of(then, now), 1.0);
  }
};

/// The loss once every foreseen move has begun, and the months until the first of them that takes anything.
template <class Real> Loss<Real> foreseen_loss(const World<Real>& world) {
  Loss<Real> loss;
  Row<const Move*> foreseen;
  for (const Move& move : world.setting.moves)
    if (is_foreseen(move, world.month)) foreseen.push_back(&move);
  if (foreseen.empty()) return loss;
  // In the order in which they are listed where they begin together, which is that of their addresses.
  std::sort(foreseen.begin(), foreseen.end(),
            [](const Move* a, const Move* b) { return a->from != b->from ? a->from < b->from : a < b; });
  loss.foreseen = true;
  loss.gate_now = world.policy.levers.cn_import_approval;
  const Law<Real> present{world.policy.levers, world.policy.rule};
  Law<Real> law = present;
  Real taken{};
  for (const Move* move : foreseen) {
    put_in_force(law, world.setting, *move);
    loss.gate_then = law.levers.cn_import_approval;
    for (int u = 0; u < kUses; ++u) {
      const Use use = static_cast<Use>(u);
      const Real now = worth_under(world, use, present, move->from), then = worth_under(world, use, law, move->from);
      loss.by_rule[static_cast<std::size_t>(u)] = select<Real>(now > 0.0, 1.0 - min(share_of(then, now), 1.0), 0.0);
    }
    const Real lost = max(loss.of(kTraining, Real{} + 1.0), loss.of(kServing, Real{} + 1.0));
    const auto first = both(taken == 0.0, lost > 0.0);
    loss.months = select<Real>(first, static_cast<double>(move->from - world.month), loss.months);
    taken = max(taken, lost);
  }
  return loss;
}

}  // namespace model
