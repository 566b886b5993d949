#pragma once
#include <string>

#include "app/command_line/console.hpp"

namespace app {

/// `list REGISTRY`: prints one of kCatalogues as a table, or everything that is known about its entries as JSON.
/// Throws base::InputError for a name that is none of them.
void list(const std::string& registry, const std::string& data, const Console& console);

/// `describe NAME`: prints all that is known about the lever, parameter, metric, agent, figure, hypothesis, channel or
/// scenario of that name (all of them, if several bear it). Throws base::InputError, with the nearest names, for none.
void describe(const std::string& name, const std::string& data, const Console& console);

}  // namespace app
