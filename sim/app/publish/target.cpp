#include "app/publish/target.hpp"

#include <system_error>

#include "app/command_line/options.hpp"
#include "app/publish/place.hpp"
#include "input/json/json_read.hpp"

namespace app {

namespace fs = std::filesystem;

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

void check_target(const fs::path& target, const io::Provenance& run, bool force, io::FaultList& faults) {
  const std::size_t known = faults.size();
  check_place(target, kind::kRun, faults);
  if (faults.size() > known || force) return;
  const Standing there = standing_at(target);
  if (there.nothing) return;
  if (!there.is_whole())
    return add_place_fault(target, "holds files of a run and no manifest.json, as an interrupted call leaves them",
                           "--force replaces them, --out DIR writes elsewhere", faults);
  const io::Provenance other = io::read_manifest(there.manifest, (target / "manifest.json").string()).run;
  if (!(other == run))
    add_place_fault(target,
                    "holds another run (" + other.scenario + ", seed " + std::to_string(other.seed) + ", " +
                        std::to_string(other.replicates) + " replicates, version " + other.version + ", " +
                        other.commit.substr(0, 10) + ")",
                    "--force replaces it, --out DIR writes elsewhere", faults);
}

std::string comparison_in(const std::string& manifest) {
  io::FaultList faults;
  const std::optional<io::Node> root = io::read_json(manifest, "manifest.json", faults);
  const io::Node* digest = root ? root->find("comparison_digest") : nullptr;
  return digest ? digest->text : "";
}

std::string comparison_at(const fs::path& target) {
  const Standing there = look_at(target);
  const bool is_one = there.of != nullptr && *there.of == kind::kComparison && there.is_whole();
  return is_one ? comparison_in(there.manifest) : "";
}

}  // namespace app
