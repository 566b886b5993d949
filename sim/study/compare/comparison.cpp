#include "study/compare/comparison.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/scores.hpp"
#include "base/share.hpp"
#include "input/json/input_values.hpp"
#include "model/hypotheses.hpp"
#include "parallel/executor.hpp"

namespace study {

namespace {

OutcomeColumns columns_of(const engine::Results& results, const std::vector<Outcome>& outcomes, int threads) {
  OutcomeColumns columns(outcomes.size());
  parallel::for_each_index(parallel::Executor::kTbb, static_cast<int>(outcomes.size()), threads, [&](int i) {
    const auto place = static_cast<std::size_t>(i);
    for (int month = 0; month < results.months(); ++month)
      columns[place].push_back(column_of(results, outcomes[place], month));
  });
  return columns;
}

std::vector<io::SummaryRow> series_of(const engine::Results& results, std::size_t output) {
  std::vector<io::SummaryRow> rows;
  for (int month = 0; month < results.months(); ++month) {
    const engine::Summary all = engine::summarise(results.column(output, month), results.replicates());
    io::SummaryRow row;
    row.metric = engine::output_name(output), row.unit = engine::output_unit(output), row.month = io::month_text(month);
    row.n = all.n, row.mean = all.mean, row.sd = all.sd;
    row.p05 = all.p05, row.p25 = all.p25, row.p50 = all.p50, row.p75 = all.p75, row.p95 = all.p95;
    rows.push_back(std::move(row));
  }
  return rows;
}

/// Quantiles over worlds of what each differs by; none if too few worlds have both.
Spread spread_between(const std::vector<double>& a, const std::vector<double>& b) {
  std::vector<double> numbers;
  for (const double change : analysis::differences(a, b))
    if (!std::isnan(change)) numbers.push_back(change);
  if (numbers.size() < static_cast<std::size_t>(base::kFewestForRange)) return {};
  constexpr std::array kPlaces{0.05, 0.5, 0.95};
  const std::vector<double> found = analysis::quantiles(numbers, kPlaces);
  return {found[0], found[1], found[2]};
}

void compare_with(const OutcomeColumns& reference, const std::vector<std::uint32_t>& clusters,
                  const OutcomeColumns& columns, const ComparePlan& plan, Compared& scenario) {
  scenario.change.resize(plan.outcomes.size());
  scenario.spread.resize(plan.outcomes.size());
  scenario.clear_from.resize(plan.outcomes.size());
  parallel::for_each_index(parallel::Executor::kTbb, static_cast<int>(plan.outcomes.size()), plan.run.threads,
                           [&](int i) {
                             const auto o = static_cast<std::size_t>(i);
                             Change change = change_of({reference[o], clusters}, {columns[o], scenario.clusters},
                                                       scenario.same_worlds, plan.outcomes[o].stepwise);
                             scenario.change[o] = std::move(change.paired);
                             scenario.spread[o] = std::move(change.spread);
                             scenario.clear_from[o] = change.clear_from;
                           });
}

/// A scenario's title; where another of the comparison bears the same, with its name.
std::string title_apart(const ComparePlan& plan, const io::Scenario& scenario) {
  const auto same = [&](const Job& job) { return job.scenario.title == scenario.title; };
  const bool alone = std::count_if(plan.run.jobs.begin(), plan.run.jobs.end(), same) < 2;
  return alone ? scenario.title : scenario.title + " (" + scenario.name + ")";
}

std::vector<Reacted> reactions_of(const engine::Results& results) {
  const std::string prefix = "reaction:";
  std::vector<Reacted> rows;
  for (std::size_t event = 0; event < results.events().size(); ++event) {
    const engine::EventKind& kind = results.events()[event];
    if (!kind.event.starts_with(prefix)) continue;
    Reacted& row = rows.emplace_back(Reacted{kind.event.substr(prefix.size()), kind.actor});
    const double* const counts = results.event_count(event);
    for (int world = 0; world < results.replicates(); ++world)
      row.share += counts[world] > 0 ? 1 : 0, row.times += counts[world];
    row.share /= results.replicates(), row.times /= results.replicates();
  }
  return rows;
}

Compared collected(const engine::Results& results, const Job& job, const OutcomeColumns& columns,
                   const ComparePlan& plan) {
  Compared scenario;
  scenario.name = job.scenario.name, scenario.title = title_apart(plan, job.scenario);
  scenario.same_worlds = same_worlds(plan.reference().scenario, job.scenario);
  scenario.clusters = results.cluster();
  for (const auto& outcome : columns) {
    scenario.at.emplace_back();
    for (const int date : plan.dates) scenario.at.back().push_back(outcome[static_cast<std::size_t>(date)]);
  }
  scenario.below = gap_below(results, plan.present());
  scenario.reacted = reactions_of(results);
  scenario.gap = series_of(results, model::kMetric_gap_pace_months);
  scenario.serving = series_of(results, model::kMetric_serving_capacity_cn_mtok_per_day);
  return scenario;
}

std::vector<std::vector<std::size_t>> branches_of(const engine::Results& results) {
  constexpr std::size_t kWidth = model::kParameters + model::kHypotheses;
  std::vector<std::vector<std::size_t>> branch(model::kHypotheses);
  for (std::size_t h = 0; h < model::kHypotheses; ++h)
    for (std::size_t world = 0; world < static_cast<std::size_t>(results.replicates()); ++world)
      branch[h].push_back(static_cast<std::size_t>(results.inputs()[world * kWidth + model::kParameters + h]));
  return branch;
}

}  // namespace

Change change_of(const OutcomeSeries& a, const OutcomeSeries& b, bool same_worlds, bool stepwise) {
  Change change;
  std::vector<analysis::Mean> means;
  for (std::size_t m = 0; m < b.months.size(); ++m) {
    const analysis::WorldColumn before{a.months[m], a.clusters}, after{b.months[m], b.clusters};
    change.paired.push_back(same_worlds ? analysis::paired_difference(before, after)
                                        : analysis::unpaired_difference(before, after));
    change.spread.push_back(same_worlds && !stepwise ? spread_between(a.months[m], b.months[m]) : Spread{});
    means.push_back(change.paired.back().difference);
  }
  if (const auto first = analysis::first_clear(means)) change.clear_from = static_cast<int>(*first);
  return change;
}

void Comparer::add(const engine::Results& results, const Job& job) {
  OutcomeColumns columns = columns_of(results, plan_.outcomes, plan_.run.threads);
  Compared scenario = collected(results, job, columns, plan_);
  if (comparison_.scenarios.empty()) {
    comparison_.branch = branches_of(results);
    reference_ = std::move(columns);
  } else {
    compare_with(reference_, comparison_.reference().clusters, columns, plan_, scenario);
  }
  comparison_.scenarios.push_back(std::move(scenario));
}

const Reacted* find_reaction(const Compared& scenario, const std::string& id) {
  const auto found =
      std::find_if(scenario.reacted.begin(), scenario.reacted.end(), [&](const Reacted& one) { return one.id == id; });
  return found == scenario.reacted.end() ? nullptr : &*found;
}

const analysis::Paired& change_at(const Compared& scenario, std::size_t outcome, int month) {
  return scenario.change[outcome][static_cast<std::size_t>(month)];
}

}  // namespace study
