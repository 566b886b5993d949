#include <charconv>

#include "input/json/json_read.hpp"
#include "input/kept/manifest.hpp"

namespace io {

namespace {

/// Reads members, and adds a fault for each that is absent or of the wrong kind.
class Reader {
 public:
  explicit Reader(FaultList& faults) : faults_(faults) {}

  const Node& member(const Node& object, std::string_view key, Node::Kind kind) {
    static const Node kNothing;
    const Node* found = object.find(key);
    if (found != nullptr && found->is(kind)) return *found;
    faults_.add(object.place, "no \"" + std::string(key) + "\" as a manifest of this program has it");
    return kNothing;
  }

  std::string text(const Node& object, std::string_view key) { return member(object, key, Node::Kind::kText).text; }
  double number(const Node& object, std::string_view key) { return member(object, key, Node::Kind::kNumber).number; }

  std::vector<std::pair<std::string, std::string>> texts(const Node& object, std::string_view key) {
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const Member& entry : member(object, key, Node::Kind::kObject).members)
      pairs.emplace_back(entry.key, entry.value.text);
    return pairs;
  }

  std::uint64_t seed(const Node& object) {
    const Node* found = object.find("seed");
    if (found == nullptr || !found->is(Node::Kind::kText)) return static_cast<std::uint64_t>(number(object, "seed"));
    std::uint64_t value = 0;
    std::from_chars(found->text.data(), found->text.data() + found->text.size(), value);
    return value;
  }

 private:
  FaultList& faults_;
};

void read_run(Reader& read, const Node& node, Manifest& manifest) {
  manifest.run.scenario = read.text(node, "scenario");
  manifest.title = read.text(node, "title");
  manifest.description = read.text(node, "description");
  if (const Node* overrides = node.find("overrides"))  // runs of before have none
    for (const Node& text : overrides->items) manifest.overrides.push_back(text.text);
  manifest.run.scenario_digest = read.text(node, "scenario_digest");
  manifest.present = read.text(node, "present");
  manifest.horizon = read.text(node, "horizon");
  if (node.find("titles_tell")) manifest.told = read.text(node, "titles_tell");  // runs of before have none
  manifest.run.seed = read.seed(node);
  manifest.run.replicates = static_cast<int>(read.number(node, "replicates"));
  manifest.run.sampling = read.text(node, "sampling");
  manifest.run.draws = read.text(node, "draws");
}

void read_execution(Reader& read, const Node& node, Manifest& manifest) {
  manifest.kernel = read.text(node, "kernel");
  manifest.threads = static_cast<int>(read.number(node, "threads"));
  manifest.wall_seconds = read.number(node, "wall_seconds");
  manifest.peak_memory_mb = read.number(node, "peak_memory_mb");
}

}  // namespace

Manifest read_manifest(std::string_view text, const std::string& file) {
  FaultList faults;
  Manifest manifest;
  const std::optional<Node> root = read_json(text, file, faults);
  faults.throw_if_any();
  Reader read(faults);
  manifest.run.version = read.text(*root, "version");
  manifest.run.commit = read.text(*root, "commit");
  read_run(read, read.member(*root, "run", Node::Kind::kObject), manifest);
  manifest.results_digest = read.text(*root, "results_digest");
  manifest.run.calibration = read.texts(*root, "calibration");
  manifest.scenario_files = read.texts(*root, "scenario_files");
  if (root->find("files")) manifest.files = read.texts(*root, "files");  // runs of before have none
  manifest.libraries = read.texts(*root, "libraries");
  read_execution(read, read.member(*root, "execution", Node::Kind::kObject), manifest);
  faults.throw_if_any();
  return manifest;
}

}  // namespace io
