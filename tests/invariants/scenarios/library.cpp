#include "invariants/scenarios/library.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

#include "input/json/input_values.hpp"
#include "invariants/scenarios/expectations.hpp"

namespace scenarios {

namespace {

constexpr int kWorlds = 256;
const std::filesystem::path kFolder = CHOKEPOINT_SOURCE_DIRECTORY "/scenarios";

int last_month() {
  int last = 0;
  for (const Expectation& expected : expectations()) last = std::max(last, month(expected.month));
  return last;
}

}  // namespace

int month(std::string_view text) { return io::parse_month(text).value(); }

std::vector<std::string> names() {
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder))
    if (entry.path().extension() == ".json" && entry.path().stem() != "schema") found.push_back(entry.path().stem());
  std::sort(found.begin(), found.end());
  return found;
}

const io::Scenario& scenario(const std::string& name) {
  static std::map<std::string, io::Scenario> read;
  const auto found = read.find(name);
  if (found != read.end()) return found->second;
  return read.emplace(name, io::load_scenario((kFolder / (name + ".json")).string(), worlds::calibration()))
      .first->second;
}

const engine::Results& worlds_of(const std::string& name) {
  static std::map<std::string, engine::Results> run;
  const auto found = run.find(name);
  if (found != run.end()) return found->second;
  model::Setting setting = scenario(name).setting;
  setting.months = last_month() + 1;
  return run.emplace(name, worlds::run(setting, scenario(name).inputs, kWorlds)).first->second;
}

}  // namespace scenarios
