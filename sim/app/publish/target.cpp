#include "app/publish/target.hpp"

#include <system_error>

#include "app/command_line/options.hpp"
#include "app/publish/files.hpp"
#include "files/result_directory.hpp"
#include "files/write_whole.hpp"
#include "input/json/json_read.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

void check_run(const fs::path& target, const io::RunIdentity& run, bool force, io::FaultList& faults) {
  const fs::path file = target / "manifest.json";
  io::Manifest there;
  try {
    there = io::read_manifest(read_result(target, "manifest.json"), file.string());
  } catch (const base::InputError&) {
    const std::string what =
        comparison_at(target).empty() ? "a manifest.json that is not of this program" : "a comparison";
    return add_place_fault(target, "holds " + what, "choose another --out", faults);
  }
  if (!(there.run == run) && !force)
    add_place_fault(target,
                    "holds another run (" + there.run.scenario + ", seed " + std::to_string(there.run.seed) + ", " +
                        std::to_string(there.run.replicates) + " replicates, version " + there.run.version + ", " +
                        there.run.commit.substr(0, 10) + ")",
                    "--force replaces it, --out DIR writes elsewhere", faults);
}

/// Which run stands at a place, if one does; of a comparison an identity that no run has.
std::optional<io::RunIdentity> run_at(const fs::path& target) {
  if (io::occupant_of(target) != io::Occupant::kRun) return std::nullopt;
  if (!comparison_at(target).empty()) return io::RunIdentity();
  const fs::path file = target / "manifest.json";
  return io::read_manifest(read_result(target, "manifest.json"), file.string()).run;
}

/// The plan has checked what stood at the place of the results; by the end somebody else may have put theirs there.
void refuse_if_overtaken(const fs::path& target, const io::RunIdentity& run,
                         const std::optional<io::RunIdentity>& before) {
  const std::optional<io::RunIdentity> now = run_at(target);
  if (!now || *now == run || (before && *now == *before && !now->scenario.empty())) return;
  throw io::WriteError(target,
                       "another run has put its results there meanwhile; nothing of this one was written, "
                       "and --out DIR gives it a place of its own");
}

}  // namespace

Place place_of_run(const fs::path& target, const io::RunIdentity& run) {
  const auto put = [target, run, before = run_at(target)](io::ResultDirectory& results) {
    results.publish([&] { refuse_if_overtaken(target, run, before); });
  };
  return {target, false, put};
}

fs::path file_in_the_way(const fs::path& target) {
  for (fs::path above = fs::absolute(target).parent_path(); above != above.parent_path(); above = above.parent_path()) {
    std::error_code ignored;
    if (fs::exists(above, ignored)) return fs::is_directory(above) ? fs::path() : above;
  }
  return {};
}

fs::path target_of(const std::string& out, const std::string& name, bool several) {
  if (out.empty()) return fs::path("results") / name;
  return several ? fs::path(out) / name : fs::path(out);
}

void check_target(const fs::path& target, const io::RunIdentity& run, bool force, io::FaultList& faults) {
  const fs::path file = file_in_the_way(target);
  if (!file.empty())
    return add_place_fault(target, file.string() + " is a file, not a directory", "choose another --out", faults);
  switch (io::occupant_of(target)) {
    case io::Occupant::kNothing:
      return;
    case io::Occupant::kRun:
      return check_run(target, run, force, faults);
    case io::Occupant::kSomethingElse:
      return add_place_fault(target, "holds something that is no run",
                             "choose another --out, or a new name in this one", faults);
  }
}

std::string comparison_at(const fs::path& target) {
  std::error_code ignored;
  const fs::path file = target / "manifest.json";
  if (!fs::is_regular_file(file, ignored)) return {};
  io::FaultList faults;
  const std::optional<io::Node> manifest = io::read_json(read_result(target, "manifest.json"), file.string(), faults);
  const io::Node* digest = manifest ? manifest->find("comparison_digest") : nullptr;
  return digest ? digest->text : "";
}

}  // namespace app
