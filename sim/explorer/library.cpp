#include "explorer/library.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

#include "base/random.hpp"
#include "input/json/input_values.hpp"
#include "input/json/json_read.hpp"
#include "input/json/json_write.hpp"
#include "study/compare/plan.hpp"
#include "study/ground/posterior.hpp"

namespace explorer {

namespace {

constexpr std::size_t kRemembered = 8;

using Weights = std::array<std::array<double, 4>, model::kHypotheses>;

double sum_of(const std::array<double, 4>& weights) { return std::accumulate(weights.begin(), weights.end(), 0.0); }

/// Weights of branches for worlds that were taken by the weights `before`: relative to those.
Weights relative_to(const Weights& before, const Weights& now) {
  Weights ratio{};
  for (std::size_t h = 0; h < model::kHypotheses; ++h)
    for (std::size_t branch = 0; branch < model::kHypothesisRows[h].branches; ++branch)
      if (before[h][branch] > 0)
        ratio[h][branch] = now[h][branch] / sum_of(now[h]) / (before[h][branch] / sum_of(before[h]));
  return ratio;
}

void erase(io::Node& object, std::string_view key) {
  std::erase_if(object.members, [&](const io::Member& member) { return member.key == key; });
}

/// A fingerprint of a tree: FNV-1a over what it would be as text.
std::uint64_t fingerprint(const io::Node& node, std::uint64_t hash) {
  const auto mix = [&](std::string_view text) {
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
    hash = (hash ^ 0xff) * 1099511628211ull;  // a byte that no text has
  };
  mix(io::kind_in_words(node.kind));
  if (node.is(io::Node::Kind::kNumber)) mix(io::number_text(node.number));
  if (node.is(io::Node::Kind::kBoolean)) mix(node.truth ? "true" : "false");
  if (node.is(io::Node::Kind::kText)) mix(node.text);
  for (const io::Node& item : node.items) hash = fingerprint(item, hash);
  for (const io::Member& member : node.members) mix(member.key), hash = fingerprint(member.value, hash);
  mix("");
  return hash;
}

/// All that decides the months to the present, of an effective scenario; in short.
std::string past_of(io::Node root, int present) {
  for (const char* words : {"title", "description", "question", "group", "sources"}) erase(root, words);
  const std::string now = io::month_text(present);
  if (root.find("reactions_from")->text > now) erase(root, "reactions_from");
  std::vector<io::Node>& policies = root.find("policies")->items;
  std::erase_if(policies, [&](const io::Node& policy) { return policy.find("from")->text > now; });
  for (io::Node& policy : policies) {
    for (const char* words : {"id", "source"}) erase(policy, words);
    if (const io::Node* to = policy.find("to"); to && to->text > now) erase(policy, "to");
  }
  const std::uint64_t hash = fingerprint(root, base::name_of("past"));
  std::string text(16, '0');
  for (std::size_t digit = 0; digit < text.size(); ++digit)
    text[digit] = "0123456789abcdef"[hash >> (60 - 4 * digit) & 15];
  return text;
}

}  // namespace

Library::Library(Packet packet) : packet_(std::move(packet)) {
  calibration_ =
      io::read_calibration(std::string(kCalibration), [this](const std::string& path) { return read(path); });
  baseline_ = know(packet_.baseline, read(std::string(kScenarios) + packet_.baseline + ".json"));
}

std::string Library::read(const std::string& path) const {
  // A scenario that is given stands beside those of the packet.
  for (const std::string& name : {path, std::string(kScenarios) + path})
    for (const io::InputFile& file : packet_.files)
      if (file.path == name) return file.bytes;
  throw io::Unreadable("the page holds no such file");
}

std::shared_ptr<const Known> Library::know(const std::string& name, const std::string& text) {
  const auto same = [&](const auto& known) { return known->name == name && known->text == text; };
  const auto found = std::find_if(known_.begin(), known_.end(), same);
  if (found != known_.end()) return *found;
  known_.push_front(understand(name, text));
  if (known_.size() > kRemembered) known_.pop_back();
  return known_.front();
}

std::shared_ptr<const Known> Library::understand(const std::string& name, const std::string& text) const {
  const std::string path = name + ".json";
  auto known = std::make_shared<Known>();
  known->name = name, known->text = text;
  known->job.scenario = io::read_scenario(path, calibration_, {},
                                          [&](const std::string& file) { return file == path ? text : read(file); });
  const io::Scenario& scenario = known->job.scenario;
  known->past = past_of(io::effective_node(scenario, calibration_, study::positions_of(scenario.interventions)),
                        calibration_.present);
  known->same_worlds = !baseline_ || study::same_worlds(baseline_->job.scenario, known->job.scenario);
  draw(known->job.scenario);
  return known;
}

/// As study::draw_from has it, of the worlds that are here: they were taken by the baseline's weights.
void Library::draw(io::Scenario& scenario) const {
  engine::Inputs& inputs = scenario.inputs;
  inputs.posterior = &packet_.worlds;
  inputs.interventions = study::positions_of(scenario.interventions);
  inputs.order.resize(packet_.worlds.worlds.size());
  std::iota(inputs.order.begin(), inputs.order.end(), 0u);
  if (!baseline_ || study::same_worlds(baseline_->job.scenario, scenario)) return;
  inputs.order = engine::posterior_order(
      packet_.worlds, relative_to(baseline_->job.scenario.inputs.weights, inputs.weights), packet_.seed);
  if (!inputs.order.empty()) return;
  base::Fault fault;
  fault.file = scenario.name, fault.pointer = "/hypotheses";
  fault.problem = "no world of this page has the branches that this scenario wants";
  fault.allowed = "weights that leave some of them";
  throw base::InputError({fault});
}

engine::Plan Library::plan_of(const Known& known, int replicates, engine::Kernel kernel) const {
  return {&known.job.scenario.setting, &known.job.scenario.inputs, packet_.seed, replicates, kernel, false};
}

}  // namespace explorer
