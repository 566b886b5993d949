#pragma once
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "analysis/paired.hpp"
#include "input/kept/chart_data.hpp"
#include "study/compare/plan.hpp"
#include "study/worlds/gap_below.hpp"

namespace study {

/// What 9 in 10 worlds' differences lie between, and the median. Undefined for step-wise outcomes.
struct Spread {
  double p05 = io::kUndefined, p50 = io::kUndefined, p95 = io::kUndefined;
};

/// How an outcome differs between two scenarios, by month.
struct Change {
  std::vector<analysis::Paired> paired;
  std::vector<Spread> spread;
  std::optional<int> clear_from;  ///< place of the first month from which the difference is clear
};

/// An outcome of a scenario's worlds: [month][world], and the cluster of each world.
struct OutcomeSeries {
  const std::vector<std::vector<double>>& months;
  const std::vector<std::uint32_t>& clusters;
};

/// What `b` has more than `a`, both of the same months. In the same worlds they are paired; in others only means are compared.
Change change_of(const OutcomeSeries& a, const OutcomeSeries& b, bool same_worlds, bool stepwise);

/// A reaction of a scenario's governments, and how often it happened to the horizon.
struct Reacted {
  std::string id, actor;
  double share = 0;  ///< of the worlds in which it happened at all
  double times = 0;  ///< a world, on average
};

/// One scenario's part in a comparison. Columns have a number a world.
struct Compared {
  std::string name, title;
  bool same_worlds = true;  ///< as the reference's; else only means are compared
  std::vector<std::uint32_t> clusters;
  std::vector<std::vector<std::vector<double>>> at;  ///< [outcome][date]: the outcome of each world
  std::vector<GapBelow> below;
  std::vector<Reacted> reacted;              ///< in the scenario's order
  std::vector<io::SummaryRow> gap, serving;  ///< gap_pace_months and serving_capacity_cn over worlds, by month
  // Against the reference; empty for the reference itself. [outcome][month]
  std::vector<std::vector<analysis::Paired>> change;
  std::vector<std::vector<Spread>> spread;
  std::vector<std::optional<int>> clear_from;  ///< [outcome]: first month from which the difference is clear
};

/// All scenarios, the reference first.
struct Comparison {
  std::vector<Compared> scenarios;
  /// [hypothesis][world]: the branch that holds in the reference's worlds.
  std::vector<std::vector<std::size_t>> branch;

  const Compared& reference() const { return scenarios.front(); }
};

/// The outcomes of one scenario: [outcome][month][world].
using OutcomeColumns = std::vector<std::vector<std::vector<double>>>;

/// Gathers a comparison scenario by scenario; of results it keeps what tables and charts need.
class Comparer {
 public:
  /// `plan` is borrowed.
  explicit Comparer(const ComparePlan& plan) : plan_(plan) {}
  /// The reference first.
  void add(const engine::Results& results, const Job& job);
  const Comparison& comparison() const { return comparison_; }
  /// The same for whoever wants no more of it.
  Comparison take() { return std::move(comparison_); }

 private:
  const ComparePlan& plan_;
  OutcomeColumns reference_;
  Comparison comparison_;
};

/// A reaction of a scenario by its id; null if it has none of that.
const Reacted* find_reaction(const Compared& scenario, const std::string& id);

/// What `scenario` differs by from the reference in outcome `outcome` in a month.
const analysis::Paired& change_at(const Compared& scenario, std::size_t outcome, int month);

}  // namespace study
