#pragma once
#include <cstdint>

#include "engine/inputs.hpp"
#include "engine/kept_states.hpp"
#include "engine/results.hpp"
#include "model/setting.hpp"

namespace engine {

/// What a kernel variant is asked to do: run `count` worlds and write them to places first, first + 1, ... of `results`.
/// Where there are states to keep, worlds go on from those that are there, and leave theirs where there is none.
struct KernelCall {
  const model::Setting* setting = nullptr;
  const WorldRecord* records = nullptr;
  int count = 0;
  int first = 0;
  std::uint64_t seed = 0;  ///< to which the luck keys belong
  bool audit = false;      ///< check the books every month
  Results* results = nullptr;
  int number = 0;                ///< of the first world, from 1: in errors, and by which states know it
  KeptStates* states = nullptr;  ///< may be null; else `setting` is its current one
};

/// Values that may be missing in a month: before a first release there is no price, and a roster may lack a market.
bool may_be_undefined(std::size_t output);

/// Stops a run whose outputs are not numbers, as each of its worlds' stories does. Throws base::InvariantError.
inline void refuse_nonsense(double value, std::size_t output) {
  const bool is_number = value - value == 0;
  base::ensure(is_number || (value != value && may_be_undefined(output)), "an output is not a number");
}

}  // namespace engine
