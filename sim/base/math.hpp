#pragma once
// Elementary functions over Real from + - * /, sqrt and bit operations alone: no libm and no fused multiply-add (the
// build sets -ffp-contract=off), so a result has the same bits on every machine, and in every lane the bits of
// `double`. The bounds below are tested against 50 digits. Constants are our own fits unless a source is named.

#include <cstddef>
#include <limits>
#include <span>

#include "base/error.hpp"
#include "base/real.hpp"

namespace base {

namespace detail {

inline constexpr double kInfinity = std::numeric_limits<double>::infinity();
inline constexpr double kNotANumber = std::numeric_limits<double>::quiet_NaN();
inline constexpr double kRound = 0x1.8p52;  // adding it rounds to an integer that stands in the low bits
inline constexpr double kLn2High = 0x1.62e42feep-1,
                        kLn2Low = 0x1.a39ef35793c76p-33;  // high has 11 zero bits: n * high is exact

/// 2^n for the integer that `x + kRound` holds in its low bits, -1022 <= n <= 1023.
template <class Real> CHOKEPOINT_INLINE Real power_of_two(Real shifted) {
  return from_bits((to_bits(shifted) + 1023) << 52);
}

/// e^r - 1 for |r| <= ln(2) / 2 + 1e-3, relative error below 2e-16 of e^r; degree 11, grouped so that the chain is
/// short.
template <class Real> CHOKEPOINT_INLINE Real expm1_reduced(Real r) {
  const Real r2 = r * r, r4 = r2 * r2;
  const Real a =
      (r * 0x1.5555555555556p-3 + 0x1.0000000000001p-1) + (r * 0x1.11111111109a6p-7 + 0x1.5555555553d37p-5) * r2;
  const Real b =
      (r * 0x1.a01a01a7cebcdp-13 + 0x1.6c16c1789d1d7p-10) + (r * 0x1.71de0d85293b8p-19 + 0x1.a019b8ca26fcfp-16) * r2;
  const Real c = r * 0x1.af390ba7e6f47p-26 + 0x1.2891d4ffbb0f9p-22;
  return r + r2 * (a + r4 * (b + r4 * c));
}

}  // namespace detail

/// e^x; relative error below 3e-16. Saturates at e^-708 and e^709, so that it is never zero nor infinite; NaN stays
/// NaN.
template <class Real> inline Real exp(Real x) {
  x = clamp(x, -708.0, 709.0);
  const Real shifted = x * 0x1.71547652b82fep0 + detail::kRound, n = shifted - detail::kRound;
  const Real r = (x - n * detail::kLn2High) - n * detail::kLn2Low;
  return (detail::expm1_reduced(r) + 1.0) * detail::power_of_two(shifted);
}

/// 10^x; relative error below 4e-16. Saturates at 10^-307 and 10^308.
template <class Real> inline Real exp10(Real x) {
  x = clamp(x, -307.0, 308.0);
  const Real shifted = x * 0x1.a934f0979a371p1 + detail::kRound, n = shifted - detail::kRound;
  const Real r = ((x - n * 0x1.34413508p-2) - n * 0x1.f79fef311f12bp-34) * 0x1.26bb1bbb55516p1;
  return (detail::expm1_reduced(r) + 1.0) * detail::power_of_two(shifted);
}

/// e^x - 1 without cancellation near 0; relative error below 6e-16. Saturates as `exp` does.
template <class Real> inline Real expm1(Real x) {
  x = clamp(x, -708.0, 709.0);
  const Real shifted = x * 0x1.71547652b82fep0 + detail::kRound, n = shifted - detail::kRound;
  const Real r = (x - n * detail::kLn2High) - n * detail::kLn2Low;
  const Real scale = detail::power_of_two(shifted);
  return detail::expm1_reduced(r) * scale + (scale - 1.0);
}

/// The natural logarithm; relative error below 3e-16, also near 1. Zero and subnormals give -infinity, negative
/// numbers, infinity and NaN give NaN.
template <class Real> inline Real log(Real x) {
  // x = 2^e m with m in [sqrt(1/2), sqrt(2)), so that log(m) stays small on both sides of 1
  constexpr std::uint64_t kRootHalf = 0x3fe6a09e667f3bcdull, kOne = 0x3ff0000000000000ull;
  const Bits<Real> moved = to_bits(x) + (kOne - kRootHalf);
  const Real m = from_bits((moved & 0x000fffffffffffffull) + kRootHalf);
  const Real e = from_bits((moved >> 52) | 0x4330000000000000ull) - (0x1p52 + 1023.0);
  const Real f = m - 1.0, s = f / (m + 1.0), z = s * s, z2 = z * z;
  const Real odd = (z * 0x1.9999999995273p-2 + 0x1.5555555555558p-1) +
                   z2 * ((z * 0x1.c71c62d5e53e0p-3 + 0x1.2492492dfd86cp-2) +
                         z2 * ((z * 0x1.39fdcceb4bb45p-3 + 0x1.7462b91b8df65p-3) + z2 * 0x1.2b5f68a50d903p-3));
  const Real result = e * detail::kLn2High + (f - (s * (f - z * odd) - e * detail::kLn2Low));
  const Real outside = select<Real>(x >= 0.0, -detail::kInfinity, detail::kNotANumber);
  // the product is 0, but turns infinity and NaN into NaN
  return select<Real>(x >= std::numeric_limits<double>::min(), result + x * 0.0, outside);
}

/// The decimal logarithm, with the domain of `log`; relative error below 5e-16.
template <class Real> inline Real log10(Real x) { return log(x) * 0.4342944819032518; }

/// x^y for x > 0; relative error below (2 + |y log x|) * 3e-16, saturating as `exp` does. 0^y is 0 for y > 0 and 1 for
/// y = 0; a negative x gives NaN. Either argument may be a plain number.
template <class X, class Y> inline Wider<X, Y> pow(X x, Y y) {
  using Real = Wider<X, Y>;
  const Real base = constant<Real>(x), power = constant<Real>(y);
  const Real at_zero = select<Real>(power > 0.0, 0.0, select<Real>(power < 0.0, detail::kInfinity, 1.0));
  return select<Real>(base == 0.0, at_zero, exp(power * log(base)));
}

/// (1 - e^-x) / x, which is 1 at x = 0: the yield of Murphy's model before squaring. Relative error below 1e-15 for x
/// >= -708.
template <class Real> inline Real one_minus_exp_over(Real x) {
  const Real safe = select<Real>(x == 0.0, 1.0, x);
  return select<Real>(x == 0.0, 1.0, -expm1(-x) / safe);
}

/// 1 / (1 + e^-x), for any finite x; relative error below 1e-15 for x >= -708, where it saturates.
template <class Real> inline Real logistic(Real x) { return 1.0 / (exp(-x) + 1.0); }

/// The largest integer not above x, |x| <= 2^51.
template <class Real> CHOKEPOINT_INLINE Real floor(Real x) {
  const Real nearest = (x + detail::kRound) - detail::kRound;
  return nearest - select<Real>(nearest > x, 1.0, 0.0);
}

/// The line through the knots (xs[i], ys[i]) at x, each lane at its own place; constant outside the first and last
/// knot, exact at the knots, NaN for NaN. xs ascends strictly (unchecked: tables are checked where they are loaded);
/// throws InvariantError unless xs and ys have one equal size of at least 1. Looks at every knot: meant for short
/// tables.
template <class Real> inline Real piecewise_linear(std::span<const double> xs, std::span<const double> ys, Real x) {
  ensure(!xs.empty() && xs.size() == ys.size(), "a table of knots needs as many values as places, and at least one");
  const std::size_t last = xs.size() - 1;
  if (last == 0) return ys[0] + 0.0 * x;
  Real x0 = constant<Real>(xs[0]), y0 = constant<Real>(ys[0]), x1 = constant<Real>(xs[1]), y1 = constant<Real>(ys[1]);
  for (std::size_t i = 1; i < last; ++i) {
    const Mask<Real> beyond = x >= xs[i];
    x0 = select(beyond, xs[i], x0), y0 = select(beyond, ys[i], y0);
    x1 = select(beyond, xs[i + 1], x1), y1 = select(beyond, ys[i + 1], y1);
  }
  const Real inside = y0 + (clamp(x, xs[0], xs[last]) - x0) / (x1 - x0) * (y1 - y0);
  return select(x >= xs[last], ys[last], inside);
}

}  // namespace base

#include "base/normal.hpp"
