#pragma once
#include <array>

#include "model/mechanisms/offshore.hpp"
#include "model/world.hpp"

/// Stocks (MODEL.md 3.4): chips in service, power, maturity of the stacks, effective compute by source.
namespace model {

/// Delivered a deployment lag ago and not older than its service life.
template <class Real> Real in_service(const Parameters<Real>& p, const History<Real>& delivered) {
  if (delivered.empty()) return Real{};
  return max(delivered.lagged(p.deploy_lag_months) - delivered.lagged(p.deploy_lag_months + p.service_life_months),
             0.0);
}

/// What is left of the stock of 2022-01.
template <class Real> Real initial_left(const World<Real>& world) {
  return fading(world.p.initial_stock_halflife_months, world.month);
}

/// Chips in service by owner and origin, nameplate.
template <class Real> void age_chips(World<Real>& world) {
  const Parameters<Real>& p = world.p;
  const Real left = initial_left(world);
  for (BuyerState<Real>& buyer : world.buyers) {
    for (std::size_t origin = 0; origin < kOrigins; ++origin) {
      buyer.h100e[origin] = in_service(p, buyer.received[origin].h100e);
      buyer.tb_s[origin] = in_service(p, buyer.received[origin].tb_s);
    }
    buyer.h100e[kOwnLegal] += buyer.initial * left;
    buyer.tb_s[kOwnLegal] += buyer.initial * left * p.us_tb_s_per_h100e;
  }
  for (AmericanBuyerState<Real>& buyer : world.american_buyers)
    buyer.h100e = in_service(p, buyer.received) + buyer.initial * left;
  Real hosted{}, leased{};
  for (HostState<Real>& host : world.hosts) {
    host.h100e = in_service(p, host.received) + host.initial * left;
    hosted += host.h100e;
  }
  for (const BuyerState<Real>& buyer : world.buyers) leased += buyer.lease;
  const Real kept = min(share_of(hosted, leased), 1.0);  // what retires ends its lease
  for (BuyerState<Real>& buyer : world.buyers) keep_leases(buyer, kept);
  leased *= kept;
  for (HostState<Real>& host : world.hosts) host.tenanted = leased * share_of(host.h100e, hosted);
}

/// Learning by use: half of the way to the ceiling at a stated cumulative use.
template <class Real> void mature(StackState<Real>& stack, Real learnt, const Parameters<Real>& p) {
  const Real way = share_of(learnt, learnt + p.maturity_halfway_use_h100e);
  stack.training =
      p.cann_training_maturity_2023 + max(p.cann_training_maturity_ceiling - p.cann_training_maturity_2023, 0.0) * way;
  stack.serving =
      p.cann_serving_maturity_2023 + max(p.cann_serving_maturity_ceiling - p.cann_serving_maturity_2023, 0.0) * way;
}

/// Use made of a buyer's own chips over an American one's: clouds keep theirs busy, local and state centres less so.
template <class Real> Real utilisation(const Parameters<Real>& p, const ChineseBuyer& buyer) {
  return p.cn_utilisation_clouds + buyer.local_share * (p.cn_utilisation_local - p.cn_utilisation_clouds);
}

/// The same over all Chinese chips, by who has them; that of the clouds while there are none.
template <class Real> Real domestic_utilisation(const World<Real>& world) {
  Real used{}, all{};
  for (std::size_t b = 0; b < world.buyers.size(); ++b) {
    const Real chips = world.buyers[b].h100e[kOwnDomestic];
    used += chips * utilisation(world.p, world.setting.roster.chinese_buyers[b]);
    all += chips;
  }
  return select<Real>(all > 0.0, share_of(used, all), world.p.cn_utilisation_clouds);
}

/// Maturity of CANN and of the other Chinese stacks: own use, the labs' engineering on the chip, what spills over. The
/// cost of leaving CUDA falls with the installed base.
template <class Real> void mature_stacks(World<Real>& world) {
  const Parameters<Real>& p = world.p;
  StockState<Real>& stocks = world.stocks;
  stocks.installed_cann = in_service(p, stocks.cann_delivered.h100e);
  stocks.installed_other = in_service(p, stocks.other_delivered.h100e);
  Real effort{};
  for (const LabState<Real>& lab : world.labs) effort += lab.running * lab.run_domestic * lab.run_share * lab.training;
  const Real busy = domestic_utilisation(world);
  stocks.cann.use += (stocks.installed_cann * busy + effort * p.cann_effort_gain) / kMonthsPerYear;
  stocks.other.use += stocks.installed_other * busy / kMonthsPerYear;
  mature(stocks.cann, stocks.cann.use + p.stack_spillover * stocks.other.use, p);
  mature(stocks.other, stocks.other.use + p.stack_spillover * stocks.cann.use, p);
  const Real made_good = world.policy.levers.cann_parity;
  stocks.cann.training += made_good * max(1.0 - stocks.cann.training, 0.0);
  stocks.cann.serving += made_good * max(1.0 - stocks.cann.serving, 0.0);
  const Real base = stocks.installed_cann + stocks.installed_other;
  const Real unfamiliar = p.cuda_exit_halving_h100e / (p.cuda_exit_halving_h100e + base);
  world.trade.exit_cost = p.cuda_exit_cost_log * unfamiliar;
  const Real kept = fading(p.belief_halflife_months, 1.0);
  world.trade.belief_cann *= kept;
}

/// Chinese sites are begun for the need foreseen, that of today grown on as in the last year, and are wired some months
/// later: chips that nobody foresaw wait so long. No more than the build-out of a year is added.
template <class Real> void wire_chinese_sites(World<Real>& world, Real needed) {
  const Parameters<Real>& p = world.p;
  StockState<Real>& stocks = world.stocks;
  if (stocks.power_needed.empty()) stocks.power_gw = p.cn_ai_power_2022_gw;
  stocks.power_needed.push(needed);
  const Real a_year_ago = stocks.power_needed.lagged(Real{} + kMonthsPerYear, stocks.power_needed[0]);
  const Real grown = max(share_of(needed, a_year_ago), 1.0);
  const Real foreseen = needed * pow(grown, p.power_build_months / kMonthsPerYear);
  stocks.power_planned.push(foreseen);
  const Real wanted = max(stocks.power_planned.lagged(p.power_build_months) - stocks.power_gw, 0.0);
  stocks.power_gw += min(wanted, world.policy.levers.cn_power_buildout / kMonthsPerYear);
  stocks.powered = min(share_of(stocks.power_gw, max(needed, 1e-9)), 1.0);
}

/// American sites have the power that they need unless what may be added in a year holds them back.
template <class Real> void wire_american_sites(World<Real>& world, Real gw_per_h100e) {
  Real stock{};
  for (const AmericanBuyerState<Real>& buyer : world.american_buyers) stock += buyer.h100e;
  StockState<Real>& stocks = world.stocks;
  const Real needed = stock * gw_per_h100e;
  stocks.us_power_gw = min(needed, stocks.us_power_gw + world.policy.levers.us_power_buildout / kMonthsPerYear);
  stocks.us_powered = select<Real>(stocks.us_power_gw < needed, share_of(stocks.us_power_gw, needed), 1.0);
}

/// Supernodes win back lost time on large clusters and cost power; power limits how many chips run.
template <class Real> void power_up(World<Real>& world) {
  const Parameters<Real>& p = world.p;
  StockState<Real>& stocks = world.stocks;
  stocks.supernode_share = clamp((world.month - p.supernode_month) / p.supernode_ramp_months, 0.0, 1.0);
  stocks.reliability =
      p.cn_cluster_reliability + (1.0 - p.cn_cluster_reliability) * p.supernode_gain * stocks.supernode_share;
  Real foreign{}, domestic{};
  for (const BuyerState<Real>& buyer : world.buyers) {
    foreign += buyer.h100e[kOwnLegal] + buyer.h100e[kOwnSmuggled];
    domestic += buyer.h100e[kOwnDomestic];
  }
  const Real kw = p.power_kw_per_h100e * growth(p.power_efficiency_growth, -1.0 * world.month);
  const Real supernodes = 1.0 + (p.supernode_power_ratio - 1.0) * stocks.supernode_share;
  const double kw_per_gw = 1e6;
  wire_chinese_sites(world, kw * (foreign + domestic * p.domestic_power_ratio * supernodes) / kw_per_gw);
  wire_american_sites(world, kw / kw_per_gw);
}

/// Effective compute: units x H100e x utilisation x maturity x reliability, by buyer and source.
template <class Real> void count_compute(World<Real>& world) {
  const Parameters<Real>& p = world.p;
  StockState<Real>& stocks = world.stocks;
  const Real made = stocks.installed_cann + stocks.installed_other;
  const Real cann = share_of(stocks.installed_cann, made);
  const Real training = (cann * stocks.cann.training + (1.0 - cann) * stocks.other.training) * stocks.reliability;
  const Real serving = (cann * stocks.cann.serving + (1.0 - cann) * stocks.other.serving) * stocks.reliability;
  stocks.legal = stocks.domestic = stocks.smuggled = stocks.offshore = stocks.serving_cn = stocks.us =
      stocks.installed_cuda = Real{};
  for (std::size_t b = 0; b < world.buyers.size(); ++b) {
    BuyerState<Real>& buyer = world.buyers[b];
    const Real working = utilisation(p, world.setting.roster.chinese_buyers[b]) * stocks.powered;
    for (std::size_t origin = 0; origin < kOrigins; ++origin) {
      const bool domestic = origin == kOwnDomestic;
      buyer.effective[origin] = buyer.h100e[origin] * working * (domestic ? training : Real{} + 1.0);
      buyer.effective_tb_s[origin] = buyer.tb_s[origin] * working * (domestic ? serving : Real{} + 1.0);
      stocks.serving_cn += buyer.effective_tb_s[origin] / kH100TbPerSecond;
    }
    stocks.installed_cuda += buyer.h100e[kOwnLegal] + buyer.h100e[kOwnSmuggled];
    stocks.legal += buyer.effective[kOwnLegal];
    stocks.domestic += buyer.effective[kOwnDomestic];
    stocks.smuggled += buyer.effective[kOwnSmuggled];
    stocks.offshore += buyer.lease * p.cn_utilisation_clouds;
    stocks.serving_cn += buyer.lease * p.cn_utilisation_clouds * p.us_tb_s_per_h100e / kH100TbPerSecond;
  }
  stocks.cn = stocks.legal + stocks.domestic + stocks.smuggled + stocks.offshore;
  for (const AmericanBuyerState<Real>& buyer : world.american_buyers) stocks.us += buyer.h100e * stocks.us_powered;
  stocks.serving_us = stocks.us * p.us_tb_s_per_h100e / kH100TbPerSecond;
  // what is independent stands where the other domestic chips do
  stocks.independent = in_service(p, stocks.independent_delivered.h100e) * share_of(stocks.domestic, made);
}

/// Stocks of the month.
template <class Real> void keep_stocks(World<Real>& world) {
  age_chips(world);
  mature_stacks(world);
  power_up(world);
  count_compute(world);
}

}  // namespace model
