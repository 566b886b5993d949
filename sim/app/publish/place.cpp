#include "app/publish/place.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>
#include <system_error>

#include "app/build_info.hpp"
#include "app/command_line/options.hpp"
#include "app/publish/files.hpp"
#include "app/publish/target.hpp"
#include "files/paths.hpp"
#include "files/vouched.hpp"
#include "files/write_whole.hpp"
#include "input/json/heading.hpp"
#include "input/json/json_read.hpp"
#include "input/json/json_write.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

constexpr std::array kKinds = {&kind::kRun,      &kind::kComparison, &kind::kAttribution, &kind::kParadox,
                               &kind::kHindcast, &kind::kVoi,        &kind::kLevers,      &kind::kUpdate,
                               &kind::kScores,   &kind::kStability,  &kind::kRanks,       &kind::kShard,
                               &kind::kPosterior};

const ResultKind* kind_called(std::string_view name) {
  for (const ResultKind* kind : kKinds)
    if (kind->name == name) return kind;
  return nullptr;
}

/// The kind by manifest.json; manifests of before tell it by what they hold.
const ResultKind* kind_of_manifest(const std::string& text, const fs::path& file) {
  io::FaultList faults;
  const std::optional<io::Node> manifest = io::read_json(text, file.string(), faults);
  if (!manifest || !io::is_of_this_program(*manifest)) return nullptr;
  if (const io::Node* kind = manifest->find("kind")) return kind_called(kind->text);
  if (manifest->find("worlds_digest") != nullptr) return &kind::kPosterior;
  return manifest->find("run") != nullptr ? &kind::kRun : nullptr;
}

const ResultKind* kind_by_mark(const fs::path& target) {
  std::error_code absent;
  for (const ResultKind* kind : kKinds) {
    if (kind->mark.empty()) continue;
    const fs::path file = target / kind->mark;
    if (!fs::is_regular_file(fs::symlink_status(file, absent))) continue;
    std::string begin(kind->begins.size(), '\0');
    std::ifstream(file, std::ios::binary).read(begin.data(), static_cast<std::streamsize>(begin.size()));
    if (begin == kind->begins) return kind;
  }
  return nullptr;
}

/// By the end somebody else may have put theirs there.
void refuse_if_changed(const Destination& destination, const std::string& before, const std::string& ours) {
  const Standing there = standing_at(destination.target);
  const std::string& now = there.manifest;
  if (there.nothing || now == before || now == ours) return;
  const bool of_the_kind = there.is_whole() && there.of != nullptr && *there.of == *destination.kind;
  if (of_the_kind && destination.is_same && destination.is_same(now)) return;
  throw io::WriteError(destination.target,
                       "others have put their results there meanwhile; nothing of this call was written, and --out DIR "
                       "gives it a place of its own");
}

}  // namespace

std::string with_article(std::string_view noun) {
  return (noun.find_first_of("aeiou") == 0 ? "an " : "a ") + std::string(noun);
}

bool Standing::says(const Facts& facts) const {
  io::FaultList faults;
  const std::optional<io::Node> root = io::read_json(manifest, io::kManifestFile, faults);
  if (!root) return false;
  return std::all_of(facts.begin(), facts.end(), [&](const auto& fact) {
    const io::Node* said = root->find(fact.first);
    return said != nullptr && said->text == fact.second;
  });
}

Standing standing_at(const fs::path& target) {
  io::mend_place(target);
  return look_at(target);
}

Standing look_at(const fs::path& target) {
  Standing standing;
  standing.nothing = io::occupant_of(target) == io::Occupant::kNothing;
  const fs::path file = target / io::kManifestFile;
  std::error_code absent;
  if (fs::is_regular_file(fs::symlink_status(file, absent))) {
    standing.manifest = read_result(file);
    standing.of = kind_of_manifest(standing.manifest, file);
  } else if (fs::is_directory(target, absent)) {
    standing.of = kind_by_mark(target);
  }
  return standing;
}

void check_place(const fs::path& target, const ResultKind& kind, io::FaultList& faults) {
  const fs::path file = file_in_the_way(target);
  if (!file.empty())
    return add_place_fault(target, file.string() + " is a file, not a directory", "choose another --out", faults);
  const fs::file_status status = fs::symlink_status(target);
  if (fs::is_symlink(status) && !fs::exists(target))
    return add_place_fault(target, "is a link to nothing", "choose another --out", faults);
  if (fs::exists(target) && !fs::is_directory(target))
    return add_place_fault(target, "is a file, not a directory", "choose another --out", faults);
  const Standing there = standing_at(target);
  if (there.nothing || (there.of != nullptr && *there.of == kind)) return;
  const std::string no = "no " + std::string(kind.in_words);
  const std::string what = there.of != nullptr ? with_article(there.of->in_words) + ", which is " + no
                           : there.is_whole()  ? "a manifest.json that is not of this program"
                                               : "something that is " + no;
  add_place_fault(target, "holds " + what, "choose another --out, or a new name in this one", faults);
}

void check_file_place(const fs::path& file, std::string_view option, bool force,
                      const std::function<bool(const std::string&)>& is_ours, const std::string& or_else,
                      io::FaultList& faults) {
  const auto refuse = [&](const std::string& problem, const std::string& allowed) {
    add_option_fault(option, file.string() + " " + problem, allowed, faults);
  };
  const fs::path above = file_in_the_way(file);
  if (!above.empty()) return add_option_fault(option, above.string() + " is a file, not a directory", or_else, faults);
  std::error_code absent;
  const fs::file_status status = fs::symlink_status(file, absent);
  if (!fs::exists(status)) return;
  if (!file.has_filename() || fs::is_directory(status)) return refuse("is a directory", "a file");
  if (!fs::is_regular_file(status)) return refuse("is no plain file", "a new file");
  if (!is_ours(read_result(file))) return refuse("is there already and holds something else", or_else);
  if (!force) refuse("is there already", or_else);
}

void ensure_writable(const fs::path& folder) {
  fs::path above = fs::absolute(folder).lexically_normal();
  std::error_code absent;
  while (!fs::exists(above, absent) && above != above.parent_path()) above = above.parent_path();
  if (::access(above.c_str(), W_OK | X_OK) != 0) throw io::WriteError(folder, std::strerror(errno));
}

Destination destination(const fs::path& out, const fs::path& usual, const ResultKind& kind) {
  return {out.empty() ? usual : out, &kind};
}

Place::Place(Destination destination)
    : destination_(std::move(destination)),
      stood_there_(standing_at(destination_.target).manifest),
      files_(destination_.target, destination_.room) {}

std::string Place::usual_manifest(const std::vector<std::string>& call) {
  io::Node root = io::make_heading(destination_.kind->name);
  io::add_member(root, "version", io::make_text(kVersion));
  io::add_member(root, "commit", io::make_text(kCommit));
  io::add_member(root, "call", io::make_texts(call));
  for (const auto& [name, text] : destination_.facts)
    if (root.find(name) == nullptr) io::add_member(root, name, io::make_text(text));
  io::add_member(root, "files", io::digests_node(io::digests_below(files_.part())));
  return io::write_json(root);
}

void Place::publish(const std::string& manifest) {
  files_.add(io::kManifestFile, manifest);
  files_.publish([&] { refuse_if_changed(destination_, stood_there_, manifest); });
}

}  // namespace app
