#pragma once
#include <string>
#include <vector>

#include "input/scenario/scenario.hpp"

namespace app {

/// What a scenario holds: "12 policies, 1 reaction, 0 parameters set, to 2032-12".
std::string scenario_in_words(const io::Scenario& scenario);

/// "1 world", "3 worlds".
std::string counted(std::size_t count, const std::string& one, const std::string& many);

/// What is allowed in it and hardly meant, a sentence each: policies and reactions that never act, and the notes of its reader.
std::vector<std::string> notes_of(const io::Scenario& scenario);

}  // namespace app
