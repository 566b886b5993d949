#include "app/publish/notes.hpp"

#include <set>
#include <string>
#include <vector>

#include "base/share.hpp"
#include "telling/scenario_words.hpp"

namespace app {

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
