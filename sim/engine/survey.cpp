#include "engine/survey.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/error.hpp"
#include "base/share.hpp"
#include "base/undefined.hpp"

namespace engine {

namespace {

bool is_before(const Moments& a, const Moments& b) {
  return std::int64_t{a.number} << a.level < std::int64_t{b.number} << b.level;
}

bool are_halves(const Moments& a, const Moments& b) {
  return a.level == b.level && a.number % 2 == 0 && b.number == a.number + 1;
}

/// Adds to a cell the values of another: pairwise, after Chan, Golub and LeVeque.
void put_together(double& n, double& mean, double& squares, double more_n, double more_mean, double more_squares) {
  if (more_n == 0) return;
  const double all = n + more_n, apart = more_mean - mean;
  squares += more_squares + apart * apart * n * more_n / all;
  mean = n == 0 ? more_mean : mean + apart * more_n / all;
  n = all;
}

void put_together(Moments& a, const Moments& b) {
  for (std::size_t i = 0; i < a.n.size(); ++i)
    put_together(a.n[i], a.mean[i], a.squares[i], b.n[i], b.mean[i], b.squares[i]);
}

/// By how much clusters widen a variance once there are `n` values, if they do by `seen` among `few`, and clusters grow in
/// proportion: Kish's design effect, by the correlation within clusters.
double design_effect(double seen, double size, double few, double n) {
  if (!(size > 1) || !(few > 0)) return 1;
  const double correlation = std::max((seen - 1) / (size - 1), 0.0);
  return 1 + (size * n / few - 1) * correlation;
}

}  // namespace

Survey::Survey(int months) : months_(months), sketches_(kOutputs * static_cast<std::size_t>(months)) {}

void Survey::begin(int number, int worlds) {
  const std::size_t cells = sketches_.size();
  worlds_ += worlds;
  moments_.push_back({0, number, std::vector<double>(cells), std::vector<double>(cells), std::vector<double>(cells)});
}

void Survey::add(std::size_t output, const Results& piece) {
  Moments& moments = moments_.back();
  const int worlds = piece.replicates();
  for (int month = 0; month < months_; ++month) {
    const double* values = piece.column(output, month);
    const std::size_t at = cell(output, month);
    sketches_[at].add(values, static_cast<std::size_t>(worlds));
    double n = 0, sum = 0, squares = 0, first = base::kUndefined;
    bool all_equal = true;
    for (int i = 0; i < worlds; ++i) {
      if (std::isnan(values[i])) continue;
      if (n == 0) first = values[i];
      all_equal = all_equal && values[i] == first;
      ++n, sum += values[i];
    }
    // Rounding could put the mean of equal values beside them.
    const double mean = n == 0 ? 0 : all_equal ? first : sum / n;
    for (int i = 0; i < worlds; ++i)
      if (!std::isnan(values[i])) squares += (values[i] - mean) * (values[i] - mean);
    moments.n[at] = n, moments.mean[at] = mean, moments.squares[at] = squares;
  }
}

void Survey::end() { settle(); }

void Survey::add(const Survey& other) {
  base::ensure(other.months_ == months_, "surveys of other months cannot be put together");
  for (std::size_t i = 0; i < sketches_.size(); ++i) sketches_[i].add(other.sketches_[i]);
  moments_.insert(moments_.end(), other.moments_.begin(), other.moments_.end());
  worlds_ += other.worlds_;
  settle();
}

void Survey::settle() {
  std::stable_sort(moments_.begin(), moments_.end(), is_before);
  for (std::size_t i = 0; i + 1 < moments_.size();) {
    Moments &one = moments_[i], &next = moments_[i + 1];
    base::ensure((std::int64_t{one.number} + 1) << one.level <= std::int64_t{next.number} << next.level,
                 "a piece of a run was surveyed twice");
    if (!are_halves(one, next)) {
      ++i;
      continue;
    }
    put_together(one, next);
    ++one.level, one.number /= 2;
    moments_.erase(moments_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    i = i == 0 ? 0 : i - 1;
  }
}

Summary Survey::summary(std::size_t output, int month, const Results& held, const Clustering& clusters) const {
  const std::size_t at = cell(output, month);
  const Sketch& sketch = sketches_[at];
  double n = 0, mean = 0, squares = 0;
  for (const Moments& moments : moments_)
    put_together(n, mean, squares, moments.n[at], moments.mean[at], moments.squares[at]);
  Summary summary = nothing();
  summary.n = static_cast<int>(n);
  if (n == 0) return summary;
  summary.mean = mean;
  const DesignEffects effects = design_effects(held.column(output, month), clusters);
  const auto widened = [&](double seen) { return design_effect(seen, effects.size, effects.n, n); };
  const double last = n - 1;
  const auto quantile = [&](double share) { return sketch.at_place(share * last); };
  const auto error = [&](double share, double seen) {
    const double spread = std::sqrt(n * share * (1 - share) * widened(seen)), place = share * last;
    if (!(place - spread >= 0 && place + spread <= last)) return base::kUndefined;
    return (sketch.at_place(place + spread) - sketch.at_place(place - spread)) / 2;
  };
  if (n > 1)
    summary.sd = std::sqrt(squares / (n - 1)),
    summary.mean_se = summary.sd / std::sqrt(n) * std::sqrt(widened(effects.mean));
  summary.p50 = quantile(0.5), summary.p50_se = error(0.5, effects.p50);
  if (summary.n < base::kFewestForRange) return summary;
  summary.p05 = quantile(0.05), summary.p25 = quantile(0.25), summary.p75 = quantile(0.75),
  summary.p95 = quantile(0.95);
  summary.p05_se = error(0.05, effects.p05), summary.p95_se = error(0.95, effects.p95);
  return summary;
}

Survey Survey::of(int months, std::int64_t worlds, std::vector<Sketch> sketches, std::vector<Moments> moments) {
  Survey survey(months);
  base::ensure(sketches.size() == survey.sketches_.size(), "a survey has a sketch for every output and month");
  for (const Moments& part : moments)
    base::ensure(part.level >= 0 && part.level < 31 && part.number >= 0 && part.n.size() == sketches.size() &&
                     part.mean.size() == sketches.size() && part.squares.size() == sketches.size(),
                 "a survey has moments for every output and month");
  survey.worlds_ = worlds;
  survey.sketches_ = std::move(sketches), survey.moments_ = std::move(moments);
  for (std::size_t cell = 0; cell < survey.sketches_.size(); ++cell) {
    double n = 0;
    for (const Moments& part : survey.moments_) {
      base::ensure(part.n[cell] >= 0, "moments are of values");
      n += part.n[cell];
    }
    const std::uint64_t count = survey.sketches_[cell].count();
    base::ensure(n == static_cast<double>(count) && static_cast<double>(count) <= static_cast<double>(worlds),
                 "sketch and moments are of the same values");
  }
  survey.settle();
  return survey;
}

}  // namespace engine
