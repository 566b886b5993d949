// A month of the model asks for no memory: everything that a world needs is there when it begins.
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <new>
#include <string>

#include "engine/plan.hpp"
#include "invariants/worlds.hpp"

namespace {

std::atomic<long> asked = 0;

}  // namespace

// All of this program's, and so the kernels'. Sanitizers have their own, and keep them.
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && !defined(__clang__)
#define CHOKEPOINT_COUNTS_MEMORY 1

namespace {

void* memory(std::size_t size, std::size_t alignment) {
  ++asked;
  const std::size_t whole = (size + alignment - 1) / alignment * alignment;
  return alignment > alignof(std::max_align_t) ? std::aligned_alloc(alignment, whole) : std::malloc(size);
}

void* memory_or_throw(std::size_t size, std::size_t alignment) {
  if (void* found = memory(size, alignment)) return found;
  throw std::bad_alloc();
}

}  // namespace

void* operator new(std::size_t size) { return memory_or_throw(size, 1); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return memory(size, 1); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  return memory_or_throw(size, static_cast<std::size_t>(alignment));
}
void operator delete(void* found) noexcept { std::free(found); }
void operator delete(void* found, const std::nothrow_t&) noexcept { std::free(found); }
void operator delete(void* found, std::size_t) noexcept { std::free(found); }
void operator delete(void* found, std::align_val_t) noexcept { std::free(found); }
void operator delete(void* found, std::size_t, std::align_val_t) noexcept { std::free(found); }
#endif

namespace {

/// How often a block of worlds that run for so many months asks for memory.
long asked_by(const io::Scenario& scenario, engine::Kernel kernel, int months) {
  model::Setting setting = scenario.setting;
  setting.months = months;
  const engine::Plan plan{&setting, &scenario.inputs, 3, engine::kBlock, kernel};
  engine::Results results(months, engine::kBlock, engine::event_kinds(setting));
  const long before = asked;
  engine::run_block(plan, 0, results);
  return asked - before;
}

TEST(Allocation, NoMonthAsksForMemory) {
#ifndef CHOKEPOINT_COUNTS_MEMORY
  GTEST_SKIP() << "sanitizers count memory themselves";
#endif
  for (const char* name : {"baseline", "embargo-after-opening-announced", "h200-revenue-share"}) {
    const io::Scenario scenario = io::load_scenario(
        std::string(CHOKEPOINT_SOURCE_DIRECTORY "/scenarios/") + name + ".json", worlds::calibration());
    for (const engine::Kernel kernel : engine::available_kernels()) {
      const int all = scenario.setting.months;
      const long few = asked_by(scenario, kernel, scenario.setting.present + 1), many = asked_by(scenario, kernel, all);
      EXPECT_EQ(few, many) << name << ", " << engine::kernel_name(kernel);
      EXPECT_GT(few, 0) << "or nothing is counted";
    }
  }
}

}  // namespace
