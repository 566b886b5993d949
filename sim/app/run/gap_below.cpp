#include "app/run/gap_below.hpp"

#include <algorithm>

#include "analysis/paired.hpp"
#include "input/json/input_values.hpp"

namespace app {

std::vector<GapBelow> gap_below(const engine::Results& results, int present) {
  const int last = results.months() - 1;
  std::vector<GapBelow> rows;
  for (const int lag : kLags) {
    std::vector<double> since(static_cast<std::size_t>(results.replicates()), 0);
    for (int month = std::min(present, last); month <= last; ++month) {
      const double* gap = results.column(model::kMetric_gap_months, month);
      std::vector<double> at(since.size());
      for (std::size_t world = 0; world < at.size(); ++world) {
        at[world] = (lag == 0 ? gap[world] <= 0 : gap[world] < lag) ? 1 : 0;
        since[world] = std::max(since[world], at[world]);
      }
      if (month % 12 == 11 || month == last) rows.push_back({month, lag, std::move(at), since});
    }
  }
  return rows;
}

std::string lag_in_words(int lag) {
  return lag == 0 ? "level or ahead" : "less than " + std::to_string(lag) + " months behind";
}

io::Table gap_below_table(const std::vector<GapBelow>& rows, const std::vector<std::uint32_t>& clusters) {
  io::Table table;
  table.name = "gap-below";
  table.title = "How likely China's lag is below so many months";
  table.note =
      "Share of simulated worlds by the standing lag (gap_months): in the month itself, and in some month from the "
      "present to it. Errors are standard errors over independent ancestors.";
  using enum io::Unit;
  table.columns = {{"month", "Month", kCount},
                   {"lag_below_months", "China is", kCount},
                   {"share_in_month", "in that month", kShare},
                   {"share_in_month_se", "±", kShare},
                   {"share_since_present", "at some point by then", kShare},
                   {"share_since_present_se", "±", kShare}};
  for (const GapBelow& row : rows) {
    const analysis::Mean at = analysis::mean_of({row.at, clusters}), since = analysis::mean_of({row.since, clusters});
    table.row({io::month_text(row.month), lag_in_words(row.lag), at.mean, at.standard_error, since.mean,
               since.standard_error});
  }
  return table;
}

}  // namespace app
