#include "app/catalogue/scenario_table.hpp"

#include <algorithm>
#include <stdexcept>

#include "app/catalogue/catalogue.hpp"
#include "input/scenario/scenario.hpp"
#include "telling/words.hpp"

namespace app {

namespace {

constexpr std::string_view kSibling = "-reactions-off";

constexpr std::string_view kHead = R"(# Scenarios

Made from the files of this folder; a test holds the two equal (`CHOKEPOINT_UPDATE=1` writes it anew). Each runs by its
bare name, `chokepoint run h200-revenue-share`, and says only in what it differs from `baseline.json`: `chokepoint describe
NAME` and the file tell what and why. A source such as `002` is a document of
[calibration/SOURCES.md](../calibration/SOURCES.md), one such as `pol-2022-10` an event of
[calibration/policy_timeline.json](../calibration/policy_timeline.json); *assumption* means that no document has the number.
What each moves, and before which month it moves nothing, is held by
[tests/invariants/scenarios](../tests/invariants/scenarios/expectations.cpp).

A scenario of the past whose name is followed by a second one comes twice: governments react from October 2026 on as in the
baseline, or never. Without the second, Washington would tighten again what the scenario has lifted, and one could not tell
the rule's worth from the answer to its absence.

Scenarios of policy and circumstance begin in the month after the record (2026-10) unless they say otherwise.
)";

const std::string& text_of(const io::Node& entry, std::string_view key) {
  const io::Node* member = entry.find(key);
  const std::string& text = member->text;
  if (text.empty()) throw std::runtime_error(entry.find("name")->text + ".json has no " + std::string(key));
  return text;
}

std::string sources_of(const io::Node& entry) {
  std::string text;
  for (const io::Node& source : entry.find("sources")->items) text += (text.empty() ? "" : ", ") + source.text;
  if (text.empty()) throw std::runtime_error(entry.find("name")->text + ".json has no sources");
  return text;
}

bool has(const Catalogue& scenarios, const std::string& name) {
  return std::any_of(scenarios.entries.begin(), scenarios.entries.end(),
                     [&](const io::Node& entry) { return entry.find("name")->text == name; });
}

std::string row_of(const Catalogue& scenarios, const io::Node& entry) {
  const std::string& name = entry.find("name")->text;
  const std::string sibling = name + std::string(kSibling);
  const std::string names = "`" + name + "`" + (has(scenarios, sibling) ? ", `" + sibling + "`" : "");
  return "| " + names + " | " + text_of(entry, "title") + " | " + text_of(entry, "question") + " | " +
         sources_of(entry) + " |\n";
}

/// Is it told in the row of another?
bool shares_a_row(const Catalogue& scenarios, const std::string& name) {
  return name.ends_with(kSibling) && has(scenarios, name.substr(0, name.size() - kSibling.size()));
}

}  // namespace

std::string scenario_table(const std::string& data) {
  const Catalogue scenarios = catalogue_of("scenarios", {}, data);
  for (const io::Node& entry : scenarios.entries) text_of(entry, "group");
  std::string text(kHead);
  for (const io::ScenarioGroup& group : io::kScenarioGroups) {
    text += "\n## " + std::string(group.heading) +
            "\n\n| name | what is different | question | sources |\n|---|---|---|---|\n";
    for (const io::Node& entry : scenarios.entries)
      if (entry.find("group")->text == group.name && !shares_a_row(scenarios, entry.find("name")->text))
        text += row_of(scenarios, entry);
  }
  return text;
}

}  // namespace app
