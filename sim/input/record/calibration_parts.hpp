#pragma once

#include "input/record/calibration.hpp"

/// The readers of the single files, for calibration.cpp and its tests. Each adds its faults and keeps what it could read.
namespace io {

/// calendar.json: `{ "present": "YYYY-MM" }`.
void read_calendar(const Node& node, Calibration& calibration, FaultList& faults);

/// chips.json. The vendors must be in the roster.
void read_chips(const Node& node, Calibration& calibration, FaultList& faults);

/// supply.csv. The vendors must be in the roster.
void read_supply(std::string_view text, const std::string& file, Calibration& calibration, FaultList& faults);

/// figures.json.
void read_figures(const Node& node, Calibration& calibration, FaultList& faults);

/// policy_timeline.json. After the chips, whose names a clause may use.
void read_timeline(const Node& node, Calibration& calibration, FaultList& faults);

/// Ids of all figures and events: what may be named as evidence.
std::vector<std::string_view> evidence_ids(const Calibration& calibration);

/// Every id in a "contradicts" of figures.json or policy_timeline.json must be that of a figure or an event.
void check_contradictions(const Node& list, const Calibration& calibration, FaultList& faults);

/// priors.json. After figures and timeline, whose ids are the evidence.
void read_priors(const Node& node, Calibration& calibration, FaultList& faults);

/// Levers and access to chips, month by month to the present, from the timeline's moves.
model::Record documented_record(const Calibration& calibration);
/// The documented past as a run, its record included.
std::shared_ptr<const model::Setting> documented_setting(const Calibration& calibration);

/// A list of texts.
std::vector<std::string> read_texts(const Node& node, FaultList& faults);

/// Faults for items whose "id" (or other key) comes a second time.
void check_unique(const Node& list, std::string_view key, FaultList& faults);

}  // namespace io
