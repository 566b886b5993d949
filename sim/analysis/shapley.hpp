#pragma once
// Who contributes what to an outcome that players bring about together: Shapley values and leave-one-out.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace analysis {

/// 2^16 coalitions are as many as anybody wants to run.
inline constexpr int kMostPlayers = 16;

/// The outcome of every coalition in every world. A coalition is a bit mask: bit i says that player i takes part.
class Game {
 public:
  /// 1 to kMostPlayers players and at least one world, else InvariantError. All outcomes start at 0.
  Game(int players, std::size_t worlds);

  int players() const { return players_; }
  std::size_t worlds() const { return worlds_; }
  std::uint32_t coalitions() const { return std::uint32_t{1} << players_; }
  std::uint32_t everybody() const { return coalitions() - 1; }
  /// One number a world, in the order of worlds.
  std::span<double> of(std::uint32_t coalition) { return {values_.data() + coalition * worlds_, worlds_}; }
  std::span<const double> of(std::uint32_t coalition) const { return {values_.data() + coalition * worlds_, worlds_}; }

 private:
  int players_;
  std::size_t worlds_;
  std::vector<double> values_;
};

/// The game of differences b - a, world by world. As many players and worlds in both, else InvariantError.
Game difference(const Game& b, const Game& a);

/// The Shapley value of one player in each world: what it adds when it joins, averaged over all orders in which all may
/// join (Shapley 1953). Over the players these sum to of(everybody) - of(nobody), but for rounding.
std::vector<double> shapley_values(const Game& game, int player);

/// What the outcome of all loses without one player, in each world. These need not sum to anything.
std::vector<double> leave_one_out(const Game& game, int player);

/// `parts` moved to a grid on which they sum to `total` to the last bit, in whatever order they are added: each goes to the
/// multiple of the grid's step below it, and the steps that are then left over go one by one to the parts that lost most.
/// The step is 2^-40 of the largest of them, so nothing that a reader sees changes. Returns the parts, then the total on
/// the grid. Throws InvariantError if the parts do not sum to `total` to a millionth of the largest.
std::vector<double> closed_sum(std::span<const double> parts, double total);

/// `parts` as whole multiples of `step` (> 0) that sum to the multiple nearest to `total`, by the same rule: for a table
/// that is rounded and still adds up. The parts need to sum to `total` to a thousandth of a step, else InvariantError.
std::vector<std::int64_t> rounded_sum(std::span<const double> parts, double total, double step);

}  // namespace analysis
