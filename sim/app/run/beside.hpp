#pragma once
#include <memory>
#include <optional>
#include <vector>

#include "app/run/run_call.hpp"
#include "input/kept/findings.hpp"
#include "output/chart/figure.hpp"
#include "study/compare/comparison.hpp"

namespace app {

/// How a run differs from the first of its call, and the charts of it.
struct Against {
  io::AgainstFinding finding;
  std::vector<io::Figure> figures;
};

/// Holds the runs of one call beside the first of them, for against.json and their reports.
class Beside {
 public:
  /// What is asked of all runs. Nothing is gathered if there is one run without an unchanged one to hold it beside, or too few
  /// worlds for intervals, or too many to be held.
  explicit Beside(const RunCall& call);
  /// Are there paired differences?
  bool compares() const { return plan_ != nullptr; }
  /// Takes a run, in the order of the call. Gives how it differs from the first; nothing for the first itself, and for a run
  /// that ends in another month.
  std::optional<Against> add(const engine::Results& results);

 private:
  std::unique_ptr<const study::ComparePlan> plan_;  ///< nothing is gathered without one; the comparer borrows it
  std::optional<study::Comparer> comparer_;
};

}  // namespace app
