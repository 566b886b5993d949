#pragma once
#include <array>

#include "model/mechanisms/offers.hpp"
#include "model/world.hpp"

/// Who buys what where (MODEL.md 3.3.5): a logit within each use, rationing in proportion, two passes for what is unmet.
namespace model {

/// Weights of the sources for one use, before what is peculiar to a buyer. Their sum need not be 1.
template <class Real>
std::array<Real, kSources> source_weights(const World<Real>& world, const std::array<Offer<Real>, kSources>& offers) {
  const Parameters<Real>& p = world.p;
  const TradeState<Real>& trade = world.trade;
  const Real wait = p.order_wait_cost_log * trade.wait_months;
  const std::array<Real, kSources> extra{Real{}, Real{}, trade.belief_cann - trade.exit_cost - wait, p.legal_risk_log,
                                         Real{}};
  std::array<Real, kSources> weights{};
  for (std::size_t s = 0; s < kSources; ++s) {
    const Real per_usd = offers[s].per_usd;
    const Real known = select<Real>(per_usd > 0.0, per_usd, 1.0);
    // per 1,000 dollars, so that the exponent stays small; a common factor cancels in the shares
    weights[s] = select<Real>(per_usd > 0.0, exp(p.buyer_logit_scale * log(known * 1000.0) + extra[s]), 0.0);
  }
  return weights;
}

/// What multiplies a source's weight for one buyer: listing, mandate, appetite, access. Grey chips are wanted as far as
/// the best chip cannot be had legally.
template <class Real> std::array<Real, kSources> buyer_factors(const World<Real>& world, const ChineseBuyer& buyer) {
  const Parameters<Real>& p = world.p;
  const Levers<Real>& levers = world.policy.levers;
  const Real listed = min(levers.entity_list_coverage * buyer.listed_exposure, 1.0) * p.entity_list_bite;
  const Real mandate = exp(p.domestic_mandate_log * levers.cn_procurement_mandate * buyer.mandate_exposure);
  const Real withheld = 1.0 - world.trade.legal_access * world.policy.gate_open * world.channel.legal;
  return {1.0 - listed, 1.0 - listed, mandate, withheld * buyer.grey_appetite, Real{} + buyer.offshore_access};
}

/// Money that each buyer has left for each use, and what each source can still sell, in USD.
template <class Real> struct Counter {
  std::vector<std::array<Real, kUses>> purse;
  std::array<std::array<Real, kSources>, kUses> supply{};  ///< USD
  std::vector<std::array<std::array<Real, kSources>, kUses>> bought;
  std::array<Real, kSources> wanted{};
};

/// One round: every purse is spread over the sources by weight; a source short of supply fills all in proportion. In the
/// first round buyers ask everywhere, later only where something is left.
template <class Real>
void buy_once(const World<Real>& world, const std::array<std::array<Real, kSources>, kUses>& weights,
              const std::vector<std::array<Real, kSources>>& factors, bool first_round, Counter<Real>& counter) {
  for (std::size_t u = 0; u < kUses; ++u) {
    std::array<Real, kSources> demand{}, fill{}, weight = weights[u];
    if (!first_round)
      for (std::size_t s = 0; s < kSources; ++s) weight[s] *= indicator<Real>(counter.supply[u][s] > 0.0);
    std::vector<Real> per_weight(world.buyers.size(), Real{});
    for (std::size_t b = 0; b < world.buyers.size(); ++b) {
      Real total{};
      for (std::size_t s = 0; s < kSources; ++s) total += weight[s] * factors[b][s];
      per_weight[b] = share_of(counter.purse[b][u], total);
    }
    const auto ask = [&](std::size_t b, std::size_t s) { return per_weight[b] * (weight[s] * factors[b][s]); };
    for (std::size_t b = 0; b < world.buyers.size(); ++b)
      for (std::size_t s = 0; s < kSources; ++s) demand[s] += ask(b, s);
    for (std::size_t s = 0; s < kSources; ++s) fill[s] = min(share_of(counter.supply[u][s], demand[s]), 1.0);
    for (std::size_t b = 0; b < world.buyers.size(); ++b) {
      Real spent{};
      for (std::size_t s = 0; s < kSources; ++s) {
        const Real part = ask(b, s) * fill[s];
        counter.bought[b][u][s] += part;
        spent += part;
      }
      counter.purse[b][u] = max(counter.purse[b][u] - spent, 0.0);
    }
    for (std::size_t s = 0; s < kSources; ++s) {
      counter.wanted[s] += demand[s];
      counter.supply[u][s] = max(counter.supply[u][s] - demand[s] * fill[s], 0.0);
    }
  }
}

/// What a foreign vendor leaves for China, in H100e of uncut chips a month.
template <class Real> Real left_for_china(const World<Real>& world, Real vendor) {
  Real capacity{};
  for (std::size_t i = 0; i < world.foreign_vendors.size(); ++i)
    capacity += select<Real>(vendor == static_cast<double>(i), world.foreign_vendors[i].output, 0.0);
  return capacity * world.p.cn_allocation_max_share;
}

/// Licensed chips that may be sold this month: the smaller of the two caps.
template <class Real> Real licence_cap(const World<Real>& world, const Offer<Real>& offer) {
  const Levers<Real>& levers = world.policy.levers;
  Real output{};
  for (std::size_t i = 0; i < world.foreign_vendors.size(); ++i)
    output += select<Real>(offer.vendor == static_cast<double>(i), world.foreign_vendors[i].output, 0.0);
  const Real us_units = share_of(output * world.p.us_owner_share, offer.base_h100e);
  return min(levers.licence_cap_units_per_month, levers.licence_cap_share_of_us_sales * us_units);
}

/// Supply of the legal sources in USD, split between the uses by what they would spend.
template <class Real>
void stock_the_counter(const World<Real>& world, const Offers<Real>& offers, Real grey_h100e, Real leases_h100e,
                       Counter<Real>& counter) {
  const Real training = world.p.training_demand_share;
  for (std::size_t u = 0; u < kUses; ++u) {
    const Real part = u == kTraining ? training : 1.0 - training;
    const Offer<Real>&licensed = offers[u][kLegalLicensed], &free = offers[u][kLegalFree];
    const Real capacity = left_for_china(world, licensed.vendor) * part;
    const Real licences = min(licence_cap(world, licensed) * part, share_of(capacity, licensed.base_h100e));
    const Real licensed_units = select<Real>(licensed.per_usd > 0.0, licences, 0.0);
    const Real same_vendor = indicator<Real>(licensed.vendor == free.vendor);
    const Real rest =
        max(left_for_china(world, free.vendor) * part - same_vendor * licensed_units * licensed.base_h100e, 0.0);
    counter.supply[u][kLegalLicensed] = licensed_units * licensed.price;
    counter.supply[u][kLegalFree] = select<Real>(free.per_usd > 0.0, share_of(rest, free.base_h100e) * free.price, 0.0);
    // vendors take any order; waiting is what deters (MODEL.md 3.3.6)
    counter.supply[u][kDomestic] = select<Real>(offers[u][kDomestic].per_usd > 0.0, 1e300, 0.0);
    counter.supply[u][kSmuggled] = grey_h100e * part * offers[u][kSmuggled].price;
    counter.supply[u][kOffshore] = leases_h100e * part * offers[u][kOffshore].price;
  }
}

/// Splits the purses by use, buys in one round and two more for what is unmet; the rest stays unspent.
template <class Real>
Counter<Real> buy(World<Real>& world, const Offers<Real>& offers, Real grey_h100e, Real leases_h100e) {
  Counter<Real> counter;
  counter.bought.resize(world.buyers.size());
  std::array<std::array<Real, kSources>, kUses> weights;
  for (std::size_t u = 0; u < kUses; ++u) weights[u] = source_weights(world, offers[u]);
  std::vector<std::array<Real, kSources>> factors;
  for (std::size_t b = 0; b < world.buyers.size(); ++b) {
    const ChineseBuyer& buyer = world.setting.roster.chinese_buyers[b];
    factors.push_back(buyer_factors(world, buyer));
    const Real training = min(world.p.training_demand_share * buyer.training_factor, 1.0);
    counter.purse.push_back({world.buyers[b].budget * training, world.buyers[b].budget * (1.0 - training)});
  }
  stock_the_counter(world, offers, grey_h100e, leases_h100e, counter);
  buy_once(world, weights, factors, true, counter);
  world.trade.demand_smuggled = counter.wanted[kSmuggled];
  for (int pass = 0; pass < 2; ++pass) buy_once(world, weights, factors, false, counter);
  for (std::size_t b = 0; b < world.buyers.size(); ++b)
    world.buyers[b].unspent = counter.purse[b][kTraining] + counter.purse[b][kServing];
  return counter;
}

/// What foreign vendors would sell if no rule and no gate stood in the way, at the same budgets: the first round's demand
/// of an average buyer, as far as they have chips.
template <class Real> Real unrestricted_sales(const World<Real>& world, const Offers<Real>& offers) {
  Real sales{}, budget{};
  for (const BuyerState<Real>& buyer : world.buyers) budget += buyer.budget;
  for (std::size_t u = 0; u < kUses; ++u) {
    std::array<Offer<Real>, kSources> free_trade = offers[u];
    free_trade[kLegalLicensed] = Offer<Real>{};
    free_trade[kLegalFree] = best_foreign(world, static_cast<Use>(u), Real{} + 1.0, [&](const ChipState<Real>& chip) {
      return chip.designed * world.channel.legal;
    });
    const std::array<Real, kSources> weights = source_weights(world, free_trade);
    Real total{};
    for (const Real& weight : weights) total += weight;
    const Real part = u == kTraining ? world.p.training_demand_share : 1.0 - world.p.training_demand_share;
    const Offer<Real>& offer = free_trade[kLegalFree];
    const Real most = share_of(left_for_china(world, offer.vendor), offer.base_h100e) * offer.price;
    sales += part * min(budget * share_of(weights[kLegalFree], total), most);
  }
  return sales;
}

}  // namespace model
