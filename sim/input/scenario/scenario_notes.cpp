#include "input/scenario/scenario_notes.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "input/json/input_values.hpp"
#include "input/scenario/scenario.hpp"

namespace io {

namespace {

std::string text_at(const Node& node, std::string_view key) {
  const Node* value = node.find(key);
  return value ? value->text : std::string();
}

std::string where(const Place& place) { return *place.file + ":" + std::to_string(place.line) + ": "; }

/// Two moves of a lever in one month: the later in the list holds. A child does that to its parent on purpose.
void note_moves(const Node& policies, std::vector<std::string>& notes) {
  std::map<std::tuple<std::string, std::string, std::string>, std::string> seen;
  for (const Node& policy : policies.items) {
    const std::string lever = text_at(policy, "lever"), from = text_at(policy, "from"), id = text_at(policy, "id");
    if (lever.empty() || !policy.place.file || policy.place.line == 0) continue;  // line 0: an override, told below
    const auto [first, fresh] = seen.try_emplace({*policy.place.file, lever, from}, id);
    if (fresh) continue;
    notes.push_back(where(policy.place) + in_quotes(id) + " and " + in_quotes(first->second) + " both move " + lever +
                    " in " + from + "; the later one, " + in_quotes(id) + ", holds");
    first->second = id;
  }
}

/// Two overrides of one lever and month, parameter or hypothesis.
void note_overrides(const std::vector<std::string>& overrides, int present, std::vector<std::string>& notes) {
  std::map<std::string, std::string> seen;
  for (const std::string& text : overrides) {
    const auto [first, fresh] = seen.try_emplace(target_of_override(text, present), text);
    if (fresh || first->second == text) continue;
    notes.push_back("--set " + in_quotes(text) + " comes after --set " + in_quotes(first->second) +
                    " and takes its place");
    first->second = text;
  }
}

std::vector<std::string_view> ids_of_the_record(const Calibration& calibration) {
  std::vector<std::string_view> ids{"assumption", "000", "001", "002", "003", "004"};
  for (const DocumentedFigure& figure : calibration.figures) ids.push_back(figure.id);
  for (const PolicyEvent& event : calibration.timeline) ids.push_back(event.id);
  return ids;
}

/// Sources are free text, but "pol-2024-21", "005" or a name that is nearly right is a slip.
bool is_meant_as_id(const std::string& source, const std::string& near) {
  const bool number = source.size() == 3 && source.find_first_not_of("0123456789") == std::string::npos;
  return number || source.starts_with("pol-") || !near.empty();
}

void note_sources(const Node& root, const Calibration& calibration, std::vector<std::string>& notes) {
  const std::vector<std::string_view> ids = ids_of_the_record(calibration);
  FaultList guesses;  // which end where there are very many
  const auto look_at = [&](const Node* source) {
    if (!source || !source->place.file || source->place.line == 0 || source->text.empty()) return;
    if (std::find(ids.begin(), ids.end(), source->text) != ids.end()) return;
    const std::string near = guesses.guess(source->text, ids);
    if (!is_meant_as_id(source->text, near)) return;
    notes.push_back(where(source->place) + "the source " + in_quotes(source->text) +
                    " is no document, event or figure of the record" + (near.empty() ? "" : "; " + near));
  };
  if (const Node* sources = root.find("sources"))
    for (const Node& source : sources->items) look_at(&source);
  for (const std::string_view list : {"policies", "reactions"})
    if (const Node* items = root.find(list))
      for (const Node& item : items->items) look_at(item.find("source"));
}

void note_no_record(const MergedScenario& merged, const model::Setting& setting, std::vector<std::string>& notes) {
  const auto is_past = [&](const model::Move& move) { return move.from <= setting.present; };
  if (merged.files.size() > 1 || std::any_of(setting.moves.begin(), setting.moves.end(), is_past)) return;
  notes.push_back(merged.files.front().path + ": extends nothing and has no policy up to " +
                  month_text(setting.present) +
                  ", so none of the controls on record is in force; a scenario that extends baseline.json has them");
}

void note_ramps(const model::Setting& setting, std::vector<std::string>& notes) {
  for (const model::Move& move : setting.moves)
    if (move.to >= 0 && move.ramp_months > move.to - move.from)
      notes.push_back(in_quotes(move.id) + " ends after " + std::to_string(move.to - move.from) +
                      (move.to - move.from == 1 ? " month" : " months") + " of its ramp of " +
                      std::to_string(move.ramp_months) + ", before it reaches its value");
}

}  // namespace

std::vector<std::string> notes_on(const MergedScenario& merged, const std::vector<std::string>& overrides,
                                  const model::Setting& setting, const Calibration& calibration) {
  std::vector<std::string> notes;
  note_moves(*merged.root.find("policies"), notes);
  note_overrides(overrides, calibration.present, notes);
  note_sources(merged.root, calibration, notes);
  note_no_record(merged, setting, notes);
  note_ramps(setting, notes);
  return notes;
}

}  // namespace io
