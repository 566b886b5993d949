#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/results.hpp"
#include "input/json/input_faults.hpp"

namespace app {

/// `METRIC@YYYY-MM < NUMBER`, about one world. The number is in the metric's unit.
struct Condition {
  enum class Relation { kLess, kAtMost, kMore, kAtLeast };
  std::size_t output = 0;  ///< metric, or lever in force
  int month = 0;           ///< since 2022-01
  Relation relation = Relation::kLess;
  double bound = 0;

  /// False for an undefined value.
  bool holds(double value) const;
  /// "gap_months@2030-12 < 0", which reads back as it is.
  std::string text() const;
};

/// Reads one --where: conditions joined by "and". Adds every fault: what is no condition, an unknown metric (with the
/// nearest name), a month that is none or comes after `last` (months since 2022-01).
std::vector<Condition> read_where(const std::string& given, int last, io::FaultList& faults);

/// Of each world of a run: do all conditions hold? 1 or 0.
std::vector<double> satisfied(const engine::Results& results, const std::vector<Condition>& conditions);

/// How far a world is from satisfying all: the largest shortfall, each in standard deviations of its metric over all
/// worlds of that month. 0 or more; infinite for an undefined value, and for a shortfall where all worlds are equal.
std::vector<double> shortfalls(const engine::Results& results, const std::vector<Condition>& conditions);

}  // namespace app
