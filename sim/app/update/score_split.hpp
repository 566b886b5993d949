#pragma once
#include "app/command_line/console.hpp"
#include "app/update/score_question.hpp"

namespace app {

/// `score FILE FIGURES --came SCENARIO`: the misses first, each split into a wrong policy and a wrong model; with --out
/// also split.csv and misses.md.
ExitCode split_score(const ScoreOptions& options, const Console& console);

}  // namespace app
