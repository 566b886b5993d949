#pragma once
#include <cstdint>

#include "engine/inputs.hpp"
#include "engine/results.hpp"
#include "model/setting.hpp"

namespace engine {

/// What a kernel variant is asked to do: run `count` worlds and write them to places first, first + 1, ... of `results`.
struct KernelCall {
  const model::Setting* setting;
  const WorldRecord* records;
  int count;
  int first;
  std::uint64_t seed;  ///< to which the luck keys belong
  bool audit;          ///< check the books every month
  Results* results;
};

/// Values that may be missing in a month: before a first release there is no price, and a roster may lack a market.
bool may_be_undefined(std::size_t output);

}  // namespace engine
