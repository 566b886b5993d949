#pragma once
// What the tests of base/ share: grids of numbers, and the comparison of lanes with double bit by bit.

#include <gtest/gtest.h>

#include <bit>
#include <cstdint>
#include <limits>
#include <vector>

#include "base/real.hpp"

namespace base_tests {

/// n numbers from low to high, evenly spaced, both ends included.
inline std::vector<double> linear_grid(double low, double high, int n) {
  std::vector<double> grid;
  for (int i = 0; i < n; ++i) grid.push_back(low + (high - low) * i / (n - 1));
  return grid;
}

/// Numbers that go up by a constant factor, made with exact arithmetic: the same on every machine.
inline std::vector<double> geometric_grid(double low, double high, double factor) {
  std::vector<double> grid;
  for (double x = low; x < high; x *= factor) grid.push_back(x);
  grid.push_back(high);
  return grid;
}

inline std::vector<double> joined(std::vector<double> a, const std::vector<double>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

inline std::vector<double> with_negatives(const std::vector<double>& grid) {
  std::vector<double> both = grid;
  for (double x : grid) both.push_back(-x);
  return both;
}

/// Same bits, or both NaN (whose sign and payload IEEE 754 leaves open).
inline bool same(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) || (a != a && b != b);
}

template <int W, class Function> void expect_lanes_equal_double(Function function, const std::vector<double>& grid) {
  using Real = base::Lanes<W>;
  for (std::size_t first = 0; first < grid.size(); ++first) {
    Real x{};
    // neighbours in a vector come from all over the grid, so that lanes take different branches
    for (int i = 0; i < W; ++i) base::set_lane(x, i, grid[(first + static_cast<std::size_t>(i) * 7919) % grid.size()]);
    const Real result = function(x);
    for (int i = 0; i < W; ++i)
      ASSERT_TRUE(same(base::lane(result, i), function(base::lane(x, i))))
          << "lane " << i << " of " << W << " at " << base::lane(x, i);
  }
}

/// Every width gives the bits of double, in every lane, for a generic function of one Real.
template <class Function> void expect_all_widths_equal_double(Function function, const std::vector<double>& grid) {
  expect_lanes_equal_double<2>(function, grid);
  expect_lanes_equal_double<4>(function, grid);
  expect_lanes_equal_double<8>(function, grid);
}

inline constexpr double kInfinity = std::numeric_limits<double>::infinity();
inline constexpr double kNotANumber = std::numeric_limits<double>::quiet_NaN();
inline constexpr double kSmallest = std::numeric_limits<double>::min();
inline constexpr double kLargest = std::numeric_limits<double>::max();

}  // namespace base_tests
