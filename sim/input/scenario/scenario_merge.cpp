#include "input/scenario/scenario_merge.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "input/json/heading.hpp"
#include "input/json/input_values.hpp"
#include "input/json/json_read.hpp"
#include "input/scenario/scenario_forms.hpp"

namespace io {

namespace {

constexpr std::string_view kLists[] = {"policies", "reactions"};
// Of one file: a child answers another question, and under its parent's title nobody could tell the two apart.
constexpr std::string_view kOwnWords[] = {"title", "question", "group", "sources"};
constexpr std::size_t kMostAncestors = 32;

bool is_distribution(const Node& node) { return node.find("family") != nullptr; }

void erase(Node& object, std::string_view key) {
  std::erase_if(object.members, [&](const Member& member) { return member.key == key; });
}

// "a/./b.json" and "a/b.json" are one file.
std::string plain(const std::string& path) { return std::filesystem::path(path).lexically_normal().string(); }

std::string id_of(const Node& item) {
  const Node* id = item.find("id");
  return id ? id->text : std::string();
}

std::size_t values_in(const Node& node) {
  std::size_t count = 1;
  for (const Node& item : node.items) count += values_in(item);
  for (const Member& member : node.members) count += values_in(member.value);
  return count;
}

// The members of an object by key: merging an object as long as this one would be quadratic if each were looked for.
class Members {
 public:
  explicit Members(Node& object) : object_(object) {
    for (std::size_t i = 0; i < object.members.size(); ++i) place_.emplace(object.members[i].key, i);
  }
  ~Members() {
    std::erase_if(object_.members, [this](const Member& member) { return dropped_.contains(member.key); });
  }
  Members(const Members&) = delete;
  Members& operator=(const Members&) = delete;

  /// The value of a member that the object had at first, or null.
  Node* find(const std::string& key) {
    const auto found = place_.find(key);
    return found == place_.end() ? nullptr : &object_.members[found->second].value;
  }
  void add(Member member) { object_.members.push_back(std::move(member)); }
  /// Takes effect at the end.
  void drop(const std::string& key) { dropped_.insert(key); }

 private:
  Node& object_;
  std::unordered_map<std::string, std::size_t> place_;
  std::unordered_set<std::string> dropped_;
};

// One file of the chain, and what it extends.
class Chain {
 public:
  Chain(const ReadFile& read, const std::string& library, FaultList& faults)
      : read_(read), library_(library), faults_(faults) {}

  /// `named`: where the path was named; without file for the path that the user gave.
  std::optional<MergedScenario> load(const std::string& path, const Place& named) {
    if (!may_extend(path, named)) return std::nullopt;
    std::string bytes;
    try {
      bytes = read_(path);
    } catch (const Unreadable& error) {
      faults_.add(
          named, "cannot read " + in_quotes(path) + ": " + error.what(), {},
          named.line > 0 ? "name a file from the folder of this one, such as \"../scenarios/baseline.json\"" : "");
      return std::nullopt;
    }
    auto root = read_json(bytes, path, faults_);
    if (!root || !expect_kind(*root, Node::Kind::kObject, faults_)) return std::nullopt;
    paths_.push_back(plain(path));
    values_ += values_in(*root);
    if (values_ > kMostValues) {  // which bounds the memory that a file can take, and so that of all
      faults_.add(named, "files that extend each other have too many values", "at most " + std::to_string(kMostValues));
      return std::nullopt;
    }
    check_format(*root);
    check_lists(*root);
    return finish(std::move(*root), {path, std::move(bytes)});
  }

 private:
  bool may_extend(const std::string& path, const Place& named) {
    const auto again = std::find(paths_.begin(), paths_.end(), plain(path));
    if (again == paths_.end() && paths_.size() < kMostAncestors) return true;
    std::string cycle;
    for (auto step = again; step != paths_.end(); ++step) cycle += *step + " -> ";
    if (again == paths_.end())
      faults_.add(named, "more than " + std::to_string(kMostAncestors) + " files extend each other");
    else
      faults_.add(named, "the files extend each other in a cycle: " + cycle + plain(path), "a chain that ends");
    return false;
  }

  void check_format(const Node& root) {
    const Node* version = root.find("format_version");
    if (!version)
      faults_.add(root.place, "the key \"format_version\" is missing", "1");
    else
      io::check_format(*version, faults_);
  }

  // A list of the wrong kind cannot be merged: reported here, and left out.
  void check_lists(Node& root) {
    const std::pair<std::string_view, std::string_view> forms[] = {
        {kLists[0], form::kPolicies}, {kLists[1], form::kReactions}, {"without", form::kWithout}};
    for (const auto& [key, allowed] : forms) {
      const Node* list = root.find(key);
      if (list && !expect_kind(*list, Node::Kind::kList, faults_, allowed)) erase(root, key);
    }
  }

  std::optional<MergedScenario> finish(Node root, InputFile file) {
    MergedScenario merged;
    merged.root = make_object();
    for (const std::string_view key : kLists) add_member(merged.root, key, make_list());
    const Node* extends = root.find("extends");
    if (extends) {
      auto parent = load_parent(*extends, file.path);
      if (parent) merged = std::move(*parent);
      for (const std::string_view key : kOwnWords) erase(merged.root, key);
      drop(root, merged.root, parent ? "the extended files have" : "");
    } else {
      drop(root, merged.root, "this file extends nothing and has");
    }
    merged.root.place = root.place;
    take_all(std::move(root.members), merged);
    merged.files.insert(merged.files.begin(), std::move(file));
    return merged;
  }

  std::optional<MergedScenario> load_parent(const Node& extends, const std::string& path) {
    const auto name = read_text(extends, faults_);
    if (!name) return std::nullopt;
    const std::filesystem::path here(path);
    if (base::printable(*name) != *name) {  // a byte 0 would end the name for the system and not for the manifest
      faults_.add(extends.place, "the name " + in_quotes(*name) + " has control characters", "the name of a file");
      return std::nullopt;
    }
    if (name->find("://") != std::string::npos) {
      faults_.add(extends.place, "cannot read " + in_quotes(*name) + ": nothing is fetched from a network",
                  "a file, named from the folder of this one", "save it beside this file and extend that");
      return std::nullopt;
    }
    return load(file_of(*name, here.parent_path()), extends.place);
  }

  /// The file that `extends` names from a folder.
  std::string file_of(const std::string& name, const std::filesystem::path& folder) const {
    std::string beside = (folder / name).lexically_normal().string();
    const bool bare = name.find('/') == std::string::npos && !std::filesystem::path(name).has_extension();
    if (!bare || can_read(beside)) return beside;
    for (const std::filesystem::path& of : {folder, std::filesystem::path(library_)})
      if (std::string file = (of / (name + ".json")).string(); (of == folder || !library_.empty()) && can_read(file))
        return file;
    return beside;
  }

  bool can_read(const std::string& path) const {
    try {
      return read_(path), true;
    } catch (const Unreadable&) {
      return false;
    }
  }

  /// Applies `without` to the parent's lists. `where` is empty if the parent could not be read: then ids are not checked.
  void drop(const Node& root, Node& parent, const std::string& where) {
    const Node* without = root.find("without");
    if (!without) return;
    std::vector<std::string> ids;
    for (const std::string_view key : kLists)
      for (const Node& item : parent.find(key)->items) ids.push_back(id_of(item));
    const std::vector<std::string_view> known(ids.begin(), ids.end());
    const std::set<std::string_view> present(known.begin(), known.end());
    std::set<std::string> named;
    for (const Node& item : without->items) {
      const auto id = read_text(item, faults_);
      if (!id) continue;
      if (!named.insert(*id).second)
        faults_.add(item.place, in_quotes(*id) + " is named twice", "each id once");
      else if (!present.contains(*id) && !where.empty())
        faults_.add(item.place, where + " no policy or reaction " + in_quotes(*id), known.empty() ? "" : one_of(known),
                    faults_.guess(*id, known));
    }
    for (const std::string_view key : kLists)
      std::erase_if(parent.find(key)->items, [&](const Node& item) { return named.contains(id_of(item)); });
  }

  static void take_all(std::vector<Member> all, MergedScenario& merged) {
    Members members(merged.root);
    for (Member& member : all) take(std::move(member), members, merged.rosters);
  }

  static void take(Member member, Members& members, std::vector<Node>& rosters) {
    const std::string& key = member.key;
    if (key == "extends" || key == "without" || key == "format_version") return;
    if (key == "roster") {
      rosters.push_back(std::move(member.value));
      return;
    }
    Node* mine = members.find(key);
    if (std::find(std::begin(kLists), std::end(kLists), key) != std::end(kLists)) {
      mine->place = member.value.place;
      for (Node& item : member.value.items) mine->items.push_back(std::move(item));
    } else if (!mine) {
      members.add(std::move(member));
    } else if (member.value.is(Node::Kind::kNull)) {
      members.drop(key);
    } else {
      *mine = merge_patch(std::move(*mine), member.value);
    }
  }

  const ReadFile& read_;
  const std::string& library_;
  FaultList& faults_;
  std::vector<std::string> paths_;
  std::size_t values_ = 0;
};

void merge_member(const Member& member, Members& members) {
  Node* mine = members.find(member.key);
  if (!mine)
    members.add(member);
  else if (member.value.is(Node::Kind::kNull))
    members.drop(member.key);
  else
    *mine = merge_patch(std::move(*mine), member.value);
}

}  // namespace

Node merge_patch(Node target, const Node& patch) {
  const bool both_objects = target.is(Node::Kind::kObject) && patch.is(Node::Kind::kObject);
  if (!both_objects || is_distribution(target) || is_distribution(patch)) return patch;
  target.place = patch.place;
  {
    Members members(target);
    for (const Member& member : patch.members) merge_member(member, members);
  }
  return target;
}

std::optional<MergedScenario> merge_scenario(const std::string& path, const ReadFile& read, FaultList& faults,
                                             const std::string& library) {
  Place named;
  named.file = std::make_shared<const std::string>(path);
  return Chain(read, library, faults).load(path, named);
}

}  // namespace io
