// One build of the model. This file is compiled once per variant; nothing but its entry point is visible outside, so that
// no function compiled for a newer processor can ever be called on an older one.
#include <algorithm>
#include <cstring>
#include <memory>
#include <utility>

#include "engine/kernel/call.hpp"
#include "engine/kernel/lanes.hpp"
#include "model/documented.hpp"
#include "model/resume.hpp"

#define CHOKEPOINT_JOIN(a, b) a##b
#define CHOKEPOINT_ENTRY(variant) CHOKEPOINT_JOIN(chokepoint_kernel_, variant)

extern "C" void CHOKEPOINT_ENTRY(CHOKEPOINT_KERNEL)(void* opaque);

namespace engine {
namespace {

/// Copies the lanes of a value that hold a world.
template <class R> void copy_lanes(R value, int worlds, double* to) {
  if (worlds == base::kWidth<R>) {
    std::memcpy(to, &value, sizeof value);
    return;
  }
  for (int lane = 0; lane < worlds; ++lane) to[lane] = base::lane(value, lane);
}

/// Copies a month of a batch of worlds to their places. Lanes without a world repeat another, so all can be looked at.
template <class R> void store(const model::World<R>& world, const KernelCall& call, int first, int worlds) {
  if (world.month < call.results->wanted().first) return;
  const auto keep = [&](std::size_t output, R value) {
    copy_lanes(value, worlds, call.results->column(output, world.month) + call.first + first);
    if (base::all(value * 0.0 == 0.0)) return;  // false for what is not finite
    for (int lane = 0; lane < worlds; ++lane) refuse_nonsense(base::lane(value, lane), output);
  };
  for (const std::size_t output : call.results->wanted().outputs)
    keep(output, output < model::kMetrics ? world.metrics.*model::kMetricMembers<R>[output]
                                          : world.policy.levers.*model::kLeverMembers<R>[output - model::kMetrics]);
}

template <class R> void store_events(const model::World<R>& world, const KernelCall& call, int first, int worlds) {
  const std::size_t counted = std::min(world.event_first.size(), call.results->events().size());
  for (std::size_t event = 0; event < counted; ++event)
    for (int lane = 0; lane < worlds; ++lane) {
      call.results->event_first(event)[call.first + first + lane] = base::lane(world.event_first[event], lane);
      call.results->event_count(event)[call.first + first + lane] = base::lane(world.event_count[event], lane);
    }
}

/// A batch at its first month, or as it stood at the end of the present's month in an earlier run.
template <class R>
model::World<R> begin_batch(const KernelCall& call, int first, int worlds, const Batch<R>& batch,
                            const model::Luck<R>& luck) {
  // What was run already stands in no result, so it serves only where nobody wants it.
  const bool may_resume = call.states && call.results->wanted().first > call.setting->present;
  const void* state = may_resume ? call.states->find(call.number + first, call.records + first, worlds) : nullptr;
  if (!state) return model::begin_world(*call.setting, batch.parameters, batch.branches, luck);
  model::World<R> world = *static_cast<const model::World<R>*>(state);
  model::Renumbering<R>(call.states->origin(), *call.setting).apply(world);
  return world;
}

/// Leaves a batch at the end of the present's month for later runs.
template <class R> void keep_state(const model::World<R>& world, const KernelCall& call, int first, int worlds) {
  if (call.states->find(call.number + first, call.records + first, worlds)) return;
  auto state = std::make_shared<model::World<R>>(world);
  ++state->month;  // with which it goes on
  model::Renumbering<R>(*call.setting, call.states->origin()).apply(*state);
  call.states->keep(call.number + first, call.records + first, worlds, std::move(state));
}

/// Runs one batch: as many worlds as the variant has lanes.
template <class R> void run_batch(const KernelCall& call, int first) {
  const int worlds = std::min(base::kWidth<R>, call.count - first);
  const Batch<R> batch = pack<R>(call.records + first, worlds);
  const model::Luck<R> luck(call.seed, batch.luck, luck_slots(*call.setting), past_slots(*call.setting));
  model::World<R> world = begin_batch(call, first, worlds, batch, luck);
  for (; world.month < call.setting->months; ++world.month) {
    try {
      model::step(world, luck);
      if (call.audit) model::check_books(world);
      store(world, call, first, worlds);
      if (call.states && world.month == call.setting->present) keep_state(world, call, first, worlds);
    } catch (const base::InvariantError& error) {
      throw error.at(call.number + first, world.month);
    }
  }
  store_events(world, call, first, worlds);
}

}  // namespace
}  // namespace engine

extern "C" void CHOKEPOINT_ENTRY(CHOKEPOINT_KERNEL)(void* opaque) {
  const auto& call = *static_cast<const engine::KernelCall*>(opaque);
  using R = engine::KernelReal<CHOKEPOINT_KERNEL_WIDTH>;
  for (int first = 0; first < call.count; first += base::kWidth<R>) engine::run_batch<R>(call, first);
}
