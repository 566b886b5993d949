#include "study/worlds/gap_below.hpp"

#include <algorithm>

namespace study {

std::vector<GapBelow> gap_below(const engine::Results& results, int present) {
  const int last = results.months() - 1;
  std::vector<GapBelow> rows;
  for (const int lag : kLagThresholds) {
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

}  // namespace study
