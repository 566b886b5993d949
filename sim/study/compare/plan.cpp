#include "study/compare/plan.hpp"

#include <algorithm>

#include "model/channels.hpp"

namespace study {

namespace {

constexpr int kYearsToTell = 2;  ///< a policy needs them before models of its time are released

const std::vector<model::Clause>& clauses_of(const model::Setting& setting, const model::Move& move) {
  static const std::vector<model::Clause> kNone;
  return move.rule < 0 ? kNone : setting.rules[static_cast<std::size_t>(move.rule)].clauses;
}

/// Does the move do the same? Names and sources do nothing.
bool same_move(const model::Setting& a, const model::Move& x, const model::Setting& b, const model::Move& y) {
  return x.lever == y.lever && (x.rule < 0) == (y.rule < 0) && x.from == y.from && x.to == y.to &&
         x.announced == y.announced && x.value == y.value && x.ramp_months == y.ramp_months &&
         x.compliance == y.compliance && clauses_of(a, x) == clauses_of(b, y);
}

/// When the first move of `a` that `b` lacks begins or is announced.
int first_missing(const model::Setting& a, const model::Setting& b) {
  int first = model::kMaxMonths;
  for (const model::Move& move : a.moves) {
    const int begins = move.announced >= 0 ? move.announced : move.from;
    const auto same = [&](const model::Move& other) { return same_move(a, move, b, other); };
    if (begins < first && std::none_of(b.moves.begin(), b.moves.end(), same)) first = begins;
  }
  return first;
}

bool same_but_for_policies(const io::Scenario& a, const io::Scenario& b) {
  const model::Setting &x = a.setting, &y = b.setting;
  const auto same_channel = [&](auto member) { return x.channels.*member == y.channels.*member; };
  return a.interventions.empty() && b.interventions.empty() && same_worlds(a, b) && x.roster == y.roster &&
         x.chips == y.chips && x.road_map == y.road_map && x.supply == y.supply &&
         std::all_of(model::kChannelMembers<double>.begin(), model::kChannelMembers<double>.end(), same_channel);
}

}  // namespace

std::vector<int> usual_dates(int last, int begins) {
  constexpr int kYear = 12;
  const int early = begins < kUsualDate ? kUsualDate : (begins / kYear + kYearsToTell + 1) * kYear - 1;
  return last > early ? std::vector<int>{early, last} : std::vector<int>{last};
}

int first_difference(const io::Scenario& a, const io::Scenario& b) {
  if (!same_but_for_policies(a, b)) return 0;
  const model::Setting &x = a.setting, &y = b.setting;
  const int first = std::min(first_missing(x, y), first_missing(y, x));
  const bool react = !x.reactions.empty() || !y.reactions.empty();
  const bool otherwise = x.reactions != y.reactions || x.reactions_from != y.reactions_from;
  return react && otherwise ? std::min({first, x.reactions_from, y.reactions_from}) : first;
}

int first_difference(const std::vector<Job>& jobs) {
  int first = model::kMaxMonths;
  for (const Job& job : jobs) first = std::min(first, first_difference(jobs.front().scenario, job.scenario));
  return first;
}

engine::Wanted wanted_of(const ComparePlan& plan) {
  return wanted_of(plan.outcomes, {model::kMetric_gap_months, model::kMetric_gap_pace_months,
                                   model::kMetric_serving_capacity_cn_mtok_per_day});
}

bool same_worlds(const io::Scenario& a, const io::Scenario& b) { return a.inputs.weights == b.inputs.weights; }

}  // namespace study
