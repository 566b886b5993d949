#include "app/publish/findings.hpp"

#include <filesystem>
#include <optional>

#include "app/build_info.hpp"
#include "app/publish/place.hpp"
#include "base/error.hpp"
#include "files/digest.hpp"
#include "files/read_file.hpp"
#include "files/read_inside.hpp"
#include "files/write_whole.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kMostFindingBytes = 16u << 20;

fs::path place_of(const std::string& data, const std::string& name) {
  return posterior_place(data) / "findings" / (name + ".json");
}

/// What findings must be about.
struct Wanted {
  std::string posterior, model, scenario;
  bool is(const io::FindingOrigin& origin) const {
    return origin.posterior == posterior && origin.model == model && origin.scenario == scenario;
  }
};

/// Reads NAME.json if it is there and about what is wanted; else says which command makes it.
template <class Finding, class Read>
void take(const std::string& data, const std::string& name, const std::string& command, const Wanted& wanted, Read read,
          std::optional<Finding>& finding, std::string& why_not) {
  const fs::path file = place_of(data, name);
  std::error_code ignored;
  if (!fs::is_regular_file(file, ignored)) {
    why_not = "This part has not been worked out for the posterior in use: `chokepoint " + command + "` does it.";
    return;
  }
  try {
    Finding found = read(io::read_input(file.string(), kMostFindingBytes), file.string());
    if (wanted.is(found.origin)) {
      finding = std::move(found);
      return;
    }
    why_not = "What was worked out for this part belongs to another posterior, model or baseline than this run's";
  } catch (const base::InputError& error) {  // no reason to lose a run
    why_not = "What was worked out for this part cannot be read (" + error.faults().front().problem + ")";
  }
  why_not += ": `chokepoint " + command + "` does it anew.";
}

}  // namespace

io::FindingOrigin origin_of(const study::LoadedPosterior& posterior, const io::Scenario& baseline, std::size_t worlds) {
  return {std::string(kVersion),           std::string(kCommit),           posterior.manifest.worlds_digest,
          posterior.manifest.model_digest, io::digest(baseline.effective), static_cast<std::int64_t>(worlds)};
}

void ensure_can_keep(const std::string& data) { ensure_writable(place_of(data, "any").parent_path()); }

void keep_finding(const std::string& data, const std::string& name, const std::string& json) {
  const fs::path file = place_of(data, name);
  fs::create_directories(file.parent_path());
  io::write_whole(file, json);
}

io::Findings load_findings(const std::string& data, const std::string& draws, const io::Calibration& calibration) {
  io::Findings findings;
  const std::string kind = "posterior ";
  if (draws.compare(0, kind.size(), kind) != 0) {
    findings.from_prior = true;
    return findings;
  }
  const fs::path manifest = posterior_place(data) / "manifest.json";
  std::error_code ignored;
  Wanted wanted{draws.substr(kind.size()), "", ""};
  if (fs::is_regular_file(manifest, ignored)) {
    io::PosteriorManifest fit =
        io::read_posterior_manifest(io::read_input(manifest.string(), kMostFindingBytes), manifest.string());
    wanted.model = fit.model_digest;
    wanted.scenario = io::digest(load_baseline(data, calibration).effective);
    if (fit.worlds_digest == wanted.posterior) findings.fit = std::move(fit);
  }
  take(data, "paradox", "paradox --keep", wanted, io::read_paradox_finding, findings.paradox, findings.no_paradox);
  take(data, "hindcast", "hindcast --keep", wanted, io::read_hindcast_finding, findings.hindcast, findings.no_hindcast);
  take(data, "learnt", "hindcast --keep", wanted, io::read_learnt_finding, findings.learnt, findings.no_learnt);
  take(data, "claims", "voi --keep", wanted, io::read_claims_finding, findings.claims, findings.no_claims);
  return findings;
}

std::optional<io::AgainstFinding> against_in(const fs::path& directory) {
  const std::optional<std::string> bytes = io::read_inside(directory, kAgainstFile, kMostFindingBytes);
  if (!bytes) return std::nullopt;
  return io::read_against_finding(*bytes, (directory / kAgainstFile).string());
}

}  // namespace app
