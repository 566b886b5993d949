#include "input/scenario/scenario_notes.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>

#include "input/json/input_values.hpp"
#include "input/json/json_write.hpp"
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

/// Does the value stand in the file that was asked for? What its ancestors say is their business.
bool is_own(const Node& node, const MergedScenario& merged) {
  return node.place.line > 0 && node.place.file && *node.place.file == merged.files.front().path;
}

/// Sources are free text, such as "Reuters, 12 May 2026", but one word that the record does not know ("pol-2024-21", "rumour")
/// or a name that is nearly right tells a reader nothing.
bool is_meant_as_id(const std::string& source, const std::string& near) {
  return source.find_first_of(" /") == std::string::npos || !near.empty();
}

void note_sources(const MergedScenario& merged, const Calibration& calibration, std::vector<std::string>& notes) {
  const Node& root = merged.root;
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
  for (const Node& roster : merged.rosters)
    for (const Member& type : roster.members)
      for (const Member& agent : type.value.members) look_at(agent.value.find("source"));
}

/// Policies of the file that nobody stands for.
void note_without_source(const MergedScenario& merged, std::vector<std::string>& notes) {
  constexpr std::size_t kMostNamed = 3;
  std::string names;
  std::size_t count = 0;
  for (const Node& policy : merged.root.find("policies")->items) {
    if (!is_own(policy, merged) || text_at(policy, "source").find_first_not_of(" \t\n") != std::string::npos) continue;
    if (++count <= kMostNamed) names += (count == 1 ? "" : ", ") + in_quotes(text_at(policy, "id"));
  }
  if (count == 0) return;
  if (count > kMostNamed) names += " and " + std::to_string(count - kMostNamed) + " more";
  notes.push_back(merged.files.front().path + ": no source is given for " + names +
                  "; \"source\" names a document, event or figure of the record, or says \"assumption\"");
}

/// Weights are taken relative to each other; whoever gives 0.9 to one branch may not know that the others keep theirs.
void note_weights(const MergedScenario& merged, const engine::Inputs& inputs, std::vector<std::string>& notes) {
  constexpr double kNear = 0.011;  // 0.33 for each of three is meant as a third
  const Node* hypotheses = merged.root.find("hypotheses");
  for (std::size_t h = 0; hypotheses && h < model::kHypotheses; ++h) {
    const model::HypothesisRow& row = model::kHypothesisRows[h];
    const Node* given = hypotheses->find(row.name);
    const double sum = std::accumulate(inputs.weights[h].begin(), inputs.weights[h].end(), 0.0);
    if (!given || !is_own(*given, merged) || std::abs(sum - 1) < kNear) continue;
    const auto said = [](double value) { return number_text(std::round(value * 1000) / 1000); };
    std::string scaled;
    for (std::size_t b = 0; b < row.branches; ++b)
      scaled += (b == 0 ? "" : ", ") + std::string(row.branch[b]) + " " + said(inputs.weights[h][b] / sum);
    notes.push_back(where(given->place) + "the weights of " + in_quotes(row.name) + " add up to " + said(sum) +
                    " and are scaled to one: " + scaled +
                    (given->members.size() < row.branches ? "; a branch that is not named keeps its weight" : ""));
  }
}

/// The first move after `move` of the same lever (or chip rule), if any.
const model::Move* next_of(const model::Move& move, const model::Setting& setting) {
  const model::Move* next = nullptr;
  for (const model::Move& other : setting.moves) {
    const bool same = other.lever == move.lever && (other.rule < 0) == (move.rule < 0);
    if (same && other.from > move.from && (!next || other.from < next->from)) next = &other;
  }
  return next;
}

/// Is the lever where the record had it anyway, in each month up to the present that the move holds in?
bool is_as_recorded(const model::Move& move, const model::Move* next, const model::Setting& setting) {
  if (move.rule >= 0 || move.ramp_months > 0 || move.compliance < 1 || setting.record.levers.empty()) return false;
  const auto member = model::kLeverMembers<double>[static_cast<std::size_t>(move.lever)];
  int end = next ? std::min(next->from, setting.present + 1) : setting.present + 1;
  if (move.to >= 0) end = std::min(end, move.to);
  for (int month = move.from; month < end; ++month)
    if (setting.record.levers_in(month).*member != move.value) return false;
  return true;
}

/// Moves of the file and of --set in months that have happened.
void note_past(const MergedScenario& merged, const model::Setting& setting, std::vector<std::string>& notes) {
  const std::string group = text_at(merged.root, "group");
  if (merged.files.size() < 2 || group == "past" || group == "claims") return;  // which say what was, or may have been
  const std::vector<Node>& policies = merged.root.find("policies")->items;      // a move each, as there is no fault
  for (std::size_t i = 0; i < policies.size() && i < setting.moves.size(); ++i) {
    const model::Move& move = setting.moves[i];
    const Place& place = policies[i].place;
    const bool set = place.file && place.line == 0;
    if (move.from > setting.present || !(set || is_own(policies[i], merged))) continue;
    const model::Move* next = next_of(move, setting);
    if (is_as_recorded(move, next, setting)) continue;
    const std::string what =
        move.rule >= 0 ? "the chip rule" : std::string(model::kLeverRows[static_cast<std::size_t>(move.lever)].name);
    std::string until = ", and stays";
    if (move.to >= 0 && (!next || move.to <= next->from))
      until = ", up to " + month_text(move.to - 1);
    else if (next)
      until = ", until " + in_quotes(next->id) + " moves it in " + month_text(next->from);
    notes.push_back((set ? "--set " + in_quotes(place.pointer) + ": it" : where(place) + in_quotes(move.id)) +
                    " moves " + what + " from " + month_text(move.from) + ", before the present (" +
                    month_text(setting.present) + "): it takes the place of what is on record" + until +
                    ", so the past is another one" + (set ? "" : "; \"group\": \"past\" says that this is meant"));
  }
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
                                  const model::Setting& setting, const engine::Inputs& inputs,
                                  const Calibration& calibration) {
  std::vector<std::string> notes;
  note_moves(*merged.root.find("policies"), notes);
  note_overrides(overrides, calibration.present, notes);
  note_sources(merged, calibration, notes);
  note_without_source(merged, notes);
  note_weights(merged, inputs, notes);
  note_past(merged, setting, notes);
  note_no_record(merged, setting, notes);
  note_ramps(setting, notes);
  return notes;
}

}  // namespace io
