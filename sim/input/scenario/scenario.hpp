#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "engine/inputs.hpp"
#include "input/record/calibration.hpp"
#include "input/scenario/scenario_merge.hpp"
#include "model/setting.hpp"

/// A scenario as the program runs it.
namespace io {

/// What a scenario is about, and the heading of its group in a list: the values of its key "group".
struct ScenarioGroup {
  std::string_view name, heading;
};
inline constexpr std::array<ScenarioGroup, 6> kScenarioGroups{{{"start", "Where everything starts"},
                                                               {"past", "Counterfactual past"},
                                                               {"policy", "Policy ahead"},
                                                               {"china", "China's moves"},
                                                               {"technology", "Technology and circumstance"},
                                                               {"claims", "Contested claims"}}};

/// Bytes.
inline constexpr std::size_t kLongestTitle = 300, kLongestDescription = 5000;

struct Scenario {
  std::string name;                  ///< the file's stem; for a file called scenario.json, the name of its folder
  std::string title, description;    ///< the title is the name if there is none, and tells the overrides
  std::string question, group;       ///< what it answers; one of kScenarioGroups. Empty if the file does not say
  std::vector<std::string> sources;  ///< of the scenario as a whole: documents, events, figures, "assumption"
  model::Setting setting;
  engine::Inputs inputs;
  std::vector<std::string>
      interventions;                   ///< parameters that the scenario sets, which cuts their tie to the calibration
  std::vector<std::string> overrides;  ///< what --set changed, in words
  std::vector<std::string> notes;      ///< what is allowed and hardly meant, a sentence each
  bool moves_after_present = false;    ///< it adds policies to what it extends, or --set does, that begin after it
  std::string effective;               ///< the effective scenario, which reads back to the same thing
  std::vector<InputFile> files;        ///< the file and its ancestors, byte for byte
};

/// Reads a scenario with its ancestors and applies `overrides`, each "policy.LEVER=VALUE[@YYYY-MM]" (default: the month
/// after the present), "parameter.NAME=VALUE" or "hypothesis.NAME=BRANCH", in order, after everything in the files. Throws
/// base::InputError with every fault; faults of an override have the file "--set" and its text as pointer.
Scenario read_scenario(const std::string& path, const Calibration& calibration,
                       const std::vector<std::string>& overrides, const ReadFile& read);

/// The scenario's name from its path.
std::string scenario_name(const std::string& path);

/// Applies one override to a merged scenario.
void apply_override(std::string_view text, int present, MergedScenario& merged, FaultList& faults);

/// An override that apply_override takes, for a title: "hbm_ban = 0 from 2027-01", "scarcity_effect: yes".
std::string override_in_words(std::string_view text, int present);

/// What an override moves: "policy.LEVER@YYYY-MM", "parameter.NAME" or "hypothesis.NAME"; its whole text if it is none.
std::string target_of_override(std::string_view text, int present);

/// The effective scenario: everything resolved, every default filled in.
Node effective_node(const Scenario& scenario, const Calibration& calibration,
                    const std::vector<std::size_t>& interventions);
/// The same as JSON.
std::string effective_scenario(const Scenario& scenario, const Calibration& calibration,
                               const std::vector<std::size_t>& interventions);

/// What a roster changes in the calibration's, as a scenario's `roster` would say it; an empty object if nothing.
Node roster_changes(const model::Roster& base, const model::Roster& roster);

}  // namespace io
