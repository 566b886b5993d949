#pragma once
#include "model/events.hpp"
#include "model/world.hpp"

/// Brokers (MODEL.md 3.3.7): they ship when the premium pays, get caught, quit and come back.
namespace model {

/// How much of its capacity a broker ships at a premium.
template <class Real> Real activity(const Parameters<Real>& p, Real premium) {
  return share_of(premium, premium + p.broker_break_even);
}

/// Share of places taken in the long run at the premium of 2024, to which the capacity of 2024 refers.
template <class Real> Real usual_share_active(const Parameters<Real>& p) {
  const Real enter = p.broker_entry_per_month * p.smuggling_premium_2024;
  const Real leave =
      p.broker_hazard_per_month + p.broker_quit_per_month * (1.0 - activity(p, p.smuggling_premium_2024));
  return share_of(enter, enter + leave);
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
      broker.turn = base::name_of("broker_turn", name);
      broker.size_name = base::name_of("broker_size", name);
      broker.route = static_cast<int>(r);
      broker.ease = routes[r].ease;
      broker.size = exp(world.p.broker_size_sd * luck.normal_at(Group::kTrade, broker.size_name, Real{}, 0));
      broker.active =
          indicator<Real>(luck.uniform_at(Group::kTrade, broker.turn, Real{}, 0) < usual_share_active(world.p));
      world.brokers.push_back(broker);
    }
  }
}

/// What all brokers could ship in a year at the premium of 2024, in H100e: as many chips as their trade has grown to handle,
/// and no more than a share of what the world buys.
template <class Real> Real trade_capacity(const World<Real>& world) {
  const Parameters<Real>& p = world.p;
  const double since_2025 = world.month - (january(2025) + kMonthsPerYear / 2);
  const Real handled = p.smuggling_capacity_2025_h100e_per_year * growth(p.smuggling_capacity_growth, since_2025) *
                       world.trade.content / p.smuggled_h100e_per_unit_2025;
  return min(handled, p.smuggling_share_of_world_sales * world.production.us_output * kMonthsPerYear);
}

/// Chips a month that an average broker at work can ship.
template <class Real> Real average_capacity(const World<Real>& world) {
  const Parameters<Real>& p = world.p;
  const double places = std::max<double>(static_cast<double>(world.brokers.size()), 1);
  const Real mean_size = exp(0.5 * p.broker_size_sd * p.broker_size_sd);
  const Real working = places * max(usual_share_active(p), 1e-6) * activity(p, p.smuggling_premium_2024) * mean_size;
  return trade_capacity(world) / world.trade.content / kMonthsPerYear / working;
}

/// What effort against smuggling leaves of a flow: its elasticity to effort, as a multiple of that of 2024. Without any
/// effort more would be shipped, but not without bound.
template <class Real> Real undeterred(const Parameters<Real>& p, Real effort) {
  return pow(max(effort, p.enforcement_least), -p.smuggling_enforcement_elasticity);
}

/// Enforcement, own volume and chips that tell where they are raise a broker's hazard of being caught this month. `effort`
/// is what is common to all brokers; a broker with nothing on the way runs no risk.
template <class Real> Real effort(const World<Real>& world) {
  const Levers<Real>& levers = world.policy.levers;
  return world.p.broker_hazard_per_month * levers.enforcement_budget *
         (1.0 + levers.location_verification + levers.global_licensing);
}
template <class Real> Real risk(const Parameters<Real>& p, Real common_effort, Real units, Real usual_units) {
  const Real volume = share_of(units, usual_units);
  const Real hazard = common_effort * pow(volume, p.broker_volume_exponent);
  return select<Real>(units > 0.0, 1.0 - exp(-hazard), 0.0);
}

/// A broker is caught and loses what is on the way, or gives up when trade is slack; an empty place fills when it pays.
/// One draw serves leaving and entering, which exclude each other. Returns 1 where the broker is caught.
template <class Real>
Real turn_of(World<Real>& world, BrokerState<Real>& broker, const Luck<Real>& luck, Real chance_caught,
             Real chance_quits, Real chance_enters) {
  const auto works = broker.active > 0.5;
  const auto caught = both(luck.uniform(Group::kTrade, broker.caught, world.month) < chance_caught, works);
  const Real turn = luck.uniform(Group::kTrade, broker.turn, world.month);
  const auto enters = both(turn < chance_enters, negate(works));
  const auto quits = both(turn < chance_quits, works);
  if (any(enters)) {
    broker.tenure += indicator<Real>(enters);
    const Real size =
        exp(world.p.broker_size_sd * luck.normal_at(Group::kTrade, broker.size_name, broker.tenure, world.month));
    broker.size = select<Real>(enters, size, broker.size);
  }
  broker.active = select<Real>(either(caught, quits), 0.0, select<Real>(enters, 1.0, broker.active));
  return indicator<Real>(caught);
}

/// What left last month arrives or is seized; brokers come and go.
template <class Real> void meet_the_law(World<Real>& world, const Luck<Real>& luck, Real capacity) {
  const Parameters<Real>& p = world.p;
  TradeState<Real>& trade = world.trade;
  const std::size_t arrest_events = EventPlaces(world.setting).arrests;
  Row<Real> arrests(world.setting.roster.routes.size(), Real{});
  trade.seized = trade.arrived = trade.arrests = Real{};
  const Real usual = capacity * activity(p, p.smuggling_premium_2024), common_effort = effort(world);
  const Real quits = p.broker_quit_per_month * (1.0 - activity(p, trade.premium));
  const Real enters = 1.0 - exp(-p.broker_entry_per_month * trade.premium);
  for (BrokerState<Real>& broker : world.brokers) {
    const Real chance = risk(p, common_effort, broker.in_transit, usual);
    const Real caught = turn_of(world, broker, luck, chance, quits, enters);
    trade.seized += caught * broker.in_transit;
    trade.arrived += (1.0 - caught) * broker.in_transit;
    trade.arrests += caught;
    arrests[static_cast<std::size_t>(broker.route)] += caught;
    broker.in_transit = Real{};
  }
  for (std::size_t r = 0; r < arrests.size(); ++r) note_event(world, arrest_events + r, arrests[r]);
}

/// Chips that each broker at work offers this month, as `in_transit` until they are sold.
template <class Real> void offer_shipments(World<Real>& world, Real capacity) {
  const Real ships = activity(world.p, world.trade.premium) * world.channel.smuggled *
                     undeterred(world.p, world.policy.levers.enforcement_budget) *
                     (1.0 - world.policy.levers.location_verification * world.p.verification_effect);
  for (BrokerState<Real>& broker : world.brokers)
    broker.in_transit = broker.active * capacity * broker.size * broker.ease * ships;
}

/// No route can divert more than a share of what its host region buys; the brokers on it share what there is. Returns the
/// chips that all of them offer.
template <class Real> Real limit_by_hosts(World<Real>& world) {
  const auto& routes = world.setting.roster.routes;
  Row<Real> offered(routes.size(), Real{}), fill = offered;
  Row<double> brokers_on_host(world.hosts.size(), 0.0);
  for (std::size_t r = 0; r < routes.size(); ++r)
    if (world.route_host[r] >= 0) brokers_on_host[static_cast<std::size_t>(world.route_host[r])] += routes[r].brokers;
  for (const BrokerState<Real>& broker : world.brokers)
    offered[static_cast<std::size_t>(broker.route)] += broker.in_transit;
  Real total{};
  for (std::size_t r = 0; r < routes.size(); ++r) {
    const bool has_host = world.route_host[r] >= 0 && routes[r].brokers > 0;
    const auto h = static_cast<std::size_t>(has_host ? world.route_host[r] : 0);
    Real most = offered[r];
    if (has_host)
      most = world.p.third_country_diversion_max * share_of(world.hosts[h].bought, world.trade.content) *
             (routes[r].brokers / brokers_on_host[h]);
    fill[r] = min(share_of(most, offered[r]), 1.0);
    total += offered[r] * fill[r];
  }
  for (BrokerState<Real>& broker : world.brokers) broker.in_transit *= fill[static_cast<std::size_t>(broker.route)];
  return total;
}

}  // namespace model
