#pragma once
// How far a documented figure may lie from what it describes: measurement spread, the model's own discrepancy, heavy
// tails, and several readings where sources disagree.

#include <vector>

namespace analysis {

/// The scale on which errors are symmetric: the quantity itself, its decimal logarithm, or log(p / (1 - p)).
enum class Scale { kLinear, kLog10, kLogit };

/// The quantity on its scale; NaN outside of the domain (log10: > 0, logit: between 0 and 1). `from_scale` undoes it.
double to_scale(Scale scale, double value);
double from_scale(Scale scale, double value);

/// What one source says, on the scale and not in natural units.
struct Reading {
  double value = 0;   ///< finite
  double sd = 1;      ///< of the measurement, >= 0
  double weight = 1;  ///< >= 0, relative to the other readings: the chance that this is the source to believe
};

/// A figure with its errors. A reading's total scale is sqrt(sd^2 + discrepancy_sd^2), > 0, and errors are Student's t
/// in units of it. Several readings make a mixture, not a product: one of them is right, not all.
struct ErrorModel {
  Scale scale = Scale::kLinear;
  std::vector<Reading> readings = {};
  double discrepancy_sd = 0;        ///< of the model itself, on the scale, >= 0
  double degrees_of_freedom = 5.0;  ///< > 0; +infinity is the normal distribution. 5 by assumption: tails that forgive
};

/// The scale of a Student t whose central 90 % interval is that of a normal with standard deviation 1. A source's interval
/// of 90 % keeps its width under heavy tails: they change what lies beyond it. `degrees` > 0; 1 for +infinity, 0.77 for 4.
double scale_of_spread(double degrees);

/// A value outside of the scale's domain (or NaN, or infinite) counts as this many total scales away. It is no
/// -infinity: that would kill a world for one figure at any temperature, before the moves could mend it, while the
/// heavy tails forgive every finite miss. And it is far beyond any miss of a finite value that one would call a fit.
inline constexpr double kImpossibleScales = 1000.0;

/// The natural logarithm of the density, per unit of the scale, of the figure's readings if the truth is `value` (in
/// natural units). `widening` > 0 multiplies the total scale, and its logarithm counts, so that worlds and branches
/// that widen differently can be compared. Always finite. Throws InvariantError for a model out of range.
double log_density(const ErrorModel& model, double value, double widening = 1.0);

/// What a source would report if the truth were `value` (inside the domain, else InvariantError), for u in (0, 1): u
/// picks a reading by weight and its place within that weight the error. The sd is the picked reading's, the weight 1.
/// For tests and synthetic records: its last bits may differ between machines.
Reading draw_reading(const ErrorModel& model, double value, double u, double widening = 1.0);

/// log(Gamma(x)) for x > 0, absolute error below 1e-14 * max(1, result), with the same bits everywhere.
double log_gamma(double x);

}  // namespace analysis
