#include "analysis/moves.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <span>
#include <utility>

#include "analysis/draws.hpp"
#include "analysis/proposal.hpp"
#include "base/error.hpp"
#include "base/math.hpp"

namespace analysis {

namespace {

constexpr double kWantedAcceptance = 0.27;  // between the best rates in one dimension (0.44) and many (0.234)
constexpr double kWantedRedraws = 0.25;     // as many fresh draws at once as still get through in one of four
constexpr double kLearningRate = 1.0;       // of log step per unit of acceptance missed
constexpr double kFewProposals = 20.0;      // a rate from fewer teaches less
constexpr double kLeastStep = 0.01, kLeastDifference = 0.02, kMostDifference = 2.0;

/// What stays the same in a round.
struct Round {
  const Space& space;
  const LogLikelihood& log_likelihood;
  double temperature;
  std::uint64_t seed, number;
};

struct Population {
  std::vector<Particle>& particles;
  std::vector<double>& log_likelihoods;
};

/// Proposals and acceptances of one size.
struct Tally {
  double proposed = 0, accepted = 0;
  void add(bool was_accepted) { proposed += 1, accepted += was_accepted ? 1 : 0; }
};

struct Tallies {
  explicit Tallies(std::size_t classes) : difference(classes), walk(classes) {}
  MoveCounts counts;
  std::vector<Tally> difference, walk;
  Tally refresh, keys;
};

void count(const Proposal& proposal, bool accepted, Tallies& tallies) {
  ++tallies.counts.proposed[index_of(proposal.move)];
  tallies.counts.accepted[index_of(proposal.move)] += accepted ? 1 : 0;
  if (proposal.move == Move::kDifference) tallies.difference[proposal.size_class].add(accepted);
  if (proposal.move == Move::kWalk) tallies.walk[proposal.size_class].add(accepted);
  if (proposal.move == Move::kRefresh) tallies.refresh.add(accepted);
  if (proposal.move == Move::kKeys) tallies.keys.add(accepted);
}

bool accepts(double before, double after, double temperature, double log_ratio, double u) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  if (after == -kInfinity) return false;
  if (before == -kInfinity) return true;
  return base::log(u) < temperature * (after - before) + log_ratio;
}

/// The step that brings acceptance nearer to what is wanted.
double better(double step, const Tally& tally, double wanted, double least, double most) {
  if (tally.proposed == 0) return step;
  const double trust = tally.proposed / (tally.proposed + kFewProposals);
  const double missed = tally.accepted / tally.proposed - wanted;
  return std::clamp(step * base::exp(kLearningRate * trust * missed), least, most);
}

/// A mean of half of them, so that twice the mean is not more than there are.
double most_redraws(std::size_t items) { return std::max(1.0, 0.5 * static_cast<double>(items + 1)); }

/// Steps follow the acceptance of whole rounds, thousands of proposals, so that one particle's fate hardly bears on its
/// own next move: what adaptation disturbs is of the order of one over the population.
void adapt(Adaptation& adaptation, const Tallies& tallies, const Space& space) {
  for (std::size_t i = 0; i < adaptation.walk_step.size(); ++i) {
    adaptation.walk_step[i] = better(adaptation.walk_step[i], tallies.walk[i], kWantedAcceptance, kLeastStep, 1.0);
    adaptation.difference_step[i] = better(adaptation.difference_step[i], tallies.difference[i], kWantedAcceptance,
                                           kLeastDifference, kMostDifference);
  }
  adaptation.refresh =
      better(adaptation.refresh, tallies.refresh, kWantedRedraws, 1.0, most_redraws(space.coordinates));
  adaptation.keys = better(adaptation.keys, tallies.keys, kWantedRedraws, 1.0, most_redraws(space.keys));
}

/// The particles of `movers` propose given the `others`, and each proposal is accepted or not.
void move_half(std::span<const std::size_t> movers, std::span<const std::size_t> others, Population& population,
               const Round& round, const Adaptation& adaptation, Tallies& tallies) {
  const Surroundings around(round.space, adaptation, population.particles, others);
  std::vector<Proposal> proposals(movers.size());
  std::vector<Particle> batch(movers.size());
  round.space.each(movers.size(), [&](std::size_t i) {
    Draws draws(round.seed, "propose", round.number, movers[i]);
    proposals[i] = propose(population.particles[movers[i]], around, draws);
    batch[i] = std::move(proposals[i].particle);
  });
  const std::vector<double> likelihoods = evaluate(round.log_likelihood, batch);
  for (std::size_t i = 0; i < movers.size(); ++i) {
    const std::size_t mover = movers[i];
    const double u = Draws(round.seed, "accept", round.number, mover).uniform();
    double& current = population.log_likelihoods[mover];
    const bool accepted = accepts(current, likelihoods[i], round.temperature, proposals[i].log_ratio, u);
    count(proposals[i], accepted, tallies);
    if (!accepted) continue;
    population.particles[mover] = std::move(batch[i]);
    current = likelihoods[i];
  }
}

/// All particles in a random order: its first half moves first.
std::vector<std::size_t> shuffled(std::size_t count, Draws draws) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = count; i > 1; --i) std::swap(order[i - 1], order[draws.below(i)]);
  return order;
}

}  // namespace

const char* move_name(Move move) {
  constexpr std::array<const char*, kMoves> kNames{"difference", "jump", "walk", "refresh", "keys", "choice", "switch"};
  return kNames[index_of(move)];
}

double MoveCounts::acceptance(Move move) const {
  const std::size_t i = index_of(move);
  return proposed[i] == 0 ? 0 : static_cast<double>(accepted[i]) / static_cast<double>(proposed[i]);
}

MoveCounts& MoveCounts::operator+=(const MoveCounts& other) {
  for (std::size_t i = 0; i < kMoves; ++i) proposed[i] += other.proposed[i], accepted[i] += other.accepted[i];
  return *this;
}

Adaptation begin_adaptation(const Space& space) {
  const std::size_t classes = size_classes(space.coordinates);
  return {std::vector<double>(classes, 1.0), std::vector<double>(classes, 0.9), most_redraws(space.coordinates),
          most_redraws(space.keys)};
}

MoveCounts move_round(std::vector<Particle>& particles, std::vector<double>& log_likelihoods, double temperature,
                      Adaptation& adaptation, const Space& space, std::uint64_t seed, std::uint64_t round,
                      const LogLikelihood& log_likelihood) {
  base::ensure(particles.size() >= 4 && log_likelihoods.size() == particles.size(),
               "moves need at least four particles and a likelihood for each");
  base::ensure(temperature > 0 && temperature <= 1, "a temperature lies above 0 and up to 1");
  base::ensure(adaptation.walk_step.size() == size_classes(space.coordinates) &&
                   adaptation.difference_step.size() == adaptation.walk_step.size(),
               "the adaptation belongs to another space");
  Population population{particles, log_likelihoods};
  const Round constant{space, log_likelihood, temperature, seed, round};
  Tallies tallies(adaptation.walk_step.size());
  const std::vector<std::size_t> order = shuffled(particles.size(), Draws(seed, "halves", round, 0));
  const std::span<const std::size_t> all(order);
  const std::span<const std::size_t> first = all.first(all.size() / 2), second = all.subspan(all.size() / 2);
  move_half(first, second, population, constant, adaptation, tallies);
  move_half(second, first, population, constant, adaptation, tallies);
  adapt(adaptation, tallies, space);
  return tallies.counts;
}

}  // namespace analysis
