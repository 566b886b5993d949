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
  policy.target_of = policy.target_before = policy.owner_before = std::vector<Real>(setting.moves.size(), Real{});
  policy.streak.assign(setting.reactions.size(), Real{});
  policy.rest = policy.fired = policy.streak;
  return policy;
}

/// Sends a lever toward `value` where `mask` holds: it arrives after max(ramp_months, 1) months, this one included.
template <class Real>
void set_course(PolicyState<Real>& policy, std::size_t lever, Real owner, Real value, int ramp_months,
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
  each_lent_threshold(setting.rules[static_cast<std::size_t>(rule)], [&](std::size_t lever, double limit) {
    set_course(policy, lever, Real{} - 1.0, Real{} + limit, 0, Real{} == Real{});
  });
}

/// The move of a lever (of the chip rule, for lever -1) that a month falls back on when another ends: the latest to start
/// that still holds; -1 if there is none.
inline int move_below(const Setting& setting, int lever, int month) {
  int found = -1;
  for (std::size_t i = 0; i < setting.moves.size(); ++i) {
    const Move& move = setting.moves[i];
    const bool holds_on = move.from < month && (move.to < 0 || move.to > month);
    const bool same = lever < 0 ? move.rule >= 0 : move.rule < 0 && move.lever == lever;
    if (same && holds_on && (found < 0 || move.from >= setting.moves[static_cast<std::size_t>(found)].from))
      found = static_cast<int>(i);
  }
  return found;
}

/// What a lever has without a move: what the chip rule in force lends it, or its default.
inline double resting_value(const Setting& setting, int rule, int lever) {
  double value = kLeverRows[static_cast<std::size_t>(lever)].default_value;
  if (rule >= 0)
    each_lent_threshold(setting.rules[static_cast<std::size_t>(rule)], [&](std::size_t lent, double limit) {
      if (lent == static_cast<std::size_t>(lever)) value = limit;
    });
  return value;
}

/// A move that ends gives way to what holds without it, in the worlds where nothing has superseded it since: a reaction
/// that it superseded, else the move below, else the resting value.
template <class Real> void end_move(PolicyState<Real>& policy, const Setting& setting, std::size_t i, int month) {
  const Move& move = setting.moves[i];
  const int below = move_below(setting, move.rule >= 0 ? -1 : move.lever, month);
  if (move.rule >= 0) {
    if (policy.rule_owner != static_cast<int>(i)) return;
    policy.rule_owner = below;
    enforce_rule(policy, setting, below < 0 ? -1 : setting.moves[static_cast<std::size_t>(below)].rule);
    return;
  }
  const auto lever = static_cast<std::size_t>(move.lever);
  const auto in_force = policy.owner[lever] == static_cast<double>(i);
  const auto by_reaction = policy.owner_before[i] >= static_cast<double>(setting.moves.size());
  const Real scheduled = below < 0 ? Real{} + resting_value(setting, policy.rule, move.lever)
                                   : policy.target_of[static_cast<std::size_t>(below)];
  set_course(policy, lever, Real{} + below, scheduled, 0, both(in_force, negate(by_reaction)));
  set_course(policy, lever, policy.owner_before[i], policy.target_before[i], 0, both(in_force, by_reaction));
}

/// A move begins: a rule takes force, or a lever takes its course for the part of the way that is complied with.
template <class Real> void begin_move(PolicyState<Real>& policy, const Setting& setting, std::size_t i) {
  const Move& move = setting.moves[i];
  if (move.rule >= 0) {
    policy.rule_owner = static_cast<int>(i);
    enforce_rule(policy, setting, move.rule);
    return;
  }
  const auto lever = static_cast<std::size_t>(move.lever);
  const Real now = policy.levers.*kLeverMembers<Real>[lever];
  policy.owner_before[i] = policy.owner[lever];
  policy.target_before[i] = policy.target[lever];
  policy.target_of[i] = move.value - (1.0 - move.compliance) * (move.value - now);  // exact at full compliance
  set_course(policy, lever, Real{} + static_cast<double>(i), policy.target_of[i], move.ramp_months, Real{} == Real{});
}

/// Ends, then starts the scheduled moves of a month, in order.
template <class Real> void follow_schedule(PolicyState<Real>& policy, const Setting& setting, int month) {
  for (std::size_t i = 0; i < setting.moves.size(); ++i)
    if (setting.moves[i].to == month) end_move(policy, setting, i, month);
  for (std::size_t i = 0; i < setting.moves.size(); ++i)
    if (setting.moves[i].from == month) begin_move(policy, setting, i);
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
  const Real u = luck.uniform(Group::kTrade, base::name_of("import_gate", "China"), world.month);
  const Real stays_open = select<Real>(u >= (1.0 - share) * pace, 1.0, 0.0);
  const Real opens = select<Real>(u < share * pace, 1.0, 0.0);
  Real& open = world.policy.gate_open;
  open = select<Real>(open > 0.5, stays_open, opens);
  open = select<Real>(share <= 0.0, 0.0, select<Real>(share >= 1.0, 1.0, open));
}

/// Participation of an ally wears off with the sales that its own toolmakers have lost (MODEL.md 3.1.4), in years of their
/// China sales. `lever`: its lever; `ban`: part of their tools that are banned.
template <class Real, class Number, class Banned>
void tire(const World<Real>& world, const Number& lever, const Banned& ban, Real& stand, Real& lost) {
  stand = lever * exp(-world.p.allied_fatigue * lost);
  lost += stand * ban / kMonthsPerYear;
}

/// Both allies under `levers`: those in force, or the documented ones.
template <class Real, class Number>
void tire(const World<Real>& world, const Levers<Number>& levers, AlliedStand<Real>& allies) {
  const Real ban = levers.tool_ban * (1.0 - world.p.tool_ban_leak);
  tire(world, levers.allied_participation_nl, ban, allies.nl, allies.lost_nl);
  tire(world, levers.allied_participation_jp, ban, allies.jp, allies.lost_jp);
}

template <class Real> void tire_allies(World<Real>& world) {
  tire(world, world.policy.levers, world.policy.allies);
  tire(world, world.setting.record.levers_in(world.month), world.policy.allies_documented);
}

}  // namespace model
