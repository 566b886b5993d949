#pragma once
#include "model/world.hpp"

/// Third countries (MODEL.md 3.3.8) and compute rented there (3.3.9): capacity with a rent, counted with the tenant.
namespace model {

/// American owners' share of what is sold outside China: while they buy less, vendors make less and the others' part
/// grows, since the others buy on (MODEL.md 3.2.7).
template <class Real> Real american_share(const World<Real>& world) {
  const Real slump = world.policy.levers.us_capex_slump, share = world.p.us_owner_share;
  return share * (1.0 - slump) / (1.0 - share * slump);
}

/// What American and third-country buyers take of the month's US-aligned output. Country caps hold back a share; what
/// they hold back goes to American buyers.
template <class Real> void sell_to_third_countries(World<Real>& world) {
  const Levers<Real>& levers = world.policy.levers;
  TradeState<Real>& trade = world.trade;
  const Real for_sale = max(world.production.us_output - trade.displaced, 0.0);
  const Real american = american_share(world);
  Real abroad{};
  for (std::size_t h = 0; h < world.hosts.size(); ++h) {
    HostState<Real>& host = world.hosts[h];
    const Real want = for_sale * (1.0 - american) * (world.setting.roster.hosts[h].share / world.host_shares);
    const Real capped = min(want, levers.country_cap_h100e_per_year / kMonthsPerYear);
    host.bought = want + levers.global_licensing * (capped - want);
    // what brokers took last month is no longer here
    host.received.push((host.received.empty() ? Real{} : host.received.newest()) + host.bought - host.diverted);
    abroad += host.bought;
  }
  const Real at_home = max(for_sale - abroad, 0.0);
  trade.sold_outside = at_home + abroad;
  for (std::size_t b = 0; b < world.american_buyers.size(); ++b) {
    const AmericanBuyer& buyer = world.setting.roster.american_buyers[b];
    History<Real>& received = world.american_buyers[b].received;
    const Real part =
        at_home * line<Real>(world.month, january(2022), january(2025), buyer.share_2022 / world.american_2022,
                             buyer.share_2025 / world.american_2025);
    received.push((received.empty() ? Real{} : received.newest()) + part);
  }
}

/// How far tenants from China may rent: the remote-access rule, less what leaks.
template <class Real> Real remote_access(const World<Real>& world) {
  return 1.0 - world.policy.levers.remote_access_rule * (1.0 - world.p.remote_access_leak);
}

/// Rents abroad move both ways about what the price of chips makes of them, and come back.
template <class Real> void move_rents(World<Real>& world, const Luck<Real>& luck) {
  const Real move = luck.normal(Group::kTrade, base::name_of("rent", "abroad"), world.month);
  world.trade.rent_log = world.trade.rent_log * world.p.rent_persistence + world.p.rent_shock_sd * move;
}

/// Power of data centres abroad that Chinese tenants could lease if they wanted as much as at the present, GW: it rises
/// along a logistic path and saturates.
template <class Real> Real planned_gw(const World<Real>& world) {
  const Parameters<Real>& p = world.p;
  return p.leased_power_most_gw * logistic((world.month - p.leased_power_midpoint_month) / p.leased_power_width_months);
}

/// The same as landlords have answered to what tenants want.
template <class Real> Real leasable_gw(const World<Real>& world) {
  return planned_gw(world) * exp(world.trade.lease_pull);
}

/// Power of a leased H100e with its building, kW: it falls as chips get better.
template <class Real> Real leased_kw_per_h100e(const World<Real>& world) {
  const Parameters<Real>& p = world.p;
  return p.leased_kw_per_h100e_2025 * growth(p.leased_power_efficiency_growth, (january(2026) - 1) - world.month);
}

/// H100e that so much power of data centres abroad feeds, GW.
template <class Real> Real h100e_fed(const World<Real>& world, Real gw) {
  const Real kw_per_gw = Real{} + 1e6;
  return gw * kw_per_gw / leased_kw_per_h100e(world);
}

/// What tenants want counts up to this many times what is planned, and down to as small a part of it (assumption).
inline constexpr double kMostWanted = 20;

/// Landlords hear what tenants would sign in a month: over a lease's time, beside what is planned. The year's mean is held
/// against that of the documented present; what it is more than then is built, or let to others, in the time that sites take.
template <class Real> void hear_tenants(World<Real>& world, Real wanted_h100e) {
  const Parameters<Real>& p = world.p;
  TradeState<Real>& trade = world.trade;
  const Real planned = h100e_fed(world, planned_gw(world));
  const Real wanted = clamp(share_of(wanted_h100e * p.lease_months, planned), 1 / kMostWanted, kMostWanted);
  trade.lease_want += (log(wanted) - trade.lease_want) / kMonthsPerYear;
  if (world.month <= world.setting.present) {
    if (!world.yardstick.given) world.yardstick.lease_want = trade.lease_want;
    return;
  }
  const Real answer = p.leased_power_elasticity * (trade.lease_want - world.yardstick.lease_want);
  trade.lease_pull += (answer - trade.lease_pull) / p.leased_power_build_months;
}

/// H100e that hosts offer to new tenants this month: what the leasable power feeds, what they have and let, and what the
/// rule leaves.
template <class Real> Real offshore_on_offer(World<Real>& world) {
  Real let{};
  for (std::size_t h = 0; h < world.hosts.size(); ++h)
    let += world.hosts[h].h100e * min(world.p.offshore_share_most * world.setting.roster.hosts[h].tenant_openness, 1.0);
  const Real fed = h100e_fed(world, leasable_gw(world));
  const Real capacity = min(fed, let) * remote_access(world) * world.channel.offshore;
  Real leased{};
  for (const BuyerState<Real>& buyer : world.buyers) leased += buyer.lease;  // what ran out is free again
  world.trade.offshore_capacity = capacity;
  return max(capacity - leased, 0.0);
}

/// A part of a buyer's leases goes on, with its rent.
template <class Real> void keep_leases(BuyerState<Real>& buyer, Real part) {
  buyer.lease *= part;
  buyer.rent *= part;
}

/// Leases run out; rents of those that stand are paid before anything is bought; a buyer that cannot pay gives leases
/// up.
template <class Real> void pay_rents(World<Real>& world) {
  for (BuyerState<Real>& buyer : world.buyers) {
    keep_leases(buyer, 1.0 - 1.0 / world.p.lease_months);
    keep_leases(buyer, select<Real>(buyer.rent > buyer.budget, share_of(buyer.budget, buyer.rent), 1.0));
    buyer.rent_paid = buyer.rent;
  }
}

/// New leases are signed for what was set aside; a rule or a smaller host stock ends leases in proportion.
template <class Real> void sign_leases(World<Real>& world) {
  Real leased{};
  for (BuyerState<Real>& buyer : world.buyers) {
    buyer.lease += buyer.leased_now;
    buyer.rent += buyer.spent[kOffshore] - buyer.rent_paid;  // what new leases paid for their first month
    leased += buyer.lease;
  }
  const Real kept = min(share_of(world.trade.offshore_capacity, leased), 1.0);
  for (BuyerState<Real>& buyer : world.buyers) keep_leases(buyer, kept);
}

}  // namespace model
