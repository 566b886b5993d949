#pragma once
// Likelihoods for tests: a batch from a function of one particle.

#include <functional>
#include <vector>

#include "analysis/particles.hpp"

namespace test {

using One = std::function<double(const analysis::Particle&)>;

/// Evaluates particle by particle, in order.
inline analysis::LogLikelihood each(One one) {
  return [one = std::move(one)](const std::vector<analysis::Particle>& batch) {
    std::vector<double> values;
    for (const analysis::Particle& particle : batch) values.push_back(one(particle));
    return values;
  };
}

/// -(value / sd)^2 / 2: the normal density without its constant.
inline double bell(double value, double sd) { return -0.5 * (value / sd) * (value / sd); }

}  // namespace test
