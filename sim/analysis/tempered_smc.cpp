#include "analysis/tempered_smc.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

#include "analysis/draws.hpp"
#include "analysis/effective.hpp"
#include "base/error.hpp"
#include "base/math.hpp"

namespace analysis {

namespace {

void check(const Space& space, const SmcOptions& options) {
  base::ensure(options.particles >= 4, "a fit needs at least 4 particles");
  base::ensure(options.initial_factor >= 1, "a fit starts from at least as many draws as it has particles");
  base::ensure(options.effective_share > 0 && options.effective_share < 1, "an effective share lies between 0 and 1");
  base::ensure(options.rounds >= 1 && options.final_rounds >= 0, "rounds of moves: at least 1, final ones at least 0");
  base::ensure(options.particles * options.initial_factor < std::numeric_limits<std::uint32_t>::max(),
               "a fit numbers its prior draws with 32 bits");
  draw_prior(space, options.seed, 0);  // checks the space
}

/// The weights of a rise in temperature, the largest of them 1. A likelihood of zero has weight zero.
std::vector<double> weights_of(const std::vector<double>& log_likelihoods, double largest, double rise) {
  std::vector<double> weights;
  for (const double value : log_likelihoods)
    weights.push_back(std::isfinite(value) ? base::exp(rise * (value - largest)) : 0.0);
  return weights;
}

/// The largest rise up to `most` after which the weights still have the wanted effective size.
double find_rise(const std::vector<double>& log_likelihoods, double largest, double wanted, double most) {
  const auto enough = [&](double rise) { return effective_size(weights_of(log_likelihoods, largest, rise)) >= wanted; };
  if (enough(most)) return most;
  double low = 0, high = most;
  // 60 halvings: likelihoods that differ by 1e15 can still be told apart
  for (int i = 0; i < 60; ++i) {
    const double middle = 0.5 * (low + high);
    (enough(middle) ? low : high) = middle;
  }
  return low > 0 ? low : high;
}

/// Systematic resampling: `count` places at equal distances over the sum of the weights, so that a particle has either
/// the whole number below or above its share of copies.
std::vector<std::size_t> resample(const std::vector<double>& weights, std::size_t count, double u) {
  double total = 0;
  for (const double weight : weights) total += weight;
  std::size_t last = 0;
  for (std::size_t i = 0; i < weights.size(); ++i)
    if (weights[i] > 0) last = i;  // rounding must not lead past it
  std::vector<std::size_t> parents;
  double passed = weights[0];
  std::size_t parent = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const double place = (static_cast<double>(i) + u) / static_cast<double>(count) * total;
    while (passed <= place && parent < last) passed += weights[++parent];
    parents.push_back(parent);
  }
  return parents;
}

void keep(SmcState& state, const std::vector<std::size_t>& parents) {
  std::vector<Particle> particles;
  std::vector<double> log_likelihoods;
  std::vector<std::uint32_t> ancestors;
  for (const std::size_t parent : parents) {
    particles.push_back(state.particles[parent]);
    log_likelihoods.push_back(state.log_likelihoods[parent]);
    ancestors.push_back(state.ancestors[parent]);
  }
  state.particles = std::move(particles);
  state.log_likelihoods = std::move(log_likelihoods);
  state.ancestors = std::move(ancestors);
}

std::size_t distinct(std::vector<std::uint32_t> ids) {
  std::sort(ids.begin(), ids.end());
  return static_cast<std::size_t>(std::unique(ids.begin(), ids.end()) - ids.begin());
}

double median(std::vector<double> steps) {
  if (steps.empty()) return 0;
  std::sort(steps.begin(), steps.end());
  return steps[steps.size() / 2];
}

/// Weights and resamples to the next temperature.
void rise(SmcState& state, const SmcOptions& options, SmcStep& step) {
  const double largest = *std::max_element(state.log_likelihoods.begin(), state.log_likelihoods.end());
  const auto finite = std::count_if(state.log_likelihoods.begin(), state.log_likelihoods.end(),
                                    [](double value) { return std::isfinite(value); });
  // The many draws at the start need not stay half effective: as many as there will be particles is plenty.
  const double wanted =
      std::min(static_cast<double>(options.particles), options.effective_share * static_cast<double>(finite));
  const double most = 1 - state.temperature, delta = find_rise(state.log_likelihoods, largest, wanted, most);
  const std::vector<double> weights = weights_of(state.log_likelihoods, largest, delta);
  step.effective_size = effective_size(weights);
  step.log_evidence_increment = delta * largest + base::log(mean(weights));
  state.log_evidence += step.log_evidence_increment;
  const double before = state.temperature;
  state.temperature = delta == most ? 1.0 : before + delta;
  base::ensure(state.temperature > before, "likelihoods differ too much for any rise in temperature");
  keep(state, resample(weights, options.particles, Draws(options.seed, "resample", state.round, 0).uniform()));
}

void move(SmcState& state, const Space& space, const SmcOptions& options, const LogLikelihood& log_likelihood,
          SmcStep& step) {
  step.moves += move_round(state.particles, state.log_likelihoods, state.temperature, state.adaptation, space,
                           options.seed, state.round, log_likelihood);
  ++state.round;
  state.evaluations += state.particles.size();
}

/// Far beyond what a standard normal is, or a likelihood, and small enough to be squared and subtracted.
constexpr double kFarthestCoordinate = 1e6, kLargestLogLikelihood = 1e100;

bool lies_in(const Particle& particle, const Space& space) {
  if (particle.z.size() != space.coordinates || particle.choices.size() != space.branches.size() ||
      particle.keys.size() != space.keys)
    return false;
  for (std::size_t i = 0; i < particle.choices.size(); ++i)
    if (particle.choices[i] < 0 || particle.choices[i] >= space.branches[i]) return false;
  return std::all_of(particle.z.begin(), particle.z.end(), [](double z) { return std::abs(z) <= kFarthestCoordinate; });
}

bool is_log_likelihood(double value) {
  return std::abs(value) <= kLargestLogLikelihood || value == -std::numeric_limits<double>::infinity();
}

bool is_sound(const SmcStep& step) {
  const double numbers[] = {step.temperature, step.effective_size,  step.log_evidence_increment,
                            step.walk_step,   step.difference_step, step.refresh,
                            step.keys};
  return std::all_of(std::begin(numbers), std::end(numbers), [](double number) { return std::isfinite(number); }) &&
         step.distinct_ancestors <= std::numeric_limits<std::uint32_t>::max();
}

bool is_sound(const Adaptation& adaptation, const Space& space) {
  const Adaptation at_most = begin_adaptation(space);  // redraws begin at their most
  const auto are_steps = [&](const std::vector<double>& steps, double most) {
    return steps.size() == at_most.walk_step.size() &&
           std::all_of(steps.begin(), steps.end(), [&](double step) { return step > 0 && step <= most; });
  };
  return are_steps(adaptation.walk_step, 1) && are_steps(adaptation.difference_step, 2) && adaptation.refresh >= 1 &&
         adaptation.refresh <= at_most.refresh && adaptation.keys >= 1 && adaptation.keys <= at_most.keys;
}

}  // namespace

bool can_go_on(const SmcState& state, const Space& space, const SmcOptions& options) {
  const std::size_t count = state.particles.size();
  const std::size_t wanted = options.particles * (state.temperature > 0 ? 1 : options.initial_factor);
  return state.temperature >= 0 && state.temperature <= 1 && count == wanted && state.log_likelihoods.size() == count &&
         state.ancestors.size() == count && state.final_rounds >= 0 && state.final_rounds <= options.final_rounds &&
         std::isfinite(state.log_evidence) && is_sound(state.adaptation, space) &&
         (state.temperature == 0) == state.history.empty() &&
         std::all_of(state.particles.begin(), state.particles.end(),
                     [&](const Particle& particle) { return lies_in(particle, space); }) &&
         std::all_of(state.log_likelihoods.begin(), state.log_likelihoods.end(), is_log_likelihood) &&
         std::any_of(state.log_likelihoods.begin(), state.log_likelihoods.end(),
                     [](double value) { return std::isfinite(value); }) &&
         std::all_of(state.history.begin(), state.history.end(), [](const SmcStep& step) { return is_sound(step); });
}

SmcState smc_begin(const Space& space, const SmcOptions& options, const LogLikelihood& log_likelihood) {
  check(space, options);
  SmcState state;
  for (std::size_t part = 0; part < options.initial_factor; ++part) {
    const std::size_t first = part * options.particles;
    std::vector<Particle> batch(options.particles);
    space.each(batch.size(), [&](std::size_t i) { batch[i] = draw_prior(space, options.seed, first + i); });
    for (std::size_t i = 0; i < batch.size(); ++i) state.ancestors.push_back(static_cast<std::uint32_t>(first + i));
    const std::vector<double> values = evaluate(log_likelihood, batch);
    state.log_likelihoods.insert(state.log_likelihoods.end(), values.begin(), values.end());
    std::move(batch.begin(), batch.end(), std::back_inserter(state.particles));
  }
  if (std::none_of(state.log_likelihoods.begin(), state.log_likelihoods.end(),
                   [](double value) { return std::isfinite(value); })) {
    base::Fault fault;
    fault.problem = "no draw from the prior agrees with the record at all: every likelihood is zero";
    fault.suggestion = "widen the priors or the errors of the figures";
    throw base::InputError({fault});
  }
  state.evaluations = state.particles.size();
  state.adaptation = begin_adaptation(space);
  return state;
}

bool smc_advance(SmcState& state, const Space& space, const SmcOptions& options, const LogLikelihood& log_likelihood) {
  const bool at_posterior = state.temperature >= 1;
  if (at_posterior && state.final_rounds >= options.final_rounds) return false;
  SmcStep step;
  if (at_posterior) {
    step.effective_size = static_cast<double>(state.particles.size());
    ++state.final_rounds;
  } else {
    rise(state, options, step);
  }
  for (int i = 0; i < (at_posterior ? 1 : options.rounds); ++i) move(state, space, options, log_likelihood, step);
  step.temperature = state.temperature;
  step.distinct_ancestors = distinct(state.ancestors);
  step.walk_step = median(state.adaptation.walk_step), step.difference_step = median(state.adaptation.difference_step);
  step.refresh = state.adaptation.refresh, step.keys = state.adaptation.keys;
  state.history.push_back(step);
  return true;
}

SmcState smc_run(const Space& space, const SmcOptions& options, const LogLikelihood& log_likelihood) {
  SmcState state = smc_begin(space, options, log_likelihood);
  while (smc_advance(state, space, options, log_likelihood)) {
  }
  return state;
}

}  // namespace analysis
