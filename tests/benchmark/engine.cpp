// The engine's budgets, measured on the baseline as ratios within one run. Two things to compare are timed in turn, and the
// shortest time of each counts: what else the machine does can only lengthen one. One thread is timed by the time that it
// computed, two by the wall clock: engine/threads needs an idle machine.
//
//   engine/replicate/KERNEL      us: time per replicate, one thread; over_scalar: times faster than the scalar kernel
//   engine/threads               two_over_one: times faster on two threads; at_most: the same if neither ever waited,
//                                from the time that both computed, which a busy machine hardly changes
//   engine/arithmetic/KERNEL     over_costly: time per replicate over the time of its draws, normals, exponentials,
//                                logarithms, roots and divisions alone; over_all: also of its sums, comparisons, choices.
//                                Their counts come from running the model over a counting number (operations.cpp).
//   engine/summarise             every output and month of 1,000 replicates, one thread
//   engine/summary_text          the same as the text of summary.csv

#include <benchmark/benchmark.h>

#include <algorithm>
#include <atomic>
#include <ctime>
#include <limits>
#include <string>

#include "files/load.hpp"
#include "operations.hpp"
#include "output/table/tables.hpp"
#include "parallel/blocks.hpp"
#include "study/worlds/simulate.hpp"

#define CHOKEPOINT_ARITHMETIC_ROW(name) extern "C" void chokepoint_arithmetic_##name(void* call);
CHOKEPOINT_ARITHMETIC
#undef CHOKEPOINT_ARITHMETIC_ROW

void benchmarks::issue(engine::Kernel kernel, ArithmeticCall& call) {
#define CHOKEPOINT_ARITHMETIC_ROW(name) \
  if (engine::kernel_name(kernel) == #name) return chokepoint_arithmetic_##name(&call);
  CHOKEPOINT_ARITHMETIC
#undef CHOKEPOINT_ARITHMETIC_ROW
}

namespace {

using benchmarks::ArithmeticCall;

const io::Scenario& baseline() {
  static const io::Calibration calibration = io::load_calibration(CHOKEPOINT_SOURCE_DIRECTORY "/calibration");
  static const io::Scenario scenario =
      io::load_scenario(CHOKEPOINT_SOURCE_DIRECTORY "/scenarios/baseline.json", calibration);
  return scenario;
}

engine::Plan plan_of(int replicates, engine::Kernel kernel) {
  return {&baseline().setting, &baseline().inputs, 0, replicates, kernel};
}

engine::Results room_for(int replicates) {
  return {baseline().setting.months, replicates, engine::event_kinds(baseline().setting)};
}

/// Seconds of a clock: CLOCK_THREAD_CPUTIME_ID is the time that this thread computed, CLOCK_MONOTONIC that of the wall.
double seconds_of(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// The shortest time that a piece of work took so far.
class Shortest {
 public:
  explicit Shortest(clockid_t clock = CLOCK_THREAD_CPUTIME_ID) : clock_(clock) {}
  template <class Work> double time(Work work) {
    const double start = seconds_of(clock_);
    work();
    const double seconds = seconds_of(clock_) - start;
    seconds_ = std::min(seconds_, seconds);
    return seconds;
  }
  double seconds() const { return seconds_; }

 private:
  clockid_t clock_;
  double seconds_ = std::numeric_limits<double>::infinity();
};

/// A block of 64 replicates.
class Block {
 public:
  explicit Block(engine::Kernel kernel) : plan_(plan_of(engine::kBlock, kernel)) {}
  void operator()() { engine::run_block(plan_, 0, results_); }

 private:
  engine::Plan plan_;
  engine::Results results_ = room_for(engine::kBlock);
};

void replicate(benchmark::State& state, engine::Kernel kernel) {
  Block block(kernel), scalar(engine::Kernel::kScalar);
  Shortest own, reference;
  block(), scalar();  // memory is taken, tables are read
  for (auto iteration : state) {
    static_cast<void>(iteration);
    state.SetIterationTime(own.time([&] { block(); }));
    reference.time([&] { scalar(); });
  }
  state.counters["us"] = own.seconds() / engine::kBlock * 1e6;
  state.counters["over_scalar"] = reference.seconds() / own.seconds();
}

void arithmetic(benchmark::State& state, engine::Kernel kernel) {
  static const benchmarks::Operations operations =
      benchmarks::count_operations(plan_of(engine::kBlock, engine::Kernel::kScalar));
  Block block(kernel);
  ArithmeticCall costly{operations, engine::kBlock, false}, all{operations, engine::kBlock, true};
  Shortest own, of_costly, of_all;
  block();
  for (auto iteration : state) {
    static_cast<void>(iteration);
    state.SetIterationTime(own.time([&] { block(); }));
    of_costly.time([&] { benchmarks::issue(kernel, costly); });
    of_all.time([&] { benchmarks::issue(kernel, all); });
  }
  benchmark::DoNotOptimize(costly.sum + all.sum);
  state.counters["us"] = own.seconds() / engine::kBlock * 1e6;
  state.counters["over_costly"] = own.seconds() / of_costly.seconds();
  state.counters["over_all"] = own.seconds() / of_all.seconds();
  state.counters["draws"] = operations.draws;
  state.counters["normals"] = operations.normals;
  state.counters["exp"] = operations.exponentials;
  state.counters["log"] = operations.logarithms;
  state.counters["sqrt"] = operations.roots;
  state.counters["div"] = operations.divisions;
  state.counters["sums"] = operations.sums;
  state.counters["compare"] = operations.comparisons;
  state.counters["select"] = operations.selections;
}

void threads(benchmark::State& state) {
  constexpr int kBlocks = 4;  // short, so that an idle moment is long enough
  const engine::Plan plan = plan_of(kBlocks * engine::kBlock, engine::available_kernels().back());
  engine::Results results = room_for(plan.replicates);
  const std::atomic<bool> stop = false;
  const auto run_on = [&](int count) {
    parallel::Progress progress("", kBlocks, nullptr);
    parallel::run_blocks(
        kBlocks, count, [&](int block) { engine::run_block(plan, block, results); }, progress, stop);
  };
  Shortest one(CLOCK_MONOTONIC), two(CLOCK_MONOTONIC);
  Shortest computed_by_one(CLOCK_PROCESS_CPUTIME_ID), computed_by_two(CLOCK_PROCESS_CPUTIME_ID);
  run_on(2);
  for (auto iteration : state) {
    static_cast<void>(iteration);
    state.SetIterationTime(two.time([&] { computed_by_two.time([&] { run_on(2); }); }));
    one.time([&] { computed_by_one.time([&] { run_on(1); }); });
  }
  state.counters["us"] = two.seconds() / plan.replicates * 1e6;
  state.counters["two_over_one"] = one.seconds() / two.seconds();
  state.counters["at_most"] = 2 * computed_by_one.seconds() / computed_by_two.seconds();
}

/// The results of 1,000 replicates.
const engine::Worlds& thousand() {
  static const study::Part part = [] {
    const std::atomic<bool> stop = false;
    study::Execution execution;
    execution.stop = &stop;
    return study::simulate(plan_of(1000, engine::available_kernels().back()), execution);
  }();
  return part.worlds;
}

void summarise(benchmark::State& state) {
  const engine::Worlds& results = thousand();
  for (auto iteration : state) {
    static_cast<void>(iteration);
    benchmark::DoNotOptimize(study::summarise_all(results, 1));
  }
}

void summary_text(benchmark::State& state) {
  const study::Summaries summaries = study::summarise_all(thousand(), 0);
  for (auto iteration : state) {
    static_cast<void>(iteration);
    benchmark::DoNotOptimize(io::summary_csv("baseline", io::summary_rows(summaries.months, summaries.all)));
  }
}

[[maybe_unused]] const bool registered = [] {
  const auto time_of = [](const std::string& name, auto function, auto... arguments) {
    benchmark::RegisterBenchmark(("engine/" + name).c_str(), function, arguments...)
        ->Unit(benchmark::kMillisecond)
        ->UseManualTime();
  };
  for (const engine::Kernel kernel : engine::available_kernels())
    time_of("replicate/" + std::string(engine::kernel_name(kernel)), replicate, kernel);
  for (const engine::Kernel kernel : engine::available_kernels())
    time_of("arithmetic/" + std::string(engine::kernel_name(kernel)), arithmetic, kernel);
  time_of("threads", threads);
  benchmark::RegisterBenchmark("engine/summarise", summarise)->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("engine/summary_text", summary_text)->Unit(benchmark::kMillisecond);
  return true;
}();

}  // namespace
