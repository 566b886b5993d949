#pragma once
#include "app/command_line/console.hpp"
#include "app/command_line/options.hpp"

namespace app {

/// `explain SCENARIO --replicate K`: the chronicle of one world, by year and month, each line with its cause. With
/// `--where`, the worlds that satisfy a condition (app/explain_where). Throws base::InputError for bad input,
/// base::InvariantError if the model breaks in that world.
ExitCode explain(const ExplainOptions& options, const Console& console);

}  // namespace app
