#pragma once
#include <algorithm>

#include "model/agents/buyer.hpp"
#include "model/events.hpp"
#include "model/mechanisms/wafers.hpp"
#include "model/world.hpp"

/// US-aligned supply (MODEL.md 3.2.7): the documented series, then fading growth with shocks.
namespace model {

/// Disruption of Taiwan's foundries, withheld materials, a slump of American spending, subsidies and the answer to
/// efficiency shocks: what multiplies every vendor's output. The past had no disruption, so the hazard begins at the
/// present.
template <class Real> Real common_factor(World<Real>& world, const Luck<Real>& luck) {
  FoundryState<Real>& fabs = world.fabs;
  const Parameters<Real>& p = world.p;
  fabs.outage -= fabs.outage * monthly_share(p.foundry_recovery_months);
  const auto& foundries = world.setting.roster.foundries;
  const bool exposed =
      std::any_of(foundries.begin(), foundries.end(), [](const Foundry& f) { return f.country == "tw"; });
  if (exposed && world.month > world.setting.present) {
    const Real u = luck.uniform(Group::kSupply, base::name_of("disruption", "Taiwan"), world.month);
    const auto strikes = u > exp(-p.foundry_accident_per_year / kMonthsPerYear);
    fabs.outage = select<Real>(strikes, max(p.foundry_accident_depth, fabs.outage), fabs.outage);
    note_event(world, EventPlaces(world.setting).accident, indicator<Real>(strikes));
  }
  if (exposed) fabs.outage = max(fabs.outage, world.policy.levers.taiwan_disruption);
  const Real withheld = world.policy.levers.cn_materials_retaliation;
  fabs.substituted += (withheld - fabs.substituted) * monthly_share(p.materials_substitution_months);
  const Real materials = 1.0 - p.materials_retaliation_loss * max(withheld - fabs.substituted, 0.0);
  fabs.subsidy_log += world.policy.levers.us_subsidy * p.us_subsidy_growth_log / kMonthsPerYear *
                      fading(p.subsidy_halflife_months, fabs.subsidised_us);
  fabs.subsidised_us += world.policy.levers.us_subsidy;
  fabs.capex_shock *= fading(p.capex_shock_halflife_months, 1);
  const Real ordered = 1.0 - p.us_owner_share * world.policy.levers.us_capex_slump;
  return (1.0 - fabs.outage) * materials * ordered * exp(fabs.subsidy_log + fabs.capex_shock);
}

/// What each vendor makes this month, in H100e.
template <class Real> void supply_us_aligned(World<Real>& world, const Luck<Real>& luck) {
  const Parameters<Real>& p = world.p;
  const Real common = common_factor(world, luck) * p.us_series_scale * revenue_pull(world, true);
  const Real sd = p.us_flow_shock_sd * sqrt(1.0 - p.us_flow_shock_persistence * p.us_flow_shock_persistence);
  world.production.us_output = Real{};
  for (std::size_t i = 0; i < world.foreign_vendors.size(); ++i) {
    const ForeignVendor& vendor = world.setting.roster.foreign_vendors[i];
    ForeignVendorState<Real>& state = world.foreign_vendors[i];
    state.output = Real{};
    for (const SupplySeries& series : world.setting.supply) {
      if (series.vendor != vendor.name || series.h100e_per_month.empty()) continue;
      const auto known = static_cast<int>(series.h100e_per_month.size());
      if (world.month < known) {
        state.output = common * series.h100e_per_month[static_cast<std::size_t>(world.month)];
        continue;
      }
      const Real luck_of_month = luck.normal(Group::kSupply, base::name_of("sales", vendor.name), world.month);
      state.shock = state.shock * p.us_flow_shock_persistence + sd * luck_of_month;
      const Real grown = faded_growth(p.us_flow_growth_2026, p.us_flow_growth_floor, p.us_growth_halflife_months,
                                      world.month - known + 1.0) *
                         vendor.outlook;
      state.output = common * series.h100e_per_month.back() * exp(grown + state.shock);
    }
    world.production.us_output += state.output;
  }
}

}  // namespace model
