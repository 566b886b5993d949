#include "analysis/rank_tests.hpp"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <numeric>

#include "analysis/effective.hpp"
#include "base/error.hpp"
#include "base/math.hpp"

namespace analysis {

std::vector<double> holm(std::span<const double> p_values) {
  std::vector<std::size_t> order(p_values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p_values[a] < p_values[b]; });
  std::vector<double> adjusted(p_values.size());
  double largest = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const double p = p_values[order[i]];
    base::ensure(p >= 0 && p <= 1, "a p-value lies between 0 and 1");
    largest = std::max(largest, std::min(1.0, p * static_cast<double>(order.size() - i)));
    adjusted[order[i]] = largest;
  }
  return adjusted;
}

Interval count_band(std::size_t ranks, std::size_t bins, double level) {
  base::ensure(ranks >= 1 && bins >= 2 && level > 0 && level < 1, "no band for a histogram of this shape");
  // Rounded up, a quantile is the least count that has at least its probability below or on it.
  using Policy =
      boost::math::policies::policy<boost::math::policies::discrete_quantile<boost::math::policies::integer_round_up>>;
  const boost::math::binomial_distribution<double, Policy> count(static_cast<double>(ranks),
                                                                 1 / static_cast<double>(bins));
  return {boost::math::quantile(count, 0.5 * (1 - level)),
          boost::math::quantile(boost::math::complement(count, 0.5 * (1 - level)))};
}

RankSpread rank_spread(std::span<const std::size_t> ranks, std::size_t possible) {
  base::ensure(ranks.size() >= 2 && possible >= 2, "the spread of ranks needs two of them");
  const auto n = static_cast<double>(possible);
  std::vector<double> places;
  for (const std::size_t rank : ranks) places.push_back((static_cast<double>(rank) + 0.5) / n);
  RankSpread spread{mean(places), 0};
  double squares = 0;
  for (const double place : places) squares += (place - spread.mean) * (place - spread.mean);
  const double uniform_variance = (1 - 1 / (n * n)) / 12;
  spread.sd_over_uniform = base::sqrt(squares / static_cast<double>(places.size() - 1) / uniform_variance);
  return spread;
}

}  // namespace analysis
