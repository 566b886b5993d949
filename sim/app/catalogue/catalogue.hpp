#pragma once
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "input/record/calibration.hpp"

namespace app {

/// What can be listed.
inline constexpr std::array<std::string_view, 9> kCatalogues = {
    "levers", "parameters", "metrics", "outcomes", "agents", "figures", "hypotheses", "channels", "scenarios"};

/// A registry as `list` and `describe` show it.
struct Catalogue {
  std::string_view kind;                  ///< "lever"
  std::string_view key;                   ///< the member that names an entry
  std::vector<std::string_view> columns;  ///< members that the table of `list` shows; "range" stands for min and max
  std::vector<io::Node> entries;          ///< one object each, with everything that is known
};

/// One of kCatalogues. `data` is the directory that holds scenarios/.
Catalogue catalogue_of(std::string_view name, const io::Calibration& calibration, const std::string& data);

}  // namespace app
