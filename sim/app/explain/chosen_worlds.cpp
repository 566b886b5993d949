#include "app/explain/chosen_worlds.hpp"

#include <algorithm>
#include <set>

#include "analysis/middle.hpp"
#include "base/share.hpp"

namespace app {

namespace {

/// Distance of each member from the middle, over all months of the metrics that matter.
std::vector<double> distances_of(const engine::Results& results, const std::vector<Condition>& conditions,
                                 const std::vector<std::size_t>& members) {
  std::set<std::size_t> outputs{static_cast<std::size_t>(model::kMetric_gap_months)};
  for (const Condition& condition : conditions) outputs.insert(condition.output);
  std::vector<std::vector<double>> columns;
  for (const std::size_t output : outputs)
    for (int month = 0; month < results.months(); ++month) {
      std::vector<double>& column = columns.emplace_back();
      for (const std::size_t world : members) column.push_back(results.column(output, month)[world]);
    }
  return analysis::distances_from_middle(columns);
}

}  // namespace

ChosenWorlds choose_worlds(const engine::Results& results, const std::vector<Condition>& conditions,
                           const std::vector<double>& satisfied) {
  std::vector<std::size_t> members;
  for (std::size_t world = 0; world < satisfied.size(); ++world)
    if (satisfied[world] > 0) members.push_back(world);
  ChosenWorlds chosen;
  chosen.satisfied = static_cast<int>(members.size());
  chosen.share = analysis::mean_of({satisfied, results.cluster()});
  chosen.interval = analysis::share_interval(chosen.share, results.cluster());
  chosen.share.standard_error = base::error_of_share(chosen.share.mean, chosen.share.standard_error);
  if (members.empty()) return chosen;

  const std::vector<double> distances = distances_of(results, conditions, members);
  const auto choose = [&](std::size_t member, const char* why) {
    const int replicate = static_cast<int>(members[member]) + 1;
    auto world = std::find_if(chosen.worlds.begin(), chosen.worlds.end(),
                              [&](const ChosenWorld& other) { return other.replicate == replicate; });
    if (world == chosen.worlds.end()) {
      std::vector<double> values;
      for (const Condition& condition : conditions)
        values.push_back(results.column(condition.output, condition.month)[members[member]]);
      world = chosen.worlds.insert(world, {replicate, {}, distances[member], std::move(values)});
    }
    world->chosen.emplace_back(why);
  };
  const auto place = [](auto found, const auto& all) { return static_cast<std::size_t>(found - all.begin()); };
  choose(place(std::min_element(distances.begin(), distances.end()), distances), "typical");

  const double* values = results.column(conditions.front().output, conditions.front().month);
  const auto less = [&](std::size_t a, std::size_t b) { return values[a] < values[b]; };
  const auto lowest = std::min_element(members.begin(), members.end(), less);
  const auto highest = std::max_element(members.begin(), members.end(), less);
  if (!less(*lowest, *highest)) return chosen;
  choose(place(lowest, members), "lowest");
  choose(place(highest, members), "highest");
  return chosen;
}

}  // namespace app
