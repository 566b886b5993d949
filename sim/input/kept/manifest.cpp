#include "input/kept/manifest.hpp"

#include "engine/survey.hpp"
#include "input/json/heading.hpp"
#include "input/json/json_node.hpp"
#include "input/json/json_write.hpp"

namespace io {

namespace {

constexpr std::uint64_t kExactInJson = std::uint64_t{1} << 53;

Node seed_node(std::uint64_t seed) {
  return seed <= kExactInJson ? make_number(static_cast<double>(seed)) : make_text(std::to_string(seed));
}

void add_texts(Node& object, std::string_view key, const std::vector<std::pair<std::string, std::string>>& pairs) {
  Node& list = add_member(object, key, make_object());
  for (const auto& [name, text] : pairs) add_member(list, name, make_text(text));
}

Node run_node(const Manifest& manifest) {
  const Provenance& run = manifest.run;
  Node node = make_object();
  add_member(node, "scenario", make_text(run.scenario));
  add_member(node, "title", make_text(manifest.title));
  add_member(node, "description", make_text(manifest.description));
  add_member(node, "overrides", make_texts(manifest.overrides));
  add_member(node, "scenario_digest", make_text(run.scenario_digest));
  add_member(node, "present", make_text(manifest.present));
  add_member(node, "horizon", make_text(manifest.horizon));
  add_member(node, "titles_tell", make_text(manifest.told));
  add_member(node, "hangs_on", make_texts(manifest.hangs_on));
  add_member(node, "seed", seed_node(run.seed));
  add_member(node, "replicates", make_number(run.replicates));
  add_member(node, "sampling", make_text(run.sampling));
  add_member(node, "draws", make_text(run.draws));
  add_member(node, "quantiles", make_text(quantiles_in_words(run.replicates)));
  return node;
}

Node execution_node(const Manifest& manifest) {
  Node node = make_object();
  add_member(node, "kernel", make_text(manifest.kernel));
  add_member(node, "threads", make_number(manifest.threads));
  add_member(node, "wall_seconds", make_number(manifest.wall_seconds));
  add_member(node, "peak_memory_mb", make_number(manifest.peak_memory_mb));
  return node;
}

}  // namespace

std::string short_digest(std::string_view digest) {
  constexpr std::size_t kDigits = 8;
  return std::string(digest.substr(digest.find(':') + 1, kDigits));  // without a colon: from its beginning
}

std::string quantiles_in_words(int replicates) {
  return replicates > engine::kMostWhole ? "from a sketch, at most 0.4 % off" : "exact, type 7";
}

std::string draws_in_words(std::string_view draws) {
  if (draws.find(':') == std::string_view::npos) return "prior draws, not calibrated";
  return "fitted to the record (posterior " + short_digest(draws) + ")";
}

std::string manifest_json(const Manifest& manifest) {
  Node root = make_heading("run");
  add_member(root, "version", make_text(manifest.run.version));
  add_member(root, "commit", make_text(manifest.run.commit));
  add_member(root, "call", make_texts(manifest.call));
  add_member(root, "run", run_node(manifest));
  add_member(root, "results_digest", make_text(manifest.results_digest));
  add_texts(root, "calibration", manifest.run.calibration);
  add_texts(root, "scenario_files", manifest.scenario_files);
  add_texts(root, "files", manifest.files);
  add_texts(root, "libraries", manifest.libraries);
  add_member(root, "execution", execution_node(manifest));
  return write_json(root);
}

}  // namespace io
