#pragma once
#include "model/world.hpp"

/// A Chinese chip vendor plans: its product line, what it wants to make, what it can pay for (MODEL.md 3.2.6).
namespace model {

inline bool is_ascend(const ChineseVendor& vendor) { return vendor.stack == "cann"; }

/// Pace of design against one without a software ban.
template <class Real> Real design_pace(const World<Real>& world) {
  const Real home = logistic((world.month - world.p.home_eda_midpoint_month) / world.p.home_tools_width_months);
  Real imported{};
  for (const EdaVendor& vendor : world.setting.roster.eda_vendors)
    imported += vendor.country == "us" ? vendor.import_share : 0.0;
  return 1.0 - world.p.eda_dependence * world.policy.levers.eda_ban * (1.0 - home) * min(imported, 1.0);
}

/// Dies per chip on Huawei's road map when its designers are `clock` months past 2022-01.
template <class Real> Real road_map_dies(const Setting& setting, Real clock) {
  Real dies = Real{} + setting.road_map.front().dies_per_chip;
  for (std::size_t i = 1; i < setting.road_map.size(); ++i) {
    const Generation &from = setting.road_map[i - 1], &to = setting.road_map[i];
    const Real way =
        clamp((clock - to.launch_month) / kMonthsPerYear, 0.0, 1.0);  // a year to change the mix (assumption)
    dies += way * (to.dies_per_chip - from.dies_per_chip);
  }
  return dies;
}

/// Capital raised this month; the outbound rule stops its foreign part.
template <class Real> Real funding(const World<Real>& world, const ChineseVendor& vendor) {
  return vendor.funding_usd_per_year / kMonthsPerYear *
         (1.0 - world.policy.levers.outbound_investment_rule * vendor.foreign_funding_share);
}
template <class Real>
void raise_capital(const World<Real>& world, const ChineseVendor& vendor, ChineseVendorState<Real>& state) {
  state.capital += funding(world, vendor);
}

/// A vendor designs as fast as its capital lets it: whether it can pay a tape-out, and what it raises and earns against
/// what it would without an outbound rule.
template <class Real>
Real design_pace_of(const World<Real>& world, const ChineseVendor& vendor, const ChineseVendorState<Real>& state) {
  const Parameters<Real>& p = world.p;
  const Real unhindered = vendor.funding_usd_per_year / kMonthsPerYear + state.earned;
  const Real ratio = share_of(funding(world, vendor) + state.earned, unhindered);
  const Real raised = select<Real>(unhindered > 0.0, pow(ratio, p.design_capital_elasticity), 1.0);
  return raised * clamp(state.capital / p.tapeout_cost_usd, 0.0, 1.0);
}

/// Product line of the month. Designers move on as far as software and capital allow.
template <class Real> void plan_products(World<Real>& world) {
  const Parameters<Real>& p = world.p;
  const Real pace = design_pace(world);
  for (std::size_t i = 0; i < world.vendors.size(); ++i) {
    const ChineseVendor& vendor = world.setting.roster.chinese_vendors[i];
    ChineseVendorState<Real>& state = world.vendors[i];
    state.dies_before = state.dies_made + state.dies_bought;
    raise_capital(world, vendor, state);
    state.clock += pace * design_pace_of(world, vendor, state);
    const Real tape_out = min(p.tapeout_cost_usd / kMonthsPerYear, state.capital);
    state.capital -= tape_out;
    const Real age = state.clock - (january(2025) + kMonthsPerYear / 2);
    const Real others = is_ascend(vendor) ? Real{} + 1.0 : p.others_relative_performance;
    const Real relative = others * vendor.relative_performance;
    const Real die_gain = vendor.foundry == "home" ? world.fabs.die_gain : Real{} + 1.0;
    state.dies_per_chip = is_ascend(vendor) ? road_map_dies(world.setting, state.clock) : Real{} + vendor.dies_per_chip;
    state.h100e_per_chip =
        state.dies_per_chip * relative * p.h100e_per_die_2025 * die_gain * growth(p.die_performance_growth, age);
    state.tb_s_per_chip = state.dies_per_chip * relative * p.tb_s_per_die_2025 * growth(p.die_bandwidth_growth, age);
    state.want = world.month >= vendor.launch_month
                     ? share_of(state.backlog, state.h100e_per_chip) / p.order_clear_months
                     : Real{};
  }
}

}  // namespace model
