#include "analysis/shapley.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>

#include "analysis/draws.hpp"
#include "base/error.hpp"

namespace {

using analysis::Game;

/// A game of one world, its outcomes by coalition.
Game game_of(int players, const std::vector<double>& outcomes) {
  Game game(players, 1);
  for (std::uint32_t coalition = 0; coalition < game.coalitions(); ++coalition)
    game.of(coalition)[0] = outcomes[coalition];
  return game;
}

/// Outcomes that nothing orders: the same on every call.
Game random_game(int players, std::size_t worlds) {
  Game game(players, worlds);
  analysis::Draws draws(1, "a game", 0, 0);
  for (std::uint32_t coalition = 0; coalition < game.coalitions(); ++coalition)
    for (double& value : game.of(coalition)) value = 20 * draws.normal();
  return game;
}

/// The average over all orders of joining, by enumeration: the definition and nothing else.
double by_all_orders(const Game& game, int player) {
  std::vector<int> order(static_cast<std::size_t>(game.players()));
  std::iota(order.begin(), order.end(), 0);
  double sum = 0, orders = 0;
  do {
    std::uint32_t joined = 0;
    for (const int next : order) {
      if (next == player) sum += game.of(joined | 1u << next)[0] - game.of(joined)[0];
      joined |= 1u << next;
    }
    orders += 1;
  } while (std::next_permutation(order.begin(), order.end()));
  return sum / orders;
}

// The glove market (one left glove, two right ones; a pair is worth 1): 2/3, 1/6, 1/6, worked by hand over the six orders.
TEST(Shapley, OfTheGloveMarketAsByHand) {
  const Game gloves = game_of(3, {0, 0, 0, 1, 0, 1, 0, 1});
  EXPECT_NEAR(analysis::shapley_values(gloves, 0)[0], 2.0 / 3, 1e-15);
  EXPECT_NEAR(analysis::shapley_values(gloves, 1)[0], 1.0 / 6, 1e-15);
  EXPECT_NEAR(analysis::shapley_values(gloves, 2)[0], 1.0 / 6, 1e-15);
  EXPECT_EQ(analysis::leave_one_out(gloves, 0)[0], 1);
  EXPECT_EQ(analysis::leave_one_out(gloves, 1)[0], 0) << "each right glove can be replaced";
}

TEST(Shapley, IsTheAverageOverAllOrders) {
  const Game game = random_game(6, 1);
  for (int player = 0; player < 6; ++player)
    EXPECT_NEAR(analysis::shapley_values(game, player)[0], by_all_orders(game, player), 1e-12);
}

TEST(Shapley, WithoutInteractionIsEachOwnWorthAndSoIsLeaveOneOut) {
  const std::array<double, 4> worth{3, -5, 0.25, 8};
  Game game(4, 1);
  for (std::uint32_t coalition = 0; coalition < game.coalitions(); ++coalition)
    for (std::uint32_t player = 0; player < 4; ++player)
      game.of(coalition)[0] += coalition >> player & 1u ? worth[player] : 0;
  for (int player = 0; player < 4; ++player) {
    EXPECT_NEAR(analysis::shapley_values(game, player)[0], worth[static_cast<std::size_t>(player)], 1e-14);
    EXPECT_EQ(analysis::leave_one_out(game, player)[0], worth[static_cast<std::size_t>(player)]);
  }
}

TEST(Shapley, OfANullPlayerIsExactlyNothing) {
  Game game = random_game(5, 3);
  for (std::uint32_t coalition = 0; coalition < game.coalitions(); ++coalition)
    if (coalition & 4u) std::ranges::copy(game.of(coalition & ~4u), game.of(coalition).begin());
  EXPECT_EQ(analysis::shapley_values(game, 2), std::vector<double>(3, 0.0));
  EXPECT_EQ(analysis::leave_one_out(game, 2), std::vector<double>(3, 0.0));
}

TEST(Shapley, OfSymmetricPlayersIsEqual) {
  Game game(3, 1);  // the outcome depends on the number of players alone
  for (std::uint32_t coalition = 0; coalition < 8; ++coalition)
    game.of(coalition)[0] = std::array{1.0, 4.0, 5.0, 13.0}[static_cast<std::size_t>(std::popcount(coalition))];
  for (int player = 0; player < 3; ++player) EXPECT_NEAR(analysis::shapley_values(game, player)[0], 4, 1e-14);
}

TEST(Shapley, OfADifferenceIsTheDifference) {
  const Game a = random_game(4, 7);
  Game b = random_game(4, 7);
  for (std::uint32_t coalition = 0; coalition < b.coalitions(); ++coalition)
    for (double& value : b.of(coalition)) value = value * value / 10;
  const Game gap = analysis::difference(b, a);
  for (int player = 0; player < 4; ++player)
    for (std::size_t world = 0; world < 7; ++world)
      EXPECT_NEAR(analysis::shapley_values(gap, player)[world],
                  analysis::shapley_values(b, player)[world] - analysis::shapley_values(a, player)[world], 1e-11);
}

TEST(Shapley, SumsToWhatAllBringTogetherInEveryWorld) {
  for (const int players : {1, 2, 9, 16}) {
    const Game game = random_game(players, 2);
    for (std::size_t world = 0; world < 2; ++world) {
      double sum = game.of(0)[world];
      for (int player = 0; player < players; ++player) sum += analysis::shapley_values(game, player)[world];
      EXPECT_NEAR(sum, game.of(game.everybody())[world], 1e-10);
    }
  }
}

TEST(ClosedSum, AddsUpToTheLastBitInAnyOrder) {
  analysis::Draws draws(1, "parts", 0, 0);
  for (int trial = 0; trial < 200; ++trial) {
    std::vector<double> parts;
    for (int i = 0; i < 10; ++i) parts.push_back(draws.normal() * (i == 3 ? 1e-7 : 15));
    const double total = std::accumulate(parts.begin(), parts.end(), 0.0);
    std::vector<double> closed = analysis::closed_sum(parts, total);
    const double whole = closed.back();
    closed.pop_back();
    EXPECT_NEAR(whole, total, 1e-9);
    for (std::size_t i = 0; i < parts.size(); ++i) EXPECT_NEAR(closed[i], parts[i], 1e-9);
    EXPECT_EQ(std::accumulate(closed.begin(), closed.end(), 0.0), whole);
    EXPECT_EQ(std::accumulate(closed.rbegin(), closed.rend(), 0.0), whole);
    std::ranges::sort(closed);
    EXPECT_EQ(std::accumulate(closed.begin(), closed.end(), 0.0), whole);
  }
}

TEST(ClosedSum, OfThirdsGivesTheRestToTheFirst) {
  const auto closed = analysis::closed_sum(std::vector<double>{1.0 / 3, 1.0 / 3, 1.0 / 3}, 1);
  EXPECT_EQ(closed[0] + closed[1] + closed[2], 1);
  EXPECT_EQ(closed[3], 1);
  EXPECT_GT(closed[0], closed[1]);
  EXPECT_EQ(closed[1], closed[2]);
}

TEST(ClosedSum, RefusesPartsThatAreNotTheWhole) {
  EXPECT_THROW(analysis::closed_sum(std::vector<double>{1, 2}, 4), base::InvariantError);
  EXPECT_THROW(analysis::closed_sum(std::vector<double>{1, std::numeric_limits<double>::quiet_NaN()}, 1),
               base::InvariantError);
  EXPECT_EQ(analysis::closed_sum(std::vector<double>{0, 0}, 0), (std::vector<double>{0, 0, 0}));
}

TEST(RoundedSum, KeepsATableAddingUp) {
  const std::vector<double> parts{0.444, 0.444, 0.112};
  EXPECT_EQ(analysis::rounded_sum(parts, 1, 0.1), (std::vector<std::int64_t>{5, 4, 1}));
  EXPECT_EQ(analysis::rounded_sum(std::vector<double>{-1.26, 1.26}, 0, 0.1), (std::vector<std::int64_t>{-13, 13}));
}

TEST(Game, RefusesImpossibleSizes) {
  EXPECT_THROW(Game(0, 1), base::InvariantError);
  EXPECT_THROW(Game(17, 1), base::InvariantError);
  EXPECT_THROW(Game(3, 0), base::InvariantError);
  EXPECT_THROW(analysis::difference(Game(2, 1), Game(2, 2)), base::InvariantError);
  EXPECT_THROW(analysis::shapley_values(Game(2, 1), 2), base::InvariantError);
}

}  // namespace
