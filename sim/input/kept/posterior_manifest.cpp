#include "input/json/heading.hpp"
#include "input/json/input_values.hpp"
#include "input/json/json_read.hpp"
#include "input/json/json_write.hpp"
#include "input/kept/posterior.hpp"

namespace io {

namespace {

/// Every field once, under the name that it has in the file: writing, reading and comparing follow this list.
template <class Manifest, class Visit> void visit_texts(Manifest& m, Visit&& visit) {
  visit("version", m.version);
  visit("model_digest", m.model_digest);
  visit("priors_digest", m.priors_digest);
  visit("targets_digest", m.targets_digest);
  visit("worlds_digest", m.worlds_digest);
}
template <class Manifest, class Visit> void visit_numbers(Manifest& m, Visit&& visit) {
  visit("particles", m.particles);
  visit("initial_factor", m.initial_factor);
  visit("rounds", m.rounds);
  visit("final_rounds", m.final_rounds);
  visit("evaluations", m.evaluations);
  visit("log_evidence", m.log_evidence);
  visit("effective_worlds", m.effective_worlds);
  visit("effective_worlds_lowest", m.effective_worlds_lowest);
  visit("ancestors", m.ancestors);
}
template <class Step, class Visit> void visit_step(Step& step, Visit&& visit) {
  visit("temperature", step.temperature);
  visit("effective_size", step.effective_size);
  visit("acceptance", step.acceptance);
  visit("distinct_ancestors", step.distinct_ancestors);
}

/// Reads a number into a field: any of the reals, whole ones from 0 to what a field or JSON holds.
struct NumberReader {
  ObjectReader& reader;
  FaultList& faults;
  void operator()(const char* key, double& field) const {
    if (const Node* node = reader.required(key)) field = read_number(*node, -kHuge, kHuge, "1", faults).value_or(0);
  }
  void operator()(const char* key, int& field) const {
    if (const Node* node = reader.required(key)) field = read_count(*node, 0, 1 << 30, "1", faults).value_or(0);
  }
  void operator()(const char* key, std::uint64_t& field) const {
    if (const Node* node = reader.required(key)) field = read_large_count(*node, faults).value_or(0);
  }
};

void read_steps(const Node& node, std::vector<FitStep>& steps, FaultList& faults) {
  if (!expect_kind(node, Node::Kind::kList, faults)) return;
  for (const Node& item : node.items) {
    ObjectReader reader(item, faults);
    visit_step(steps.emplace_back(), NumberReader{reader, faults});
    reader.finish();
  }
}

}  // namespace

bool operator==(const PosteriorManifest& a, const PosteriorManifest& b) {
  return posterior_manifest_json(a) == posterior_manifest_json(b);
}

std::string posterior_manifest_json(const PosteriorManifest& manifest) {
  Node root = make_heading("posterior");
  visit_texts(manifest, [&](const char* key, const std::string& text) { add_member(root, key, make_text(text)); });
  add_member(root, "seed", make_text(std::to_string(manifest.seed)));
  visit_numbers(manifest,
                [&](const char* key, auto number) { add_member(root, key, make_number(static_cast<double>(number))); });
  Node& steps = add_member(root, "steps", make_list());
  for (const FitStep& step : manifest.steps) {
    Node node = make_object();
    visit_step(step,
               [&](const char* key, auto number) { add_member(node, key, make_number(static_cast<double>(number))); });
    steps.items.push_back(std::move(node));
  }
  add_member(root, "targets", make_texts(manifest.targets));
  if (!manifest.call.empty()) add_member(root, "call", make_texts(manifest.call));
  Node& files = add_member(root, "files", make_object());
  for (const auto& [name, digest] : manifest.files) add_member(files, name, make_text(digest));
  return write_json(root);
}

PosteriorManifest read_posterior_manifest(std::string_view text, const std::string& file) {
  FaultList faults;
  PosteriorManifest manifest;
  const std::optional<Node> root = read_json(text, file, faults);
  faults.throw_if_any();
  ObjectReader reader(*root, faults);
  if (!read_heading(reader, faults)) faults.throw_if_any();
  reader.optional("kind");
  visit_texts(manifest, [&](const char* key, std::string& field) {
    if (const Node* node = reader.required(key)) field = read_text(*node, faults).value_or("");
  });
  if (const Node* seed = reader.required("seed")) manifest.seed = read_seed(*seed, faults).value_or(0);
  visit_numbers(manifest, NumberReader{reader, faults});
  if (const Node* steps = reader.required("steps")) read_steps(*steps, manifest.steps, faults);
  if (const Node* targets = reader.required("targets"); targets && expect_kind(*targets, Node::Kind::kList, faults))
    for (const Node& id : targets->items) manifest.targets.push_back(read_text(id, faults).value_or(""));
  if (const Node* call = reader.optional("call"); call && expect_kind(*call, Node::Kind::kList, faults))
    for (const Node& word : call->items) manifest.call.push_back(read_text(word, faults).value_or(""));
  if (const Node* files = reader.optional("files"); files && expect_kind(*files, Node::Kind::kObject, faults))
    for (const Member& one : files->members)
      manifest.files.emplace_back(one.key, read_text(one.value, faults).value_or(""));
  reader.finish();
  faults.throw_if_any();
  return manifest;
}

}  // namespace io
