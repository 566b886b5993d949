#pragma once
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "input/json/input_faults.hpp"

namespace app {

/// The explorer's page without data, as scripts/explore builds it.
struct Bundle {
  std::string page;    ///< HTML with its script, and @@NAME@@ where the data go
  std::string module;  ///< WebAssembly
};

/// Reads a bundle, for this model (engine::model_digest). Adds a fault for one that is missing, cannot be read or was
/// built of another model.
Bundle read_bundle(const std::filesystem::path& place, const std::string& model, io::FaultList& faults);

/// What stands in place of the marks, by name. Throws base::InputError, naming the page, for a mark that it lacks.
std::string filled(const Bundle& bundle, const std::vector<std::pair<std::string, std::string>>& values);

}  // namespace app
