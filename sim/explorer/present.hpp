#pragma once
#include <vector>

#include "explorer/library.hpp"

/// Where a scenario stands at the present, before anything that a reader changes.
namespace explorer {

/// Where it has each lever, in the order of the rows. No reaction has fired by then, so that one world speaks for all.
std::vector<double> levers_at_present(const Library& library, const Known& known);

/// The move of the chip rule that is in force; null where there is none. A move belongs to the setting.
const model::Move* rule_at_present(const model::Setting& setting);

}  // namespace explorer
