#include "input/json/heading.hpp"
#include "input/json/json_read.hpp"
#include "input/kept/manifest.hpp"
#include "model/setting.hpp"

namespace io {

namespace {

constexpr int kMostWhole = 1 << 30;

std::string text_in(ObjectReader& reader, std::string_view key, FaultList& faults) {
  const Node* node = reader.required(key);
  return node && expect_kind(*node, Node::Kind::kText, faults) ? node->text : std::string();
}

int whole_in(ObjectReader& reader, std::string_view key, int low, FaultList& faults) {
  const Node* node = reader.required(key);
  return node ? read_count(*node, low, kMostWhole, "1", faults).value_or(low) : low;
}

double amount_in(ObjectReader& reader, std::string_view key, FaultList& faults) {
  const Node* node = reader.required(key);
  return node ? read_number(*node, 0, kHuge, "1", faults).value_or(0) : 0;
}

std::string month_in(const Node* node, FaultList& faults) {
  if (node) read_month(*node, 0, model::kMaxMonths - 1, faults);
  return node ? node->text : std::string();
}

std::vector<std::pair<std::string, std::string>> texts_in(ObjectReader& reader, std::string_view key,
                                                          FaultList& faults) {
  std::vector<std::pair<std::string, std::string>> pairs;
  const Node* node = reader.required(key);
  if (!node || !expect_kind(*node, Node::Kind::kObject, faults)) return pairs;
  for (const Member& entry : node->members)
    if (expect_kind(entry.value, Node::Kind::kText, faults)) pairs.emplace_back(entry.key, entry.value.text);
  return pairs;
}

void read_list(const Node& node, std::vector<std::string>& texts, FaultList& faults) {
  if (!expect_kind(node, Node::Kind::kList, faults)) return;
  for (const Node& item : node.items)
    if (expect_kind(item, Node::Kind::kText, faults)) texts.push_back(item.text);
}

void read_run(const Node& node, Manifest& manifest, FaultList& faults) {
  ObjectReader reader(node, faults);
  manifest.run.scenario = text_in(reader, "scenario", faults);
  manifest.title = text_in(reader, "title", faults);
  manifest.description = text_in(reader, "description", faults);
  if (const Node* overrides = reader.optional("overrides"))  // runs of before have none
    read_list(*overrides, manifest.overrides, faults);
  if (const Node* sentences = reader.optional("hangs_on")) read_list(*sentences, manifest.hangs_on, faults);
  manifest.run.scenario_digest = text_in(reader, "scenario_digest", faults);
  manifest.present = month_in(reader.required("present"), faults);
  manifest.horizon = month_in(reader.required("horizon"), faults);
  manifest.told = month_in(reader.optional("titles_tell"), faults);  // runs of before have none
  if (const Node* seed = reader.required("seed")) manifest.run.seed = read_seed(*seed, faults).value_or(0);
  manifest.run.replicates = whole_in(reader, "replicates", 1, faults);
  manifest.run.sampling = text_in(reader, "sampling", faults);
  manifest.run.draws = text_in(reader, "draws", faults);
}

void read_execution(const Node& node, Manifest& manifest, FaultList& faults) {
  ObjectReader reader(node, faults);
  manifest.kernel = text_in(reader, "kernel", faults);
  manifest.threads = whole_in(reader, "threads", 0, faults);
  manifest.wall_seconds = amount_in(reader, "wall_seconds", faults);
  manifest.peak_memory_mb = amount_in(reader, "peak_memory_mb", faults);
}

}  // namespace

// Members that are not known are left alone: a run says more of itself than its reader needs.
Manifest read_manifest(std::string_view text, const std::string& file) {
  FaultList faults;
  Manifest manifest;
  const std::optional<Node> root = read_json(text, file, faults);
  faults.throw_if_any();
  ObjectReader reader(*root, faults);
  if (!read_heading(reader, faults)) faults.throw_if_any();
  manifest.run.version = text_in(reader, "version", faults);
  manifest.run.commit = text_in(reader, "commit", faults);
  if (const Node* run = reader.required("run")) read_run(*run, manifest, faults);
  manifest.results_digest = text_in(reader, "results_digest", faults);
  manifest.run.calibration = texts_in(reader, "calibration", faults);
  manifest.scenario_files = texts_in(reader, "scenario_files", faults);
  if (root->find("files")) manifest.files = texts_in(reader, "files", faults);  // runs of before have none
  manifest.libraries = texts_in(reader, "libraries", faults);
  if (const Node* execution = reader.required("execution")) read_execution(*execution, manifest, faults);
  faults.throw_if_any();
  return manifest;
}

}  // namespace io
