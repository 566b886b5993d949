#pragma once

#include <string>
#include <vector>

#include "input/kept/chart_data.hpp"

namespace io {

/// One line of the short table that ends a run and opens the report.
struct HeadlineRow {
  std::string question;  ///< "Gap (months by which China trails)"
  std::string when;      ///< "September 2026"
  std::string answer;    ///< the median, or what the question asks for
  std::string interval;  ///< "9 in 10 worlds: 3 to 14"; for a probability its Monte Carlo error
};

/// Gap now, in two years and at the horizon; observed gap; compute share; what binds; probability of parity. A month
/// that is past the horizon, and a metric that the summary lacks, give no row.
std::vector<HeadlineRow> headline_rows(const ChartData& data);

/// The same rows as aligned plain text for a terminal, a line each, at most 100 columns.
std::string headline_text(const std::vector<HeadlineRow>& rows);

/// Three or four sentences with the main results, intervals included. The first one is the finding on the gap.
std::vector<std::string> headline_sentences(const ChartData& data);

}  // namespace io
