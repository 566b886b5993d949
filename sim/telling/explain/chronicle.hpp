#pragma once
#include <string>
#include <vector>

#include "engine/plan.hpp"
#include "input/json/json_node.hpp"
#include "input/record/calibration.hpp"

namespace app {

/// Said at the head of every story.
inline constexpr const char* kSimulated =
    "All of it is simulated, the past too: releases, dates and who makes them are the model's; documented moves say "
    "so.";

enum class Detail {
  kBrief,  ///< what carries the story: policy, what changed the lag, the state of each year
  kFull    ///< also every run that starts, every release, every broker who is caught
};

/// Scheduled moves are the same in all worlds of a scenario: they can be left out where they were told before.
enum class Scheduled { kTold, kLeftOut };

/// A world's story by year and month, each line with its cause in brackets. The moves of one event of the timeline are one
/// line, told as the event.
std::string chronicle(const std::vector<engine::StoryLine>& story, const std::vector<io::PolicyEvent>& timeline,
                      Detail detail, Scheduled scheduled = Scheduled::kTold);

/// All lines: `month, actor, what, why, brief`, and `move` where a scheduled move is told.
io::Node story_node(const std::vector<engine::StoryLine>& story);

}  // namespace app
