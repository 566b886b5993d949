#pragma once
// A small world for the tests of the model: two or three agents of each type with round numbers, every parameter in the
// middle of its range. A test sets what its claim is about.

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

#include "base/real.hpp"
#include "model/start.hpp"

namespace small_world {

/// The agents, chips and record of the small world; no rule, no move, no reaction.
model::Setting setting();

/// Every parameter in the middle of its range: geometric where the range spans a factor of 100 or more.
template <class Real> model::Parameters<Real> middle() {
  model::Parameters<Real> p;
  for (std::size_t i = 0; i < model::kParameters; ++i) {
    const base::Field& row = model::kParameterRows[i];
    const bool wide = row.low > 0 && row.high / row.low >= 100;
    const double value = wide ? std::sqrt(row.low * row.high) : 0.5 * (row.low + row.high);
    p.*model::kParameterMembers<Real>[i] = Real{} + value;
  }
  return p;
}

/// What a world is made of. The members outlive every world made from them.
template <class Real> struct Small {
  model::Setting scene = setting();
  model::Parameters<Real> p = middle<Real>();
  model::Branches<Real> branches{};  ///< the first branch of every hypothesis

  /// Agents and moves, but no stocks, brokers or labs yet.
  model::World<Real> empty() const { return model::World<Real>(scene, p, branches); }
  /// The world as it stands in 2022-01, with the luck of `fate`.
  template <class Fate> model::World<Real> begun(const Fate& fate) const {
    return model::begin(scene, p, branches, fate.luck);
  }
};

/// The luck of replicate `first` (in lanes: of the replicates from there on), for up to 20 years.
template <class Real> struct Fate {
  static constexpr int kSlots = 40;
  std::vector<base::Bits<Real>> keys;
  model::Luck<Real> luck;

  explicit Fate(std::uint64_t first = 1, std::uint64_t seed = 0) : keys(make_keys(first)), luck(seed, keys, kSlots) {}
  Fate(const Fate&) = delete;  // the luck borrows the keys

 private:
  static std::vector<base::Bits<Real>> make_keys(std::uint64_t first) {
    base::Bits<Real> key{};
    for (int i = 0; i < base::kWidth<Real>; ++i) base::set_lane(key, i, first + static_cast<std::uint64_t>(i));
    return std::vector<base::Bits<Real>>(static_cast<std::size_t>(base::kGroups * kSlots), key);
  }
};

/// Every lane of `x` is within `relative` of `expected` (of 1 where that is smaller). A failure names the caller's line;
/// Clang 14 has no std::source_location for it.
template <class Real>
void expect_near(Real x, double expected, double relative = 1e-12, const char* file = __builtin_FILE(),
                 int line = __builtin_LINE()) {
  for (int i = 0; i < base::kWidth<Real>; ++i)
    if (!(std::abs(base::lane(x, i) - expected) <= relative * std::max(std::abs(expected), 1.0)))
      ADD_FAILURE_AT(file, line) << "expected " << expected << ", found " << base::lane(x, i) << " in lane " << i;
}

/// Both number types that the cheap claims are held against.
using Numbers = testing::Types<double, base::Lanes<4>>;

/// Row of a lever by name; the test fails to compile if there is none.
#define CHOKEPOINT_LEVER(name) static_cast<std::size_t>(model::kLever_##name)

/// A scheduled move of one lever.
model::Move move_of(int lever, double value, int from, int to = -1, int ramp_months = 0);

/// Row of a chip of the small world.
std::size_t chip_row(const model::Setting& scene, const std::string& name);

}  // namespace small_world
