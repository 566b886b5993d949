#pragma once
#include <vector>

#include "model/mechanisms/gap.hpp"
#include "model/mechanisms/orders.hpp"
#include "model/mechanisms/stocks.hpp"
#include "model/world.hpp"

/// Model services (MODEL.md 3.7): cost, price, choice of the markets, demand, revenue.
namespace model {

/// Million tokens a month that one TB/s yields at this lab's technique for its released model; larger models yield less.
template <class Real> Real mtok_per_tb_s_month(const World<Real>& world, const LabState<Real>& lab) {
  const Parameters<Real>& p = world.p;
  const Real size = log10(max(lab.released_flop, 1.0)) - kReferenceLogFlop;
  return p.mtok_per_tb_s_day_2022 * kDaysPerMonth * exp10(lab.serving_efficiency - p.serving_size_exponent * size);
}

/// Price of a million output tokens: serving cost with a margin that rises when capacity is short. A parent may push a
/// price below that for the sake of share, as far as its means go.
template <class Real> void set_price(const World<Real>& world, const Lab& row, LabState<Real>& lab) {
  const Parameters<Real>& p = world.p;
  const Real hardware = p.hardware_cost_usd_per_tb_s_month * growth(p.hardware_cost_growth, world.month);
  const Real cost = hardware / mtok_per_tb_s_month(world, lab);
  const Real tightness = lab.american ? world.services.us_tightness : world.services.cn_tightness;
  const Real margin = (lab.american ? p.us_margin : p.cn_margin) * max(sqrt(tightness), 1.0);
  const Real means = Real{} + row.parent_funds_usd_per_year / kMonthsPerYear;
  const Real given = share_of(means, cost * lab.tokens);  // in units of the cost of what it serves
  lab.price = cost * max(margin - given, min(margin, p.price_floor));
}

/// A lab's appeal before what is peculiar to a market: capability against the best, price, open weights.
template <class Real> Real appeal(const World<Real>& world, const Lab& row, const LabState<Real>& lab) {
  const Parameters<Real>& p = world.p;
  const Real best = max(world.frontier.us_best, world.frontier.cn_best);
  const Real openness =
      lab.american ? 1.0 - world.policy.levers.open_weights_restriction : world.policy.levers.cn_openness;
  const Real utility = p.market_quality_weight * (lab.capability - best) -
                       p.market_price_weight * log(max(lab.price, 1e-6)) +
                       p.open_weights_appeal_log * row.open_weights * openness;
  return select<Real>(lab.releases > 0.0, exp(utility), 0.0);
}

/// What a market adds for Chinese models: trust, and abroad the rule on using Ascend as far as it reaches and as far as
/// they are served on Ascend.
template <class Real> Real chinese_factor(const World<Real>& world, const Market& market) {
  const Parameters<Real>& p = world.p;
  Real utility = Real{} + market.trust_cn;
  if (market.region == "third") {
    const Real served = holds(world.branch[kV4ServingHardware], kServedOnAscend);
    utility += p.trust_foreign_log - p.ascend_rule_market_log * ascend_reach(world) * (0.5 + 0.5 * served);
  }
  return exp(utility) * market.allows_cn;
}

/// Customers that choose afresh take the shares of the logit; the others stay where they fine-tuned.
template <class Real> void choose_services(World<Real>& world, const Row<Real>& appeals) {
  for (std::size_t k = 0; k < world.markets.size(); ++k) {
    const Market& market = world.setting.roster.markets[k];
    MarketState<Real>& state = world.markets[k];
    const Real chinese = chinese_factor(world, market);
    Row<Real> wanted(appeals.size(), Real{});
    Real total{}, present{};
    for (std::size_t l = 0; l < wanted.size(); ++l) {
      wanted[l] = appeals[l] * (world.labs[l].american ? Real{} + market.allows_us : chinese);
      total += wanted[l];
      present += state.share[l];
    }
    state.cn_share = Real{};
    for (std::size_t l = 0; l < wanted.size(); ++l) {
      const Real fresh = share_of(wanted[l], total);
      const Real moved = state.share[l] + (fresh - state.share[l]) * world.p.market_switch_per_month;
      state.share[l] = select<Real>(total > 0.0, select<Real>(present > 0.0, moved, fresh), state.share[l]);
      if (!world.labs[l].american) state.cn_share += state.share[l];
    }
  }
}

/// Token demand of a market, in Mtok a day: growth that fades as US sales do, elastic in the price paid there.
template <class Real> Real demand_of(const World<Real>& world, const Market& market, Real price) {
  const Parameters<Real>& p = world.p;
  const double since = world.month - january(2024);
  const Real grown =
      since < 0 ? log(p.market_growth_2024) * (since / kMonthsPerYear)
                : faded_growth(p.market_growth_2024, p.us_flow_growth_floor, p.us_growth_halflife_months, since);
  return p.market_mtok_per_day_2024 * market.size *
         exp(grown - p.market_price_elasticity * log(max(price, 1e-6) / p.market_reference_price_usd));
}

/// Bandwidth of Ascends sited abroad over that of all chips that China uses: as large a part of them serves with the models
/// of Chinese labs.
template <class Real> Real served_abroad(const World<Real>& world) {
  const StockState<Real>& stocks = world.stocks;
  const Real sited = in_service(world.p, stocks.sited_abroad.tb_s) * world.p.cn_utilisation_clouds *
                     stocks.cann.serving * stocks.reliability;
  return share_of(sited, stocks.serving_cn * kH100TbPerSecond);
}

/// Tokens of a fixed quality, dex, that a lab can make for one of its model's: who has better technique needs a smaller model
/// for it. Another quality would change all counts by one factor.
template <class Real> Real at_fixed_quality(const World<Real>& world, const LabState<Real>& lab, Real quality) {
  return exp10(world.p.serving_size_exponent * (lab.capability - quality));
}

/// What each bloc's labs can serve a day with the compute that they give to serving: at their own quality, and counted as
/// tokens of a quality that no scenario moves.
template <class Real> void count_capacity(World<Real>& world) {
  ServicesState<Real>& services = world.services;
  services.us_capacity = services.cn_capacity = services.us_output = services.cn_output = Real{};
  const Real abroad = served_abroad(world), quality = usual_frontier(world);
  for (const LabState<Real>& lab : world.labs) {
    const Real tb_s = lab.american ? lab.serving_tb_s : lab.serving_tb_s * (1.0 + abroad);
    const Real all = tb_s * mtok_per_tb_s_month(world, lab) / kDaysPerMonth;
    const Real out = select<Real>(lab.releases > 0.0, all, 0.0);
    (lab.american ? services.us_output : services.cn_output) += out;
    (lab.american ? services.us_capacity : services.cn_capacity) += out * at_fixed_quality(world, lab, quality);
  }
}

/// Prices, and the markets' choice at them.
template <class Real> void offer_services(World<Real>& world) {
  Row<Real> appeals;
  appeals.reserve(world.labs.size());
  for (std::size_t l = 0; l < world.labs.size(); ++l) {
    const Lab& row = world.setting.roster.labs[l];
    set_price(world, row, world.labs[l]);
    appeals.push_back(appeal(world, row, world.labs[l]));
  }
  choose_services(world, appeals);
}

/// What the markets ask of every lab, in Mtok a month.
template <class Real> void ask_for_services(World<Real>& world) {
  for (LabState<Real>& lab : world.labs) lab.tokens = Real{};
  for (std::size_t k = 0; k < world.markets.size(); ++k) {
    MarketState<Real>& market = world.markets[k];
    Real price{};
    for (std::size_t l = 0; l < world.labs.size(); ++l) price += market.share[l] * world.labs[l].price;
    market.demand = select<Real>(price > 0.0, demand_of(world, world.setting.roster.markets[k], price), 0.0);
    for (std::size_t l = 0; l < world.labs.size(); ++l)
      world.labs[l].tokens += market.demand * market.share[l] * kDaysPerMonth;
  }
}

/// Demand over capacity counts for prices and plans up to this ratio, either way (assumption).
inline constexpr double kTightest = 10;

/// A bloc sells what it can serve; how tight that was moves next month's prices and plans.
template <class Real> void sell_services(World<Real>& world, bool american) {
  ServicesState<Real>& services = world.services;
  const Real capacity = (american ? services.us_output : services.cn_output) * kDaysPerMonth;
  Real asked{}, revenue{};
  for (const LabState<Real>& lab : world.labs)
    if (lab.american == american) asked += lab.tokens;
  const Real served = min(share_of(capacity, asked), 1.0);
  for (LabState<Real>& lab : world.labs) {
    if (lab.american != american) continue;
    lab.tokens *= served;
    lab.revenue = lab.tokens * lab.price;
    revenue += lab.revenue;
  }
  (american ? services.us_revenue : services.cn_revenue) = revenue;
  const Real tightness = select<Real>(capacity > 0.0, share_of(asked, capacity), 1.0);
  (american ? services.us_tightness : services.cn_tightness) = clamp(tightness, 1.0 / kTightest, kTightest);
}

/// Services of the month.
template <class Real> void serve(World<Real>& world) {
  ServicesState<Real>& services = world.services;
  offer_services(world);
  ask_for_services(world);
  count_capacity(world);
  sell_services(world, true);
  sell_services(world, false);
  services.cn_revenue_share.push(share_of(services.cn_revenue, services.us_revenue + services.cn_revenue));
}

}  // namespace model
