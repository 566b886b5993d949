#pragma once
#include <array>

#include "model/agents/buyer.hpp"
#include "model/agents/foreign_vendor.hpp"
#include "model/mechanisms/prices.hpp"
#include "model/world.hpp"

/// What can be bought this month, from which source, at which price and how much of it (MODEL.md 3.3.5).
namespace model {

/// One source for one use: what a dollar buys, in H100e for training and in H100s of bandwidth for serving.
// NOLINTNEXTLINE(bugprone-exception-escape): to move a row of numbers does not throw
template <class Real> struct Offer {
  Real per_usd{};                               ///< 0: nothing to be had
  Real price{}, h100e{}, tb_s{}, base_h100e{};  ///< of the chip (domestic, smuggled, offshore: of one H100e)
  Real paid_now = Real{} + 1.0;                 ///< part of the price that is due at once; of a lease the first month
  Real cut{};                                   ///< part of base_h100e that is of chips cut for China
  Row<Real> part{};  ///< part of base_h100e that each foreign vendor has in it; empty: of no vendor
};

template <class Real> using Offers = std::array<std::array<Offer<Real>, kSources>, kUses>;

/// The better of two offers of one vendor, by what a dollar buys.
template <class Real> void take_better(Offer<Real>& best, const Offer<Real>& other) {
  const auto better = other.per_usd > best.per_usd;
  best.per_usd = select<Real>(better, other.per_usd, best.per_usd);
  best.price = select<Real>(better, other.price, best.price);
  best.h100e = select<Real>(better, other.h100e, best.h100e);
  best.tb_s = select<Real>(better, other.tb_s, best.tb_s);
  best.base_h100e = select<Real>(better, other.base_h100e, best.base_h100e);
  best.cut = select<Real>(better, other.cut, best.cut);
}

/// A chip of which there is so much of each vendor's best as that vendor has for China: who asks for chips where several
/// vendors are short gets some of all.
template <class Real> Offer<Real> basket_of(const World<Real>& world, const Row<Offer<Real>>& best) {
  Offer<Real> basket;
  Real units{}, worth{}, output{};
  for (std::size_t v = 0; v < best.size(); ++v)
    output += world.foreign_vendors[v].output * indicator<Real>(best[v].per_usd > 0.0);
  for (std::size_t v = 0; v < best.size(); ++v) {
    const Offer<Real>& chip = best[v];
    const Real made = select<Real>(output > 0.0, world.foreign_vendors[v].output, 1.0);
    const Real of_it = share_of(made, chip.base_h100e) * indicator<Real>(chip.per_usd > 0.0);
    units += of_it;
    worth += of_it * chip.per_usd * chip.price;
    basket.price += of_it * chip.price;
    basket.h100e += of_it * chip.h100e;
    basket.tb_s += of_it * chip.tb_s;
    basket.base_h100e += of_it * chip.base_h100e;
    basket.cut += of_it * chip.base_h100e * chip.cut;
    basket.part.push_back(of_it * chip.base_h100e);
  }
  for (Real& part : basket.part) part = share_of(part, basket.base_h100e);
  basket.per_usd = share_of(worth, basket.price);
  basket.cut = share_of(basket.cut, basket.base_h100e);
  for (Real* of_one : {&basket.price, &basket.h100e, &basket.tb_s, &basket.base_h100e})
    *of_one = share_of(*of_one, units);
  return basket;
}

/// Each vendor's best chip per dollar for a use, among those that are made and that `allowed` weighs 1, in one basket.
template <class Real, class Allowed>
Offer<Real> foreign_basket(const World<Real>& world, Use use, Real price_factor, Allowed allowed) {
  Row<Offer<Real>> best;
  best.resize(world.foreign_vendors.size());
  for (std::size_t i = 0; i < world.chips.size(); ++i) {
    const Chip& chip = world.setting.chips[i];
    const int vendor = world.chip_vendor[i];
    if (vendor < 0 || world.month < chip.launch_month) continue;
    const ChipState<Real>& state = world.chips[i];
    Offer<Real> offer;
    offer.price = world.trade.chip_price[i] * price_factor;
    offer.h100e = state.h100e;
    offer.tb_s = state.bandwidth;
    offer.base_h100e = Real{} + chip.h100e * generation_gain(world, chip);
    offer.cut = Real{} + (chip.cut == Chip::Cut::kNone ? 0.0 : 1.0);
    offer.per_usd = allowed(state) * in_production(world, i) *
                    (use == kTraining ? offer.h100e : offer.tb_s / kH100TbPerSecond) / offer.price;
    take_better(best[static_cast<std::size_t>(vendor)], offer);
  }
  return basket_of(world, best);
}

/// Best uncut chip per dollar for a use that is made, whatever the rules: what is smuggled and what clouds abroad let.
template <class Real> Offer<Real> best_abroad(const World<Real>& world, Use use) {
  Offer<Real> best;
  for (std::size_t i = 0; i < world.chips.size(); ++i) {
    if (!is_at_frontier(world, i)) continue;
    const ChipState<Real>& state = world.chips[i];
    Offer<Real> offer;
    offer.price = world.trade.chip_price[i];
    offer.h100e = state.h100e;
    offer.tb_s = state.bandwidth;
    offer.per_usd =
        in_production(world, i) * (use == kTraining ? offer.h100e : offer.tb_s / kH100TbPerSecond) / offer.price;
    take_better(best, offer);
  }
  return best;
}

/// Price of domestic arithmetic, USD per H100e.
template <class Real> Real domestic_price(const World<Real>& world) {
  return world.p.domestic_price_2025_usd_per_h100e *
         growth(world.p.domestic_price_growth, world.month - (january(2025) + kMonthsPerYear / 2));
}

/// Bandwidth per H100e of what the domestic vendors make now.
template <class Real> Real domestic_tb_s(const World<Real>& world) {
  const double age = world.month - (january(2025) + kMonthsPerYear / 2);
  return world.p.tb_s_per_die_2025 / world.p.h100e_per_die_2025 *
         growth(world.p.die_bandwidth_growth / world.p.die_performance_growth, age);
}

/// All offers of the month.
template <class Real> Offers<Real> make_offers(World<Real>& world) {
  const Parameters<Real>& p = world.p;
  const Levers<Real>& levers = world.policy.levers;
  TradeState<Real>& trade = world.trade;
  Offers<Real> offers;
  const Real one = Real{} + 1.0, open = world.channel.legal;
  const FrontierPrices<Real> frontier = frontier_prices(world);
  for (std::size_t i = 0; i < world.chips.size(); ++i) trade.chip_price[i] = asking_price(world, i, frontier);
  const double since_2025 = world.month - (january(2025) + kMonthsPerYear / 2);
  trade.content = p.smuggled_h100e_per_unit_2025 * growth(p.foreign_performance_growth, since_2025);
  trade.under_licence = Real{};
  for (int u = 0; u < kUses; ++u) {
    const Use use = static_cast<Use>(u);
    auto& row = offers[static_cast<std::size_t>(u)];
    const bool trains = use == kTraining;
    const StockState<Real>& stocks = world.stocks;
    row[kLegalFree] = foreign_basket(world, use, one, [&](const ChipState<Real>& chip) { return chip.free * open; });
    row[kLegalLicensed] = foreign_basket(world, use, 1.0 + levers.revenue_share,
                                         [&](const ChipState<Real>& chip) { return chip.licensed * open; });
    trade.under_licence = max(trade.under_licence, indicator<Real>(row[kLegalLicensed].per_usd > 0.0));
    const Offer<Real> abroad = best_abroad(world, use);
    const Real list_price = share_of(abroad.price, abroad.h100e), list_tb_s = share_of(abroad.tb_s, abroad.h100e);
    if (trains) trade.list_price = list_price;

    Offer<Real>& domestic = row[kDomestic];
    domestic.price = domestic_price(world);
    domestic.h100e = one;
    domestic.tb_s = domestic_tb_s(world);
    const Real works = (trains ? stocks.cann.training : stocks.cann.serving) * stocks.reliability;
    domestic.per_usd =
        works * (trains ? one : domestic.tb_s / kH100TbPerSecond) / domestic.price * world.channel.domestic;

    Offer<Real>& smuggled = row[kSmuggled];
    smuggled.price = list_price * (1.0 + trade.premium);
    smuggled.h100e = one;
    smuggled.tb_s = list_tb_s;
    const Real dealers = world.channel.smuggled * (world.brokers.empty() ? 0.0 : 1.0);
    smuggled.per_usd = share_of(trains ? one : list_tb_s / kH100TbPerSecond, smuggled.price) * dealers;

    Offer<Real>& offshore = row[kOffshore];
    const Real for_life = list_price * p.offshore_rent_ratio * exp(trade.rent_log);
    const Real term = min(p.lease_months, p.service_life_months);
    offshore.price = for_life * (term / p.service_life_months);  // what is signed for: the term of a lease
    offshore.paid_now = 1.0 / max(term, 1.0);
    offshore.h100e = one;
    offshore.tb_s = list_tb_s;
    offshore.per_usd = share_of(trains ? one : list_tb_s / kH100TbPerSecond, for_life) * world.channel.offshore;
  }
  return offers;
}

}  // namespace model
