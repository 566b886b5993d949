#include "app/verify/recall.hpp"

#include <algorithm>
#include <array>
#include <boost/algorithm/string/replace.hpp>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "app/build_info.hpp"
#include "app/command_line/options.hpp"
#include "app/command_line/shell.hpp"
#include "app/publish/files.hpp"
#include "files/digest.hpp"
#include "files/paths.hpp"
#include "files/vouched.hpp"
#include "input/json/heading.hpp"
#include "input/json/json_read.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

std::string text_in(const io::Node& node, const char* key) {
  const io::Node* member = node.find(key);
  return member == nullptr ? "" : member->text;
}

/// What a file says but for who made it, and for how deep its folder lies, which decides the addresses in it.
std::string impersonal(std::string text, const std::string& version, const std::string& commit) {
  constexpr std::size_t kShort = 12;
  boost::algorithm::replace_all(text, commit, "COMMIT");
  if (commit.size() > kShort) boost::algorithm::replace_all(text, commit.substr(0, kShort), "COMMIT");
  boost::algorithm::replace_all(text, version, "VERSION");
  boost::algorithm::replace_all(text, "../", "");
  return text;
}

/// The names that two manifests give other digests or values in an object of texts.
void add_reasons(const io::Node& was, const io::Node& is, const char* key, std::vector<std::string>& reasons) {
  const io::Node *before = was.find(key), *now = is.find(key);
  if (before == nullptr || now == nullptr) return;
  for (const io::Member& member : before->members) {
    const io::Node* other = now->find(member.key);
    if (other == nullptr)
      reasons.push_back("not used now: " + member.key);
    else if (other->text != member.value.text)
      reasons.push_back("is not what it was: " + member.key);
  }
}

/// The folder may be anybody's: only commands that make such folders are called, and none with a place of its own.
void ensure_harmless(const Recall& recall) {
  constexpr std::array kMakers = {"run",    "compare", "no-controls", "attribute", "paradox",   "levers", "hindcast",
                                  "update", "voi",     "score",       "stability", "calibrate", "sbc"};
  const auto is_place = [](const std::string& word) {
    constexpr std::array kPlaces = {"--out", "--data", "--keep", "--force"};
    return std::any_of(kPlaces.begin(), kPlaces.end(), [&](const std::string_view place) {
      return word == place || (word.starts_with(place) && word[place.size()] == '=');
    });
  };
  if (std::find(kMakers.begin(), kMakers.end(), recall.call.front()) == kMakers.end() ||
      std::any_of(recall.call.begin(), recall.call.end(), is_place))
    refuse_place(recall.directory, "says that it was made by \"" + recall.words() + "\", which makes no such folder",
                 "");
  const std::set<fs::path> inside = io::vouched_names(recall.directory);
  for (const auto& [name, digest] : recall.digests)
    if (!inside.contains(name)) refuse_place(recall.directory, "vouches for a file outside of it: " + name, "");
}

io::Node manifest_of(const fs::path& directory) {
  const std::string file = (directory / io::kManifestFile).string();
  io::FaultList faults;
  std::optional<io::Node> root = io::read_json(read_result(directory, io::kManifestFile), file, faults);
  faults.throw_if_any();
  if (!io::is_of_this_program(*root)) refuse_place(directory, "has a manifest.json that is not of this program", "");
  return std::move(*root);
}

}  // namespace

std::string Recall::words() const {
  std::string line;
  for (const std::string& word : call) line += (line.empty() ? "" : " ") + shell_quoted(word);
  return line;
}

Recall recall_of(const fs::path& directory) {
  if (!fs::is_regular_file(directory / io::kManifestFile))
    refuse_place(directory, "holds no results: there is no manifest.json", "a directory that a command wrote");
  Recall recall;
  recall.directory = fs::canonical(directory);
  recall.manifest = manifest_of(directory);
  recall.version = text_in(recall.manifest, "version"), recall.commit = text_in(recall.manifest, "commit");
  if (const io::Node* call = recall.manifest.find("call"))
    for (const io::Node& word : call->items) recall.call.push_back(word.text);
  if (const io::Node* files = recall.manifest.find("files"))
    for (const io::Member& member : files->members) recall.digests.emplace_back(member.key, member.value.text);
  if (recall.call.empty() || recall.digests.empty())
    refuse_place(directory, "does not say by which call it was made: its manifest.json is older",
                 "make the results again");
  if (std::find(recall.call.begin(), recall.call.end(), "-") != recall.call.end())
    refuse_place(directory, "was made of what came by standard input, which is not kept",
                 "run the scenario from a file");
  ensure_harmless(recall);
  return recall;
}

/// In the folders of charts `chart` adds others, and PNG and PDF.
bool is_drawing(const fs::path& name) { return *name.begin() == "charts"; }

Verified compared(const Recall& recall, const fs::path& again) {
  Verified found;
  found.files = recall.digests.size();
  const std::vector<io::InputDigest> made = io::digests_below(again);
  const std::map<std::string, std::string> now(made.begin(), made.end());
  for (const auto& [name, digest] : recall.digests) {
    const auto other = now.find(name);
    const bool stands = fs::is_regular_file(fs::symlink_status(recall.directory / name));
    const std::string there = stands ? read_result(recall.directory, name) : "";
    if (!stands || io::digest(there) != digest) {
      found.different.push_back(name + (stands ? " (changed since it was written)" : " (is no longer there)"));
    } else if (other == now.end()) {
      if (is_drawing(name))
        ++found.drawn_later;
      else
        found.missing.push_back(name);
    } else if (other->second == digest) {
      ++found.same;
    } else if (impersonal(there, recall.version, recall.commit) ==
               impersonal(read_result(again / name), std::string(kVersion), std::string(kCommit))) {
      ++found.but_for_commit;
    } else {
      found.different.push_back(name);
    }
  }
  if (found.holds()) return found;
  const io::Node is = manifest_of(again);
  if (recall.version != kVersion || recall.commit != kCommit)
    found.reasons.push_back("made by version " + recall.version + ", commit " + recall.commit + "; this is " +
                            std::string(kVersion) + ", commit " + std::string(kCommit));
  add_reasons(recall.manifest, is, "calibration", found.reasons);
  add_reasons(recall.manifest, is, "scenario_files", found.reasons);
  return found;
}

}  // namespace app
