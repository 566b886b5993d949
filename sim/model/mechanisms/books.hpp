#pragma once
#include "base/error.hpp"
#include "model/world.hpp"

/// The books (MODEL.md 8): what came in is what went out plus what is left. Checked every month where a run is audited.
namespace model {

/// Relative error that rounding may leave in a balance of many terms.
inline constexpr double kRounding = 1e-9;

/// Stops the run unless both sides agree in every lane. NaN and infinity never agree.
template <class Real> void balance(Real in, Real out, const char* promise) {
  const Real scale = base::abs(in) + base::abs(out) + 1.0;
  base::ensure(base::all(base::abs(in - out) <= scale * kRounding), promise);
}

/// Stops the run if a stock is negative or not a number.
template <class Real> void not_negative(Real stock, const char* promise) {
  base::ensure(base::all(both(stock >= -kRounding * (base::abs(stock) + 1.0), stock < kUnlimited)), promise);
}

/// Stops the run if a part is larger than its whole, but for rounding.
template <class Real> void not_more(Real part, Real whole, const char* promise) {
  base::ensure(base::all(part <= whole + kRounding * (base::abs(whole) + 1.0)), promise);
}

template <class Real> void check_production(const World<Real>& world) {
  const ProductionState<Real>& production = world.production;
  const MemoryState<Real>& memory = world.memory;
  balance(production.bank_in, production.bank_drawn + production.bank,
          "dies obtained abroad = drawn from the bank + in the bank");
  balance(memory.imported + memory.smuggled + memory.home, memory.used + memory.scrapped + memory.stock,
          "memory received = used + scrapped + in stock");
  not_negative(memory.stock, "the memory stock is never negative");
  not_negative(production.bank, "the die bank is never negative");
  for (const ChineseVendorState<Real>& vendor : world.vendors) {
    balance(vendor.dies_made + vendor.dies_bought, vendor.dies_packaged + vendor.dies_scrapped + vendor.dies,
            "a vendor's dies made and bought = packaged + scrapped + in stock");
    balance(vendor.ordered, vendor.delivered + vendor.backlog, "compute ordered = delivered + in the backlog");
    not_negative(vendor.dies, "a vendor's die stock is never negative");
    not_negative(vendor.backlog, "a backlog is never negative");
    not_negative(vendor.capital, "a vendor's capital is never negative");
  }
  balance(
      production.held_by_wafers + production.held_by_memory + production.held_by_packaging + production.held_by_nothing,
      Real{} + 1.0, "what binds is divided without rest");
}

template <class Real> void check_trade(const World<Real>& world) {
  const TradeState<Real>& trade = world.trade;
  Real paid{}, budgets{}, unspent{}, stored{}, advance{}, legal{}, legal_tb_s{};
  for (const BuyerState<Real>& buyer : world.buyers) {
    for (const Real& spent : buyer.spent) paid += spent;
    budgets += buyer.budget;
    unspent += buyer.unspent;
    not_negative(buyer.unspent, "a buyer never spends more than it has");
    not_negative(buyer.lease, "a lease is never negative");
    not_negative(buyer.stored, "chips laid in are never negative");
    not_negative(buyer.stored_tb_s, "the bandwidth of chips laid in is never negative");
    not_negative(buyer.advance, "what is owed to later purses is never negative");
    legal += buyer.received[kOwnLegal].h100e.newest() + buyer.stored;
    legal_tb_s += buyer.received[kOwnLegal].tb_s.newest() + buyer.stored_tb_s;
    stored += buyer.stored;
    advance += buyer.advance;
  }
  Real received = trade.legal_revenue + trade.receipts;
  for (const Source s : {kDomestic, kSmuggled, kOffshore}) received += trade.spent[s];
  balance(paid, received, "money paid = money received");
  balance(budgets, paid + unspent, "budgets = spent + unspent");
  balance(trade.laid_in_ever, trade.taken_out_ever + stored, "chips laid in = installed since + still stored");
  balance(trade.licensed_ever, legal, "legal chips sold = delivered + stored");
  balance(trade.licensed_tb_s_ever, legal_tb_s, "bandwidth of legal chips sold = delivered + stored");
  balance(trade.advanced_ever, trade.repaid_ever + advance, "money spent ahead = paid back + owed to later purses");
  Real in_transit{};
  for (const BrokerState<Real>& broker : world.brokers) in_transit += broker.in_transit;
  balance(trade.smuggled_ever + trade.blackwells_ever, trade.arrived_ever + trade.seized_ever + in_transit,
          "chips shipped by brokers = arrived + seized + in transit");
  Real bought{}, hosted{}, leased{};
  for (const HostState<Real>& host : world.hosts) {
    bought += host.bought;
    hosted += host.h100e;
    not_more(host.tenanted, host.h100e, "a host rents out no more than it has");
  }
  for (const BuyerState<Real>& buyer : world.buyers) leased += buyer.lease;
  Real tenanted{};
  for (const HostState<Real>& host : world.hosts) tenanted += host.tenanted;
  balance(select<Real>(hosted > 0.0, leased, 0.0), tenanted, "compute leased = compute that hosts let");
  not_more(bought, trade.sold_outside, "third countries buy no more than was for sale");
}

template <class Real> void check_chips(const World<Real>& world) {
  for (const BuyerState<Real>& buyer : world.buyers)
    for (std::size_t origin = 0; origin < kOrigins; ++origin) {
      const History<Real>& delivered = buyer.received[origin].h100e;
      const Real begun = delivered.lagged(world.p.deploy_lag_months);
      const Real retired = delivered.lagged(world.p.deploy_lag_months + world.p.service_life_months);
      const Real initial =
          origin == kOwnLegal ? buyer.initial * fading(world.p.initial_stock_halflife_months, world.month) : Real{};
      balance(delivered.newest() + initial, (delivered.newest() - begun) + buyer.h100e[origin] + retired,
              "chips received = being deployed + in service + retired");
      not_negative(buyer.h100e[origin], "chips in service are never negative");
    }
  Real delivered{}, made{};
  for (const ChineseVendorState<Real>& vendor : world.vendors) {
    delivered += vendor.delivered_chips + vendor.exported;
    made += vendor.made_ever;
  }
  balance(made, delivered, "Chinese chips made = delivered at home + sold abroad");
}

template <class Real> void check_labs_and_markets(const World<Real>& world) {
  Real us{}, cn{};
  for (const LabState<Real>& lab : world.labs) {
    (lab.american ? us : cn) += lab.compute;
    not_more(lab.training, lab.compute, "a lab trains with no more than it has");
    not_more(lab.run_share, Real{} + 1.0, "a run takes no more than all of its lab's compute");
  }
  not_more(us, world.stocks.us, "American labs use no more than there is");
  not_more(cn, world.stocks.cn, "Chinese labs use no more than there is");
  balance(world.stocks.cn, world.stocks.legal + world.stocks.domestic + world.stocks.smuggled + world.stocks.offshore,
          "the four sources add up");
  for (const MarketState<Real>& market : world.markets) {
    Real sum{};
    for (const Real& share : market.share) {
      not_negative(share, "a market share is never negative");
      sum += share;
    }
    balance(select<Real>(sum > 0.0, sum, 1.0), Real{} + 1.0, "market shares sum to 1");
  }
}

/// Throws base::InvariantError with the promise that does not hold.
template <class Real> void check_books(const World<Real>& world) {
  check_production(world);
  check_trade(world);
  check_chips(world);
  check_labs_and_markets(world);
}

}  // namespace model
