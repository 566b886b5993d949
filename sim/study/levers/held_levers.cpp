#include "study/levers/held_levers.hpp"

#include <algorithm>
#include <sstream>
#include <string>

#include "base/error.hpp"
#include "input/json/input_values.hpp"
#include "model/levers.hpp"

namespace study {

namespace {

model::Move move_at(int from) {
  model::Move move;
  move.source = "held";
  move.from = from;
  return move;
}

void hold_rule(model::Setting& setting, const std::string& event, int from, const io::Calibration& calibration) {
  model::ChipRule rule;
  if (event != "none") {
    const model::ChipRule* documented = io::documented_rule(calibration, event);
    base::ensure(documented != nullptr, "a context names the rule of a documented event");
    rule = *documented;
  }
  rule.id = "held." + event;
  std::erase_if(setting.moves, [&](const model::Move& one) { return one.rule >= 0 && one.from >= from; });
  setting.rules.push_back(rule);
  model::Move move = move_at(from);
  move.id = "held.rule", move.rule = static_cast<int>(setting.rules.size()) - 1;
  setting.moves.push_back(move);
}

}  // namespace

std::size_t find_lever(std::string_view name) {
  const auto& rows = model::kLeverRows;
  const auto found = std::find_if(std::begin(rows), std::end(rows), [&](const auto& row) { return row.name == name; });
  base::ensure(found != std::end(rows), "there is no such lever");
  return static_cast<std::size_t>(found - std::begin(rows));
}

void hold_lever(model::Setting& setting, std::size_t lever, double value, int from) {
  const int number = static_cast<int>(lever);
  std::erase_if(setting.moves, [&](const model::Move& one) { return one.lever == number && one.from >= from; });
  std::erase_if(setting.reactions, [&](const model::Reaction& one) { return one.lever == number; });
  model::Move move = move_at(from);
  move.id = "held." + std::string(model::kLeverRows[lever].name);
  move.lever = number, move.value = value;
  setting.moves.push_back(move);
}

void hold_context(model::Setting& setting, std::string_view context, int from, const io::Calibration& calibration) {
  std::istringstream words{std::string(context)};
  for (std::string word; words >> word;) {
    const std::size_t equals = word.find('=');
    base::ensure(equals != std::string::npos, "a context is made of NAME=VALUE");
    const std::string name = word.substr(0, equals), value = word.substr(equals + 1);
    if (name == "rule") {
      hold_rule(setting, value, from, calibration);
      continue;
    }
    const auto number = io::parse_number(value);
    base::ensure(number.has_value(), "a context gives a lever a number");
    hold_lever(setting, find_lever(name), *number, from);
  }
}

}  // namespace study
