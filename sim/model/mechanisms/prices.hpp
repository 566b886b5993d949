#pragma once
#include <string>

#include "model/agents/foreign_vendor.hpp"
#include "model/world.hpp"

/// Prices of foreign chips (MODEL.md 3.3.3): the frontier gets cheaper, a chip in production follows in steps, and no chip
/// sells far above what the frontier gives for the same.
namespace model {

/// Is the chip still made? A whole one for some years from its launch, a cut one from its first design. Leading chips stand
/// for all later ones and always are.
template <class Real> Real in_production(const World<Real>& world, std::size_t i, int month) {
  const Chip& chip = world.setting.chips[i];
  if (month < chip.launch_month) return Real{};
  if (chip.leading) return Real{} + 1.0;
  return indicator<Real>(month - world.chips[i].made_from < world.p.production_years * kMonthsPerYear);
}
template <class Real> Real in_production(const World<Real>& world, std::size_t i) {
  return in_production(world, i, world.month);
}

/// Months from a chip's launch to that of its vendor's newest whole chip on sale: 0 until a successor ships.
inline double months_to_successor(const Setting& setting, const Chip& chip, int month) {
  double latest = chip.launch_month;
  for (const Chip& other : setting.chips)
    if (other.vendor == chip.vendor && other.cut == Chip::Cut::kNone && other.behind_months <= 0 &&
        other.launch_month <= month)
      latest = std::max(latest, other.launch_month);
  return latest - chip.launch_month;
}

/// USD of a chip as its vendor would ask if it had no competitor: that of its launch, less a slide each time that a
/// successor ships; a leading chip's arithmetic gets cheaper at the pace of the frontier, and one that follows it has slid
/// for as long as it is behind.
template <class Real> Real price_by_age(const World<Real>& world, const Chip& chip) {
  const Parameters<Real>& p = world.p;
  if (chip.leading) {
    const double age = std::max(world.month - chip.launch_month, 0.0);
    const Real asked = chip.price_usd * generation_gain(world, chip) * growth(p.price_performance_growth, -age);
    return chip.behind_months > 0 ? asked * growth(1.0 - p.chip_price_slide, chip.behind_months) : asked;
  }
  const double slid = months_to_successor(world.setting, chip, world.month);
  return chip.price_usd * growth(1.0 - p.chip_price_slide, slid);
}

/// Is this one of the chips that the frontier is read from? Not cut, not one that follows behind, of a vendor with customers
/// in China, and out.
template <class Real> bool is_at_frontier(const World<Real>& world, std::size_t i) {
  const Chip& chip = world.setting.chips[i];
  return chip.cut == Chip::Cut::kNone && chip.behind_months <= 0 && world.chip_vendor[i] >= 0 &&
         world.month >= chip.launch_month;
}

/// What a dollar buys at the frontier abroad this month: the whole chips with the most of either per dollar.
template <class Real> struct FrontierPrices { Real usd_per_h100e{}, usd_per_tb_s{}; };
template <class Real> FrontierPrices<Real> frontier_prices(const World<Real>& world) {
  FrontierPrices<Real> prices;
  for (std::size_t i = 0; i < world.chips.size(); ++i) {
    if (!is_at_frontier(world, i)) continue;
    const Real made = in_production(world, i), price = price_by_age(world, world.setting.chips[i]);
    const auto cheapest = [&](Real& usd, Real measure) {
      const Real offer = price / measure;
      usd = select<Real>(both(made > 0.0, either(usd == 0.0, offer < usd)), offer, usd);
    };
    cheapest(prices.usd_per_h100e, world.chips[i].h100e);
    cheapest(prices.usd_per_tb_s, world.chips[i].bandwidth);
  }
  return prices;
}

/// USD that a vendor asks for a chip. A cut one never sells below what its base asks for the arithmetic that it kept; none
/// sells for more than a ratio above what the frontier gives for its arithmetic or its bandwidth.
template <class Real> Real asking_price(const World<Real>& world, std::size_t i, const FrontierPrices<Real>& frontier) {
  const Chip& chip = world.setting.chips[i];
  const ChipState<Real>& state = world.chips[i];
  Real price = price_by_age(world, chip);
  if (const int base = world.chip_base[i]; base >= 0) {
    const Real kept = share_of(state.h100e, chip.h100e * generation_gain(world, chip));
    price = max(price, kept * price_by_age(world, world.setting.chips[static_cast<std::size_t>(base)]));
  }
  if (chip.behind_months > 0) price = max(price, state.h100e * frontier.usd_per_h100e);  // the newest is the cheapest
  const Real worth = max(state.h100e * frontier.usd_per_h100e, state.bandwidth * frontier.usd_per_tb_s);
  return select<Real>(worth > 0.0, min(price, world.p.old_chip_price_cap * worth), price);
}

}  // namespace model
