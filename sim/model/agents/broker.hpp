#pragma once
#include "model/events.hpp"
#include "model/world.hpp"

/// Brokers (MODEL.md 3.3.7): they ship when the premium pays, get caught, quit and come back.
namespace model {

/// Share of places taken in the long run at the premium of 2024, to which the capacity of 2024 refers.
template <class Real> Real usual_share_active(const Parameters<Real>& p) {
  const Real enter = p.broker_entry_per_month * p.smuggling_premium_2024;
  return share_of(enter, enter + p.broker_hazard_per_month);
}

/// The brokers of 2022-01. Places are taken as in the long run: their owners trade in other goods until chips pay.
template <class Real> void open_brokerage(World<Real>& world, const Luck<Real>& luck) {
  const auto& routes = world.setting.roster.routes;
  for (std::size_t r = 0; r < routes.size(); ++r) {
    for (int k = 0; k < static_cast<int>(routes[r].brokers); ++k) {
      const std::string name = routes[r].name + "/" + std::to_string(k + 1);
      BrokerState<Real> broker;
      broker.name = base::name_of("broker", name);
      broker.caught = base::name_of("broker_caught", name);
      broker.entry = base::name_of("broker_entry", name);
      broker.size_name = base::name_of("broker_size", name);
      broker.route = static_cast<int>(r);
      broker.ease = routes[r].ease;
      broker.size = exp(world.p.broker_size_sd * luck.normal_at(Group::trade, broker.size_name, Real{}));
      broker.quit = base::name_of("broker_quit", name);
      broker.active =
          indicator<Real>(luck.uniform_at(Group::trade, broker.entry, Real{}) < usual_share_active(world.p));
      world.brokers.push_back(broker);
    }
  }
}

/// How much of its capacity a broker ships at a premium.
template <class Real> Real activity(const Parameters<Real>& p, Real premium) {
  return share_of(premium, premium + p.broker_break_even);
}

/// Chips a month that an average broker at work can ship, so that 2024 comes out as documented.
template <class Real> Real average_capacity(const World<Real>& world) {
  const Parameters<Real>& p = world.p;
  const double places = std::max<double>(static_cast<double>(world.brokers.size()), 1);
  const Real mean_size = exp(0.5 * p.broker_size_sd * p.broker_size_sd);
  const Real working = places * max(usual_share_active(p), 1e-6) * activity(p, p.smuggling_premium_2024) * mean_size;
  const double since_2024 = world.month - (january(2024) + kMonthsPerYear / 2);
  return p.smuggled_units_2024 / kMonthsPerYear / working * growth(p.smuggling_capacity_growth, since_2024);
}

/// Enforcement, one's own volume and chips that tell where they are raise the chance of being caught this month.
template <class Real> Real hazard(const World<Real>& world, Real units, Real usual_units) {
  const Parameters<Real>& p = world.p;
  const Levers<Real>& levers = world.policy.levers;
  const Real effort = pow(max(levers.enforcement_budget, 0.0), p.smuggling_enforcement_elasticity);
  const Real volume = pow(share_of(units, usual_units), p.broker_volume_exponent);
  return p.broker_hazard_per_month * effort * volume * (1.0 + levers.location_verification + levers.global_licensing);
}

/// Arrests, entries and the month's shipments. `capacity` is in chips; `host_units` what each route can divert.
/// Returns the chips that brokers offer to ship.
template <class Real> Real meet_the_law(World<Real>& world, const Luck<Real>& luck, Real capacity) {
  const Parameters<Real>& p = world.p;
  TradeState<Real>& trade = world.trade;
  const std::size_t arrest_events = EventPlaces(world.setting).arrests;
  std::vector<Real> arrests(world.setting.roster.routes.size(), Real{});
  trade.seized = trade.arrived = trade.arrests = Real{};
  const Real usual = capacity * activity(p, p.smuggling_premium_2024);
  const Real quitting = p.broker_quit_per_month * (1.0 - activity(p, trade.premium));
  const Real enters = 1.0 - exp(-p.broker_entry_per_month * trade.premium);
  for (BrokerState<Real>& broker : world.brokers) {
    const Real risk = 1.0 - exp(-hazard(world, broker.in_transit, usual));
    const auto caught = both(luck.uniform(Group::trade, broker.caught, world.month) < risk, broker.active > 0.5);
    const Real gone = indicator<Real>(caught);
    trade.seized += gone * broker.in_transit;
    trade.arrived += (1.0 - gone) * broker.in_transit;
    trade.arrests += gone;
    arrests[static_cast<std::size_t>(broker.route)] += gone;
    broker.in_transit = Real{};
    const auto enter = both(luck.uniform(Group::trade, broker.entry, world.month) < enters, broker.active < 0.5);
    broker.tenure += indicator<Real>(enter);
    if (any(enter)) {
      const Real size = exp(p.broker_size_sd * luck.normal_at(Group::trade, broker.size_name, broker.tenure));
      broker.size = select<Real>(enter, size, broker.size);
    }
    const auto quits = both(luck.uniform(Group::trade, broker.quit, world.month) < quitting, broker.active > 0.5);
    broker.active = select<Real>(either(caught, quits), 0.0, select<Real>(enter, 1.0, broker.active));
  }
  for (std::size_t r = 0; r < arrests.size(); ++r) note_event(world, arrest_events + r, arrests[r]);
  Real offered{};
  const Real ships = activity(p, trade.premium) * world.channel.smuggled *
                     (1.0 - world.policy.levers.location_verification * p.verification_effect);
  for (BrokerState<Real>& broker : world.brokers) {
    broker.in_transit = broker.active * capacity * broker.size * broker.ease * ships;  // an offer until it is sold
    offered += broker.in_transit;
  }
  return offered;
}

/// No route can divert more than a share of what its host region buys; the brokers on it share what there is.
template <class Real> Real limit_by_hosts(World<Real>& world) {
  const auto& routes = world.setting.roster.routes;
  std::vector<Real> offered(routes.size(), Real{}), fill = offered;
  std::vector<double> brokers_on_host(world.hosts.size(), 0.0);
  const auto host_of = [&](std::size_t r) {
    for (std::size_t h = 0; h < world.hosts.size(); ++h)
      if (world.setting.roster.hosts[h].name == routes[r].host) return h;
    return world.hosts.size();
  };
  for (std::size_t r = 0; r < routes.size(); ++r)
    if (host_of(r) < world.hosts.size()) brokers_on_host[host_of(r)] += routes[r].brokers;
  for (const BrokerState<Real>& broker : world.brokers)
    offered[static_cast<std::size_t>(broker.route)] += broker.in_transit;
  Real total{};
  for (std::size_t r = 0; r < routes.size(); ++r) {
    const std::size_t h = host_of(r);
    Real most = offered[r];
    if (h < world.hosts.size() && brokers_on_host[h] > 0)
      most = world.p.third_country_diversion_max * share_of(world.hosts[h].bought, world.trade.content) *
             (routes[r].brokers / brokers_on_host[h]);
    fill[r] = min(share_of(most, offered[r]), 1.0);
    total += offered[r] * fill[r];
  }
  for (BrokerState<Real>& broker : world.brokers) broker.in_transit *= fill[static_cast<std::size_t>(broker.route)];
  return total;
}

}  // namespace model
