#pragma once
// What happened month by month, for whoever acts on the past: delivery times, depreciation, observers, lagged copying.

#include <cstddef>
#include <vector>

#include "base/error.hpp"
#include "base/math.hpp"
#include "base/real.hpp"

namespace base {

/// A series with one Real per month, oldest first. Memory is taken once, for `capacity` months; a copy has room for what it holds
/// and takes more when it grows.
template <class Real> class History {
 public:
  History() = default;
  /// Room for `capacity` >= 0 months (else InvariantError).
  explicit History(int capacity) {
    ensure(capacity >= 0, "a history needs a capacity of 0 months or more");
    values_.reserve(static_cast<std::size_t>(capacity));
    capacity_ = capacity;
  }

  /// Adds the next month. Throws InvariantError beyond the capacity.
  void push(Real value) {
    ensure(size() < capacity_, "a history is full: it was given fewer months than the run has");
    values_.push_back(value);
  }

  /// The value of month 0 <= month < size() (else InvariantError).
  const Real& operator[](int month) const {
    ensure(month >= 0 && month < size(), "a history was asked for a month that it does not hold");
    return values_[static_cast<std::size_t>(month)];
  }

  int size() const { return static_cast<int>(values_.size()); }
  int capacity() const { return capacity_; }
  bool empty() const { return values_.empty(); }
  /// The newest value. Throws InvariantError if there is none.
  const Real& newest() const { return (*this)[size() - 1]; }

  /// The value `lag_months` >= 0 before the newest entry (0 is the newest), each lane with its own lag, on the straight
  /// line between two months for a fraction. All months before the first entry hold `before`, so that the line runs
  /// from `before` to the first entry during the month ahead of it. Throws InvariantError for a negative or NaN lag.
  Real lagged(Real lag_months, Real before = Real{}) const {
    ensure(all(lag_months >= 0.0), "a lag must be 0 months or more");
    const Real position = max(static_cast<double>(size() - 1) - lag_months, -2.0);
    const Real month = floor(position);
    Real older = before, newer = before;
#pragma GCC unroll 8
    for (int i = 0; i < kWidth<Real>; ++i) {
      const int at = static_cast<int>(lane(month, i));
      if (at >= 0) set_lane(older, i, lane(values_[static_cast<std::size_t>(at)], i));
      if (at >= -1 && at + 1 < size()) set_lane(newer, i, lane(values_[static_cast<std::size_t>(at) + 1], i));
    }
    // a whole month is exact even where the next one is missing
    return select<Real>(position == month, older, older + (newer - older) * (position - month));
  }

  /// The sum of the newest n >= 0 entries, or of all if there are fewer. O(n), always added from the oldest to the
  /// newest.
  Real sum_last(int n) const {
    ensure(n >= 0, "a sum needs a count of 0 months or more");
    Real sum{};
    for (int month = size() > n ? size() - n : 0; month < size(); ++month)
      sum += values_[static_cast<std::size_t>(month)];
    return sum;
  }

 private:
  std::vector<Real> values_;
  int capacity_ = 0;
};

}  // namespace base
