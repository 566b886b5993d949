#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/inputs.hpp"
#include "engine/kept_states.hpp"
#include "engine/results.hpp"
#include "model/setting.hpp"

namespace engine {

/// Builds of the model's one source: one world at a time, or a world per lane.
/// `kNative` is what processors other than x86 have instead of the named ones.
enum class Kernel { kScalar, kSse2, kNative, kAvx2, kAvx512 };

std::string_view kernel_name(Kernel kernel);
/// What this processor and this build can run, slowest first; never empty.
std::vector<Kernel> available_kernels();
/// By name, or the fastest available for "auto"; nothing if unknown or not available here.
std::optional<Kernel> find_kernel(std::string_view name);

/// A run: what, how many, with which luck.
struct Plan {
  const model::Setting* setting = nullptr;
  const Inputs* inputs = nullptr;
  std::uint64_t seed = 0;
  int replicates = 1000;
  Kernel kernel = Kernel::kScalar;
  bool audit = false;  ///< check the books every month (always done in debug builds)
};

inline constexpr int kBlock = 64;  ///< replicates in a block, whatever the lanes, threads or ranks
inline int block_count(int replicates) { return (replicates + kBlock - 1) / kBlock; }

/// What can happen in a world of this setting, in the order in which results count it.
std::vector<EventKind> event_kinds(const model::Setting& setting);
/// Runs replicates [64 * block + 1, 64 * block + 64] of the plan into `results`, whose first place is that of the plan's world
/// `from` (from 0). Blocks may run in any order and at the same time. Throws base::InvariantError naming replicate and month if
/// a balance of the model breaks.
void run_block(const Plan& plan, int block, Results& results, int from = 0);

/// Runs the worlds `records` (luck for `luck_slots(setting)` half-years each, keys of `seed`) to places first, first + 1,
/// ... of `results`, which need not count events. Calls may be made at the same time for different places. Throws
/// base::InvariantError naming the place (from 1) and month if a balance of the model breaks.
void run_worlds(const model::Setting& setting, const std::vector<WorldRecord>& records, std::uint64_t seed,
                Kernel kernel, bool audit, int first, Results& results);

/// Runs replicates [first, first + count) of the plan, counted from 1, into `results`, which has a place for each and holds
/// what is wanted of them. They go on from `states` where they can, and leave theirs there; `plan.setting` is its current one.
/// Throws as run_block does.
void run_replicates(const Plan& plan, int first, int count, KeptStates& states, Results& results);

/// A line of one world's story: what happened, who did it, and why (never empty).
struct StoryLine {
  int month = 0;
  std::string actor, what, why;
  bool brief = false;  ///< one of the few that carry the story: policy, what changed the lag, the state of each year
  std::string move;    ///< id of the scheduled move that the line tells of; empty for all else
};
/// The chronicle of one replicate, month by month.
std::vector<StoryLine> tell_story(const Plan& plan, std::uint64_t replicate);

}  // namespace engine
