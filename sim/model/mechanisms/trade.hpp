#pragma once
#include "model/agents/broker.hpp"
#include "model/agents/foreign_vendor.hpp"
#include "model/mechanisms/buy_ahead.hpp"
#include "model/mechanisms/offshore.hpp"
#include "model/mechanisms/orders.hpp"
#include "model/mechanisms/purchases.hpp"

/// Trade (MODEL.md 3.3): what everybody wants becomes who gets what. Money paid is money received.
namespace model {

/// Legal purchases: revenue, the American share of it, nameplate compute, and what others go without.
template <class Real> void settle_legal(World<Real>& world, const Offers<Real>& offers, const Counter<Real>& counter) {
  TradeState<Real>& trade = world.trade;
  trade.legal_revenue = trade.receipts = trade.licensed_units = trade.legal_h100e = trade.legal_tb_s = trade.displaced =
      Real{};
  for (ForeignVendorState<Real>& vendor : world.foreign_vendors) vendor.sold_to_china = Real{};
  const Real share = world.policy.levers.revenue_share;
  // the record's series leave out what was made for China alone: before its end only uncut chips displace others' orders
  for (std::size_t u = 0; u < kUses; ++u) {
    for (const Source s : {kLegalFree, kLegalLicensed}) {
      const Offer<Real>& offer = offers[u][s];
      Real usd{};
      for (const auto& bought : counter.bought) usd += bought[u][s];
      const Real units = share_of(usd, offer.price);
      const Real duty = s == kLegalLicensed ? usd * share_of(share, 1.0 + share) : Real{};
      trade.receipts += duty;
      trade.legal_revenue += usd - duty;
      trade.legal_h100e += units * offer.h100e;
      trade.legal_tb_s += units * offer.tb_s;
      if (s == kLegalLicensed) trade.licensed_units += units;
      const Real displaces = world.month > world.setting.present ? Real{} + 1.0 : 1.0 - offer.cut;
      trade.displaced += units * offer.base_h100e * displaces * world.p.displacement_share;
      for (std::size_t i = 0; i < offer.part.size(); ++i)
        world.foreign_vendors[i].sold_to_china += units * offer.base_h100e * offer.part[i];
    }
  }
  trade.licensed_ever += trade.legal_h100e;
  trade.licensed_tb_s_ever += trade.legal_tb_s;
}

/// The grey market's price moves with excess demand, a few per cent a month, up to where buyers do without.
template <class Real> void move_premium(World<Real>& world, Real demand_usd, Real supply_usd) {
  const Real excess = share_of(demand_usd - supply_usd, demand_usd + supply_usd);
  const Real moved = world.trade.premium + world.p.premium_speed_per_month * excess;
  world.trade.premium = clamp(moved, Real{}, world.p.smuggling_premium_most);
}

/// Chips sold to the grey market leave the brokers' hands and their hosts' stock in proportion; they arrive next month
/// unless seized.
template <class Real> void ship(World<Real>& world, Real offered_units, Real sold_units) {
  const Real fill = min(share_of(sold_units, offered_units), 1.0);
  TradeState<Real>& trade = world.trade;
  trade.shipped = Real{};
  for (HostState<Real>& host : world.hosts) host.diverted = Real{};
  for (BrokerState<Real>& broker : world.brokers) {
    broker.in_transit *= fill;
    trade.shipped += broker.in_transit;
    const int host = world.route_host[static_cast<std::size_t>(broker.route)];
    if (host >= 0) world.hosts[static_cast<std::size_t>(host)].diverted += broker.in_transit * trade.content;
  }
  trade.smuggled_ever += trade.shipped;
}

/// The branch in which smuggled Blackwells trained V4: they come in the half-year before the contested run.
template <class Real> Real extra_blackwells(const World<Real>& world) {
  Real units{};
  if (world.brokers.empty()) return units;
  const Real branch = holds(world.branch[kV4TrainingHardware], kV4Blackwell) * world.channel.smuggled;
  for (const Lab& lab : world.setting.roster.labs) {
    const double half_year = kMonthsPerYear / 2, begins = lab.contested_from_month - half_year;
    if (lab.contested_from_month < 0 || world.month < begins || world.month >= lab.contested_from_month) continue;
    units += branch * world.p.v4_blackwell_chips / half_year;
  }
  return units;
}

/// Legal chips of a purchase, in both currencies.
template <class Real> struct Chips { Real h100e{}, tb_s{}; };
template <class Real>
Chips<Real> legal_chips(const Offers<Real>& offers, const std::array<std::array<Real, kSources>, kUses>& bought) {
  Chips<Real> chips;
  for (std::size_t u = 0; u < kUses; ++u)
    for (const Source s : {kLegalFree, kLegalLicensed}) {
      const Real units = share_of(bought[u][s], offers[u][s].price);
      chips.h100e += units * offers[u][s].h100e;
      chips.tb_s += units * offers[u][s].tb_s;
    }
  return chips;
}

/// What was laid in ahead of a rule is installed at the pace at which it is paid back; what is bought ahead comes on top.
/// Returns the chips of the month that go on to be installed.
template <class Real>
Chips<Real> lay_in(World<Real>& world, BuyerState<Real>& buyer, Chips<Real> bought, Chips<Real> ahead) {
  const Real part = monthly_share(world.p.stock_install_months);
  const Real taken = buyer.stored * part, taken_tb_s = buyer.stored_tb_s * part;
  buyer.stored += ahead.h100e - taken;
  buyer.stored_tb_s += ahead.tb_s - taken_tb_s;
  world.trade.laid_in_ever += ahead.h100e;
  world.trade.taken_out_ever += taken;
  return {bought.h100e - ahead.h100e + taken, bought.tb_s - ahead.tb_s + taken_tb_s};
}

/// What each buyer spent, and what it received this month.
template <class Real> void settle_buyers(World<Real>& world, const Offers<Real>& offers, const Counter<Real>& counter) {
  TradeState<Real>& trade = world.trade;
  for (Real& spent : trade.spent) spent = Real{};
  trade.grey_h100e = Real{};
  Real grey_total{};
  for (const auto& bought : counter.bought) grey_total += bought[kTraining][kSmuggled] + bought[kServing][kSmuggled];
  const Real arrived = trade.arrived + trade.extra_blackwells;
  trade.arrived_ever += arrived;
  trade.blackwells_ever += trade.extra_blackwells;
  trade.seized_ever += trade.seized;
  for (std::size_t b = 0; b < world.buyers.size(); ++b) {
    BuyerState<Real>& buyer = world.buyers[b];
    for (std::size_t s = 0; s < kSources; ++s) {
      buyer.spent[s] = counter.bought[b][kTraining][s] * offers[kTraining][s].paid_now +
                       counter.bought[b][kServing][s] * offers[kServing][s].paid_now;
      if (s == kOffshore) buyer.spent[s] += buyer.rent_paid;
      trade.spent[s] += buyer.spent[s];
    }
    const Chips<Real> bought = legal_chips(offers, counter.bought[b]);
    const Chips<Real> ahead = counter.ahead.empty() ? Chips<Real>{} : legal_chips(offers, counter.ahead[b]);
    const Chips<Real> legal = lay_in(world, buyer, bought, ahead);
    buyer.received[kOwnLegal].deliver(legal.h100e, legal.tb_s);
    // last month's shipments arrive with whoever buys on the grey market now; without a buyer, by budget
    const double habit = world.setting.roster.chinese_buyers[b].budget_share;
    const Real part = select<Real>(grey_total > 0.0, share_of(buyer.spent[kSmuggled], grey_total), habit);
    const Real grey_h100e = arrived * part * trade.content;
    const Real tb_s_per_h100e = share_of(offers[kTraining][kSmuggled].tb_s, offers[kTraining][kSmuggled].h100e);
    trade.grey_h100e += grey_h100e;
    buyer.received[kOwnSmuggled].deliver(grey_h100e, grey_h100e * tb_s_per_h100e);
  }
}

/// The month's trade.
template <class Real> void trade(World<Real>& world, const Luck<Real>& luck) {
  offer_chips(world);
  plan_budgets(world, luck);
  pay_rents(world);
  move_rents(world, luck);
  const Offers<Real> offers = make_offers(world);
  process_licences(world);
  const Loss<Real> loss = foreseen_loss(world);
  sell_to_third_countries(world);
  const Real capacity = average_capacity(world);
  meet_the_law(world, luck, capacity);
  offer_shipments(world, capacity);
  const Real offered = limit_by_hosts(world);
  const Real content = world.trade.content;
  const Real leases = offshore_on_offer(world);
  Counter<Real> counter = buy(world, offers, offered * content, leases);
  buy_ahead(world, offers, loss, counter);
  world.trade.extra_blackwells = extra_blackwells(world);
  settle_legal(world, offers, counter);
  settle_buyers(world, offers, counter);
  Real sold{};
  for (std::size_t b = 0; b < world.buyers.size(); ++b) {
    sold += h100e_bought(offers, counter, b, kSmuggled);
    world.buyers[b].leased_now = h100e_bought(offers, counter, b, kOffshore);
  }
  ship(world, offered, share_of(sold, content));
  move_premium(world, counter.grey_wanted, counter.grey_offered);
  sign_leases(world);
  hear_tenants(world, counter.lease_wanted);
  take_orders(world, offers[kTraining][kDomestic].price);
  deliver_orders(world, offers[kTraining][kDomestic].price);
  world.trade.lost_revenue = max(unrestricted_sales(world, offers) - world.trade.legal_revenue, 0.0);
}

}  // namespace model
