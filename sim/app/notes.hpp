#pragma once
#include "app/console.hpp"
#include "io/text/scenario.hpp"

namespace app {

/// Tells what in a scenario is allowed and can have no effect: policies and reactions that begin after its last month,
/// and two moves of one lever in one month. No fault, since a shorter `--to` is a fair wish.
void note_what_never_acts(const io::Scenario& scenario, const Console& console);

}  // namespace app
