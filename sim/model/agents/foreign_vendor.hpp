#pragma once
#include <algorithm>

#include "model/events.hpp"
#include "model/mechanisms/chip_rule.hpp"
#include "model/world.hpp"

/// A US-aligned chip vendor designs to the rule (MODEL.md 3.3.2): what the rule leaves room for comes out of the rule.
namespace model {

/// A leading chip stands for all later ones and grows after its launch.
template <class Real> Real generation_gain(const World<Real>& world, const Chip& chip) {
  const double age = world.month - chip.launch_month;
  if (!chip.leading || age <= 0) return Real{} + 1.0;
  return growth(world.p.foreign_performance_growth, age);
}

/// The largest value of one measure, just inside some limit of the rule, at which the chip is free; 0 if none is. `measure` puts a candidate into the chip's measures.
template <class Real, class Limits, class Measure>
Real best_inside(const World<Real>& world, const Chip& chip, Real whole, Limits limits, Measure measure) {
  Real best{};
  const auto consider = [&](Real candidate) {
    candidate = min(candidate, whole);
    const Verdict<Real> verdict = judge(world.setting, world.policy, chip, measure(candidate));
    best = max(best, candidate * verdict.free);
  };
  consider(whole);
  if (world.policy.rule < 0) return best;
  limits(world.setting.rules[static_cast<std::size_t>(world.policy.rule)],
         [&](Real limit) { consider(limit * world.p.design_margin); });
  return best;
}

/// What a cut chip could be today: its arithmetic (kArithmetic) or interconnect (kInterconnect) just inside the rule.
template <class Real> Real best_cut(const World<Real>& world, const Chip& chip, Real gain) {
  const Real density_per_tpp = Real{} + chip.density / chip.tpp;
  const Levers<Real>& levers = world.policy.levers;
  const double behind = months_behind(chip, world.month);
  if (chip.cut == Chip::Cut::kInterconnect) {
    return best_inside<Real>(
        world, chip, Real{} + chip.interconnect_gb_s,
        [&](const ChipRule&, auto&& consider) { consider(levers.interconnect_threshold_gb_per_s); },
        [&](Real x) {
          return Measures<Real>{chip.tpp * gain, chip.density * gain, x, chip.bandwidth_tb_s * gain, behind};
        });
  }
  return best_inside<Real>(
      world, chip, chip.tpp * gain,
      [&](const ChipRule& rule, auto&& consider) {
        consider(levers.tpp_threshold);
        consider(levers.density_threshold / density_per_tpp);
        for (const Clause& clause : rule.clauses) {
          if (clause.tpp_min > 0) consider(Real{} + clause.tpp_min);
          if (clause.density_min > 0) consider(clause.density_min / density_per_tpp);
        }
      },
      [&](Real x) {
        return Measures<Real>{x, x * density_per_tpp, Real{} + chip.interconnect_gb_s, chip.bandwidth_tb_s * gain,
                              behind};
      });
}

/// Is the uncut chip kept from China?
template <class Real> Real base_is_kept_out(const World<Real>& world, const Chip& chip, Real gain) {
  const auto& chips = world.setting.chips;
  const auto base =
      std::find_if(chips.begin(), chips.end(), [&](const Chip& other) { return other.name == chip.base; });
  if (base == chips.end()) return Real{} + 1.0;
  const Measures<Real> whole{base->tpp * gain, base->density * gain, Real{} + base->interconnect_gb_s,
                             base->bandwidth_tb_s * gain, months_behind(*base, world.month)};
  return 1.0 - judge(world.setting, world.policy, *base, whole).free;
}

/// A chip as it stands, for the rule to judge.
template <class Real> Measures<Real> measures_of(const ChipState<Real>& state, const Chip& chip, int month) {
  return {state.tpp, state.density, state.interconnect, state.bandwidth, months_behind(chip, month)};
}

/// A cut chip: once its base is kept out and something fits, a design takes `redesign_months`; a better fit or a rule that
/// the present design no longer meets starts the next.
template <class Real> void design_to_the_rule(World<Real>& world, std::size_t i) {
  const Chip& chip = world.setting.chips[i];
  ChipState<Real>& state = world.chips[i];
  const Real gain = generation_gain(world, chip);
  const bool by_arithmetic = chip.cut == Chip::Cut::kArithmetic;
  const Real fit = best_cut(world, chip, gain), now = by_arithmetic ? state.tpp : state.interconnect;
  const Real ready = indicator<Real>(world.month >= chip.launch_month + world.p.derivative_lag_months);
  const Measures<Real> present = measures_of(state, chip, world.month);
  const Real fits_still = state.designed * judge(world.setting, world.policy, chip, present).free;
  const Real gains = by_arithmetic ? indicator<Real>(fit > now * (1.0 + world.p.redesign_worth)) : Real{};
  const Real wanted =
      ready * indicator<Real>(fit > 0.0) * base_is_kept_out(world, chip, gain) * max(1.0 - fits_still, gains);
  state.progress = wanted * (state.progress + 1.0);
  const auto finished = both(wanted > 0.0, state.progress > world.p.redesign_months);
  const Real done = indicator<Real>(finished);
  const Real tpp = by_arithmetic ? fit : chip.tpp * gain;
  state.tpp = select<Real>(finished, tpp, state.tpp);
  state.h100e = select<Real>(finished, chip.h100e * tpp / chip.tpp, state.h100e);
  state.density = select<Real>(finished, tpp * (chip.density / chip.tpp), state.density);
  state.interconnect =
      select<Real>(finished, by_arithmetic ? Real{} + chip.interconnect_gb_s : fit, state.interconnect);
  state.bandwidth = select<Real>(finished, chip.bandwidth_tb_s * gain, state.bandwidth);
  state.made_from =
      select<Real>(both(finished, state.designed == 0.0), static_cast<double>(world.month), state.made_from);
  state.designed = max(state.designed, done);
  if (!by_arithmetic && chip.leading) {  // the same cut of each new generation
    state.tpp = state.designed * chip.tpp * gain;
    state.h100e = state.designed * chip.h100e * gain;
    state.density = state.designed * chip.density * gain;
    state.bandwidth = state.designed * chip.bandwidth_tb_s * gain;
  }
  state.progress = select<Real>(finished, 0.0, state.progress);
  note_event(world, EventPlaces(world.setting).designs + i, done);
}

/// Will next month find this chip just as it is, as long as the rule stays?
template <class Real> bool settles(const World<Real>& world, const Chip& chip, const ChipState<Real>& state) {
  if (chip.leading || world.month < chip.launch_month || asks_for_age(world.setting, world.policy.rule)) return false;
  if (chip.cut == Chip::Cut::kNone) return true;
  const bool ready = base::all(world.month >= chip.launch_month + world.p.derivative_lag_months);
  return ready && base::all(state.progress == 0.0);
}

/// Specifications of the month, and the verdict on every chip. What cannot have changed is not worked out again.
template <class Real> void offer_chips(World<Real>& world) {
  for (std::size_t i = 0; i < world.chips.size(); ++i) {
    const Chip& chip = world.setting.chips[i];
    ChipState<Real>& state = world.chips[i];
    if (world.month < chip.launch_month || (state.settled && !world.policy.rule_changed)) continue;
    if (chip.cut == Chip::Cut::kNone) {
      const Real gain = generation_gain(world, chip);
      state.h100e = chip.h100e * gain;
      state.tpp = chip.tpp * gain;
      state.density = chip.density * gain;
      state.interconnect = Real{} + chip.interconnect_gb_s;
      state.bandwidth = chip.bandwidth_tb_s * gain;
      state.designed = Real{} + 1.0;
      state.made_from = Real{} + chip.launch_month;
    } else {
      design_to_the_rule(world, i);
    }
    const Verdict<Real> verdict = judge(world.setting, world.policy, chip, measures_of(state, chip, world.month));
    state.free = state.designed * verdict.free;
    state.licensed = state.designed * verdict.licence;
    state.settled = settles(world, chip, state);
  }
}

}  // namespace model
