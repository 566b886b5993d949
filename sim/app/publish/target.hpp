#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "input/json/input_faults.hpp"
#include "input/kept/manifest.hpp"

namespace app {

/// Where a run of scenario `name` goes: `out` itself, or a folder of it if the call has several scenarios; results/NAME
/// in the current directory if `out` is empty.
std::filesystem::path target_of(const std::string& out, const std::string& name, bool several);

/// Adds a fault if results of `run` may not be put at `target`: something other than a run stands there, or a run that
/// is not this one and `force` is false, or a file is in the way. The same run may replace itself: its numbers are
/// equal.
void check_target(const std::filesystem::path& target, const io::Provenance& run, bool force, io::FaultList& faults);

/// A file on the way to `target`, or an empty path.
std::filesystem::path file_in_the_way(const std::filesystem::path& target);

/// The digest that the manifest of a comparison bears, or nothing.
std::string comparison_in(const std::string& manifest);

/// What marks a directory as a comparison's: the digest that its manifest bears, or nothing.
std::string comparison_at(const std::filesystem::path& target);

}  // namespace app
