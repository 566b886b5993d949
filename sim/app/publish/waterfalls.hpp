#pragma once
#include <string>
#include <utility>
#include <vector>

#include "input/kept/manifest.hpp"

namespace app {

/// The line below a chart, and what is kept in its file: which program, which worlds.
std::string source_of(const io::Provenance& run);
std::vector<std::pair<std::string, std::string>> provenance_of(const io::Provenance& run);

/// A channel as a chart names it.
std::string channel_words(std::size_t channel);

}  // namespace app
