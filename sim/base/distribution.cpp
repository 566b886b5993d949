#include "base/distribution.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <utility>

#include "base/error.hpp"
#include "base/math.hpp"

namespace base {

namespace {

constexpr std::array<std::pair<Family, std::string_view>, 9> kFamilies{{{Family::kConstant, "constant"},
                                                                        {Family::kUniform, "uniform"},
                                                                        {Family::kLoguniform, "loguniform"},
                                                                        {Family::kTriangular, "triangular"},
                                                                        {Family::kNormal, "normal"},
                                                                        {Family::kLognormal, "lognormal"},
                                                                        {Family::kKumaraswamy, "kumaraswamy"},
                                                                        {Family::kExponential, "exponential"},
                                                                        {Family::kMixture, "mixture"}}};

double triangular_quantile(const Distribution& d, double u) {
  const double width = d.high - d.low;
  const double left_share = (d.mode - d.low) / width, right_share = (d.high - d.mode) / width;
  if (u < left_share) return d.low + width * sqrt(u * left_share);
  return d.high - width * sqrt((1.0 - u) * right_share);
}

double kumaraswamy_quantile(const Distribution& d, double u) {
  // 1 - (1 - u)^(1/b) through expm1, since it cancels for large b
  const double z = pow(-expm1(log(1.0 - u) / d.b), 1.0 / d.a);
  return d.low + (d.high - d.low) * z;
}

/// The component that u falls into, and what remains of u as a fresh uniform.
double mixture_draw(const Distribution& d, double u) {
  double total = 0.0;
  for (double weight : d.weights) total += weight;
  double rest = u * total;
  std::size_t chosen = 0;
  for (std::size_t i = 0; i < d.weights.size(); ++i) {
    if (d.weights[i] <= 0.0) continue;
    chosen = i;
    if (rest < d.weights[i]) break;
    rest -= d.weights[i];
  }
  // rounding may leave a hair too much for the last component
  return draw(d.components[chosen], min(rest / d.weights[chosen], 1.0));
}

/// The inverse of the distribution function; no mixture.
double quantile(const Distribution& d, double u) {
  switch (d.family) {
    case Family::kConstant:
      return d.value;
    case Family::kUniform:
      return d.low + (d.high - d.low) * u;
    case Family::kLoguniform:
      return exp(log(d.low) + u * (log(d.high) - log(d.low)));
    case Family::kTriangular:
      return triangular_quantile(d, u);
    case Family::kNormal:
      return d.mean + d.sd * normal_quantile(u);
    case Family::kLognormal:
      return d.median * exp(d.sigma_log * normal_quantile(u));
    case Family::kKumaraswamy:
      return kumaraswamy_quantile(d, u);
    case Family::kExponential:
      return -d.scale * log(1.0 - u);
    case Family::kMixture:
      break;
  }
  ensure(false, "a quantile was asked of a distribution that has none in closed form");
  return 0.0;
}

bool is_finite(double x) { return x - x == 0.0; }

/// Collects the faults of one distribution.
struct Checker {
  std::vector<std::string> problems;

  void require(bool holds, const char* problem) {
    if (!holds) problems.emplace_back(problem);
  }
  void positive(double value, const char* problem) { require(is_finite(value) && value > 0.0, problem); }
  void range(const Distribution& d) {
    require(is_finite(d.low) && is_finite(d.high), "min and max must be finite");
    require(d.low < d.high, "min must be below max");
    if (is_finite(d.low) && is_finite(d.high)) require(is_finite(d.high - d.low), "max - min must be finite");
  }
};

void check_mixture(const Distribution& d, Checker& check) {
  check.require(!d.components.empty(), "a mixture needs at least one component");
  check.require(d.weights.size() == d.components.size(), "a mixture needs as many weights as components");
  double total = 0.0;
  for (double weight : d.weights) {
    check.require(is_finite(weight) && weight >= 0.0, "a weight must be 0 or more and finite");
    total += weight;
  }
  check.require(is_finite(total) && total > 0.0, "the weights must have a positive, finite sum");
  for (std::size_t i = 0; i < d.components.size(); ++i)
    for (const std::string& problem : validate(d.components[i]))
      check.problems.push_back("component " + std::to_string(i + 1) + ": " + problem);
}

void check_parameters(const Distribution& d, Checker& check) {
  switch (d.family) {
    case Family::kConstant:
      check.require(is_finite(d.value), "value must be finite");
      break;
    case Family::kUniform:
      check.range(d);
      break;
    case Family::kLoguniform:
      check.range(d);
      check.require(d.low >= 1e-300, "min must be above 0, and 1e-300 at least");
      break;
    case Family::kTriangular:
      check.range(d);
      check.require(d.low <= d.mode && d.mode <= d.high, "mode must lie between min and max");
      break;
    case Family::kNormal:
      check.require(is_finite(d.mean), "mean must be finite");
      check.positive(d.sd, "sd must be above 0 and finite");
      break;
    case Family::kLognormal:
      check.positive(d.median, "median must be above 0 and finite");
      check.positive(d.sigma_log, "sigma_log must be above 0 and finite");
      break;
    case Family::kKumaraswamy:
      check.range(d);
      check.positive(d.a, "a must be above 0 and finite");
      check.positive(d.b, "b must be above 0 and finite");
      break;
    case Family::kExponential:
      check.positive(d.scale, "scale must be above 0 and finite");
      break;
    case Family::kMixture:
      check_mixture(d, check);
      break;
  }
}

}  // namespace

std::string_view family_name(Family family) {
  for (const auto& [known, name] : kFamilies)
    if (known == family) return name;
  return "unknown";
}

bool find_family(std::string_view name, Family& family) {
  for (const auto& [known, known_name] : kFamilies)
    if (known_name == name) {
      family = known;
      return true;
    }
  return false;
}

double draw(const Distribution& distribution, double u) {
  if (distribution.family == Family::kMixture) return mixture_draw(distribution, u);
  return quantile(distribution, kLowestQuantile + (kHighestQuantile - kLowestQuantile) * u);
}

Support support(const Distribution& distribution) {
  if (distribution.family != Family::kMixture) return {draw(distribution, 0.0), draw(distribution, 1.0)};
  Support whole{std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
  for (std::size_t i = 0; i < distribution.components.size(); ++i) {
    if (distribution.weights[i] <= 0.0) continue;
    const Support part = support(distribution.components[i]);
    whole = {min(whole.low, part.low), max(whole.high, part.high)};
  }
  return whole;
}

std::vector<std::string> validate(const Distribution& d) {
  Checker check;
  check_parameters(d, check);
  if (check.problems.empty()) {
    const Support range = support(d);
    check.require(is_finite(range.low) && is_finite(range.high), "a draw must be finite at both ends");
  }
  return check.problems;
}

}  // namespace base
