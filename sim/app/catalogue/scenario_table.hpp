#pragma once
#include <string>

namespace app {

/// scenarios/README.md: what DATA/scenarios holds, a table a group, made from the files alone. A scenario NAME and its
/// sibling NAME-reactions-off share a row. Throws std::runtime_error if a scenario has no title, question, group or
/// sources: what is listed must say what it is for.
std::string scenario_table(const std::string& data);

}  // namespace app
