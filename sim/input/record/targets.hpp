#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "input/record/calibration.hpp"

/// What the model is fitted to: documented figures tied to a metric at a date or over a period, each with its error model.
/// The files lie in calibration/targets/; the README of calibration/ has their form.
namespace io {

/// How a metric's months become one number.
enum class Statistic {
  kValue,     ///< at `to`
  kMean,      ///< over `from` to `to`, both included
  kIncrease,  ///< at `to` less the month before `from` (0 before 2022-01): what a cumulative metric gained meanwhile
  kAnnualGrowth,  ///< ratio per year between `from` and `to`
  kMaximum        ///< over `from` to `to`
};

/// Where errors are taken to be symmetric.
enum class Scale { kLinear, kLog10, kLogit };

/// One documented reading of a target. Sources that contradict each other are several readings of one target: the
/// likelihood is their mixture, never their average.
struct Reading {
  double value = 0, low = 0, high = 0;  ///< natural units; 90 % interval
  double centre = 0, sd = 0;            ///< the same on the target's scale: sd from the width of the interval
  double weight = 1;                    ///< in the mixture; those of a target sum to 1
  std::vector<std::string> figures;     ///< ids
  std::string source;                   ///< in words, for what stands in another table than figures.json
};

/// In worlds of this branch the readings are `factor` times less reliable (measurement and not the model's own error).
struct Widening {
  std::size_t hypothesis = 0;  ///< in model::kHypothesisRows
  int branch = 0;
  double factor = 1;
};

/// A target. On its scale, statistic - centre has a Student t distribution with `degrees_of_freedom` whose central 90 %
/// interval is that of a normal with standard deviation sqrt((sd · factor)² + discrepancy²).
struct Target {
  std::string id, why, error;        ///< why it was chosen; why this spread
  std::string other_kind;            ///< why a figure of another kind than calibration_target is used; mostly empty
  std::vector<std::string> figures;  ///< of all readings, each once
  std::size_t metric = 0;            ///< in model::kMetricRows
  Statistic statistic = Statistic::kValue;
  int from = 0, to = 0;  ///< months since 2022-01
  Scale scale = Scale::kLinear;
  std::vector<Reading> readings;
  double discrepancy = 0;         ///< what the model cannot resolve, a standard deviation on the scale
  double degrees_of_freedom = 4;  ///< heavy tails: no single source can overrule all others
  std::vector<Widening> widen;
};

/// Why no metric answers to a figure, or to all whose ids begin with `figure` where it ends in "*".
struct Unanswered {
  std::string figure, why;
};

struct Targets {
  std::vector<Target> fitted;
  std::vector<Target> held_out;  ///< of figures that are never fitted; their dates may lie after the present
  std::vector<Unanswered> unanswered;
  std::vector<InputFile> files;  ///< what was read, byte for byte
};

/// Reads calibration/targets/ under a directory of data files. Throws base::InputError with the faults of all files: among
/// them a target on a figure that is withheld, or that is evidence of a prior too.
Targets read_targets(const std::string& directory, const Calibration& calibration, const ReadFile& read);

/// Figures of the kinds calibration_target and validation_holdout that are neither in a target nor said to be unanswered.
std::vector<std::string> figures_left_over(const Targets& targets, const Calibration& calibration);

/// The target's number from a metric's values by month since 2022-01, natural units. NaN if a month that it needs is not
/// there or not defined, and for a growth from or to a value that is not positive.
double statistic_of(const Target& target, std::span<const double> metric_by_month);

/// Names as files write them.
std::string_view statistic_name(Statistic statistic);
std::string_view scale_name(Scale scale);

/// A natural value on a scale. Values that a scale cannot show go to the far end of what it can: finite, for a likelihood.
double on_scale(Scale scale, double natural);

/// Everything that decides a likelihood, one line a target in their order: a changed comment changes nothing here.
std::string targets_digest_text(std::span<const Target> targets);

}  // namespace io
