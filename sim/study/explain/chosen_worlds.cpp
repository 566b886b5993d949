#include "study/explain/chosen_worlds.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "analysis/middle.hpp"
#include "base/share.hpp"

namespace study {

namespace {

/// Distance of each member from the middle, over all months of the metrics that matter.
std::vector<double> distances_of(const engine::Results& results, const std::vector<Condition>& conditions,
                                 const std::vector<std::size_t>& members) {
  std::set<std::size_t> outputs{static_cast<std::size_t>(model::kMetric_gap_months)};
  for (const Condition& condition : conditions)
    if (condition.subject == Condition::Subject::kOutput) outputs.insert(condition.index);
  std::vector<std::vector<double>> columns;
  for (const std::size_t output : outputs)
    for (int month = 0; month < results.months(); ++month) {
      std::vector<double>& column = columns.emplace_back();
      for (const std::size_t world : members) column.push_back(results.column(output, month)[world]);
    }
  return analysis::distances_from_middle(columns);
}

}  // namespace

std::optional<Condition> ordering_condition(const Where& where) {
  for (const Condition& condition : conditions_of(where))
    if (condition.subject != Condition::Subject::kClaim) return condition;
  return std::nullopt;
}

ChosenWorlds choose_worlds(const engine::Results& results, const Where& where, const std::vector<double>& satisfied) {
  std::vector<std::size_t> members;
  for (std::size_t world = 0; world < satisfied.size(); ++world)
    if (satisfied[world] > 0) members.push_back(world);
  ChosenWorlds chosen;
  chosen.satisfied = static_cast<int>(members.size());
  chosen.share = analysis::mean_of({satisfied, results.cluster()});
  chosen.interval = analysis::share_interval(chosen.share, results.cluster());
  chosen.share.standard_error = base::error_of_share(chosen.share.mean, chosen.share.standard_error);
  if (members.empty()) return chosen;

  const std::vector<Condition> conditions = conditions_of(where);
  const std::vector<double> distances = distances_of(results, conditions, members);
  const auto choose = [&](std::size_t member, const char* why) {
    const int replicate = static_cast<int>(members[member]) + 1;
    auto world = std::find_if(chosen.worlds.begin(), chosen.worlds.end(),
                              [&](const ChosenWorld& other) { return other.replicate == replicate; });
    if (world == chosen.worlds.end()) {
      std::vector<Seen> seen_there;
      for (const Condition& condition : conditions) seen_there.push_back(seen(results, condition, members[member]));
      world = chosen.worlds.insert(world, {replicate, {}, distances[member], std::move(seen_there)});
    }
    world->chosen.emplace_back(why);
  };
  const auto place = [](auto found, const auto& all) { return static_cast<std::size_t>(found - all.begin()); };
  choose(place(std::min_element(distances.begin(), distances.end()), distances), "typical");

  const std::optional<Condition> ordering = ordering_condition(where);
  if (!ordering) return chosen;
  std::vector<double> values;
  for (const std::size_t member : members) values.push_back(seen(results, *ordering, member).value);
  std::erase_if(values, [](double value) { return std::isnan(value); });
  if (values.size() < members.size()) return chosen;  // by "or": a world in which it is undefined has no place
  const auto lowest = std::min_element(values.begin(), values.end());
  const auto highest = std::max_element(values.begin(), values.end());
  if (!(*lowest < *highest)) return chosen;
  choose(place(lowest, values), "lowest");
  choose(place(highest, values), "highest");
  return chosen;
}

}  // namespace study
