#pragma once
#include "app/command_line/console.hpp"
#include "app/command_line/options.hpp"

namespace app {

/// `explain SCENARIO --where CONDITION`: simulates, says in how many worlds it holds, and tells the typical one of them and
/// the extremes (app/chosen_worlds has what these are). That no world satisfies is an answer like others: it then says how
/// near the nearest came. Throws base::InputError for bad input, all faults at once.
ExitCode explain_where(const ExplainOptions& options, const Console& console);

}  // namespace app
