#pragma once
#include <string>
#include <vector>

#include "app/compare/compare_run.hpp"

namespace app {

/// How to read rates, in page and tables; without a full stop.
inline constexpr const char* kMoneyNote =
    "Money since 2022 over the months of China's lag at that date; each date has a rate of its own. A policy that "
    "concedes lag pays for whoever values a month of China's lag at less than the rate; one that gains lag pays for "
    "whoever values it at more than the money forgone. Ratios of means with Fieller's 99 % intervals";

/// What a month of lag is paid with. A month is conceded where the lag by trend becomes smaller than under the reference,
/// gained where it becomes larger.
struct MoneyRate {
  std::size_t scenario = 0;
  int month = 0;
  std::string name;              ///< "receipts per month of lag conceded"
  analysis::Mean money, lag;     ///< money earned (conceded) or forgone (gained) since 2022, USD; months of lag
  analysis::Rate rate;           ///< USD a month
  std::string sentence() const;  ///< the rate with its interval, or why there is none
};

/// Receipts and vendors' sales for each scenario in the reference's worlds and each date.
std::vector<MoneyRate> money_rates(const ComparePlan& plan, const Comparison& comparison);

}  // namespace app
