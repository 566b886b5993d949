#include "files/vouched.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "files/digest.hpp"
#include "files/paths.hpp"
#include "files/read_file.hpp"
#include "input/json/json_read.hpp"
#include "input/json/json_write.hpp"

namespace io {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kFiles = "files";
constexpr std::array<std::string_view, 4> kMadeAgain = {".svg", ".png", ".pdf", ".html"};

std::optional<Node> manifest_in(const fs::path& folder) {
  const fs::path file = folder / kManifestFile;
  std::error_code absent;
  if (!fs::is_regular_file(fs::symlink_status(file, absent))) return std::nullopt;
  FaultList faults;
  std::optional<Node> manifest = read_json(read_input(file.string(), kMostBytes), file.string(), faults);
  faults.throw_if_any();
  return manifest;
}

/// Pages, pictures and the data beside charts; of a run, which has the numbers, the charts' specifications too.
bool is_made_again(const fs::path& name, bool is_run) {
  const std::string ending = name.extension().string();
  if (!name.empty() && *name.begin() == "charts" && (is_run || ending == ".csv")) return true;
  return std::find(kMadeAgain.begin(), kMadeAgain.end(), ending) != kMadeAgain.end();
}

void add_fault(const fs::path& file, const std::string& problem, FaultList& faults) {
  base::Fault fault;
  fault.file = file.string();
  fault.problem = problem;
  fault.suggestion = "call again the command that wrote the results";
  faults.add(std::move(fault));
}

void check(const fs::path& folder, const fs::path& name, const std::string& digest, FaultList& faults) {
  const fs::path file = folder / name;
  std::error_code absent;
  if (!stays_below(name))
    add_fault(folder / kManifestFile, "vouches for " + in_quotes(name.string()) + ", which does not lie in its folder",
              faults);
  else if (!is_plain_way(folder, name) || !fs::is_regular_file(fs::symlink_status(file, absent)))
    add_fault(file, "is no file, and manifest.json vouches for one", faults);
  else if (digest_of_file(file) != digest)
    add_fault(file, "is not what manifest.json vouches for: it was changed or damaged", faults);
}

}  // namespace

std::vector<fs::path> files_below(const fs::path& folder) {
  constexpr auto kSkip = fs::directory_options::skip_permission_denied;  // a person's own
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder, kSkip))
    if (!fs::is_directory(entry.symlink_status())) files.push_back(entry.path().lexically_relative(folder));
  std::sort(files.begin(), files.end(), [](const fs::path& a, const fs::path& b) { return a.string() < b.string(); });
  return files;
}

std::vector<InputDigest> digests_below(const fs::path& folder) {
  std::vector<InputDigest> digests;
  for (const fs::path& name : files_below(folder))
    if (name != kManifestFile) digests.emplace_back(name.generic_string(), digest_of_file(folder / name));
  return digests;
}

Node digests_node(const std::vector<InputDigest>& digests) {
  Node node = make_object();
  for (const auto& [name, digest] : digests) add_member(node, name, make_text(digest));
  return node;
}

std::set<fs::path> vouched_names(const fs::path& folder) {
  std::set<fs::path> names;
  const auto add = [&](const fs::path& name) {
    if (stays_below(name)) names.insert(name);
  };
  std::optional<Node> manifest;
  try {
    manifest = manifest_in(folder);
  } catch (const base::InputError&) {  // no manifest of this program
  }
  const Node* files = manifest ? manifest->find(kFiles) : nullptr;
  if (files == nullptr) return names;
  for (const Member& file : files->members) add(file.key);
  for (const Node& name : files->items) add(name.text);
  return names;
}

std::string with_digests(const std::string& text, const std::vector<InputDigest>& changed,
                         const std::vector<fs::path>& gone) {
  FaultList faults;
  std::optional<Node> manifest = read_json(text, kManifestFile, faults);
  Node* files = manifest ? manifest->find(kFiles) : nullptr;
  if (files == nullptr || !files->is(Node::Kind::kObject)) return text;
  std::map<std::string, std::string> digests;
  for (const Member& file : files->members) digests[file.key] = file.value.text;
  for (const fs::path& name : gone) digests.erase(name.generic_string());
  for (const auto& [name, digest] : changed) digests[name] = digest;
  *files = digests_node({digests.begin(), digests.end()});
  return write_json(*manifest);
}

void check_vouched(const fs::path& folder) {
  const std::optional<Node> manifest = manifest_in(folder);
  const Node* files = manifest ? manifest->find(kFiles) : nullptr;
  if (files == nullptr) return;
  FaultList faults;
  const bool is_run = manifest->find("run") != nullptr;
  for (const Member& file : files->members)
    if (!is_made_again(file.key, is_run)) check(folder, file.key, file.value.text, faults);
  faults.throw_if_any();
}

}  // namespace io
