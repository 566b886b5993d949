#pragma once
#include "model/agents/buyer.hpp"
#include "model/agents/chinese_vendor.hpp"
#include "model/world.hpp"

/// Dies reach the vendors (MODEL.md 3.2.4, 3.2.6): from the bank, from fabs abroad, from home wafers by a sharing rule.
namespace model {

/// Last month of the documented die route, 2024-10.
inline constexpr double kDieRouteEnds = 33;

/// Dies that a vendor lacks for what it wants to make.
template <class Real> Real dies_lacking(const World<Real>& world, std::size_t vendor) {
  const ChineseVendorState<Real>& state = world.vendors[vendor];
  return max(state.want * state.dies_per_chip / world.p.packaging_yield - state.dies, 0.0);
}

/// The bank fills while the route is open and Taiwan's foundries work, and is drawn down by what Ascend lacks, at most a share of it a month.
template <class Real> void draw_die_bank(World<Real>& world) {
  ProductionState<Real>& production = world.production;
  const Parameters<Real>& p = world.p;
  const Real open = indicator<Real>(world.month >= p.die_route_start_month) * (1.0 - world.policy.levers.foundry_rule);
  const Real working = 1.0 - world.fabs.outage;
  const Real inflow = open * working * p.tsmc_dies_total / (kDieRouteEnds + 1.0 - p.die_route_start_month);
  production.bank += inflow;
  production.bank_in += inflow;
  for (std::size_t i = 0; i < world.vendors.size(); ++i) {
    if (!is_ascend(world.setting.roster.chinese_vendors[i])) continue;
    const Real drawn = min(dies_lacking(world, i), production.bank * p.die_bank_draw_per_month);
    production.bank -= drawn;
    production.bank_drawn += drawn;
    world.vendors[i].dies += drawn;
    world.vendors[i].dies_bought += drawn;
  }
}

/// Designs made abroad: as many as the foundries there take from Chinese customers, by rank; listed ones are cut off, and
/// a disruption of Taiwan's foundries takes its part.
template <class Real> void buy_dies_abroad(World<Real>& world) {
  const Parameters<Real>& p = world.p;
  const Levers<Real>& levers = world.policy.levers;
  // orders abroad follow the trend of Chinese spending, stated for 2025
  const Real path = share_of(budget_trend(p, world.month), budget_trend(p, january(2025) + kMonthsPerYear / 2));
  Real weights{};
  for (std::size_t i = 0; i < world.vendors.size(); ++i)
    if (world.setting.roster.chinese_vendors[i].foundry == "abroad") weights += world.vendors[i].weight;
  const Real h100e = p.others_nonsmic_h100e_2025 / kMonthsPerYear * path *
                     (1.0 - levers.foundry_rule * levers.entity_list_coverage) * (1.0 - world.fabs.outage);
  for (std::size_t i = 0; i < world.vendors.size(); ++i) {
    ChineseVendorState<Real>& state = world.vendors[i];
    if (world.setting.roster.chinese_vendors[i].foundry != "abroad") continue;
    const Real limit = h100e * share_of(state.weight, weights) / (state.h100e_per_chip / state.dies_per_chip);
    const Real bought = min(dies_lacking(world, i), limit);
    state.dies += bought;
    state.dies_bought += bought;
  }
}

/// Hands out a pool pro rata to orders, never more than a vendor can pay for; then one pass for what is left.
template <class Real> Row<Real> share_out(Real pool, const Row<Real>& orders, Row<Real> affordable) {
  Row<Real> got(orders.size(), Real{});
  const auto pass = [&](const Row<Real>& claims) {
    Real total{}, given{};
    for (const Real& claim : claims) total += claim;
    const Real fill = min(share_of(pool, total), 1.0);
    for (std::size_t i = 0; i < claims.size(); ++i) {
      const Real part = min(claims[i] * fill, affordable[i]);
      got[i] += part;
      affordable[i] -= part;
      given += part;
    }
    pool = max(pool - given, 0.0);
  };
  pass(orders);
  pass(Row<Real>(affordable));
  return got;
}

/// Home wafers that come out now: Huawei's own fabs serve Huawei first, the rest is shared out.
template <class Real> void share_wafers(World<Real>& world) {
  const Parameters<Real>& p = world.p;
  const FoundryState<Real>& fabs = world.fabs;
  Real captive = fabs.wafers_due * fabs.captive_share;
  const Real merchant = fabs.wafers_due - captive;
  Row<Real> orders(world.vendors.size(), Real{}), affordable = orders, own = orders;
  for (std::size_t i = 0; i < orders.size(); ++i) {
    const ChineseVendor& vendor = world.setting.roster.chinese_vendors[i];
    if (vendor.foundry != "home") continue;
    const Real wafers = dies_lacking(world, i) / fabs.dies_per_wafer,
               means = world.vendors[i].capital / p.wafer_price_usd;
    if (is_ascend(vendor)) own[i] = min(min(wafers, means), captive);
    captive -= own[i];
    orders[i] = wafers - own[i];
    affordable[i] = min(orders[i], max(means - own[i], 0.0));
  }
  const Row<Real> got = share_out(merchant, orders, affordable);
  for (std::size_t i = 0; i < got.size(); ++i) {
    ChineseVendorState<Real>& state = world.vendors[i];
    const Real wafers = got[i] + own[i], dies = wafers * fabs.dies_per_wafer;
    state.capital = max(state.capital - wafers * p.wafer_price_usd, 0.0);
    state.dies += dies;
    state.dies_made += dies;
  }
}

}  // namespace model
