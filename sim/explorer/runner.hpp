#pragma once
#include <list>
#include <memory>
#include <string>

#include "explorer/library.hpp"

namespace explorer {

/// Runs worlds, and keeps their states at the present for the next policy.
class Runner {
 public:
  Runner(const Library& library, engine::Kernel kernel) : library_(library), kernel_(kernel) {}

  engine::Kernel kernel() const { return kernel_; }
  /// Worlds from, from + 1, ... to (from 1) of a scenario; what is wanted of them after the present goes on from a kept state
  /// where there is one.
  engine::Results run(const Known& known, int from, int to, engine::Wanted wanted);

 private:
  /// The states of the scenario's past, turned to it.
  engine::KeptStates& states_of(const Known& known);

  struct Past {
    std::string name;
    std::unique_ptr<engine::KeptStates> states;
  };

  const Library& library_;
  engine::Kernel kernel_;
  std::list<Past> pasts_;  ///< the baseline's, and the last other one: a state takes some 80 kB
};

}  // namespace explorer
