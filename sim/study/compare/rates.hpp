#pragma once
#include <string>
#include <vector>

#include "study/compare/comparison.hpp"

namespace study {

/// What a month of lag is paid with. A month is conceded where the lag at the present pace becomes smaller than under the reference,
/// gained where it becomes larger.
struct MoneyRate {
  std::size_t scenario = 0;
  int month = 0;
  std::string money_outcome;  ///< the outcome that is the money
  bool gained = false;        ///< forgone for months gained; otherwise earned for months conceded
  analysis::Mean money, lag;  ///< money earned (conceded) or forgone (gained) since 2022, USD; months of lag
  analysis::Rate rate;        ///< USD a month; none where the lag hardly moves
  /// By less than a fiftieth of a month, which is told as nothing: money over it would be a number without meaning.
  bool hardly_moves() const;
};

/// Receipts and vendors' sales for each scenario in the reference's worlds and each date.
std::vector<MoneyRate> money_rates(const ComparePlan& plan, const Comparison& comparison);

}  // namespace study
