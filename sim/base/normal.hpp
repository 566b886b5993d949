#pragma once
// The standard normal distribution over Real, with the promises of math.hpp.

#include <array>
#include <cstddef>

#include "base/math.hpp"

namespace base {

namespace detail {

/// The polynomial c[0] + c[1] x + ... + c[7] x^7, grouped so that the chain is short.
template <class Real> CHOKEPOINT_INLINE Real polynomial_7(const std::array<double, 8>& c, Real x) {
  const Real x2 = x * x, x4 = x2 * x2;
  return ((x * c[1] + c[0]) + (x * c[3] + c[2]) * x2) + ((x * c[5] + c[4]) + (x * c[7] + c[6]) * x2) * x4;
}

/// p(x) / q(x), both of degree 7.
struct Rational {
  std::array<double, 8> p, q;
  template <class Real> CHOKEPOINT_INLINE Real operator()(Real x) const {
    return polynomial_7(p, x) / polynomial_7(q, x);
  }
};

// Best rational fits of the normal quantile in the three regions of Wichura (1988), algorithm AS 241, found again with
// the Remez exchange in 50 digits (relative error of each below 1.4e-16).
/// quantile / q in 0.180625 - q^2 for |q| <= 0.425, where q = u - 1/2
inline constexpr Rational kQuantileCentre{
    {3.3871328727963665, 133.14165092560285, 1971.5903927055936, 13731.68725965092, 45921.92136042721,
     67265.70375769264, 33430.53047308184, 2509.076497212085},
    {1.0, 42.31332569259117, 687.1868278154051, 5394.193671182057, 21213.780542331195, 39307.860108045825,
     28729.05067366485, 5226.486976964673}};
/// quantile in r - 1.6 for r = sqrt(-log(tail)) <= 5
inline constexpr Rational kQuantileTail{
    {1.4234371107496837, 4.633603915833133, 5.779531744742637, 3.6590291618403525, 1.2762118054975158,
     0.24319066359034366, 0.022873354363362228, 0.0007795105923043312},
    {1.0, 2.0554861218788405, 1.6806815440990182, 0.6926656048935068, 0.14895029862717915, 0.015298801902075847,
     0.0005511047347925087, 1.0510731035347364e-09}};
/// quantile in r - 5 for 5 < r <= 27.3
inline constexpr Rational kQuantileFarTail{
    {6.657904643501104, 5.462233490716215, 1.7836620323134884, 0.296222284045772, 0.02648429423153879,
     0.0012392623516125263, 2.7005412444963273e-05, 1.9983557299231326e-07},
    {1.0, 0.5995991872305944, 0.13680642885713318, 0.014851507215950986, 0.0007848314589017021, 1.8389532173290945e-05,
     1.4130416748002337e-07, 2.0101460983742914e-15}};

}  // namespace detail

/// The number below which a standard normal lies with probability u, 0 < u < 1 (NaN outside). Relative error below
/// 1e-15 where u itself is exact, and exactly antisymmetric about u = 1/2 wherever 1 - u is exact.
template <class Real> inline Real normal_quantile(Real u) {
  const Real q = u - 0.5;
  const Real centre = q * detail::kQuantileCentre(0.180625 - q * q);
  const Mask<Real> outside = abs(q) > 0.425;
  // skipping what no lane needs cannot change a bit: `select` takes nothing from it
  if (!any(outside)) return centre;
  const Real r = sqrt(-log(min(u, 1.0 - u)));
  Real tail = detail::kQuantileTail(r - 1.6);
  const Mask<Real> far = r > 5.0;
  if (any(far)) [[unlikely]]
    tail = select(far, detail::kQuantileFarTail(r - 5.0), tail);
  return select(outside, select(q < 0.0, -tail, tail), centre);
}

/// The probability that a standard normal lies below x; absolute error below 4e-16, relative error in the lower tail
/// below (4 + x^2) * 2e-16 down to x = -37, where it saturates near 1e-300. NaN stays NaN.
template <class Real> inline Real normal_cdf(Real x) {
  // e^(a^2/2) times the tail beyond a >= 0: our own best rational fit in 50 digits on [0, 38.5], relative error 1e-16
  constexpr std::array<double, 10> kP{0.5,
                                      0.7745608435684495,
                                      0.5935930171563165,
                                      0.28900913063715167,
                                      0.09755425915675926,
                                      0.023578132388787,
                                      0.004079913542290856,
                                      0.0004890592058198372,
                                      3.7130930056169034e-05,
                                      1.3802205659303178e-06};
  constexpr std::array<double, 11> kQ{1.0,
                                      2.3470062479397544,
                                      2.55982608365194,
                                      1.7129223680544596,
                                      0.781123137617579,
                                      0.25457293212689597,
                                      0.060320583977895297,
                                      0.010319900070788025,
                                      0.0012293493333785117,
                                      9.307343913991792e-05,
                                      3.459699895798936e-06};
  const Real a = min(abs(x), 38.5);
  Real p = constant<Real>(kP.back()), q = constant<Real>(kQ.back());
  for (std::size_t i = kP.size() - 1; i-- > 0;) p = p * a + kP[i];
  for (std::size_t i = kQ.size() - 1; i-- > 0;) q = q * a + kQ[i];
  const Real tail = exp(a * a * -0.5) * (p / q);
  return select(x > 0.0, 1.0 - tail, tail);
}
}  // namespace base
