#pragma once
#include <limits>
#include <string_view>

#include "model/agents/chinese_vendor.hpp"
#include "model/mechanisms/offshore.hpp"
#include "model/world.hpp"

/// Everything in the metrics' registry, for this month (MODEL.md 3.8).
namespace model {

/// Share of a region's use on Chinese models; NaN if the roster has no such market.
template <class Real> Real regional_share(const World<Real>& world, std::string_view name) {
  for (std::size_t k = 0; k < world.markets.size(); ++k)
    if (world.setting.roster.markets[k].name == name) return world.markets[k].cn_share;
  return Real{} + std::numeric_limits<double>::quiet_NaN();
}

/// The same over all third countries, by the size of their markets.
template <class Real> Real third_country_share(const World<Real>& world) {
  Real used{}, total{};
  for (std::size_t k = 0; k < world.markets.size(); ++k) {
    if (world.setting.roster.markets[k].region != "third") continue;
    used += world.markets[k].cn_share * world.setting.roster.markets[k].size;
    total += world.setting.roster.markets[k].size;
  }
  return share_of(used, total);
}

/// Price of the best released model of a bloc; NaN before its first release.
template <class Real> Real price_of_best(const World<Real>& world, bool american) {
  Real best{}, found{}, price = Real{} + std::numeric_limits<double>::quiet_NaN();
  for (const LabState<Real>& lab : world.labs) {
    if (lab.american != american) continue;
    const auto better = both(lab.releases > 0.0, either(found == 0.0, lab.capability > best));
    price = select<Real>(better, lab.price, price);
    best = select<Real>(better, lab.capability, best);
    found = select<Real>(better, 1.0, found);
  }
  return price;
}

/// Pushes the month's flows, of which twelve months are reported.
template <class Real> void keep_flows(World<Real>& world) {
  Flows<Real>& flows = world.flows;
  flows.ascend.push(world.production.ascend_units);
  flows.domestic.push(world.production.domestic_units);
  flows.smuggled.push(world.trade.arrived + world.trade.extra_blackwells);
  flows.seized.push(world.trade.seized);
  flows.arrests.push(world.trade.arrests);
  flows.legal_revenue.push(world.trade.legal_revenue);
  flows.lost_revenue.push(world.trade.lost_revenue);
  flows.receipts.push(world.trade.receipts);
  flows.made_h100e.push(world.production.made_h100e);
  flows.ascend_h100e.push(world.production.ascend_h100e);
  flows.us_records.push(world.frontier.us_records);
  flows.cn_records.push(world.frontier.cn_records);
  flows.legal_h100e.push(world.trade.legal_h100e);
  flows.smuggled_h100e.push(world.trade.grey_h100e);
  const auto& spent = world.trade.spent;
  const Real abroad = spent[kLegalFree] + spent[kLegalLicensed] + spent[kSmuggled];
  flows.chip_spending.push(abroad + spent[kDomestic]);
  flows.chip_purchases.push(world.trade.legal_h100e + world.trade.shipped * world.trade.content +
                            world.trade.ordered_h100e);
  world.trade.grey_h100e_ever += world.trade.grey_h100e;
  flows.us_output.push(world.production.us_output);
  world.production.us_output_ever += world.production.us_output;
}

template <class Real> void record_capability(World<Real>& world, Metrics<Real>& m) {
  const FrontierState<Real>& frontier = world.frontier;
  m.gap_months = frontier.gap;
  m.gap_at_release_months = frontier.gap_at_release;
  m.gap_trend_months = frontier.gap_trend;
  m.gap_pace_months = frontier.gap_pace;
  m.gap_dex = frontier.us_best - frontier.cn_best;
  m.pace_us_dex_per_year = frontier.us_pace * kMonthsPerYear;
  m.index_lead_cn_dex = ahead(frontier.cn_best_score, frontier.us_best_score);
  const int year = static_cast<int>(kMonthsPerYear);
  m.records_us_per_year = world.flows.us_records.sum_last(year);
  m.records_cn_per_year = world.flows.cn_records.sum_last(year);
  m.gap_index_months = frontier.gap_index;
  m.gap_stated_months = frontier.statement;
  m.gap_observed_months = select<Real>(world.branch[kLagReading] == static_cast<double>(kReadIndex), m.gap_index_months,
                                       m.gap_stated_months);
  m.gap_open_weights_months = frontier.gap_open;
  m.parity_share = indicator<Real>(frontier.gap <= 0.0);
  m.capability_us = frontier.us_best;
  m.capability_cn = frontier.cn_best;
  m.capability_us_eci = frontier.us_best * world.p.eci_per_dex;
  m.capability_cn_eci = frontier.cn_best * world.p.eci_per_dex;
  m.training_run_max_us_flop = frontier.run_us;
  m.training_run_max_cn_flop = frontier.run_cn;
  const Real unknown = Real{} + std::numeric_limits<double>::quiet_NaN();  // before a bloc's first release
  m.record_run_us_flop = select<Real>(frontier.record_run_us > 0.0, frontier.record_run_us, unknown);
  m.record_run_cn_flop = select<Real>(frontier.record_run_cn > 0.0, frontier.record_run_cn, unknown);
  m.record_run_cn_usd = select<Real>(frontier.record_cost_cn > 0.0, frontier.record_cost_cn, unknown);
  m.efficiency_us = exp10(frontier.us_efficiency.newest());
  m.efficiency_cn = exp10(frontier.cn_efficiency.newest());
}

template <class Real> void record_compute(World<Real>& world, Metrics<Real>& m) {
  const StockState<Real>& stocks = world.stocks;
  const int year = static_cast<int>(kMonthsPerYear);
  m.compute_effective_us_h100e = stocks.us;
  m.compute_effective_cn_h100e = stocks.cn;
  m.us_aligned_cumulative_h100e = world.production.us_output_ever;
  for (const LabState<Real>& lab : world.labs)
    if (lab.american) m.compute_labs_us_h100e += lab.compute;
  m.compute_share_cn = share_of(stocks.cn, stocks.us);
  m.compute_share_domestic_cn = share_of(stocks.domestic, stocks.us);
  m.compute_production_share_cn = share_of(world.flows.made_h100e.sum_last(year), world.flows.us_output.sum_last(year));
  const Real reading = world.branch[kComputeShareReading];
  m.compute_share_as_read = holds(reading, kReadAll) * m.compute_share_cn +
                            holds(reading, kReadDomestic) * m.compute_share_domestic_cn +
                            holds(reading, kReadProduction) * m.compute_production_share_cn;
  m.compute_legal_cn_h100e = stocks.legal;
  m.compute_domestic_cn_h100e = stocks.domestic;
  m.compute_smuggled_cn_h100e = stocks.smuggled;
  m.compute_offshore_cn_h100e = stocks.offshore;
  m.compute_serving_us_h100e = stocks.serving_us;
  m.compute_serving_cn_h100e = stocks.serving_cn;
  for (const BuyerState<Real>& buyer : world.buyers) m.leased_abroad_cn_h100e += buyer.lease;
  m.leased_abroad_cn_gw = m.leased_abroad_cn_h100e * leased_kw_per_h100e(world) / 1e6;
  m.licensed_cumulative_cn_h100e = world.trade.licensed_ever;
  for (const BuyerState<Real>& buyer : world.buyers) m.stocked_cn_h100e += buyer.stored;
  m.installed_cuda_cn_h100e = stocks.installed_cuda;
  m.installed_cann_cn_h100e = stocks.installed_cann;
  m.installed_other_cn_h100e = stocks.installed_other;
  m.maturity_training_cann = stocks.cann.training;
  m.maturity_serving_cann = stocks.cann.serving;
  m.power_limited_share = 1.0 - stocks.powered;
  m.power_us_gw = stocks.us_power_gw;
  m.power_cn_gw = stocks.power_gw;
  m.independence_cn_share = share_of(stocks.independent, stocks.cn);
}

template <class Real> void record_production(World<Real>& world, Metrics<Real>& m) {
  const ProductionState<Real>& production = world.production;
  const int year = static_cast<int>(kMonthsPerYear);
  const double many = 10000;  // the documents' threshold
  m.domestic_h100e_per_year = world.flows.made_h100e.sum_last(year);
  m.ascend_h100e_per_year = world.flows.ascend_h100e.sum_last(year);
  m.memory_limit_ratio =
      select<Real>(production.made_h100e > 0.0, share_of(production.without_memory_limit, production.made_h100e), 1.0);
  m.ascend_units_per_year = world.flows.ascend.sum_last(year);
  for (std::size_t i = 0; i < world.vendors.size(); ++i) {
    m.cn_vendors_over_10k += indicator<Real>(world.vendors[i].ordered_chips > many);
    if (is_ascend(world.setting.roster.chinese_vendors[i]))
      m.ascend_orders_backlog_units += share_of(world.vendors[i].backlog, world.vendors[i].h100e_per_chip);
  }
  m.domestic_chips_units_per_year = world.flows.domestic.sum_last(year);
  m.wafer_starts_cn_per_month = world.fabs.starts;
  m.yield_smic_share = world.fabs.yield;
  m.die_bank_dies = production.bank;
  m.hbm_stock_cn_stacks = world.memory.stock;
  m.binding_wafers_share = production.held_by_wafers;
  m.binding_memory_share = production.held_by_memory;
  m.binding_packaging_share = production.held_by_packaging;
  m.binding_none_share = production.held_by_nothing;
}

template <class Real> void record_trade(World<Real>& world, Metrics<Real>& m) {
  const int year = static_cast<int>(kMonthsPerYear);
  m.smuggled_units_per_year = world.flows.smuggled.sum_last(year);
  m.smuggled_cumulative_cn_h100e = world.trade.grey_h100e_ever;
  const Flows<Real>& flows = world.flows;
  const Real foreign = flows.legal_h100e.sum_last(year) + flows.smuggled_h100e.sum_last(year);
  const Real acquired = foreign + flows.made_h100e.sum_last(year), bought = flows.chip_purchases.sum_last(year);
  const Real unknown = Real{} + std::numeric_limits<double>::quiet_NaN();  // nothing was acquired
  m.price_frontier_usd_per_h100e = world.trade.list_price;
  m.price_paid_cn_usd_per_h100e =
      select<Real>(bought > 0.0, share_of(flows.chip_spending.sum_last(year), bought), unknown);
  m.foreign_share_of_purchases_cn = select<Real>(acquired > 0.0, share_of(foreign, acquired), unknown);
  m.seized_units_per_year = world.flows.seized.sum_last(year);
  m.seizure_events_per_year = world.flows.arrests.sum_last(year);
  for (const BrokerState<Real>& broker : world.brokers) m.brokers_active += broker.active;
  m.smuggling_premium = world.trade.premium;
  m.china_revenue_usd_per_year = world.flows.legal_revenue.sum_last(year);
  m.china_lost_revenue_usd_per_year = world.flows.lost_revenue.sum_last(year);
  m.revenue_share_receipts_usd_per_year = world.flows.receipts.sum_last(year);
}

template <class Real> void record_services(World<Real>& world, Metrics<Real>& m) {
  m.price_usd_per_mtok_us = price_of_best(world, true);
  m.price_usd_per_mtok_cn = price_of_best(world, false);
  m.third_country_share_cn_stack = third_country_share(world);
  m.third_country_share_south_east_asia = regional_share(world, "South-East Asia");
  m.third_country_share_middle_east = regional_share(world, "Middle East");
  m.third_country_share_latin_america = regional_share(world, "Latin America");
  m.third_country_share_europe = regional_share(world, "Europe");
  m.third_country_share_rest_of_world = regional_share(world, "Rest of World");
  m.us_market_share_cn_models = regional_share(world, "United States");
  m.serving_capacity_us_mtok_per_day = world.services.us_capacity;
  m.serving_capacity_cn_mtok_per_day = world.services.cn_capacity;
  for (const Real& fired : world.policy.fired) m.reactions_fired += fired;
}

/// The month's outputs.
template <class Real> void record(World<Real>& world) {
  keep_flows(world);
  Metrics<Real> m{};
  record_capability(world, m);
  record_compute(world, m);
  record_production(world, m);
  record_trade(world, m);
  record_services(world, m);
  world.metrics = m;
}

}  // namespace model
