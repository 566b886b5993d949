#include "analysis/particles.hpp"

#include <limits>

#include "analysis/draws.hpp"
#include "base/error.hpp"

namespace analysis {

void one_by_one(std::size_t count, const std::function<void(std::size_t)>& body) {
  for (std::size_t i = 0; i < count; ++i) body(i);
}

Particle draw_prior(const Space& space, std::uint64_t seed, std::size_t index) {
  base::ensure(space.coordinates + space.branches.size() + space.keys > 0, "a space for inference must hold something");
  Particle particle;
  // one purpose each, so that a coordinate more leaves the choices and keys of a draw as they are
  Draws numbers(seed, "prior/coordinates", 0, index), branches(seed, "prior/choices", 0, index);
  Draws keys(seed, "prior/keys", 0, index);
  for (std::size_t i = 0; i < space.coordinates; ++i) particle.z.push_back(numbers.normal());
  for (const int count : space.branches) {
    base::ensure(count >= 1, "a choice must have at least one branch");
    particle.choices.push_back(static_cast<int>(branches.below(static_cast<std::size_t>(count))));
  }
  for (std::size_t i = 0; i < space.keys; ++i) particle.keys.push_back(keys.key());
  return particle;
}

std::vector<double> evaluate(const LogLikelihood& log_likelihood, const std::vector<Particle>& particles) {
  std::vector<double> values = log_likelihood(particles);
  base::ensure(values.size() == particles.size(), "a log likelihood must give one number per particle");
  for (const double value : values)
    base::ensure(value < std::numeric_limits<double>::infinity(), "a log likelihood is NaN or +infinity");
  return values;
}

}  // namespace analysis
