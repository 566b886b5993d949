#include "app/publish/notes.hpp"

#include <set>
#include <string>
#include <vector>

#include "base/share.hpp"
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

}  // namespace

void note_what_never_acts(const std::vector<const io::Scenario*>& scenarios, const Console& console) {
  constexpr std::size_t kMost = 20;  // more of one kind are a fault of whatever wrote the file
  std::set<std::string> told;
  for (const io::Scenario* scenario : scenarios)
    for (const std::string& note : notes_of(*scenario))
      if (told.insert(note).second && told.size() <= kMost) console.note("Note: " + note);
  if (told.size() > kMost) console.note("Note: and " + std::to_string(told.size() - kMost) + " more of these");
}

void note_what_never_acts(const std::vector<io::Scenario>& scenarios, const Console& console) {
  std::vector<const io::Scenario*> all;
  for (const io::Scenario& scenario : scenarios) all.push_back(&scenario);
  note_what_never_acts(all, console);
}

void note_few_worlds(int worlds, const Console& console) {
  if (worlds < base::kFewestForRange)
    console.note("Note: " + std::to_string(worlds) + (worlds == 1 ? " world is" : " worlds are") +
                 " too few to tell how far worlds differ, which takes at least " +
                 std::to_string(base::kFewestForRange) + ": no ranges are given");
}

}  // namespace app
