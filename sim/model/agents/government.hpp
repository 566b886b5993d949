#pragma once
#include "model/events.hpp"
#include "model/mechanisms/policy.hpp"
#include "model/world.hpp"

/// Governments react to what they observed last month (MODEL.md 4): when METRIC stays above or below VALUE for N months,
/// then MOVE, with a monthly probability, at most once in M months. They move after the schedule.
namespace model {

/// Last month's value of what a reaction watches: a metric or, beyond the metrics, a lever.
template <class Real> Real observed(const World<Real>& world, int metric) {
  const auto i = static_cast<std::size_t>(metric);
  if (i < kMetrics) return world.metrics.*kMetricMembers<Real>[i];
  return world.policy.levers.*kLeverMembers<Real>[i - kMetrics];
}

/// Does the reaction's move change where the lever is heading, in the direction that it may?
template <class Real> Mask<Real> matters(const Reaction& reaction, Real target) {
  const auto raises = target<reaction.value, lowers = target> reaction.value;
  if (reaction.only == Reaction::Only::kRaise) return raises;
  if (reaction.only == Reaction::Only::kLower) return lowers;
  return either(raises, lowers);
}

/// Fires what is due. Each reaction has its own luck, so that adding one shifts no other's.
template <class Real> void react(World<Real>& world, const Luck<Real>& luck) {
  PolicyState<Real>& policy = world.policy;
  const std::size_t events = EventPlaces(world.setting).reactions;
  for (std::size_t i = 0; i < world.setting.reactions.size(); ++i) {
    const Reaction& reaction = world.setting.reactions[i];
    if (world.month == 0) break;
    const Real seen = observed(world, reaction.metric);
    const auto met = reaction.above ? seen > reaction.threshold : seen < reaction.threshold;
    policy.streak[i] = select<Real>(met, policy.streak[i] + 1.0, 0.0);
    policy.rest[i] = max(policy.rest[i] - 1.0, 0.0);
    if (world.month < world.setting.reactions_from) continue;
    const Real u = luck.uniform(Group::kServices, base::name_of("reaction", reaction.id), world.month);
    const auto lever = static_cast<std::size_t>(reaction.lever);
    const auto ripe = both(policy.streak[i] >= static_cast<double>(reaction.for_months), policy.rest[i] == 0.0);
    const auto fires = both(both(ripe, u < reaction.monthly_probability), matters(reaction, policy.target[lever]));
    set_course(policy, lever, Real{} + static_cast<double>(world.setting.moves.size() + i), Real{} + reaction.value,
               reaction.ramp_months, fires);
    policy.rest[i] = select<Real>(fires, static_cast<double>(reaction.cooldown_months), policy.rest[i]);
    policy.fired[i] += indicator<Real>(fires);
    note_event(world, events + i, indicator<Real>(fires));
  }
}

}  // namespace model
