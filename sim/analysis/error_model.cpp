#include "analysis/error_model.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <cstddef>
#include <limits>

#include "base/error.hpp"
#include "base/math.hpp"
#include "base/normal.hpp"

namespace analysis {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kHalfLogTwoPi = 0.91893853320467274178;
constexpr double kFarthest = 1e100;           // in scales: its square is still finite
constexpr double kSmallestUniform = 0x1p-53;  // base::Philox's own

double total_scale(const ErrorModel& model, const Reading& reading, double widening) {
  return base::sqrt(reading.sd * reading.sd + model.discrepancy_sd * model.discrepancy_sd) * widening;
}

void check(const ErrorModel& model, double widening) {
  base::ensure(!model.readings.empty(), "an error model needs at least one reading");
  base::ensure(model.degrees_of_freedom > 0, "an error model's degrees of freedom must be positive");
  base::ensure(model.discrepancy_sd >= 0 && model.discrepancy_sd < kInfinity, "a discrepancy must not be negative");
  base::ensure(widening > 0 && widening < kInfinity, "a widening must be positive");
  double weights = 0;
  for (const Reading& reading : model.readings) {
    base::ensure(std::isfinite(reading.value), "a reading must be finite");
    base::ensure(reading.sd >= 0 && reading.sd < kInfinity, "a reading's spread must not be negative");
    base::ensure(reading.weight >= 0 && reading.weight < kInfinity, "a reading's weight must not be negative");
    // of the scale and not of the two spreads, whose squares may vanish
    base::ensure(total_scale(model, reading, widening) > 0, "a figure without any error cannot be weighed");
    weights += reading.weight;
  }
  base::ensure(weights > 0, "some reading must have weight");
}

/// The normalising constant of Student's t with this many degrees of freedom.
double log_constant(double degrees) {
  if (degrees == kInfinity) return -kHalfLogTwoPi;
  constexpr double kPi = 3.14159265358979323846;
  return log_gamma(0.5 * (degrees + 1)) - log_gamma(0.5 * degrees) - 0.5 * base::log(degrees * kPi);
}

/// The error in scales below which one lies with probability u.
double quantile(double degrees, double u) {
  if (degrees == kInfinity) return base::normal_quantile(u);
  return boost::math::quantile(boost::math::students_t_distribution<double>(degrees), u);
}

/// The shape of the density at `distance` scales, without its constant.
double log_shape(double degrees, double distance) {
  if (degrees == kInfinity) return -0.5 * distance * distance;
  return -0.5 * (degrees + 1) * base::log(1 + distance * distance / degrees);
}

}  // namespace

double scale_of_spread(double degrees) {
  base::ensure(degrees > 0, "an error model's degrees of freedom must be positive");
  if (degrees == kInfinity) return 1;
  const auto ratio = [](double d) {
    constexpr double kGrid = 1e9;  // Boost's quantile may differ in its last bits from machine to machine
    return std::round(kGrid * base::normal_quantile(0.95) / quantile(d, 0.95)) / kGrid;
  };
  static const double kUsual = ratio(4);
  return degrees == 4 ? kUsual : ratio(degrees);
}

double to_scale(Scale scale, double value) {
  constexpr double kSmallest = std::numeric_limits<double>::min();  // base::log takes less for zero
  const bool inside = scale == Scale::kLinear  ? std::isfinite(value)
                      : scale == Scale::kLog10 ? value >= kSmallest && value < kInfinity
                                               : value >= kSmallest && value < 1;
  if (!inside) return std::numeric_limits<double>::quiet_NaN();
  if (scale == Scale::kLinear) return value;
  return scale == Scale::kLog10 ? base::log10(value) : base::log(value) - base::log(1 - value);
}

double from_scale(Scale scale, double value) {
  if (scale == Scale::kLinear) return value;
  return scale == Scale::kLog10 ? base::exp10(value) : base::logistic(value);
}

double log_density(const ErrorModel& model, double value, double widening) {
  check(model, widening);
  const double place = to_scale(model.scale, value), constant = log_constant(model.degrees_of_freedom);
  double weights = 0, largest = -kInfinity;
  std::vector<double> parts;
  for (const Reading& reading : model.readings) {
    weights += reading.weight;
    if (reading.weight == 0) continue;
    const double scale = total_scale(model, reading, widening);
    const double distance =
        std::isfinite(place) ? std::min(base::abs(reading.value - place) / scale, kFarthest) : kImpossibleScales;
    parts.push_back(base::log(reading.weight) - base::log(scale) + log_shape(model.degrees_of_freedom, distance));
    largest = std::max(largest, parts.back());
  }
  double sum = 0;
  for (const double part : parts) sum += base::exp(part - largest);
  return constant + largest + base::log(sum) - base::log(weights);
}

Reading draw_reading(const ErrorModel& model, double value, double u, double widening) {
  check(model, widening);
  base::ensure(u > 0 && u < 1, "a reading is drawn for a number between 0 and 1");
  const double place = to_scale(model.scale, value);
  base::ensure(std::isfinite(place), "no reading can be drawn for a value outside of its scale");
  double weights = 0;
  for (const Reading& reading : model.readings) weights += reading.weight;
  const Reading* picked = nullptr;
  double rest = u * weights;
  for (const Reading& reading : model.readings) {
    if (reading.weight == 0) continue;
    if (picked != nullptr) rest -= picked->weight;
    picked = &reading;
    if (rest < reading.weight) break;
  }
  const double inside = std::clamp(rest / picked->weight, kSmallestUniform, 1 - kSmallestUniform);
  const double error = quantile(model.degrees_of_freedom, inside) * total_scale(model, *picked, widening);
  return {.value = place + error, .sd = picked->sd, .weight = 1};
}

double log_gamma(double x) {
  base::ensure(x > 0 && x < kInfinity, "log_gamma needs a positive number");
  double product = 1;  // of the factors that lead from x to where the series is exact to the last bits
  while (x < 12) {
    product *= x;
    x += 1;
  }
  const double r = 1 / x, r2 = r * r;
  // Stirling's series: Bernoulli numbers B(2k) / (2k (2k - 1))
  const double series =
      r *
      (1.0 / 12 - r2 * (1.0 / 360 - r2 * (1.0 / 1260 - r2 * (1.0 / 1680 - r2 * (1.0 / 1188 - r2 * 691.0 / 360360)))));
  return (x - 0.5) * base::log(x) - x + kHalfLogTwoPi + series - base::log(product);
}

}  // namespace analysis
