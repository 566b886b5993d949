// One build of the model. This file is compiled once per variant; nothing but its entry point is visible outside, so that
// no function compiled for a newer processor can ever be called on an older one.
#include <algorithm>
#include <cstring>

#include "engine/kernel/call.hpp"
#include "engine/kernel/lanes.hpp"
#include "model/documented.hpp"

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
  const auto keep = [&](std::size_t output, R value) {
    copy_lanes(value, worlds, call.results->column(output, world.month) + call.first + first);
    if (base::all(value * 0.0 == 0.0)) return;  // false for what is not finite
    for (int lane = 0; lane < worlds; ++lane) refuse_nonsense(base::lane(value, lane), output);
  };
  for (std::size_t i = 0; i < model::kMetrics; ++i) keep(i, world.metrics.*model::kMetricMembers<R>[i]);
  for (std::size_t i = 0; i < model::kLevers; ++i)
    keep(model::kMetrics + i, world.policy.levers.*model::kLeverMembers<R>[i]);
}

template <class R> void store_events(const model::World<R>& world, const KernelCall& call, int first, int worlds) {
  const std::size_t counted = std::min(world.event_first.size(), call.results->events().size());
  for (std::size_t event = 0; event < counted; ++event)
    for (int lane = 0; lane < worlds; ++lane) {
      call.results->event_first(event)[call.first + first + lane] = base::lane(world.event_first[event], lane);
      call.results->event_count(event)[call.first + first + lane] = base::lane(world.event_count[event], lane);
    }
}

/// Runs one batch: as many worlds as the variant has lanes.
template <class R> void run_batch(const KernelCall& call, int first) {
  const int worlds = std::min(base::kWidth<R>, call.count - first);
  const Batch<R> batch = pack<R>(call.records + first, worlds);
  const model::Luck<R> luck(call.seed, batch.luck, luck_slots(*call.setting), past_slots(*call.setting));
  model::World<R> world = model::begin_world(*call.setting, batch.parameters, batch.branches, luck);
  for (; world.month < call.setting->months; ++world.month) {
    try {
      model::step(world, luck);
      if (call.audit) model::check_books(world);
      store(world, call, first, worlds);
    } catch (const base::InvariantError& error) {
      throw error.at(call.first + first + 1, world.month);
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
