#pragma once
#include "base/history.hpp"
#include "base/math.hpp"
#include "base/random.hpp"
#include "base/real.hpp"
#include "base/row.hpp"

/// The words that formulas are written in, and the constants that units are made of.
namespace model {

using base::any, base::both, base::clamp, base::either, base::exp, base::exp10, base::floor, base::indicator, base::log,
    base::log10, base::logistic, base::Mask, base::max, base::min, base::negate, base::pow, base::select, base::sqrt;
using base::Group, base::History, base::Luck, base::Row;

inline constexpr double kMonthsPerYear = 12;
inline constexpr double kDaysPerMonth = 365.25 / 12;
inline constexpr double kSecondsPerMonth = kDaysPerMonth * 86400;
inline constexpr double kH100FlopPerSecond = 989e12;  ///< dense BF16 of one H100: the definition of an H100e
inline constexpr double kH100TbPerSecond = 3.35;      ///< its memory bandwidth: the unit of serving compute
inline constexpr double kWaferDiameterCm = 30;
inline constexpr double kPi = 3.141592653589793;
inline constexpr double kLog2 = 0.6931471805599453;
inline constexpr double kLog10 = 2.302585092994046;
inline constexpr double kReferenceLogFlop = 24;  ///< capability is dex above 1e24 FLOP

/// Months between 2022-01 and January of `year`.
constexpr double january(int year) { return (year - 2022) * kMonthsPerYear; }

/// Growth by `ratio` a year over `months` months (a number or a Real).
template <class Real, class Months> Real growth(Real ratio_per_year, Months months) {
  return exp(log(ratio_per_year) * ((Real{} + months) / kMonthsPerYear));
}

/// What is left after `months` months of halving every `half_life` months.
template <class Real, class Months> Real fading(Real half_life, Months months) {
  return exp(months * -kLog2 / half_life);
}

/// Log growth over `months` months of a yearly ratio that fades from `first` to `floor`: the integral of the fading rate.
template <class Real, class Months> Real faded_growth(Real first, Real floor, Real half_life, Months months) {
  const Real last = log(floor), faded = (1.0 - fading(half_life, months)) * half_life / kLog2;
  return (last * months + (log(first) - last) * faded) / kMonthsPerYear;
}

/// The share of a distance that closes in a month with this time constant.
template <class Real> Real monthly_share(Real time_constant_months) { return 1.0 - exp(-1.0 / time_constant_months); }

/// a at `from`, b at `to`, the straight line between, constant outside.
template <class Real, class A, class B> Real line(double month, double from, double to, A a, B b) {
  const double way = month <= from ? 0 : month >= to ? 1 : (month - from) / (to - from);
  return Real{} + a + (b - a) * way;
}

/// How far `other` is ahead of `own`; 0 if it is not.
template <class Real> Real ahead(Real other, Real own) { return max(other - own, 0.0); }

/// 1 where the branch of a hypothesis is this one, else 0.
template <class Real> Real holds(Real branch, int wanted) {
  return select<Real>(branch == static_cast<double>(wanted), 1.0, 0.0);
}

/// `part / whole`, and 0 where the whole is 0.
template <class Real> Real share_of(Real part, Real whole) {
  return select<Real>(whole > 0.0, part / select<Real>(whole > 0.0, whole, 1.0), 0.0);
}

}  // namespace model
