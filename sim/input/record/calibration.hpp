#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/distribution.hpp"
#include "base/undefined.hpp"
#include "input/record/roster_json.hpp"
#include "input/scenario/scenario_merge.hpp"
#include "model/setting.hpp"

/// The data files under calibration/: everything that is documented, with its sources. Their formats stand in FORMATS.md.
namespace io {

/// The prior of one parameter, with the evidence for it.
struct Prior {
  std::string name, unit;
  base::Distribution distribution;
  std::string acts_in, rationale, status;  ///< status: documented, inferred or assumption
  std::vector<std::string> evidence;       ///< ids of figures and events
};

/// A documented figure. Numbers that the source does not give are NaN.
struct DocumentedFigure {
  static constexpr double kNone = base::kUndefined;
  std::string id, quantity, subject, unit, refers_to, published, source_title, source_address, source_tier, paraphrase,
      kind, confidence, note;
  double low = kNone, central = kNone, high = kNone, value = kNone;
  std::string value_text;  ///< a value that is no number: words, "true" or "false"
  std::vector<std::string> contradicts;
};

/// A dated policy event, and the moves that stand for it.
struct PolicyEvent {
  std::string id, date, effective, actor, event, description, direction, source_title, source_address, confidence, note;
  std::vector<std::pair<std::string, std::string>> thresholds;  ///< as the source states them, values as text
  std::vector<std::string> contradicts;
  std::vector<std::string> moves;  ///< ids, in Calibration::moves
};

/// Documented sales of one vendor in one quarter, H100e, with their 5th and 95th percentile.
struct SupplyQuarter {
  std::string vendor;
  int first_month = 0;  ///< since 2022-01
  double h100e = 0, h100e_p05 = 0, h100e_p95 = 0;
  std::string source;
};

/// Where a row of chips.json comes from.
struct SourceNote {
  std::string source, confidence, note;
};

struct Calibration {
  int present = 0;  ///< months since 2022-01
  std::vector<model::Chip> chips;
  std::vector<model::Generation> road_map;
  std::map<std::string, SourceNote> chip_sources;  ///< by name, road map included
  RosterFile roster;
  std::vector<SupplyQuarter> supply_quarters;
  std::vector<model::SupplySeries> supply;  ///< the same by month; in the order of the roster's vendors
  std::vector<Prior> priors;                ///< in the order of model::kParameterRows
  std::vector<DocumentedFigure> figures;
  std::vector<PolicyEvent> timeline;
  std::vector<model::Move> moves;  ///< of the timeline
  std::vector<model::ChipRule> rules;
  model::Record record;
  std::shared_ptr<const model::Setting> documented;  ///< what happened, to the present: every scenario's yardstick
  std::vector<InputFile> files;                      ///< what was read, byte for byte
};

/// Reads the files of a directory. Throws base::InputError with the faults of all of them.
Calibration read_calibration(const std::string& directory, const ReadFile& read);

/// The chip rule of an event of the timeline, or null. Its id is the event's, alone or with ".chip_rule".
const model::ChipRule* documented_rule(const Calibration& calibration, std::string_view event);

}  // namespace io
