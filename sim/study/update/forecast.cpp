#include "study/update/forecast.hpp"

#include <algorithm>
#include <boost/algorithm/string/join.hpp>
#include <cmath>

#include "analysis/reweighting.hpp"
#include "input/json/input_values.hpp"
#include "study/fit/record_fit.hpp"

namespace study {

namespace {

constexpr std::size_t kDrawsPerWorld = 4;  ///< of a source's error

using io::Scale, io::Statistic;

struct Row {
  const char* metric;
  Scale scale;
  std::vector<double> thresholds;
};

/// What is read at the end of 2026 and of 2027.
const std::vector<Row>& rows_by_year() {
  static const std::vector<Row> kRows{
      {"ascend_units_per_year", Scale::kLog10, {300e3, 700e3, 1.5e6}},
      {"domestic_chips_units_per_year", Scale::kLog10, {700e3, 1.5e6, 3e6}},
      {"licensed_cumulative_cn_h100e", Scale::kLog10, {300e3, 500e3, 1e6}},
      {"china_revenue_usd_per_year", Scale::kLog10, {1e9, 1e10, 3e10}},
      {"smuggled_units_per_year", Scale::kLog10, {50e3, 150e3, 500e3}},
      {"compute_share_cn", Scale::kLog10, {0.03, 0.05, 0.1}},
      {"compute_share_domestic_cn", Scale::kLog10, {0.003, 0.01, 0.03}},
      {"compute_share_as_read", Scale::kLog10, {0.01, 0.04, 0.1}},
      {"price_usd_per_mtok_us", Scale::kLog10, {5, 15, 30}},
      {"price_usd_per_mtok_cn", Scale::kLog10, {0.5, 1.5, 3.5}},
      {"third_country_share_cn_stack", Scale::kLogit, {0.1, 0.25, 0.5}},
      {"training_run_max_us_flop", Scale::kLog10, {1e27, 3e27, 1e28}},
      {"training_run_max_cn_flop", Scale::kLog10, {1e26, 3e26, 1e27}},
  };
  return kRows;
}

std::string dashes(std::string name) {
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

io::Forecast asked(const std::string& id, const char* metric, Statistic statistic, int from, int to, Scale scale,
                   const std::vector<double>& thresholds) {
  io::Forecast forecast;
  forecast.id = id;
  forecast.question = question(metric, statistic, from, to);
  forecast.question.id = id, forecast.question.scale = scale;
  for (const double at : thresholds) forecast.thresholds.push_back({at, 0});
  return forecast;
}

/// The latest figure of the same metric on the same scale: how far sources err.
const io::Target* measured_like(const Ground& ground, const io::Target& question) {
  const io::Target* found = nullptr;
  for (const std::vector<io::Target>* targets : {&ground.targets.fitted, &ground.targets.held_out})
    for (const io::Target& target : *targets)
      if (target.metric == question.metric && target.scale == question.scale &&
          target.statistic != Statistic::kAnnualGrowth && (!found || target.to > found->to) &&
          target.to <= ground.calibration.present)
        found = &target;
  return found;
}

/// Values and weights on the question's scale, with a source's error where one is known.
analysis::Reports reports_of(const Ground& ground, const Answers& answers, std::size_t q, const io::Target& question,
                             const io::Target* like) {
  const auto& worlds = ground.posterior->worlds.worlds;
  if (like)
    return analysis::draw_reports(
        answers.values[q], answers.weights,
        [&](std::size_t world) { return error_model_of(*like, widening_in(*like, worlds[world])); }, kDrawsPerWorld,
        question.id);
  const Column column = numbers_of(answers.values[q], answers.weights);
  analysis::Reports reports{{}, column.weights};
  for (const double value : column.values) reports.values.push_back(io::on_scale(question.scale, value));
  return reports;
}

double probability(const analysis::Reports& reports, double low, double high) {
  double inside = 0, total = 0;
  for (std::size_t i = 0; i < reports.values.size(); ++i) {
    total += reports.weights[i];
    inside += reports.values[i] >= low && reports.values[i] <= high ? reports.weights[i] : 0;
  }
  return total > 0 ? inside / total : 0;
}

void add_documents(const Ground& ground, const analysis::Reports& reports, io::Forecast& forecast) {
  const io::Target& asked_for = forecast.question;
  for (const io::Target& target : ground.targets.held_out) {
    if (target.metric != asked_for.metric || target.statistic != asked_for.statistic || target.from != asked_for.from ||
        target.to != asked_for.to)
      continue;
    for (const io::Reading& reading : target.readings) {
      forecast.documents.push_back({boost::algorithm::join(reading.figures, ", "), target.why, reading.value,
                                    reading.low, reading.high,
                                    probability(reports, io::on_scale(asked_for.scale, reading.low),
                                                io::on_scale(asked_for.scale, reading.high))});
    }
  }
}

}  // namespace

std::vector<io::Forecast> forecast_questions() {
  std::vector<io::Forecast> list;
  const std::vector<double> lags{0, 3, 6, 12};
  for (const char* metric : {"gap_index_months", "gap_stated_months"})
    for (const int year : {2026, 2027})
      list.push_back(asked(dashes(metric) + "-" + std::to_string(year) + "h2", metric, Statistic::kMean,
                           io::month_number(year, 7), io::month_number(year, 12), Scale::kLinear, lags));
  list.push_back(asked("gap-stated-months-2026-12", "gap_stated_months", Statistic::kValue, io::month_number(2026, 12),
                       io::month_number(2026, 12), Scale::kLinear, lags));
  list.push_back(asked("gap-months-2028", "gap_months", Statistic::kMean, io::month_number(2028, 1),
                       io::month_number(2028, 12), Scale::kLinear, lags));
  for (const Row& row : rows_by_year())
    for (const int year : {2026, 2027})
      list.push_back(asked(dashes(row.metric) + "-" + std::to_string(year) + "-12", row.metric, Statistic::kValue,
                           io::month_number(year, 12), io::month_number(year, 12), row.scale, row.thresholds));
  return list;
}

void fill_forecasts(const Ground& ground, const Answers& answers, std::vector<io::Forecast>& forecasts) {
  std::vector<double> levels;
  for (int level = 1; level <= io::kForecastLevels; ++level) levels.push_back(level / 100.0);
  for (std::size_t q = 0; q < forecasts.size(); ++q) {
    io::Forecast& forecast = forecasts[q];
    const io::Target* like = measured_like(ground, forecast.question);
    const analysis::Reports reports = reports_of(ground, answers, q, forecast.question, like);
    forecast.worlds = static_cast<int>(numbers_of(answers.values[q], answers.weights).values.size());
    if (reports.values.empty()) continue;
    if (like) forecast.observed_as = like->id;
    const auto scale = static_cast<analysis::Scale>(forecast.question.scale);
    for (const double place : analysis::quantiles(reports.values, levels, reports.weights))
      forecast.quantiles.push_back(analysis::from_scale(scale, place));
    for (io::Threshold& threshold : forecast.thresholds)
      threshold.probability = probability(reports, -HUGE_VAL, io::on_scale(forecast.question.scale, threshold.at));
    add_documents(ground, reports, forecast);
  }
  std::erase_if(forecasts, [](const io::Forecast& forecast) { return forecast.quantiles.empty(); });
}

}  // namespace study
