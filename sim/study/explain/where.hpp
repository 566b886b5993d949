#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/results.hpp"
#include "input/json/input_faults.hpp"

namespace study {

/// Something about one world that holds or not: `METRIC@YYYY-MM < NUMBER`, `METRIC@YYYY-MM..YYYY-MM < NUMBER` (in some
/// month of these), `PARAMETER < NUMBER`, `CLAIM = BRANCH`. Numbers are in the unit of what is named.
struct Condition {
  enum class Subject { kOutput, kParameter, kClaim };
  enum class Relation { kLess, kAtMost, kMore, kAtLeast, kEqual, kUnequal };
  Subject subject = Subject::kOutput;
  std::size_t index = 0;  ///< output (metric, or lever in force), parameter or hypothesis
  int from = 0, to = 0;   ///< months since 2022-01 of an output; both 0 for all else, which has one value a world
  Relation relation = Relation::kLess;
  double bound = 0;  ///< of a claim: the number of the branch

  /// False for an undefined value.
  bool holds(double value) const;
  /// "gap_months", "yield_learning_exponent", "distillation_weight".
  std::string name() const;
  std::string unit() const;
};

/// Conditions joined by "and" and "or"; "and" binds tighter.
struct Where {
  enum class Kind { kCondition, kAll, kAny };
  Kind kind = Kind::kAll;
  Condition condition;       ///< kCondition
  std::vector<Where> parts;  ///< kAll, kAny; no part of kAll holds always
};

/// Its conditions in the order in which they are written.
std::vector<Condition> conditions_of(const Where& where);

/// What a condition looks at in one world: where it holds, its first month; where it does not, the month that comes
/// nearest.
struct Seen {
  int month = 0;
  double value = 0;
  bool holds = false;
};
Seen seen(const engine::Results& results, const Condition& condition, std::size_t world);

/// Of each world of a run: does it hold? 1 or 0.
std::vector<double> satisfied(const engine::Results& results, const Where& where);

/// How far a world is from satisfying all: of what is joined by "and" the largest shortfall, of "or" the smallest, each in
/// standard deviations of what it is about over all worlds. 0 or more; infinite for an undefined value, for another branch,
/// and for a shortfall where all worlds are equal.
std::vector<double> shortfalls(const engine::Results& results, const Where& where);

}  // namespace study
