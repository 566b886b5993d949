#include "study/explain/where.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "model/hypotheses.hpp"
#include "model/parameters.hpp"

namespace study {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// What a condition is about, of every world in one month.
std::vector<double> values_of(const engine::Results& results, const Condition& condition, int month) {
  const auto worlds = static_cast<std::size_t>(results.replicates());
  if (condition.subject == Condition::Subject::kOutput) {
    const double* column = results.column(condition.index, month);
    return {column, column + worlds};
  }
  const bool parameter = condition.subject == Condition::Subject::kParameter;
  const std::size_t place = condition.index + (parameter ? 0 : model::kParameters);
  std::vector<double> values;
  for (std::size_t world = 0; world < worlds; ++world)
    values.push_back(results.inputs()[world * (model::kParameters + model::kHypotheses) + place]);
  return values;
}

/// Standard deviation of the defined values; 0 if there are none.
double deviation_of(const std::vector<double>& values) {
  const engine::Summary summary = engine::summarise(values.data(), static_cast<int>(values.size()));
  return std::isnan(summary.sd) ? 0 : summary.sd;
}

/// How far a value is from holding, in a unit; infinite where no distance makes sense.
double shortfall_of(const Condition& condition, double value, double unit) {
  if (condition.holds(value)) return 0;
  if (condition.subject == Condition::Subject::kClaim || condition.relation == Condition::Relation::kUnequal)
    return kInfinity;
  const double short_by = std::abs(value - condition.bound) / unit;
  return std::isnan(short_by) ? kInfinity : short_by;
}

std::vector<double> shortfalls_of(const engine::Results& results, const Condition& condition) {
  std::vector<double> least(static_cast<std::size_t>(results.replicates()), kInfinity);
  for (int month = condition.from; month <= condition.to; ++month) {
    const std::vector<double> values = values_of(results, condition, month);
    const double deviation = deviation_of(values);
    for (std::size_t world = 0; world < least.size(); ++world)
      least[world] = std::min(least[world], shortfall_of(condition, values[world], deviation));
  }
  return least;
}

/// Puts together what `leaf` says of each condition: the least over parts that all must hold, the most over parts of which
/// one must, or the other way round.
template <class Leaf>
std::vector<double> folded(const Where& where, std::size_t worlds, bool all_is_least, double empty, const Leaf& leaf) {
  if (where.kind == Where::Kind::kCondition) return leaf(where.condition);
  const bool least = (where.kind == Where::Kind::kAll) == all_is_least;
  std::vector<double> result;
  for (const Where& part : where.parts) {
    const std::vector<double> of_part = folded(part, worlds, all_is_least, empty, leaf);
    if (result.empty()) {
      result = of_part;
      continue;
    }
    for (std::size_t world = 0; world < result.size(); ++world)
      result[world] = least ? std::min(result[world], of_part[world]) : std::max(result[world], of_part[world]);
  }
  return result.empty() ? std::vector<double>(worlds, empty) : result;
}

}  // namespace

Seen seen(const engine::Results& results, const Condition& condition, std::size_t world) {
  Seen nearest;
  double far = kInfinity;
  for (int month = condition.from; month <= condition.to; ++month) {
    const double value = condition.subject == Condition::Subject::kOutput
                             ? results.column(condition.index, month)[world]
                             : values_of(results, condition, month)[world];
    if (condition.holds(value)) return {month, value, true};
    const double distance = shortfall_of(condition, value, 1);
    if (month == condition.from || distance < far) nearest = {month, value, false}, far = distance;
  }
  return nearest;
}

bool Condition::holds(double value) const {
  switch (relation) {
    case Relation::kLess:
      return value < bound;
    case Relation::kAtMost:
      return value <= bound;
    case Relation::kMore:
      return value > bound;
    case Relation::kAtLeast:
      return value >= bound;
    case Relation::kEqual:
      return value == bound;
    case Relation::kUnequal:
      return value < bound || value > bound;
  }
  return false;
}

std::string Condition::name() const {
  if (subject == Subject::kOutput) return engine::output_name(index);
  return std::string(subject == Subject::kParameter ? model::kParameterRows[index].name
                                                    : model::kHypothesisRows[index].name);
}

std::string Condition::unit() const {
  if (subject == Subject::kOutput) return engine::output_unit(index);
  return subject == Subject::kParameter ? std::string(model::kParameterRows[index].unit) : "1";
}

std::vector<Condition> conditions_of(const Where& where) {
  if (where.kind == Where::Kind::kCondition) return {where.condition};
  std::vector<Condition> conditions;
  for (const Where& part : where.parts)
    for (const Condition& condition : conditions_of(part)) conditions.push_back(condition);
  return conditions;
}

std::vector<double> satisfied(const engine::Results& results, const Where& where) {
  const auto worlds = static_cast<std::size_t>(results.replicates());
  return folded(where, worlds, true, 1, [&](const Condition& condition) {
    std::vector<double> holds(worlds, 0);
    for (int month = condition.from; month <= condition.to; ++month) {
      const std::vector<double> values = values_of(results, condition, month);
      for (std::size_t world = 0; world < worlds; ++world)
        if (condition.holds(values[world])) holds[world] = 1;
    }
    return holds;
  });
}

std::vector<double> shortfalls(const engine::Results& results, const Where& where) {
  return folded(where, static_cast<std::size_t>(results.replicates()), false, 0,
                [&](const Condition& condition) { return shortfalls_of(results, condition); });
}

}  // namespace study
