#pragma once
#include <atomic>
#include <cstdint>
#include <functional>

#include "engine/plan.hpp"
#include "input/record/targets.hpp"
#include "study/worlds/share.hpp"
#include "study/worlds/stopped.hpp"

namespace study {

/// What runs the worlds: nothing in it can change a result.
struct Machine {
  engine::Kernel kernel = engine::Kernel::kScalar;
  int threads = 0;
  const std::atomic<bool>* stop = nullptr;  ///< may be null
  const Peers* peers = nullptr;             ///< with which the worlds are shared; may be null
};

/// A world as it ran.
struct RunWorld {
  const engine::WorldRecord& record;
  const engine::Results& results;  ///< of its block
  int place = 0;                   ///< of the world, in `results`
  std::size_t number = 0;          ///< of the world, from 0
};

/// Runs `count` worlds block by block, as many threads as `machine` has, or its share of them, and holds the metrics
/// that `targets` read. `record_of` makes the world of a number, `take` reads what it shows; both are called from several
/// threads, once for each world that runs here. Throws base::InvariantError if the model breaks, Stopped if the user asked to stop.
void run_world_blocks(const model::Setting& setting, std::uint64_t luck_seed, const Machine& machine, std::size_t count,
                      const std::vector<io::Target>& targets,
                      const std::function<engine::WorldRecord(std::size_t)>& record_of,
                      const std::function<void(const RunWorld&)>& take);

/// The numbers that the targets read in each of `count` worlds, world by world: the same in every process that shares them.
std::vector<double> readings_of_worlds(const model::Setting& setting, std::uint64_t luck_seed, const Machine& machine,
                                       std::size_t count, const std::vector<io::Target>& targets,
                                       const std::function<engine::WorldRecord(std::size_t)>& record_of);

/// The number that a target, or a question in its form, reads in a world.
double reading_of(const io::Target& target, const engine::Results& results, int place);

/// Months that reading all of them needs: to the present, or to the last date of a target if that is later.
int months_of_record(const model::Setting& setting, const std::vector<io::Target>& targets);

}  // namespace study
