#include <array>

#include "input/json/input_values.hpp"
#include "input/json/json_write.hpp"
#include "input/record/calibration_parts.hpp"
#include "input/scenario/scenario_policies.hpp"

namespace io {

namespace {

struct EventText {
  std::string_view key;
  std::string PolicyEvent::*member;
};
constexpr std::array<EventText, 10> kTexts{{{"id", &PolicyEvent::id},
                                            {"date", &PolicyEvent::date},
                                            {"effective", &PolicyEvent::effective},
                                            {"actor", &PolicyEvent::actor},
                                            {"event", &PolicyEvent::event},
                                            {"description", &PolicyEvent::description},
                                            {"direction", &PolicyEvent::direction},
                                            {"source_title", &PolicyEvent::source_title},
                                            {"source_address", &PolicyEvent::source_address},
                                            {"confidence", &PolicyEvent::confidence}}};

std::string as_text(const Node& node) {
  if (node.is(Node::Kind::kText)) return node.text;
  std::string text = write_json(node);
  text.pop_back();
  return text;
}

void read_thresholds(const Node& node, PolicyEvent& event, FaultList& faults) {
  if (!expect_kind(node, Node::Kind::kObject, faults)) return;
  for (const Member& member : node.members) event.thresholds.emplace_back(member.key, as_text(member.value));
}

// A move of an event is called like the event, with its lever after a dot where the event has several.
void check_move_id(const Node& move, const std::string& event, FaultList& faults) {
  const Node* id = move.find("id");
  if (!id || !id->is(Node::Kind::kText) || id->text == event || id->text.starts_with(event + ".")) return;
  faults.add(id->place, "the move " + in_quotes(id->text) + " is not called like its event",
             in_quotes(event) + ", or with \".LEVER\" after it");
}

void read_moves(const Node& node, PolicyEvent& event, Calibration& calibration, FaultList& faults) {
  std::vector<std::string_view> products;
  for (const model::Chip& chip : calibration.chips) products.push_back(chip.name);
  const std::size_t first = calibration.moves.size();
  read_policies(node, products, calibration.moves, calibration.rules, faults);
  for (std::size_t i = first; i < calibration.moves.size(); ++i) event.moves.push_back(calibration.moves[i].id);
  for (const Node& move : node.items) check_move_id(move, event.id, faults);
}

PolicyEvent read_event(const Node& node, Calibration& calibration, FaultList& faults) {
  PolicyEvent event;
  ObjectReader reader(node, faults);
  for (const EventText& text : kTexts)
    if (const Node* value = reader.required(text.key)) event.*text.member = read_text(*value, faults).value_or("");
  if (const Node* thresholds = reader.optional("thresholds")) read_thresholds(*thresholds, event, faults);
  if (const Node* contradicts = reader.optional("contradicts")) event.contradicts = read_texts(*contradicts, faults);
  if (const Node* note = reader.optional("note")) event.note = read_text(*note, faults).value_or("");
  if (const Node* moves = reader.required("moves")) read_moves(*moves, event, calibration, faults);
  reader.finish();
  return event;
}

}  // namespace

void read_timeline(const Node& node, Calibration& calibration, FaultList& faults) {
  if (!expect_kind(node, Node::Kind::kList, faults)) return;
  for (const Node& item : node.items) calibration.timeline.push_back(read_event(item, calibration, faults));
  check_unique(node, "id", faults);
  std::vector<const Node*> lists;
  for (const Node& item : node.items)
    if (const Node* moves = item.find("moves")) lists.push_back(moves);
  check_ids(lists, faults);
}

const model::ChipRule* documented_rule(const Calibration& calibration, std::string_view event) {
  for (const model::ChipRule& rule : calibration.rules)
    if (rule.id == event || rule.id == std::string(event) + ".chip_rule") return &rule;
  return nullptr;
}

}  // namespace io
