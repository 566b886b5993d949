#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "model/levers.hpp"
#include "model/metrics.hpp"

namespace engine {

/// Outputs of a run: the metrics, then every lever in force as `lever_NAME`.
inline constexpr std::size_t kOutputs = model::kMetrics + model::kLevers;
std::string output_name(std::size_t output);
std::string output_unit(std::size_t output);
/// Position of a metric or `lever_NAME`; -1 if there is none.
int find_output(std::string_view name);

/// Something that can happen in a world: a policy move, a reaction, a release, a broker caught, parity.
struct EventKind {
  std::string event, actor;
};

/// What is held of each world: some outputs, from some month on.
struct Wanted {
  std::vector<std::size_t> outputs;
  int first = 0;
};
/// All outputs of all months.
const Wanted& everything();

/// The outputs of `replicates` worlds, held whole for exact quantiles. Undefined values are NaN.
class Results {
 public:
  /// Throws base::InvariantError for an output that there is not, and for one that is wanted twice.
  Results(int months, int replicates, std::vector<EventKind> events, Wanted wanted = everything());
  int months() const { return months_; }
  const Wanted& wanted() const { return wanted_; }
  bool has(std::size_t output) const { return place_[output] >= 0; }
  int replicates() const { return replicates_; }
  const std::vector<EventKind>& events() const { return events_; }
  /// One output of one month over all replicates, in the order of replicates: `replicates()` values. Throws
  /// base::InvariantError for what is not wanted.
  double* column(std::size_t output, int month);
  const double* column(std::size_t output, int month) const;
  /// First month of event `event` in each replicate (NaN: never) and how often it happened.
  double* event_first(std::size_t event);
  const double* event_first(std::size_t event) const;
  double* event_count(std::size_t event);
  const double* event_count(std::size_t event) const;
  /// Drawn inputs, `parameters_per_world` = kParameters + kHypotheses values per replicate.
  std::vector<double>& inputs() { return inputs_; }
  const std::vector<double>& inputs() const { return inputs_; }
  /// The cluster of each replicate: those of one cluster descend from one draw of the prior. In a run from priors each is
  /// its own.
  std::vector<std::uint32_t>& cluster() { return cluster_; }
  const std::vector<std::uint32_t>& cluster() const { return cluster_; }

  /// Takes the worlds of a part, which holds the same of each, to places first, first + 1, ...
  void put(const Results& part, int first);
  /// Calls visit(values, count) for each row of `replicates()` values: outputs by month, events, how often, then drawn inputs a
  /// world; for files.
  template <class Visit> void each_row(const Visit& visit) { rows_of(*this, visit); }
  template <class Visit> void each_row(const Visit& visit) const { rows_of(*this, visit); }

 private:
  template <class Self, class Visit> static void rows_of(Self& self, const Visit& visit) {
    const auto width = static_cast<std::size_t>(self.replicates_);
    for (auto* values : {&self.outputs_, &self.event_first_, &self.event_count_, &self.inputs_})
      for (std::size_t i = 0; width > 0 && i + width <= values->size(); i += width) visit(values->data() + i, width);
  }
  std::size_t row(std::size_t number) const;              ///< first place of a row of `replicates_` values
  std::size_t cell(std::size_t output, int month) const;  ///< first place of a column of outputs

  int months_, replicates_;
  Wanted wanted_;
  std::array<int, kOutputs> place_{};  ///< of an output among those that are held; -1: not held
  std::vector<EventKind> events_;
  std::vector<double> outputs_, event_first_, event_count_, inputs_;
  std::vector<std::uint32_t> cluster_;
};

/// A line of summary.csv.
struct Summary {
  int n = 0;  ///< replicates in which the value is defined
  double mean = 0, mean_se = 0, sd = 0, p05 = 0, p25 = 0, p50 = 0, p75 = 0, p95 = 0, p05_se = 0, p50_se = 0, p95_se = 0;
};

/// The summary of no values: everything is undefined.
Summary nothing();

/// Exact quantiles (type 7: linear between order statistics) and their standard errors (half the distance of the order
/// statistics one binomial standard deviation away), mean with its Monte Carlo standard error. NaN where n is too small.
Summary summarise(const double* values, int count);
/// Which values belong together: clusters numbered from 0 as they first appear. Made once for many series of the same worlds.
class Clustering {
 public:
  /// `cluster`: a name per value, equal for those of one cluster.
  explicit Clustering(const std::vector<std::uint32_t>& cluster);
  const std::vector<std::uint32_t>& of() const { return of_; }
  std::size_t count() const { return count_; }

 private:
  std::vector<std::uint32_t> of_;
  std::size_t count_ = 0;
};

/// The same for values of which those of one cluster are not independent: standard errors are taken over clusters. Equal to
/// the above, but for rounding, if every value is a cluster of its own.
Summary summarise(const double* values, const Clustering& cluster);

/// How many times larger the variance of a mean, and of the number of values below a quantile, is than were they of independent
/// values: the design effects of clusters. 1 where it cannot be told.
struct DesignEffects {
  double mean = 1, p05 = 1, p50 = 1, p95 = 1;
  double size = 1;  ///< of the cluster to which a value belongs, in values, on average
  double n = 0;     ///< defined values
};
DesignEffects design_effects(const double* values, const Clustering& cluster);

}  // namespace engine
