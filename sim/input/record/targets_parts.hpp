#pragma once

#include <set>

#include "input/record/targets.hpp"

/// The readers of the single files, for targets.cpp.
namespace io {

enum class TargetUse { kFitted, kHeldOut };

inline constexpr std::string_view kTargetKind = "calibration_target", kHoldoutKind = "validation_holdout";

/// What the reader of one target has to know and to tell.
struct TargetContext {
  TargetUse use;
  const Calibration& calibration;
  std::vector<std::string_view> figure_ids;
  FaultList& faults;
};

/// The readings of a target whose scale is known. Returns whether all their figures are of a kind meant for targets.
bool read_readings(const Node& node, Target& target, const TargetContext& context);

/// One file of targets. `ids` are those seen so far, over all files.
void read_target_list(const Node& node, TargetUse use, const Calibration& calibration, std::vector<Target>& targets,
                      std::set<std::string>& ids, FaultList& faults);

/// unanswered.json. After the targets, so that an id that one of them uses is a fault.
void read_unanswered(const Node& node, const Calibration& calibration, Targets& targets, FaultList& faults);

}  // namespace io
