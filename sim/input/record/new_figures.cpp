#include "input/record/new_figures.hpp"

#include <algorithm>
#include <set>

#include "input/json/input_values.hpp"
#include "input/json/json_read.hpp"
#include "input/record/targets_parts.hpp"

namespace io {

namespace {

/// Takes a member out of an object; null if there is none.
std::optional<Node> take(Node& object, std::string_view key) {
  const auto member = std::find_if(object.members.begin(), object.members.end(),
                                   [key](const Member& candidate) { return candidate.key == key; });
  if (member == object.members.end()) return std::nullopt;
  Node value = std::move(member->value);
  object.members.erase(member);
  return value;
}

Node text_at(std::string_view text, const Place& place) {
  Node node = make_text(text);
  node.place = place;
  return node;
}

// A target's readings name figures of figures.json, or a source of their own: here it is the file's.
void name_source(Node& figure, const std::string& source, FaultList& faults) {
  Node* readings = figure.find("readings");
  if (!readings || !readings->is(Node::Kind::kList)) return;
  for (Node& reading : readings->items) {
    if (!reading.is(Node::Kind::kObject)) continue;
    if (const auto ids = take(reading, "figures"))
      faults.add(ids->place, "a new figure stands in this file and names none of figures.json", "\"source\" in words");
    if (!reading.find("source")) add_member(reading, "source", text_at(source, reading.place));
  }
}

/// Makes a target of figures.json's kind out of a new figure, and returns its source.
std::string as_target(Node& figure, FaultList& faults) {
  std::string source;
  if (!figure.is(Node::Kind::kObject)) return source;
  if (const auto node = take(figure, "source"))
    source = read_text(*node, faults).value_or("");
  else
    faults.add(figure.place, "the member \"source\" is missing", "where the figure was published");
  name_source(figure, source.empty() ? "not said" : source, faults);
  if (!figure.find("error")) add_member(figure, "error", text_at("as the readings' intervals say", figure.place));
  return source;
}

}  // namespace

std::vector<NewFigure> read_new_figures(std::string_view text, const std::string& file, const Calibration& calibration,
                                        FaultList& faults) {
  auto document = read_json(text, file, faults);
  if (!document) return {};
  const Place place = document->place;
  Node list = document->is(Node::Kind::kObject) ? make_list({*document}) : std::move(*document);
  list.place = place;
  std::vector<std::string> sources;
  if (list.is(Node::Kind::kList)) {
    if (list.items.empty()) faults.add(list.place, "there is no figure", "at least one");
    for (Node& figure : list.items) sources.push_back(as_target(figure, faults));
  }
  std::vector<Target> targets;
  std::set<std::string> ids;
  // As for holdouts, dates may lie after the present.
  read_target_list(list, TargetUse::kHeldOut, calibration, targets, ids, faults);
  std::vector<NewFigure> figures;
  for (std::size_t i = 0; i < targets.size(); ++i) figures.push_back({std::move(targets[i]), sources[i]});
  return figures;
}

}  // namespace io
