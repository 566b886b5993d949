#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "input/kept/chart_data.hpp"
#include "output/words/charts_words.hpp"

/// Sentences written from the numbers. Each one gives its interval and says no more than the interval supports: that a
/// quantity rises, or that one exceeds another, is said only where the 90 % intervals do not touch, which makes it true
/// in at least 9 in 10 worlds; that one mean leads another only beyond twice its Monte Carlo error.
namespace io {

/// A metric, what to call it in a sentence, and its colour in a chart.
struct Named {
  std::string metric, name;
};

/// "9 in 10 worlds: 3 to 14".
std::string nine_in_ten(const SummaryRow& row, Unit unit);

/// "7.3 months (9 in 10 worlds: 3 to 14)" when `word` is "months", without a word "7.3 (...)"; or "undefined".
std::string with_interval(const SummaryRow& row, Unit unit, const std::string& word = "");

/// The same for a table whose caption says what the interval is: "7.3 (3 to 14)". Too few worlds have a median alone.
std::string with_range(const SummaryRow& row, Unit unit);

/// Words that speak of ranges of worlds, in a run that has worlds enough for them; else nothing.
std::string if_ranges(const RunInfo& run, const std::string& words);

/// The months in which the results are quoted, as near as the table has them: the one that titles tell, and the last one.
struct Dates {
  std::string now, last;
};
/// `now` is the present, or what the run says that its titles tell: of a policy that is still to come, the last month.
Dates quoted_dates(const ChartData& data);
/// `now` is the present, whatever titles tell.
Dates present_dates(const ChartData& data);

std::string gap_finding(const ChartData& data);
std::string compute_share_finding(const ChartData& data);
std::string sources_finding(const ChartData& data, const std::vector<Named>& sources);
std::string chokepoint_finding(const ChartData& data, const std::vector<Named>& limits, std::string_view none_metric);
std::string frontiers_finding(const ChartData& data);
std::string third_country_finding(const ChartData& data);
std::string prices_finding(const ChartData& data);
std::string ascend_finding(const ChartData& data);

}  // namespace io
