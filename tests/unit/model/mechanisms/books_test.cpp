// The audit must find what is wrong: each balance is broken once, by one unit in a million.
#include "model/mechanisms/books.hpp"

#include "model/step.hpp"
#include "unit/model/small_world.hpp"

namespace {

using small_world::Small;
using World = model::World<double>;

/// A world after three years, whose books balance.
class Books : public testing::Test {
 protected:
  Small<double> small;
  small_world::Fate<double> fate;
  World world;
  Books() : world(small.begun(fate)) {
    for (; world.month < 36; ++world.month) model::step(world, fate.luck);
    --world.month;
  }
  template <class Break> void expect_found(Break break_it) {
    World broken = world;
    break_it(broken);
    EXPECT_THROW(model::check_books(broken), base::InvariantError);
  }
};

TEST_F(Books, BalanceWhenNothingIsWrong) { EXPECT_NO_THROW(model::check_books(world)); }

TEST_F(Books, FindADieTooMany) {
  expect_found([](World& w) { w.vendors[0].dies += 1 + 1e-6 * w.vendors[0].dies_made; });
  expect_found([](World& w) { w.production.bank += 1 + 1e-6 * w.production.bank_in; });
}

TEST_F(Books, FindAStackTooFew) {
  expect_found([](World& w) { w.memory.stock -= 1 + 1e-6 * w.memory.imported; });
}

TEST_F(Books, FindAnOrderThatWasLost) {
  expect_found([](World& w) { w.vendors[0].backlog += 1 + 1e-6 * w.vendors[0].ordered; });
}

TEST_F(Books, FindMoneyThatNobodyReceived) {
  expect_found([](World& w) { w.trade.legal_revenue -= 1 + 1e-6 * w.trade.legal_revenue; });
  expect_found([](World& w) { w.buyers[0].budget += 1 + 1e-6 * w.buyers[0].budget; });
}

TEST_F(Books, FindAChipThatVanished) {
  expect_found([](World& w) { w.buyers[0].h100e[model::kOwnLegal] *= 1 - 1e-6; });
  expect_found([](World& w) { w.trade.arrived_ever += 1 + 1e-6 * w.trade.arrived_ever; });
}

TEST_F(Books, FindComputeThatDoesNotAddUp) {
  expect_found([](World& w) { w.stocks.legal += 1 + 1e-6 * w.stocks.cn; });
}

TEST_F(Books, FindAMarketShareTooMuch) {
  expect_found([](World& w) {
    w.markets[0].share[0] += 1e-6;
    w.markets[0].share[1] += 1e-3;
  });
}

TEST_F(Books, FindANegativeStockAndWhatIsNoNumber) {
  expect_found([](World& w) { w.vendors[1].capital = -1; });
  expect_found([](World& w) { w.memory.stock = std::nan(""); });
  expect_found([](World& w) { w.buyers[1].lease = model::kUnlimited; });
}

TEST_F(Books, ForgiveRounding) {
  World rounded = world;
  rounded.vendors[0].dies *= 1 + 1e-13;
  EXPECT_NO_THROW(model::check_books(rounded));
}

}  // namespace
