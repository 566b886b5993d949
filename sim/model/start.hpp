#pragma once
#include "model/agents/broker.hpp"
#include "model/mechanisms/gap.hpp"
#include "model/mechanisms/policy.hpp"
#include "model/mechanisms/training.hpp"
#include "model/world.hpp"

/// The world of 2022-01 (MODEL.md 2): stocks, runs in flight, and a past for the American frontier.
namespace model {

/// Weights of a lab's hosts among the buyers of its country.
template <class Buyers> std::vector<double> host_weights(const Lab& lab, const Buyers& buyers) {
  std::vector<double> weights(buyers.size(), 0.0);
  for (const auto& [name, weight] : lab.compute_from)
    for (std::size_t i = 0; i < buyers.size(); ++i)
      if (buyers[i].name == name) weights[i] = weight;
  return weights;
}

template <class Real>
World<Real>::World(const Setting& scene, const Parameters<Real>& parameters, const Branches<Real>& branches)
    : setting(scene),
      p(parameters),
      branch(branches),
      policy(start_policy<Real>(scene)),
      stocks(scene.months),
      frontier(scene.months + 1),
      yardstick(scene.present + 1),
      services(scene.months),
      flows(scene.months) {
  for (std::size_t i = 0; i < kChannelRows.size(); ++i)
    channel.*kChannelMembers<Real>[i] = Real{} + scene.channels.*kChannelMembers<double>[i];
  const Roster& roster = scene.roster;
  chips.resize(scene.chips.size());
  for (const Chip& chip : scene.chips) {
    int row = -1;
    for (std::size_t i = 0; i < roster.foreign_vendors.size(); ++i)
      if (roster.foreign_vendors[i].name == chip.vendor && roster.foreign_vendors[i].sells_to_china)
        row = static_cast<int>(i);
    chip_vendor.push_back(row);
    int base = -1;
    for (std::size_t i = 0; i < scene.chips.size(); ++i)
      if (chip.cut == Chip::Cut::kArithmetic && scene.chips[i].name == chip.base) base = static_cast<int>(i);
    chip_base.push_back(base);
  }
  fabs.dies_started = History<Real>(scene.months);
  trade.chip_price.assign(scene.chips.size(), Real{});
  for (const Route& route : roster.routes) {
    int row = -1;
    for (std::size_t h = 0; h < roster.hosts.size(); ++h)
      if (roster.hosts[h].name == route.host) row = static_cast<int>(h);
    route_host.push_back(row);
  }
  host_shares = american_2022 = american_2025 = 0;
  for (const Host& host : roster.hosts) host_shares += host.share;
  for (const AmericanBuyer& buyer : roster.american_buyers) american_2022 += buyer.share_2022;
  for (const AmericanBuyer& buyer : roster.american_buyers) american_2025 += buyer.share_2025;
  for (double* sum : {&host_shares, &american_2022, &american_2025}) *sum = *sum > 0 ? *sum : 1;
  foreign_vendors.resize(roster.foreign_vendors.size());
  vendors.resize(roster.chinese_vendors.size());
  markets.resize(roster.markets.size());
  for (MarketState<Real>& market : markets) market.share.assign(roster.labs.size(), Real{});
  for (std::size_t i = 0; i < vendors.size(); ++i) vendors[i].capital = Real{} + roster.chinese_vendors[i].capital_usd;
  EventPlaces places(scene);
  event_first.assign(places.count, Real{} + std::numeric_limits<double>::quiet_NaN());
  event_count.assign(places.count, Real{});
}

/// The stock of 2022-01 by owner.
template <class Real> void share_initial_stock(World<Real>& world) {
  const Parameters<Real>& p = world.p;
  const Roster& roster = world.setting.roster;
  const int months = world.setting.months;
  const Real chinese = p.us_aligned_stock_2022_h100e * p.cn_share_initial_stock;
  const Real others = p.us_aligned_stock_2022_h100e - chinese;
  for (const ChineseBuyer& buyer : roster.chinese_buyers) {
    BuyerState<Real> state;
    state.initial = chinese * buyer.budget_share;
    for (int origin = 0; origin < kOrigins; ++origin)
      state.received.emplace_back(months);  // a copy has no room to grow
    world.buyers.push_back(std::move(state));
  }
  for (const AmericanBuyer& buyer : roster.american_buyers)
    world.american_buyers.push_back(
        {others * p.us_owner_share * (buyer.share_2022 / world.american_2022), Real{}, History<Real>(months)});
  for (const Host& host : roster.hosts) {
    HostState<Real> state;
    state.initial = others * (1.0 - p.us_owner_share) * (host.share / world.host_shares);
    state.received = History<Real>(months);
    world.hosts.push_back(std::move(state));
  }
}

/// Labs with their last runs and, where documented, a run in flight.
template <class Real> void open_labs(World<Real>& world) {
  const Roster& roster = world.setting.roster;
  for (const Lab& row : roster.labs) {
    LabState<Real> lab;
    lab.american = row.country == "us";
    lab.progress_name = base::name_of("progress", row.name);
    lab.jump_name = base::name_of("jump", row.name);
    lab.jump_size_name = base::name_of("jump_size", row.name);
    lab.run_name = base::name_of("run", row.name);
    lab.restart_name = base::name_of("restart", row.name);
    lab.score_name = base::name_of("score", row.name);
    lab.release_name = base::name_of("release", row.name);
    lab.open_name = base::name_of("open", row.name);
    lab.habit_name = base::name_of("run_habit", row.name);
    lab.refresh_name = base::name_of("refresh", row.name);
    lab.refresh_score_name = base::name_of("refresh_score", row.name);
    lab.last_flop = lab.last_flop_before = lab.taught_flop = Real{} + row.last_run_flop;
    lab.efficiency = Real{} + row.efficiency_lead_dex;
    lab.serving_share = world.p.serving_share_max * 0.5;
    if (row.in_flight_flop > 0 && row.in_flight_release_month >= 0) {
      lab.pending = Real{} + 1.0;
      lab.pending_flop = Real{} + row.in_flight_flop;
      lab.pending_months = Real{} + (row.in_flight_release_month + 1);
      lab.last_flop = Real{} + std::max(row.last_run_flop, row.in_flight_flop);
    }
    world.labs.push_back(lab);
    world.lab_hosts.push_back(lab.american ? host_weights(row, roster.american_buyers)
                                           : host_weights(row, roster.chinese_buyers));
    Real& largest = lab.american ? world.frontier.run_us : world.frontier.run_cn;
    largest = max(largest, row.last_run_flop);
  }
}

/// The frontiers of 2022-01: the best of each bloc's last runs; China's is set back by its initial gap, which its labs'
/// efficiency must then explain.
template <class Real> void place_frontiers(World<Real>& world) {
  FrontierState<Real>& frontier = world.frontier;
  const Parameters<Real>& p = world.p;
  frontier.us_past_rate = p.us_past_rate_dex_per_year / kMonthsPerYear;
  const Real least = Real{} - 1e9;
  Real us = least, cn = least;
  for (const LabState<Real>& lab : world.labs) {
    Real& best = lab.american ? us : cn;
    best = max(best, capability(lab, lab.last_flop_before));
  }
  us = select<Real>(us > least, us, 0.0);
  const Real target = us - frontier.us_past_rate * p.cn_initial_gap_months;
  const Real setback = select<Real>(cn > least, target - cn, 0.0);
  for (LabState<Real>& lab : world.labs) {
    if (!lab.american) lab.efficiency += setback;
    lab.capability = lab.version = capability(lab, lab.last_flop_before);
    lab.score = lab.capability;
    lab.released_flop = lab.last_flop_before;
  }
  frontier.us_start = frontier.us_best = frontier.us_best_score = us;
  frontier.cn_start = frontier.cn_best = frontier.cn_best_score = frontier.open_best = target;
  note_technique(world);
}

/// Everything as it stood in 2022-01.
template <class Real>
World<Real> begin(const Setting& setting, const Parameters<Real>& parameters, const Branches<Real>& branches,
                  const Luck<Real>& luck) {
  World<Real> world(setting, parameters, branches);
  share_initial_stock(world);
  open_brokerage(world, luck);
  open_labs(world);
  place_frontiers(world);
  world.stocks.cann.training = world.stocks.other.training = parameters.cann_training_maturity_2023;
  world.stocks.cann.serving = world.stocks.other.serving = parameters.cann_serving_maturity_2023;
  world.stocks.reliability = parameters.cn_cluster_reliability;
  world.trade.exit_cost = parameters.cuda_exit_cost_log;
  world.services.us_tightness = world.services.cn_tightness = Real{} + 1.0;
  return world;
}

}  // namespace model
