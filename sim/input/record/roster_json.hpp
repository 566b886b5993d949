#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "input/json/input_faults.hpp"
#include "input/json/json_node.hpp"
#include "model/roster.hpp"

/// The agents as JSON: `{ TYPE: { NAME: { ATTRIBUTE: value, "source": text } } }`, after the lists in model/roster.hpp.
namespace io {

/// A roster, and where each part of it was written.
struct RosterFile {
  model::Roster roster;
  std::map<std::string, std::string> sources;  ///< by "TYPE/NAME"
  std::map<std::string, Place> places;         ///< by "TYPE" (the last agent written), "TYPE/NAME" (also of agents
                                               ///< removed since) and "TYPE/NAME/ATTRIBUTE"
};

/// The words that an attribute allows, when its meaning lists them ("us, nl, jp or cn"); else none.
std::vector<std::string_view> allowed_words(std::string_view meaning);

/// Reads calibration/roster.json: "governments" (a list of names) and every type. An attribute that is left out has the
/// default of its type, but names and words must be given.
void read_roster(const Node& node, RosterFile& roster, FaultList& faults);

/// Applies a scenario's `roster`: attributes given replace, null in place of an agent removes it, a new name adds an agent.
void override_roster(const Node& node, RosterFile& roster, FaultList& faults);

/// Sorts every type by name, and holds the agents against each other: labs find their buyers, routes their hosts, shares
/// are not all 0, and there is somebody to simulate.
void finish_roster(RosterFile& file, FaultList& faults);

}  // namespace io
