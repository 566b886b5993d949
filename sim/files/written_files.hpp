#pragma once
#include <filesystem>
#include <string>

#include "files/exchange.hpp"

/// Which files of a folder of results are the program's, and which a person's own.
namespace io {

/// Which files stay when the folder gets a whole new result: those that the old one's manifest does not vouch for, other
/// than charts of the same names in another look. Of results from before manifests had such a list, those that no command
/// writes.
Stays stays_beside_a_new_result(const std::filesystem::path& folder);

/// Which files stay when charts in `fresh` (a folder laid out like `folder`) are drawn anew: all but those of these charts
/// in the looks that are drawn.
Stays stays_beside_new_charts(const std::filesystem::path& fresh);

}  // namespace io
