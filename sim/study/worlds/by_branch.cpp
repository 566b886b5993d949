#include "study/worlds/by_branch.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/paired.hpp"
#include "analysis/scores.hpp"
#include "base/hypotenuse.hpp"
#include "model/parameters.hpp"

namespace study {

namespace {

constexpr double kMonthsApart = 2, kErrorsApart = 3;

struct Branch {
  double median = std::numeric_limits<double>::quiet_NaN();
  analysis::Mean mean;
};

bool far_apart(const Branch& low, const Branch& high) {
  const double error = base::hypotenuse(low.mean.standard_error, high.mean.standard_error);
  return high.median - low.median >= kMonthsApart && high.mean.mean - low.mean.mean > kErrorsApart * error;
}

double width_of(const Hanging& claim) {
  double low = HUGE_VAL, high = -HUGE_VAL;
  for (const double median : claim.medians)
    if (!std::isnan(median)) low = std::min(low, median), high = std::max(high, median);
  return high - low;
}

}  // namespace

InBranch in_branch(const engine::Results& results, std::size_t metric, int month, std::size_t hypothesis,
                   std::size_t branch) {
  constexpr std::size_t kWidth = model::kParameters + model::kHypotheses;
  InBranch column;
  for (std::size_t world = 0; world < results.cluster().size(); ++world) {
    const double value = results.column(metric, month)[world];
    const double drawn = results.inputs()[world * kWidth + model::kParameters + hypothesis];
    if (static_cast<std::size_t>(drawn) == branch && !std::isnan(value))
      column.values.push_back(value), column.clusters.push_back(results.cluster()[world]);
  }
  return column;
}

std::vector<Hanging> what_it_hangs_on(const engine::Results& results, std::size_t metric, int month) {
  std::vector<Hanging> claims;
  for (std::size_t h = 0; h < model::kHypotheses; ++h) {
    Hanging claim{h, {}};
    claim.medians.fill(std::numeric_limits<double>::quiet_NaN());
    std::vector<Branch> branches;
    for (std::size_t b = 0; b < model::kHypothesisRows[h].branches; ++b) {
      const InBranch column = in_branch(results, metric, month, h, b);
      if (column.values.size() < kFewestOfBranch) continue;
      claim.medians[b] = analysis::quantile(column.values, 0.5);
      branches.push_back({claim.medians[b], analysis::mean_of({column.values, column.clusters})});
    }
    const bool hangs = std::any_of(branches.begin(), branches.end(), [&](const Branch& low) {
      return std::any_of(branches.begin(), branches.end(), [&](const Branch& high) { return far_apart(low, high); });
    });
    if (hangs) claims.push_back(claim);
  }
  std::stable_sort(claims.begin(), claims.end(),
                   [](const Hanging& a, const Hanging& b) { return width_of(a) > width_of(b); });
  return claims;
}

}  // namespace study
