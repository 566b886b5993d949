#pragma once
#include <limits>

/// What few worlds, and worlds that all agree, can and cannot tell.
namespace base {

/// Worlds that a range of nine in ten takes: with fewer not one lies beyond each end. Below it the median alone is told.
inline constexpr int kFewestForRange = 20;

/// The standard error of a share of worlds, as it may be told: worlds that all agree show no spread, which is no proof that
/// the share is exactly 0 or 1, so its error is undefined (NaN) there. analysis::share_interval tells how far it may lie.
inline double error_of_share(double share, double error) {
  return share == 0 || share == 1 ? std::numeric_limits<double>::quiet_NaN() : error;
}

}  // namespace base
