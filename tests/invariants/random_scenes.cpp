#include "invariants/random_scenes.hpp"

#include <algorithm>
#include <cmath>

#include "base/random.hpp"

namespace worlds {

namespace {

/// Dice with an address: no distribution of the standard library, whose numbers differ between libraries.
class Dice {
 public:
  Dice(std::uint64_t seed, const char* purpose) : bits_(seed, 0, base::name_of("random_scene", purpose)) {}
  double uniform() { return base::uniform_from_bits(bits_()); }
  double between(double low, double high) { return low + (high - low) * uniform(); }
  bool chance(double probability) { return uniform() < probability; }
  /// 0 <= whole number < count.
  int below(int count) { return static_cast<int>(uniform() * count); }
  /// Anywhere in a range, often at its ends; by order of magnitude where it spans several.
  double within(double low, double high) {
    if (chance(0.15)) return low;
    if (chance(0.15)) return high;
    const bool wide = low > 0 && high / low >= 100;
    return wide ? std::clamp(low * std::pow(high / low, uniform()), low, high) : between(low, high);
  }

 private:
  base::Philox bits_;
};

model::Clause random_clause(const model::Setting& setting, Dice& dice) {
  model::Clause clause;
  if (dice.chance(0.6)) clause.tpp_min = dice.within(1, 40000);
  if (dice.chance(0.2)) clause.tpp_below = clause.tpp_min + dice.within(1, 40000);
  if (dice.chance(0.4)) clause.density_min = dice.within(0.1, 40);
  if (dice.chance(0.2)) clause.density_below = clause.density_min + dice.within(0.1, 40);
  if (dice.chance(0.3)) clause.interconnect_min = dice.within(1, 2000);
  if (dice.chance(0.2)) clause.bandwidth_min = dice.within(0.1, 10);
  if (dice.chance(0.3)) clause.bandwidth_below = clause.bandwidth_min + dice.within(0.1, 10);
  if (dice.chance(0.2)) clause.behind_min = dice.within(1, 60);
  if (dice.chance(0.2))
    clause.product = setting.chips[static_cast<std::size_t>(dice.below(static_cast<int>(setting.chips.size())))].name;
  if (!clause.product.empty() && dice.chance(0.5)) clause.product += '*';
  clause.effect = static_cast<model::Clause::Effect>(dice.below(3));
  return clause;
}

model::Move random_move(model::Setting& setting, Dice& dice, int number) {
  model::Move move;
  move.id = "random." + std::to_string(number), move.source = "assumption";
  move.from = dice.below(setting.months);
  if (dice.chance(0.4)) move.to = move.from + 1 + dice.below(36);
  if (move.from > 0 && dice.chance(0.4)) move.announced = std::max(move.from - 1 - dice.below(24), 0);
  if (dice.chance(0.15)) {
    model::ChipRule rule{move.id, {}};
    for (int n = dice.below(4); n > 0; --n) rule.clauses.push_back(random_clause(setting, dice));
    setting.rules.push_back(rule);
    move.rule = static_cast<int>(setting.rules.size()) - 1;
    return move;
  }
  move.lever = dice.below(model::kLeverCount);
  const model::LeverRow& row = model::kLeverRows[static_cast<std::size_t>(move.lever)];
  move.value = dice.within(row.low, row.high);
  if (row.change == model::Change::kRamps && dice.chance(0.4)) move.ramp_months = dice.below(36);
  if (dice.chance(0.3)) move.compliance = dice.uniform();
  return move;
}

/// Draws every attribute of an agent; names of other agents are dealt with by its caller.
template <class Agent> void randomise(Agent& agent, Dice& dice) {
  struct Visitor {
    Dice& dice;
    void operator()(std::string_view, double& value, std::string_view unit, double low, double high, std::string_view) {
      if (!dice.chance(0.5)) return;
      value = dice.within(low, high);
      if (unit == "count" || unit == "months since 2022-01") value = std::floor(value);
    }
    void operator()(std::string_view, bool& value, std::string_view, double, double, std::string_view) {
      value = dice.chance(0.5);
    }
    void operator()(std::string_view key, std::string& value, std::string_view, double, double, std::string_view) {
      if (!dice.chance(0.3)) return;
      if (key == "stack") value = dice.chance(0.5) ? "cann" : "other";
      if (key == "foundry") value = dice.chance(0.5) ? "home" : "abroad";
      if (key == "region") value = std::array{"us", "cn", "third"}[static_cast<std::size_t>(dice.below(3))];
    }
    void operator()(std::string_view, model::Weights& value, std::string_view, double, double, std::string_view) {
      for (auto& [name, weight] : value) weight = dice.within(0, 1);
    }
  };
  attributes(agent, Visitor{dice});
}

template <class Agents> bool has(const Agents& agents, const std::string& name) {
  return std::any_of(agents.begin(), agents.end(), [&](const auto& agent) { return agent.name == name; });
}

}  // namespace

void randomise_policy(model::Setting& setting, std::uint64_t seed) {
  Dice dice(seed, "policy");
  for (int n = 5 + dice.below(36); n > 0; --n) setting.moves.push_back(random_move(setting, dice, n));
  for (model::Reaction& reaction : setting.reactions) {
    reaction.monthly_probability = dice.uniform(), reaction.for_months = 1 + dice.below(6);
    reaction.cooldown_months = dice.below(12);
  }
  setting.reactions_from = dice.below(setting.months);
  for (const auto member : model::kChannelMembers<double>)
    if (dice.chance(0.1)) setting.channels.*member = dice.chance(0.5) ? 0.0 : dice.uniform();
}

void randomise_parameters(engine::Inputs& inputs, std::uint64_t seed) {
  Dice dice(seed, "parameters");
  for (std::size_t i = 0; i < model::kParameters; ++i) {
    if (!dice.chance(0.3)) continue;
    base::Distribution constant;
    constant.value = dice.within(model::kParameterRows[i].low, model::kParameterRows[i].high);
    inputs.priors[i] = constant;
  }
}

void drop_dangling_names(model::Roster& roster) {
  for (model::Lab& lab : roster.labs)
    std::erase_if(lab.compute_from, [&](const auto& host) {
      return !(lab.country == "us" ? has(roster.american_buyers, host.first) : has(roster.chinese_buyers, host.first));
    });
  for (model::Route& route : roster.routes)
    if (!has(roster.hosts, route.host)) route.host.clear();
}

void randomise_roster(model::Setting& setting, std::uint64_t seed) {
  Dice dice(seed, "roster");
  model::Roster& roster = setting.roster;
  agent_types(roster, [&](std::string_view, auto& agents) {
    const double stays = std::array{0.2, 0.6, 1.0}[static_cast<std::size_t>(dice.below(3))];
    for (auto& agent : agents) randomise(agent, dice);
    const auto first = agents.front();
    std::erase_if(agents, [&](const auto&) { return !dice.chance(stays); });
    if (agents.empty() && dice.chance(0.5)) agents.push_back(first);
  });
  const model::Roster& whole = setting.roster;
  if (whole.chinese_vendors.empty()) roster.chinese_vendors.push_back({"Only vendor", "cann", "home"});
  if (whole.foreign_vendors.empty()) roster.foreign_vendors.push_back({"Only seller", true, 1});
  for (const char* country : {"us", "cn"}) {
    if (std::any_of(roster.labs.begin(), roster.labs.end(), [&](const auto& lab) { return lab.country == country; }))
      continue;
    model::Lab lab;
    lab.name = std::string("Only lab of ") + country, lab.country = country;
    roster.labs.push_back(lab);
  }
  agent_types(roster, [](std::string_view, auto& agents) {
    std::sort(agents.begin(), agents.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  });
  drop_dangling_names(roster);
}

}  // namespace worlds
