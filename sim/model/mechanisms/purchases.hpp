#pragma once
#include <algorithm>
#include <array>

#include "model/mechanisms/foresight.hpp"
#include "model/mechanisms/offers.hpp"
#include "model/mechanisms/offshore.hpp"
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

/// What is peculiar to one buyer: the part of its purse that listing keeps from legal chips, and what multiplies the
/// weights of the sources. Grey chips are wanted as far as the best chip cannot be had legally.
template <class Real> struct Habits {
  Real listed{};  ///< listed, or kept from what is legal by a shut gate
  std::array<Real, kSources> factor{};
};
template <class Real> Habits<Real> habits_of(const World<Real>& world, const ChineseBuyer& buyer) {
  const Parameters<Real>& p = world.p;
  const Levers<Real>& levers = world.policy.levers;
  const Real mandate = exp(p.domestic_mandate_log * levers.cn_procurement_mandate * buyer.mandate_exposure);
  const Real shut_out = buyer.gate_exposure * (1.0 - world.policy.gate_open);
  const Real withheld = 1.0 - world.trade.legal_access * (1.0 - shut_out) * world.channel.legal;
  const Real listed = min(levers.entity_list_coverage * buyer.listed_exposure, 1.0) * p.entity_list_bite;
  return {1.0 - (1.0 - listed) * (1.0 - shut_out),
          {Real{} + 1.0, Real{} + 1.0, mandate, withheld * buyer.grey_appetite, Real{} + buyer.offshore_access}};
}

/// Money that each buyer has left for each use, and what each source can still sell, in USD.
// NOLINTNEXTLINE(bugprone-exception-escape): to move a row of arrays of numbers does not throw
template <class Real> struct Counter {
  Row<std::array<Real, kUses>> purse;
  std::array<std::array<Real, kSources>, kUses> supply{};  ///< USD
  Row<std::array<std::array<Real, kSources>, kUses>> bought;
  Row<std::array<std::array<Real, kSources>, kUses>> ahead;  ///< the part of it that is laid in; empty: nothing is
  Real grey_wanted{}, grey_offered{};                        ///< USD, first round
  Real lease_wanted{};                                       ///< H100e, first round
};

/// What a buyer asks of each source with a purse: the listed part of it asks no legal source.
template <class Real>
std::array<Real, kSources> spread(Real purse, const std::array<Real, kSources>& weight, const Habits<Real>& habits) {
  std::array<Real, kSources> asked{};
  Real legal{}, other{};
  for (std::size_t s = 0; s < kSources; ++s)
    (s == kLegalFree || s == kLegalLicensed ? legal : other) += weight[s] * habits.factor[s];
  const Real open = share_of(purse * (1.0 - habits.listed), legal + other),
             kept = share_of(purse * habits.listed, other);
  for (std::size_t s = 0; s < kSources; ++s) {
    const Real per_weight = s == kLegalFree || s == kLegalLicensed ? open : open + kept;
    asked[s] = per_weight * (weight[s] * habits.factor[s]);
  }
  return asked;
}

/// One round: every purse is spread over the sources by weight; a source short of supply fills all in proportion. They ask
/// where something is left; in the first round also on the grey market, whose price moves with what is wanted of it, and of
/// landlords, who build for what is wanted. Returns what was asked of each source.
template <class Real>
std::array<Real, kSources> buy_once(std::size_t use, const std::array<Offer<Real>, kSources>& offers,
                                    std::array<Real, kSources> weight, const Row<Habits<Real>>& habits,
                                    bool first_round, Counter<Real>& counter) {
  std::array<Real, kSources> demand{}, fill{};
  for (std::size_t s = 0; s < kSources; ++s)
    if (!first_round || (s != kSmuggled && s != kOffshore)) weight[s] *= indicator<Real>(counter.supply[use][s] > 0.0);
  Row<std::array<Real, kSources>> asked;
  asked.reserve(habits.size());
  for (std::size_t b = 0; b < habits.size(); ++b) {
    asked.push_back(spread(counter.purse[b][use], weight, habits[b]));
    for (std::size_t s = 0; s < kSources; ++s) demand[s] += asked[b][s];
  }
  for (std::size_t s = 0; s < kSources; ++s) fill[s] = min(share_of(counter.supply[use][s], demand[s]), 1.0);
  for (std::size_t b = 0; b < habits.size(); ++b) {
    Real spent{};
    for (std::size_t s = 0; s < kSources; ++s) {
      counter.bought[b][use][s] += asked[b][s] * fill[s];
      spent += asked[b][s] * fill[s] * offers[s].paid_now;
    }
    counter.purse[b][use] = max(counter.purse[b][use] - spent, 0.0);
  }
  for (std::size_t s = 0; s < kSources; ++s)
    counter.supply[use][s] =  // nothing is left where not all could be filled, not even a trace of rounding
        select<Real>(demand[s] < counter.supply[use][s], counter.supply[use][s] - demand[s], 0.0);
  return demand;
}

/// What the vendors with a part in an offer make in a month, H100e of uncut chips.
template <class Real> Real output_of(const World<Real>& world, const Offer<Real>& offer) {
  Real output{};
  for (std::size_t v = 0; v < offer.part.size(); ++v)
    output += world.foreign_vendors[v].output * indicator<Real>(offer.part[v] > 0.0);
  return output;
}

/// Part of their output that vendors leave for China, `allotment` times the usual one.
template <class Real> Real part_for_china(const World<Real>& world, Real allotment) {
  return min(world.p.cn_allocation_max_share * allotment, 1.0);
}

/// What is left of it, in H100e of uncut chips a month, once so many chips are under licence, by vendor.
template <class Real>
Real left_over(const World<Real>& world, const Offer<Real>& free, const Offer<Real>& licensed, Real licensed_units,
               Real part) {
  Real left{};
  for (std::size_t v = 0; v < free.part.size(); ++v) {
    const Real sold = v < licensed.part.size() ? licensed_units * licensed.base_h100e * licensed.part[v] : Real{};
    left += max(world.foreign_vendors[v].output * part - sold, 0.0) * indicator<Real>(free.part[v] > 0.0);
  }
  return left;
}

/// Licensed chips that may be sold this month.
template <class Real> Real licence_cap(const World<Real>& world, const Offer<Real>& offer) {
  return licences_under(world, world.policy.levers, output_of(world, offer), offer.base_h100e);
}

/// Offices work through applications: what is licensed a month comes up to what the rule allows with a delay, and comes
/// down with it at once.
template <class Real> void process_licences(World<Real>& world) {
  const Real allowed = world.policy.levers.licence_cap_units_per_month;
  Real& granted = world.trade.licences_per_month;
  granted = min(granted, allowed);
  granted += (allowed - granted) * monthly_share(world.p.licence_months) * world.trade.under_licence;
}

/// H100e for which Chinese vendors on sale still take orders: those of some months of output, as they make it or as their
/// wafers would let them, whichever is more, less what waits already.
template <class Real> Real order_book_left(const World<Real>& world) {
  const auto& vendors = world.setting.roster.chinese_vendors;
  const bool on_sale = std::any_of(vendors.begin(), vendors.end(),
                                   [&](const ChineseVendor& vendor) { return world.month >= vendor.launch_month; });
  if (!on_sale) return Real{};
  const Parameters<Real>& p = world.p;
  Real backlog{};
  for (const ChineseVendorState<Real>& vendor : world.vendors) backlog += vendor.backlog;
  const Real die = p.h100e_per_die_2025 * world.fabs.die_gain *
                   growth(p.die_performance_growth, world.month - (january(2025) + kMonthsPerYear / 2));
  const Real dies = world.fabs.dies_due + world.production.bank * p.die_bank_draw_per_month;
  const Real could = dies * p.packaging_yield * die * world.channel.domestic;
  return max(p.order_book_months * max(world.production.made_h100e, could) - backlog, 0.0);
}

/// Part of what legal sources have that comes in: all while China's gate is open, else what buyers whom it does not bind
/// are of the market. Who may still buy does not get what the others may not.
template <class Real> Real let_in(const World<Real>& world) {
  double bound = 0, all = 0;
  for (const ChineseBuyer& buyer : world.setting.roster.chinese_buyers) {
    bound += buyer.budget_share * buyer.gate_exposure;
    all += buyer.budget_share;
  }
  return 1.0 - (all > 0 ? bound / all : 0) * (1.0 - world.policy.gate_open);
}

/// Supply of the sources in USD, split between the uses by what they would spend; vendors leave China `allotment` times the
/// usual part.
template <class Real>
void stock_the_counter(const World<Real>& world, const Offers<Real>& offers, Real grey_h100e, Real leases_h100e,
                       const std::array<Real, kUses>& allotment, Counter<Real>& counter) {
  const Real training = world.p.training_demand_share, orders = order_book_left(world), comes_in = let_in(world);
  for (std::size_t u = 0; u < kUses; ++u) {
    const Real part = u == kTraining ? training : 1.0 - training;
    const Offer<Real>&licensed = offers[u][kLegalLicensed], &free = offers[u][kLegalFree];
    const Real for_china = part_for_china(world, allotment[u]) * part;
    const Real capacity = output_of(world, licensed) * for_china;
    const Real licences = min(licence_cap(world, licensed) * part, share_of(capacity, licensed.base_h100e));
    const Real licensed_units = select<Real>(licensed.per_usd > 0.0, licences, 0.0);
    const Real rest = left_over(world, free, licensed, licensed_units, for_china);
    counter.supply[u][kLegalLicensed] = licensed_units * licensed.price * comes_in;
    counter.supply[u][kLegalFree] =
        select<Real>(free.per_usd > 0.0, share_of(rest, free.base_h100e) * free.price * comes_in, 0.0);
    const Offer<Real>& domestic = offers[u][kDomestic];
    counter.supply[u][kDomestic] = select<Real>(domestic.per_usd > 0.0, orders * part * domestic.price, 0.0);
    counter.supply[u][kSmuggled] = grey_h100e * part * offers[u][kSmuggled].price;
    counter.supply[u][kOffshore] = leases_h100e * part * offers[u][kOffshore].price;
  }
}

/// Rounds after the first: enough for what leases leave in a purse, of which only the first month is paid at once.
inline constexpr int kMoreRounds = 4;

/// Splits the purses by use, buys in one round and some more for what is unmet; the rest stays unspent.
template <class Real>
Counter<Real> buy(World<Real>& world, const Offers<Real>& offers, Real grey_h100e, Real leases_h100e) {
  Counter<Real> counter;
  counter.bought.resize(world.buyers.size());
  Row<Habits<Real>> habits;
  habits.reserve(world.buyers.size()), counter.purse.reserve(world.buyers.size());
  for (std::size_t b = 0; b < world.buyers.size(); ++b) {
    const ChineseBuyer& buyer = world.setting.roster.chinese_buyers[b];
    habits.push_back(habits_of(world, buyer));
    const Real training = min(world.p.training_demand_share * buyer.training_factor, 1.0);
    const Real purse = max(world.buyers[b].budget - world.buyers[b].rent_paid, 0.0);
    counter.purse.push_back({purse * training, purse * (1.0 - training)});
  }
  const Real usual = Real{} + 1.0;
  stock_the_counter(world, offers, grey_h100e, leases_h100e, {usual, usual}, counter);
  for (std::size_t use = 0; use < kUses; ++use) {
    const std::array<Real, kSources> weight = source_weights(world, offers[use]);
    counter.grey_offered += counter.supply[use][kSmuggled];
    const std::array<Real, kSources> wanted = buy_once(use, offers[use], weight, habits, true, counter);
    const Offer<Real>& lease = offers[use][kOffshore];
    counter.grey_wanted += wanted[kSmuggled];
    counter.lease_wanted += share_of(wanted[kOffshore], lease.price) * lease.h100e;
    for (int pass = 0; pass < kMoreRounds; ++pass) buy_once(use, offers[use], weight, habits, false, counter);
  }
  for (std::size_t b = 0; b < world.buyers.size(); ++b)
    world.buyers[b].unspent = counter.purse[b][kTraining] + counter.purse[b][kServing];
  return counter;
}

/// H100e of a source for which money was spent, each use at its own price.
template <class Real>
Real h100e_bought(const Offers<Real>& offers, const Counter<Real>& counter, std::size_t buyer, Source source) {
  Real h100e{};
  for (std::size_t use = 0; use < kUses; ++use) {
    const Offer<Real>& offer = offers[use][source];
    h100e += share_of(counter.bought[buyer][use][source], offer.price) * offer.h100e;
  }
  return h100e;
}

/// What foreign vendors would sell if no rule and no gate stood in the way, at the same budgets: the first round's demand
/// of an average buyer, as far as they have chips.
template <class Real> Real unrestricted_sales(const World<Real>& world, const Offers<Real>& offers) {
  Real sales{}, budget{};
  for (const BuyerState<Real>& buyer : world.buyers) budget += buyer.budget - buyer.drawn + buyer.repaid;
  for (std::size_t u = 0; u < kUses; ++u) {
    std::array<Offer<Real>, kSources> free_trade = offers[u];
    free_trade[kLegalLicensed] = free_trade[kSmuggled] = Offer<Real>{};  // nobody smuggles what is free
    free_trade[kLegalFree] = foreign_basket(world, static_cast<Use>(u), Real{} + 1.0, [&](const ChipState<Real>& chip) {
      return chip.designed * world.channel.legal;
    });
    const std::array<Real, kSources> weights = source_weights(world, free_trade);
    Real total{};
    for (const Real& weight : weights) total += weight;
    const Real part = u == kTraining ? world.p.training_demand_share : 1.0 - world.p.training_demand_share;
    const Offer<Real>& offer = free_trade[kLegalFree];
    const Real most =
        share_of(output_of(world, offer) * part_for_china(world, Real{} + 1.0), offer.base_h100e) * offer.price;
    sales += part * min(budget * share_of(weights[kLegalFree], total), most);
  }
  return sales;
}

}  // namespace model
