#pragma once
#include <vector>

#include "app/command_line/console.hpp"
#include "input/scenario/scenario.hpp"

namespace app {

/// Tells what in a scenario is allowed and can have no effect: policies and reactions that begin after its last month,
/// and two moves of one lever in one month. No fault, since a shorter `--to` is a fair wish.
/// Of several scenarios each note is told once.
void note_what_never_acts(const std::vector<const io::Scenario*>& scenarios, const Console& console);
void note_what_never_acts(const std::vector<io::Scenario>& scenarios, const Console& console);

/// Says so where the worlds are too few for what is told of nine in ten of them.
void note_few_worlds(int worlds, const Console& console);

}  // namespace app
