#include "analysis/proposal.hpp"

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <numeric>

#include "base/error.hpp"
#include "base/math.hpp"

namespace analysis {

namespace {

// How often each kind is proposed, among those that make sense. Measured on a linear problem with 220 coordinates (40
// informed), 50 keys (15 informed), 10 choices and 40 figures, eight of them three quarters luck, whose answer is known:
// walks settle the coordinates quickly, and what limits the effective size is luck, since no population can teach where
// a fresh draw will land. So keys get most; with fewer walks the coordinates fall behind while the temperature rises.
// Differences are there for shapes that are not normal; uninformed coordinates need few proposals, since many move at
// once, and choices few, since the tempering itself keeps their branches alive.
constexpr std::array<double, kMoves> kFrequency{0.10, 0.02, 0.28, 0.05, 0.42, 0.06, 0.07};

/// The chance that a difference runs over a subset of the informed coordinates and not of all: the data inform few.
constexpr double kInformedDifference = 0.75;

std::vector<std::size_t> open_choices(const Space& space) {
  std::vector<std::size_t> result;
  for (std::size_t i = 0; i < space.branches.size(); ++i)
    if (space.branches[i] > 1) result.push_back(i);
  return result;
}

/// The kinds that make sense, as frequencies that need not sum to 1.
std::array<double, kMoves> frequencies(const Space& space, const Reference& reference, bool has_choices) {
  std::array<double, kMoves> result = kFrequency;
  const auto forbid = [&result](std::initializer_list<Move> moves) {
    for (const Move move : moves) result[index_of(move)] = 0;
  };
  if (space.coordinates == 0) forbid({Move::kDifference, Move::kJump});
  if (reference.informed.empty()) forbid({Move::kWalk, Move::kSwitch});
  if (reference.uninformed.empty()) forbid({Move::kRefresh});
  if (space.keys == 0) forbid({Move::kKeys});
  if (!has_choices) forbid({Move::kChoice, Move::kSwitch});
  return result;
}

Move draw_move(const std::array<double, kMoves>& frequency, double u) {
  double rest = u * std::accumulate(frequency.begin(), frequency.end(), 0.0);
  Move move = Move::kWalk;
  for (std::size_t i = 0; i < kMoves; ++i) {
    if (frequency[i] == 0) continue;
    move = static_cast<Move>(i);
    if (rest < frequency[i]) break;
    rest -= frequency[i];
  }
  return move;
}

std::vector<std::size_t> whole_numbers(std::size_t count) {
  std::vector<std::size_t> result(count);
  std::iota(result.begin(), result.end(), std::size_t{0});
  return result;
}

/// Some of the items, in a number that belongs to a random size class.
std::vector<std::size_t> draw_class(Proposal& proposal, std::span<const std::size_t> items, Draws& draws) {
  const std::size_t classes = size_classes(items.size());
  // the larger of two classes: small subsets get through more easily, but large ones travel further per proposal
  proposal.size_class = std::max(draws.below(classes), draws.below(classes));
  return draw_subset(items, std::min(std::size_t{1} << proposal.size_class, items.size()), draws);
}

void propose_difference(Proposal& proposal, const Surroundings& around, Draws& draws) {
  const bool informed = draws.uniform() < kInformedDifference && !around.reference.informed.empty();
  const std::vector<std::size_t> subset =
      draw_class(proposal, informed ? around.reference.informed : around.coordinates, draws);
  const std::size_t count = around.others.size(), a = draws.below(count);
  const std::size_t b = (a + 1 + draws.below(count - 1)) % count;
  const double best = 2.38 / base::sqrt(2.0 * static_cast<double>(subset.size()));
  const double factor =
      proposal.move == Move::kJump ? 1.0 : best * around.adaptation.difference_step[proposal.size_class];
  proposal.log_ratio = differ(proposal.particle.z, subset, around.particles[around.others[a]].z,
                              around.particles[around.others[b]].z, factor, draws);
}

void propose_walk(Proposal& proposal, const Surroundings& around, Draws& draws) {
  const std::vector<std::size_t> places = draw_class(proposal, around.places, draws);
  const double step = around.adaptation.walk_step[proposal.size_class];
  proposal.log_ratio = walk(proposal.particle.z, places, around.reference, step, draws);
}

/// Which of `items` to draw again: from 1 to twice the mean less one, so that the hardest also come alone.
std::vector<std::size_t> to_redraw(std::span<const std::size_t> items, double mean, Draws& draws) {
  const double wanted = 1 + draws.uniform() * (2 * mean - 1);
  return draw_subset(items, std::min(static_cast<std::size_t>(wanted), items.size()), draws);
}

void propose_refresh(Proposal& proposal, const Surroundings& around, Draws& draws) {
  for (const std::size_t j : to_redraw(around.reference.uninformed, around.adaptation.refresh, draws))
    proposal.particle.z[j] = draws.normal();
}

void propose_keys(Proposal& proposal, const Surroundings& around, Draws& draws) {
  for (const std::size_t i : to_redraw(around.keys, around.adaptation.keys, draws))
    proposal.particle.keys[i] = draws.key();
}

void propose_choice(Proposal& proposal, const Surroundings& around, Draws& draws) {
  const std::size_t choice = around.choices[draws.below(around.choices.size())];
  const int branches = around.space.branches[choice];
  const int others = static_cast<int>(draws.below(static_cast<std::size_t>(branches - 1)));
  int& branch = proposal.particle.choices[choice];
  branch = (branch + 1 + others) % branches;
}

}  // namespace

std::size_t size_classes(std::size_t items) {
  std::size_t classes = 0;
  while (items > 0 && (std::size_t{1} << classes) < 2 * items) ++classes;
  return classes;
}

Surroundings::Surroundings(const Space& space_value, const Adaptation& adaptation_value,
                           const std::vector<Particle>& all, std::span<const std::size_t> others_value)
    : space(space_value),
      adaptation(adaptation_value),
      particles(all),
      others(others_value),
      reference(learn(all, others_value, space_value.coordinates)),
      coordinates(whole_numbers(space_value.coordinates)),
      places(whole_numbers(reference.informed.size())),
      keys(whole_numbers(space_value.keys)),
      choices(open_choices(space_value)),
      frequency(frequencies(space_value, reference, !choices.empty())) {
  base::ensure(others.size() >= 2, "moves need at least two particles that stand still");
}

Proposal propose(const Particle& particle, const Surroundings& around, Draws& draws) {
  Proposal proposal{particle, draw_move(around.frequency, draws.uniform())};
  switch (proposal.move) {
    case Move::kDifference:
    case Move::kJump:
      propose_difference(proposal, around, draws);
      break;
    case Move::kWalk:
      propose_walk(proposal, around, draws);
      break;
    case Move::kRefresh:
      propose_refresh(proposal, around, draws);
      break;
    case Move::kKeys:
      propose_keys(proposal, around, draws);
      break;
    case Move::kSwitch:
      propose_walk(proposal, around, draws);
      [[fallthrough]];
    case Move::kChoice:
      propose_choice(proposal, around, draws);
      break;
  }
  return proposal;
}

}  // namespace analysis
