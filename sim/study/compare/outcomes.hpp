#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/unit.hpp"
#include "engine/results.hpp"

namespace study {

/// How an outcome is read from the months of a metric.
enum class Take {
  kValue,     ///< that month's
  kYearMean,  ///< the mean of the twelve months to it; undefined in the first eleven
  kTotal,     ///< of a sum of twelve months: the sum since 2022-01
  kLogarithm  ///< natural logarithm, so that a difference is a ratio; undefined for 0 and below
};

/// A number that scenarios are compared on.
struct Outcome {
  std::string name;        ///< of its rows in tables, unique
  std::size_t output = 0;  ///< `engine::find_output`
  Take take = Take::kValue;
  base::Unit unit = base::Unit::kCount;  ///< how levels are said
  /// Steps from one value to another: a paired difference is 0 in most worlds and large in few. Its mean is told, no
  /// quantile of it ever.
  bool stepwise = false;

  std::string unit_text() const;        ///< of a level
  std::string difference_unit() const;  ///< of a difference: "ln" where it is a ratio's logarithm
  bool is_ratio() const { return take == Take::kLogarithm; }
};

/// Differences that a reader may care for: a tenth of a month, a hundredth of the compute or of what can be served. With a
/// thousand paired worlds far smaller ones can be told from zero.
inline constexpr double kMonthsThatMatter = 0.1, kShareThatMatters = 0.01;

/// The outcomes of every comparison: the lag at the present pace first, which is the distance in capability as months of a
/// pace that no policy moves; the other readings of the lag, whose months are counted at a pace that policies move too; the
/// distance itself, what each side can serve, parity, then costs.
std::vector<Outcome> usual_outcomes();

/// A metric, or `lever_NAME`, as it stands. `output` as `engine::find_output` gives it.
Outcome plain_outcome(std::size_t output);

/// What has to be held of each world to read outcomes and some outputs more.
engine::Wanted wanted_of(const std::vector<Outcome>& outcomes, std::vector<std::size_t> more);

/// Position of a usual outcome. Throws base::InvariantError if there is none of that name.
std::size_t find_outcome(const std::vector<Outcome>& outcomes, std::string_view name);

/// The outcome of every world in a month.
std::vector<double> column_of(const engine::Results& results, const Outcome& outcome, int month);

}  // namespace study
