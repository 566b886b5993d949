#pragma once
#include <array>
#include <utility>
#include <vector>

#include "model/mechanisms/foresight.hpp"
#include "model/mechanisms/purchases.hpp"

/// Buying ahead of a rule that is known to come (MODEL.md 3.3.10).
namespace model {

/// Legal chips that a buyer bought for a use, USD.
template <class Real> Real legal_usd(const Counter<Real>& counter, std::size_t buyer, std::size_t use) {
  return counter.bought[buyer][use][kLegalFree] + counter.bought[buyer][use][kLegalLicensed];
}

/// What is left of legal supply after the month's purchases, with what vendors shift to China in a rush, use by use.
template <class Real>
Counter<Real> legal_left(const World<Real>& world, const Offers<Real>& offers, const Counter<Real>& counter,
                         const std::array<Real, kUses>& rush) {
  Counter<Real> left;
  std::array<Real, kUses> allotment{};
  for (std::size_t u = 0; u < kUses; ++u) allotment[u] = 1.0 + world.p.stock_up_allotment * rush[u];
  stock_the_counter(world, offers, Real{}, Real{}, allotment, left);
  for (std::size_t u = 0; u < kUses; ++u)
    for (const Source s : {kLegalFree, kLegalLicensed}) {
      Real sold{};
      for (const auto& bought : counter.bought) sold += bought[u][s];
      left.supply[u][s] = max(left.supply[u][s] - sold, 0.0);
    }
  left.bought.resize(counter.bought.size());
  return left;
}

/// Who sees a rule coming lays in what it will take: in each month until then an equal part of what is left to lay in of some
/// months of the month's legal purchases, with money of later months.
template <class Real>
void buy_ahead(World<Real>& world, const Offers<Real>& offers, const Loss<Real>& loss, Counter<Real>& counter) {
  if (!loss.foreseen) return;
  const std::array<Real, kUses> rush{loss.of(kTraining, Real{} + 1.0), loss.of(kServing, Real{} + 1.0)};
  Counter<Real> extra = legal_left(world, offers, counter, rush);
  Row<Habits<Real>> habits;
  for (std::size_t b = 0; b < world.buyers.size(); ++b) {
    const ChineseBuyer& buyer = world.setting.roster.chinese_buyers[b];
    habits.push_back(habits_of(world, buyer));
    habits.back().listed = Real{};  // what it may not buy it has not bought
    std::array<Real, kUses> most{};
    for (std::size_t u = 0; u < kUses; ++u)
      most[u] = world.p.stock_up_months * loss.of(static_cast<Use>(u), Real{} + buyer.gate_exposure) *
                legal_usd(counter, b, u);
    const Real all = most[kTraining] + most[kServing];
    const Real now = max(all - world.buyers[b].advance, 0.0) / loss.months;
    extra.purse.push_back({now * share_of(most[kTraining], all), now * share_of(most[kServing], all)});
  }
  for (std::size_t use = 0; use < kUses; ++use) {
    std::array<Real, kSources> weight = source_weights(world, offers[use]);
    weight[kDomestic] = weight[kSmuggled] = weight[kOffshore] = Real{};
    for (int pass = 0; pass <= kMoreRounds; ++pass) buy_once(use, offers[use], weight, habits, false, extra);
  }
  for (std::size_t b = 0; b < world.buyers.size(); ++b) {
    BuyerState<Real>& state = world.buyers[b];
    for (std::size_t use = 0; use < kUses; ++use)
      for (const Source s : {kLegalFree, kLegalLicensed}) {
        state.drawn += extra.bought[b][use][s];
        counter.bought[b][use][s] += extra.bought[b][use][s];
      }
    state.advance += state.drawn;
    state.budget += state.drawn;
    world.trade.advanced_ever += state.drawn;
  }
  counter.ahead = std::move(extra.bought);
}

}  // namespace model
