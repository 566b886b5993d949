#pragma once
#include <algorithm>
#include <limits>

#include "model/mechanisms/offers.hpp"
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

/// The law once every foreseen move has begun, and the months until the first of them does.
template <class Real> struct LawToCome {
  Levers<Real> levers;
  int rule = -1;
  int months = 0;  ///< 0: nothing is foreseen
};

/// A move takes force at full value, whatever its ramp; a rule lends its thresholds to the levers.
template <class Real> void put_in_force(LawToCome<Real>& law, const Setting& setting, const Move& move) {
  if (move.rule < 0) {
    Real& lever = law.levers.*kLeverMembers<Real>[static_cast<std::size_t>(move.lever)];
    lever = lever + move.compliance * (move.value - lever);
    return;
  }
  law.rule = move.rule;
  const Thresholds lent = lent_thresholds(setting.rules[static_cast<std::size_t>(move.rule)]);
  const auto lend = [](Real& lever, const double* value) {
    if (value) lever = Real{} + *value;
  };
  lend(law.levers.tpp_threshold, lent.tpp);
  lend(law.levers.density_threshold, lent.density);
  lend(law.levers.interconnect_threshold_gb_per_s, lent.interconnect);
  lend(law.levers.bandwidth_threshold_tb_per_s, lent.bandwidth);
}

template <class Real> LawToCome<Real> law_to_come(const World<Real>& world) {
  const Setting& setting = world.setting;
  LawToCome<Real> law{world.policy.levers, world.policy.rule, 0};
  std::vector<const Move*> foreseen;
  for (const Move& move : setting.moves)
    if (is_foreseen(move, world.month)) foreseen.push_back(&move);
  if (foreseen.empty()) return law;
  std::stable_sort(foreseen.begin(), foreseen.end(), [](const Move* a, const Move* b) { return a->from < b->from; });
  for (const Move* move : foreseen) put_in_force(law, setting, *move);
  law.months = foreseen.front()->from - world.month;
  return law;
}

/// What a dollar buys of the best legal chip on sale under a law, for a use, times the share of months in which China's gate
/// is open. Licensed chips count as far as licences of today would still be given.
template <class Real> Real worth_under(const World<Real>& world, Use use, int rule, const Levers<Real>& law) {
  const Levers<Real>& now = world.policy.levers;
  const Real licences = min(share_of(law.licence_cap_units_per_month, now.licence_cap_units_per_month), 1.0) *
                        min(share_of(law.licence_cap_share_of_us_sales, now.licence_cap_share_of_us_sales), 1.0);
  Real best{};
  for (std::size_t i = 0; i < world.chips.size(); ++i) {
    const Chip& chip = world.setting.chips[i];
    if (world.chip_vendor[i] < 0 || world.month < chip.launch_month) continue;
    const ChipState<Real>& state = world.chips[i];
    const Verdict<Real> verdict = judge(world.setting, rule, law, chip, measures_of(state, chip, world.month));
    const Real does = use == kTraining ? state.h100e : state.bandwidth / kH100TbPerSecond;
    const Real per_usd = share_of(does, world.trade.chip_price[i]) * state.designed * in_production(world, i);
    best = max(best, per_usd * max(verdict.free, verdict.licence * licences / (1.0 + law.revenue_share)));
  }
  return best * law.cn_import_approval;
}

/// Part of what is legal now, by what a dollar buys of it, that the law to come takes; by use, 0 to 1.
template <class Real> struct Loss {
  std::array<Real, kUses> of{};
  int months = 0;  ///< until it comes; 0: nothing is foreseen
};
template <class Real> Loss<Real> foreseen_loss(const World<Real>& world) {
  Loss<Real> loss;
  const LawToCome<Real> law = law_to_come(world);
  loss.months = law.months;
  if (law.months == 0) return loss;
  for (int u = 0; u < kUses; ++u) {
    const Real now = worth_under(world, static_cast<Use>(u), world.policy.rule, world.policy.levers);
    const Real then = worth_under(world, static_cast<Use>(u), law.rule, law.levers);
    loss.of[static_cast<std::size_t>(u)] = select<Real>(now > 0.0, 1.0 - min(share_of(then, now), 1.0), 0.0);
  }
  return loss;
}

}  // namespace model
