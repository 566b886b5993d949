#include "analysis/shapley.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

#include "base/error.hpp"

namespace analysis {

namespace {

/// The part of all orders in which exactly the `before` given players join before the one in question:
/// before! (players - 1 - before)! / players!.
std::vector<double> weights_by_size(int players) {
  std::vector<double> weights{1.0 / players};
  for (int before = 1; before < players; ++before) weights.push_back(weights.back() * before / (players - before));
  return weights;
}

std::uint32_t bit_of(const Game& game, int player) {
  base::ensure(player >= 0 && player < game.players(), "there is no such player");
  return std::uint32_t{1} << player;
}

double largest_of(std::span<const double> parts, double total) {
  double largest = std::fabs(total);
  for (const double part : parts) largest = std::max(largest, std::fabs(part));
  return largest;
}

/// Multiples of `step` that sum to the one nearest to `total`: the largest remainders are rounded up.
std::vector<std::int64_t> apportion(std::span<const double> parts, double total, double step, double allowed) {
  const double sum = std::accumulate(parts.begin(), parts.end(), 0.0);
  base::ensure(std::fabs(sum - total) <= allowed, "the parts do not add up to the whole");
  std::vector<std::int64_t> whole;
  std::vector<double> lost;
  for (const double part : parts) {
    whole.push_back(static_cast<std::int64_t>(std::floor(part / step)));
    lost.push_back(part / step - static_cast<double>(whole.back()));
  }
  std::int64_t left = static_cast<std::int64_t>(std::floor(total / step + 0.5)) -
                      std::accumulate(whole.begin(), whole.end(), std::int64_t{0});
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return lost[a] > lost[b]; });
  for (std::size_t next = 0; left != 0 && !order.empty(); next = (next + 1) % order.size()) {
    whole[left > 0 ? order[next] : order[order.size() - 1 - next]] += left > 0 ? 1 : -1;
    left += left > 0 ? -1 : 1;
  }
  return whole;
}

}  // namespace

Game::Game(int players, std::size_t worlds) : players_(players), worlds_(worlds) {
  base::ensure(players >= 1 && players <= kMostPlayers && worlds >= 1, "a game has 1 to 16 players and some worlds");
  values_.assign(worlds << players, 0.0);
}

Game difference(const Game& b, const Game& a) {
  base::ensure(a.players() == b.players() && a.worlds() == b.worlds(), "only games of one size have a difference");
  Game result(a.players(), a.worlds());
  for (std::uint32_t coalition = 0; coalition < a.coalitions(); ++coalition)
    for (std::size_t world = 0; world < a.worlds(); ++world)
      result.of(coalition)[world] = b.of(coalition)[world] - a.of(coalition)[world];
  return result;
}

std::vector<double> shapley_values(const Game& game, int player) {
  const std::uint32_t own = bit_of(game, player);
  const std::vector<double> weights = weights_by_size(game.players());
  std::vector<double> values(game.worlds(), 0.0);
  for (std::uint32_t without = 0; without < game.coalitions(); ++without) {
    if (without & own) continue;
    const double weight = weights[static_cast<std::size_t>(std::popcount(without))];
    const auto before = game.of(without), after = game.of(without | own);
    for (std::size_t world = 0; world < values.size(); ++world)
      values[world] += weight * (after[world] - before[world]);
  }
  return values;
}

std::vector<double> leave_one_out(const Game& game, int player) {
  const auto all = game.of(game.everybody()), rest = game.of(game.everybody() & ~bit_of(game, player));
  std::vector<double> values;
  for (std::size_t world = 0; world < game.worlds(); ++world) values.push_back(all[world] - rest[world]);
  return values;
}

std::vector<double> closed_sum(std::span<const double> parts, double total) {
  const double largest = largest_of(parts, total);
  base::ensure(std::isfinite(largest), "what is to be added must be finite");
  std::vector<double> result(parts.size() + 1, 0.0);
  if (largest == 0) return result;
  const double step = std::ldexp(1.0, std::ilogb(largest) - 40);
  const auto whole = apportion(parts, total, step, largest * 1e-6);
  for (std::size_t i = 0; i < whole.size(); ++i) result[i] = static_cast<double>(whole[i]) * step;
  result.back() = std::floor(total / step + 0.5) * step;
  return result;
}

std::vector<std::int64_t> rounded_sum(std::span<const double> parts, double total, double step) {
  base::ensure(step > 0 && std::isfinite(largest_of(parts, total)), "what is to be added must be finite");
  return apportion(parts, total, step, step * 1e-3);
}

}  // namespace analysis
