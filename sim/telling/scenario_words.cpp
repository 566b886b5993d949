#include "telling/scenario_words.hpp"

#include "input/csv/csv.hpp"

namespace app {

namespace {

/// "a, b, c and 2 more"
std::string some_of(const std::vector<std::string>& names) {
  constexpr std::size_t kMost = 4;
  std::string text;
  for (std::size_t i = 0; i < names.size() && i < kMost; ++i) text += (i == 0 ? "" : ", ") + names[i];
  return names.size() <= kMost ? text : text + " and " + std::to_string(names.size() - kMost) + " more";
}

}  // namespace

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string scenario_in_words(const io::Scenario& scenario) {
  const model::Setting& setting = scenario.setting;
  return counted(setting.moves.size(), "policy", "policies") + ", " +
         counted(setting.reactions.size(), "reaction", "reactions") + ", " +
         counted(scenario.interventions.size(), "parameter set", "parameters set") + ", to " +
         io::csv_month(setting.months - 1);
}

std::vector<std::string> notes_of(const io::Scenario& scenario) {
  std::vector<std::string> notes;
  const model::Setting& setting = scenario.setting;
  const std::string last = io::csv_month(setting.months - 1);
  std::vector<std::string> late;
  for (const model::Move& move : setting.moves)
    if (move.from >= setting.months) late.push_back(move.id + " (" + io::csv_month(move.from) + ")");
  if (!late.empty())
    notes.push_back(scenario.name + " ends in " + last + ", before these policies begin: " + some_of(late));
  if (!setting.reactions.empty() && setting.reactions_from >= setting.months)
    notes.push_back(scenario.name + " ends in " + last + ", before governments may react (from " +
                    io::csv_month(setting.reactions_from) + "); none of its reactions can happen");
  notes.insert(notes.end(), scenario.notes.begin(), scenario.notes.end());
  return notes;
}

}  // namespace app
