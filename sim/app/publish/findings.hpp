#pragma once
#include <filesystem>
#include <optional>
#include <string>

#include "app/ground/posterior.hpp"
#include "input/kept/findings.hpp"

namespace app {

/// What a finding about the posterior of `baseline`'s calibration says of itself.
io::FindingOrigin origin_of(const study::LoadedPosterior& posterior, const io::Scenario& baseline, std::size_t worlds);

/// Throws io::WriteError if no finding can be put beside the posterior of DATA. To be asked before computing.
void ensure_can_keep(const std::string& data);
/// Puts a finding beside the posterior of DATA, where reports look for it. Throws io::WriteError if the disk refuses.
void keep_finding(const std::string& data, const std::string& name, const std::string& json);

/// The findings of DATA that hold for worlds drawn as a manifest says ("posterior sha256:..." or "prior"), and for what is
/// missing, stale or damaged a sentence that says so.
io::Findings load_findings(const std::string& data, const std::string& draws, const io::Calibration& calibration);

/// Where a run keeps how it differs from the first of its call.
inline constexpr const char* kAgainstFile = "against.json";
/// The same read back; nothing if the run stood alone. Throws base::InputError if the file is none.
std::optional<io::AgainstFinding> against_in(const std::filesystem::path& directory);

}  // namespace app
