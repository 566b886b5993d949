#pragma once
#include "model/events.hpp"
#include "model/mechanisms/chip_rule.hpp"
#include "model/world.hpp"

/// Policy (MODEL.md 3.1): scheduled moves, the levers in force, China's import gate, allied participation.
namespace model {

/// Room for the moves of a setting; every lever at its default.
template <class Real> PolicyState<Real> start_policy(const Setting& setting) {
  PolicyState<Real> policy;
  policy.step.assign(kLevers, Real{});
  policy.owner.assign(kLevers, Real{} - 1.0);
  for (const LeverRow& row : kLeverRows) policy.target.push_back(Real{} + row.default_value);
  policy.target_before.assign(setting.moves.size(), Real{});
  policy.rule_before.assign(setting.moves.size(), -1);
  policy.streak.assign(setting.reactions.size(), Real{});
  policy.rest = policy.fired = policy.streak;
  return policy;
}

/// Sends a lever toward `value` where `mask` holds: it arrives after max(ramp_months, 1) months, this one included.
template <class Real>
void set_course(PolicyState<Real>& policy, std::size_t lever, double owner, Real value, int ramp_months,
                Mask<Real> mask) {
  const Real now = policy.levers.*kLeverMembers<Real>[lever];
  policy.target[lever] = select<Real>(mask, value, policy.target[lever]);
  policy.step[lever] = select<Real>(mask, (value - now) / (ramp_months > 1 ? ramp_months : 1), policy.step[lever]);
  policy.owner[lever] = select<Real>(mask, owner, policy.owner[lever]);
}

/// A chip rule takes force and lends its thresholds to the levers.
template <class Real> void enforce_rule(PolicyState<Real>& policy, const Setting& setting, int rule) {
  policy.rule = rule;
  policy.rule_changed = true;
  if (rule < 0) return;
  const Thresholds lent = lent_thresholds(setting.rules[static_cast<std::size_t>(rule)]);
  const auto everywhere = Real{} == Real{};
  const auto lend = [&](int lever, const double* value) {
    if (value) set_course(policy, static_cast<std::size_t>(lever), -1, Real{} + *value, 0, everywhere);
  };
  lend(kLever_tpp_threshold, lent.tpp);
  lend(kLever_density_threshold, lent.density);
  lend(kLever_interconnect_threshold_gb_per_s, lent.interconnect);
  lend(kLever_bandwidth_threshold_tb_per_s, lent.bandwidth);
}

/// Starts and ends the scheduled moves of a month. A move that ends gives way to what it superseded, unless something
/// else has superseded it since.
template <class Real> void follow_schedule(PolicyState<Real>& policy, const Setting& setting, int month) {
  const auto everywhere = Real{} == Real{};
  for (std::size_t i = 0; i < setting.moves.size(); ++i) {
    const Move& move = setting.moves[i];
    const auto lever = static_cast<std::size_t>(move.lever);
    const double owner = static_cast<double>(i);
    if (move.to == month) {
      if (move.rule >= 0) {
        if (policy.rule_owner == static_cast<int>(i)) enforce_rule(policy, setting, policy.rule_before[i]);
      } else {
        set_course(policy, lever, -1, policy.target_before[i], 0, policy.owner[lever] == owner);
      }
    }
    if (move.from != month) continue;
    if (move.rule >= 0) {
      policy.rule_before[i] = policy.rule;
      policy.rule_owner = static_cast<int>(i);
      enforce_rule(policy, setting, move.rule);
    } else {
      const Real now = policy.levers.*kLeverMembers<Real>[lever];
      policy.target_before[i] = policy.target[lever];
      set_course(policy, lever, owner, now + move.compliance * (move.value - now), move.ramp_months, everywhere);
    }
  }
}

/// Every lever takes its step and stops at its target.
template <class Real> void advance_levers(PolicyState<Real>& policy) {
  for (std::size_t lever = 0; lever < kLevers; ++lever) {
    Real& now = policy.levers.*kLeverMembers<Real>[lever];
    const Real left = policy.target[lever] - now, step = policy.step[lever];
    const auto arrives = left * left <= step * step * (1.0 + 1e-9);
    if (Change::kSteps == kLeverRows[lever].change && any(left != 0.0)) policy.rule_changed = true;
    now = select<Real>(arrives, policy.target[lever], now + select<Real>(left == 0.0, 0.0, step));
  }
}

/// Moves that begin this month, for the chronicle.
template <class Real> void note_moves(World<Real>& world) {
  for (std::size_t i = 0; i < world.setting.moves.size(); ++i)
    if (world.setting.moves[i].from == world.month)
      note_event(world, EventPlaces(world.setting).moves + i, Real{} + 1.0);
}

/// China's import gate: decreed shut at 0 and open at 1; between, a Markov state with that long-run share of open months.
template <class Real> void swing_import_gate(World<Real>& world, const Luck<Real>& luck) {
  const Real share = world.policy.levers.cn_import_approval;
  const Real pace = 1.0 / max(world.p.import_gate_spell_months, 1.0);
  const Real u = luck.uniform(Group::trade, base::name_of("import_gate", "China"), world.month);
  const Real stays_open = select<Real>(u >= (1.0 - share) * pace, 1.0, 0.0);
  const Real opens = select<Real>(u < share * pace, 1.0, 0.0);
  Real& open = world.policy.gate_open;
  open = select<Real>(open > 0.5, stays_open, opens);
  open = select<Real>(share <= 0.0, 0.0, select<Real>(share >= 1.0, 1.0, open));
}

/// Allied participation wears off with the sales that the allies' toolmakers have lost (MODEL.md 3.1.4): in years of
/// their China sales.
template <class Real> void tire_allies(World<Real>& world) {
  PolicyState<Real>& policy = world.policy;
  const Real patience = exp(-world.p.allied_fatigue * policy.lost_tool_sales);
  policy.participation_nl = policy.levers.allied_participation_nl * patience;
  policy.participation_jp = policy.levers.allied_participation_jp * patience;
  double allied = 0;
  Real lost{};
  for (const Toolmaker& maker : world.setting.roster.toolmakers) {
    const Real part = maker.country == "nl"   ? policy.participation_nl
                      : maker.country == "jp" ? policy.participation_jp
                                              : Real{};
    if (maker.country == "nl" || maker.country == "jp") allied += maker.import_share;
    lost += part * maker.import_share * policy.levers.tool_ban * (1.0 - world.p.tool_ban_leak);
  }
  if (allied > 0) policy.lost_tool_sales += lost / (allied * kMonthsPerYear);
}

}  // namespace model
