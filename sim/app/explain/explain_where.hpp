#pragma once
#include "app/command_line/console.hpp"
#include "app/command_line/options.hpp"

namespace app {

/// `explain SCENARIO --where CONDITION`: simulates, says how many worlds satisfy every condition, and tells the typical one
/// of them and the extremes (app/chosen_worlds has what these are). Throws base::InputError for bad input, all faults at
/// once, and where no world satisfies: it then says how near the nearest came; nothing is printed before.
ExitCode explain_where(const ExplainOptions& options, const Console& console);

}  // namespace app
