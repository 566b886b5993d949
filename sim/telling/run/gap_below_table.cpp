#include "telling/run/gap_below_table.hpp"

#include "analysis/paired.hpp"
#include "base/share.hpp"
#include "input/json/input_values.hpp"

namespace app {

std::string lag_in_words(int lag) {
  return lag == 0 ? "level or ahead" : "less than " + std::to_string(lag) + " months behind";
}

io::Table gap_below_table(const std::vector<study::GapBelow>& rows, const std::vector<std::uint32_t>& clusters) {
  io::Table table;
  table.name = "gap-below";
  table.title = "How likely China's lag is below so many months";
  table.note =
      "Share of simulated worlds by the standing lag (gap_months): in the month itself, and in some month from the "
      "present to it. Errors are standard errors over independent ancestors, blank where all worlds agree; at least "
      "and "
      "at most: 99 % intervals (Wilson's).";
  using enum io::Unit;
  table.columns = {{"month", "Month", kCount},
                   {"lag_below_months", "China is", kCount},
                   {"share_in_month", "in that month", kShare},
                   {"share_in_month_se", "±", kShare},
                   {"share_since_present", "at some point by then", kShare},
                   {"share_since_present_se", "±", kShare},
                   {"share_in_month_low", "in that month, at least", kShare},
                   {"share_in_month_high", "at most", kShare},
                   {"share_since_present_low", "by then, at least", kShare},
                   {"share_since_present_high", "at most", kShare}};
  for (const study::GapBelow& row : rows) {
    const analysis::Mean at = analysis::mean_of({row.at, clusters}), since = analysis::mean_of({row.since, clusters});
    const analysis::Interval at_range = analysis::share_interval(at, clusters),
                             since_range = analysis::share_interval(since, clusters);
    table.row({io::month_text(row.month), lag_in_words(row.lag), at.mean,
               base::error_of_share(at.mean, at.standard_error), since.mean,
               base::error_of_share(since.mean, since.standard_error), at_range.low, at_range.high, since_range.low,
               since_range.high});
  }
  return table;
}

}  // namespace app
