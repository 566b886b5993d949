#include "study/update/update.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/effective.hpp"
#include "base/error.hpp"
#include "base/math.hpp"
#include "input/json/input_values.hpp"
#include "study/fit/record_fit.hpp"

namespace study {

namespace {

constexpr std::size_t kDrawsPerWorld = 8;  ///< of a source's error: their own noise is then far below the worlds'

/// The error model of one reading alone, in a world.
analysis::ErrorModel model_of(const io::Target& figure, std::size_t reading, const engine::PosteriorWorld& world) {
  analysis::ErrorModel model = error_model_of(figure, widening_in(figure, world));
  model.readings = {model.readings[reading]};
  return model;
}

/// How many independent worlds these are worth: the median over the outcomes that are numbers in every world.
double independent(std::span<const std::vector<double>> outcomes, const std::vector<double>& weights,
                   const std::vector<std::uint32_t>& clusters) {
  std::vector<double> worth;
  for (const std::vector<double>& outcome : outcomes)
    if (std::all_of(outcome.begin(), outcome.end(), [](double value) { return std::isfinite(value); }))
      worth.push_back(analysis::effective_size(outcome, clusters, weights));
  return worth.empty() ? 0 : analysis::quantile(worth, 0.5);
}

}  // namespace

Update update_by(const io::Target& figure, const std::vector<engine::PosteriorWorld>& worlds,
                 const std::vector<double>& values, const std::vector<double>& before,
                 const std::vector<std::uint32_t>& clusters, std::span<const std::vector<double>> outcomes) {
  base::ensure(worlds.size() == values.size() && worlds.size() == before.size() && !worlds.empty(),
               "one value and weight per world");
  Update update;
  update.before = before;
  std::vector<double> log_densities;
  double largest = -HUGE_VAL;
  for (std::size_t i = 0; i < worlds.size(); ++i) {
    log_densities.push_back(analysis::log_density(error_model_of(figure, widening_in(figure, worlds[i])), values[i]));
    largest = std::max(largest, log_densities.back());
  }
  for (const double log_density : log_densities) update.evidence.push_back(base::exp(log_density - largest));
  update.after = analysis::reweighted(before, log_densities);
  for (std::size_t r = 0; r < figure.readings.size(); ++r) {
    const auto reports = analysis::draw_reports(
        values, before, [&](std::size_t world) { return model_of(figure, r, worlds[world]); }, kDrawsPerWorld,
        figure.id);
    if (!reports.values.empty())
      update.surprises.push_back(analysis::surprise_of(figure.readings[r].centre, reports.values, reports.weights));
  }
  update.worlds_before = analysis::effective_size(update.before);
  update.worlds_after = analysis::effective_size(update.after);
  update.independent_before = independent(outcomes, update.before, clusters);
  update.independent_after = independent(outcomes, update.after, clusters);
  return update;
}

std::vector<io::Target> update_outcomes() {
  using io::Statistic;
  const int end_2026 = io::month_number(2026, 12), end_2027 = io::month_number(2027, 12),
            end_2028 = io::month_number(2028, 12);
  const auto value = [](std::string_view metric, int month) {
    return question(metric, Statistic::kValue, month, month);
  };
  return {value("gap_pace_months", end_2028),
          question("gap_months", Statistic::kMean, io::month_number(2028, 1), end_2028),
          value("gap_observed_months", end_2026),
          value("compute_share_cn", end_2028),
          value("compute_share_domestic_cn", end_2028),
          value("training_run_max_cn_flop", end_2027),
          value("ascend_units_per_year", end_2027),
          value("domestic_chips_units_per_year", end_2027),
          value("smuggled_units_per_year", end_2026),
          value("licensed_cumulative_cn_h100e", end_2027),
          value("china_revenue_usd_per_year", end_2027),
          value("third_country_share_cn_stack", end_2028)};
}

}  // namespace study
