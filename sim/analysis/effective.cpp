#include "analysis/effective.hpp"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <numeric>
#include <vector>

#include "base/error.hpp"
#include "base/math.hpp"

namespace analysis {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

void check_weights(std::span<const double> weights) {
  for (const double weight : weights)
    base::ensure(weight >= 0 && weight < kInfinity, "weights must be finite and not negative");
}

/// The weight of one value as a share of all. Equal shares without weights.
std::vector<double> shares(std::size_t values, std::span<const double> weights) {
  base::ensure(values > 0, "a mean needs at least one value");
  if (weights.empty()) return std::vector<double>(values, 1.0 / static_cast<double>(values));
  base::ensure(weights.size() == values, "there must be one weight per value");
  check_weights(weights);
  const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
  base::ensure(total > 0 && total < kInfinity, "weights must have a positive sum");
  std::vector<double> result;
  for (const double weight : weights) result.push_back(weight / total);
  return result;
}

/// C / (C - 1) times the sum of squares, over the groups that have weight; +infinity for a single group.
double corrected(double sum_of_squares, std::size_t groups) {
  if (groups < 2) return kInfinity;
  return sum_of_squares * static_cast<double>(groups) / static_cast<double>(groups - 1);
}

double weighted_mean(std::span<const double> values, std::span<const double> share) {
  return std::inner_product(values.begin(), values.end(), share.begin(), 0.0);
}

double clustered_variance(std::span<const double> values, std::span<const std::uint32_t> clusters,
                          std::span<const double> share) {
  base::ensure(clusters.size() == values.size(), "there must be one cluster per value");
  const double centre = weighted_mean(values, share);
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  // stable: within a cluster the sum goes in the order of the values, whatever the ids
  std::stable_sort(order.begin(), order.end(),
                   [clusters](std::size_t a, std::size_t b) { return clusters[a] < clusters[b]; });
  double squares = 0;
  std::size_t groups = 0;
  for (std::size_t i = 0; i < order.size();) {
    double sum = 0, weight = 0;
    for (const std::uint32_t id = clusters[order[i]]; i < order.size() && clusters[order[i]] == id; ++i) {
      sum += share[order[i]] * (values[order[i]] - centre);
      weight += share[order[i]];
    }
    squares += sum * sum;
    groups += weight > 0 ? 1 : 0;
  }
  return corrected(squares, groups);
}

double independent_variance(std::span<const double> values, std::span<const double> share) {
  const double centre = weighted_mean(values, share);
  double squares = 0;
  std::size_t groups = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double part = share[i] * (values[i] - centre);
    squares += part * part;
    groups += share[i] > 0 ? 1 : 0;
  }
  return corrected(squares, groups);
}

/// Do the values that have weight differ? Rounding of the mean would give constant ones a spread of a last bit.
bool varies(std::span<const double> values, std::span<const double> share) {
  const auto first = std::find_if(share.begin(), share.end(), [](double part) { return part > 0; });
  const double value = values[static_cast<std::size_t>(first - share.begin())];
  for (std::size_t i = 0; i < values.size(); ++i)
    if (share[i] > 0 && values[i] != value) return true;
  return false;
}

}  // namespace

double effective_size(std::span<const double> weights) {
  check_weights(weights);
  double largest = 0;
  for (const double weight : weights) largest = std::max(largest, weight);
  if (largest == 0) return 0;
  double sum = 0, squares = 0;
  for (const double weight : weights) {
    const double scaled = weight / largest;  // so that squares of tiny weights do not vanish
    sum += scaled, squares += scaled * scaled;
  }
  return sum * sum / squares;
}

double mean(std::span<const double> values, std::span<const double> weights) {
  return weighted_mean(values, shares(values.size(), weights));
}

double clustered_standard_error(std::span<const double> values, std::span<const std::uint32_t> clusters,
                                std::span<const double> weights) {
  return base::sqrt(clustered_variance(values, clusters, shares(values.size(), weights)));
}

double design_effect(std::span<const double> values, std::span<const std::uint32_t> clusters,
                     std::span<const double> weights) {
  const std::vector<double> share = shares(values.size(), weights);
  const double clustered = clustered_variance(values, clusters, share);
  if (clustered == kInfinity) return kInfinity;
  if (!varies(values, share)) return 1.0;
  return clustered / independent_variance(values, share);
}

double effective_size(std::span<const double> values, std::span<const std::uint32_t> clusters,
                      std::span<const double> weights) {
  const double size = effective_size(shares(values.size(), weights));
  return std::min(size, size / design_effect(values, clusters, weights));
}

}  // namespace analysis
