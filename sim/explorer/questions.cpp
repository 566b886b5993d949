#include "explorer/questions.hpp"

#include <set>
#include <sstream>

#include "engine/results.hpp"
#include "input/scenario/scenario_policies.hpp"

namespace explorer {

void refuse(const std::string& pointer, const std::string& problem, const std::string& allowed,
            const std::string& suggestion) {
  base::Fault fault;
  fault.pointer = pointer, fault.problem = problem, fault.allowed = allowed, fault.suggestion = suggestion;
  throw base::InputError({fault});
}

std::string Question::text(std::string_view key) {
  const io::Node* node = reader_.required(key);
  return node ? io::read_text(*node, faults_).value_or("") : "";
}

std::string Question::text_or(std::string_view key, const std::string& otherwise) {
  const io::Node* node = reader_.optional(key);
  return node ? io::read_text(*node, faults_).value_or(otherwise) : otherwise;
}

bool Question::flag(std::string_view key) {
  const io::Node* node = reader_.optional(key);
  return node && io::read_boolean(*node, faults_).value_or(false);
}

int Question::count_or(std::string_view key, int low, int high, int otherwise) {
  const io::Node* node = reader_.optional(key);
  return node ? io::read_count(*node, low, high, "1", faults_).value_or(otherwise) : otherwise;
}

std::pair<int, int> Question::range(std::string_view key, int most) {
  const io::Node* node = reader_.required(key);
  if (!node || !io::expect_kind(*node, io::Node::Kind::kList, faults_)) return {1, 1};
  if (node->items.size() != 2) {
    faults_.add(node->place, "a range has two ends", "[FROM, TO]");
    return {1, 1};
  }
  const int from = io::read_count(node->items[0], 1, most, "1", faults_).value_or(1);
  const int to = io::read_count(node->items[1], 1, most, "1", faults_).value_or(from);
  if (from > to) faults_.add(node->place, "the range ends before it begins", "FROM <= TO");
  return {from, std::max(from, to)};
}

std::size_t Question::choice(std::string_view key, const std::vector<std::string_view>& known, std::string_view what) {
  const io::Node* node = reader_.required(key);
  return node ? io::read_choice(*node, known, what, faults_).value_or(0) : 0;
}

std::vector<std::string> Question::texts(std::string_view key) {
  std::vector<std::string> texts;
  const io::Node* node = reader_.required(key);
  if (node && io::expect_kind(*node, io::Node::Kind::kList, faults_))
    for (const io::Node& item : node->items) texts.push_back(io::read_text(item, faults_).value_or(""));
  return texts;
}

std::optional<int> Question::month(std::string_view key, int months) {
  const io::Node* node = reader_.optional(key);
  return node ? io::read_month(*node, 0, months - 1, faults_) : std::nullopt;
}

std::vector<std::size_t> read_outputs(const std::vector<std::string>& names, const std::string& pointer) {
  std::vector<std::string> all;
  for (std::size_t output = 0; output < engine::kOutputs; ++output) all.push_back(engine::output_name(output));
  const std::vector<std::string_view> known(all.begin(), all.end());
  std::vector<std::size_t> outputs;
  std::set<std::string> told;
  for (const std::string& name : names) {
    const int output = engine::find_output(name);
    if (output < 0) refuse(pointer, "unknown output \"" + name + "\"", io::one_of(known), io::suggest(name, known));
    if (!told.insert(name).second) refuse(pointer, "\"" + name + "\" is named twice", "each output once");
    outputs.push_back(static_cast<std::size_t>(output));
  }
  return outputs;
}

io::Node words_node(std::string_view text) {
  std::istringstream stream{std::string(text)};
  io::Node list = io::make_list();
  for (std::string word; stream >> word;) list.items.push_back(io::make_text(word));
  return list;
}

io::Node month_node(int month) { return io::make_text(io::month_text(month)); }

}  // namespace explorer
