#include "study/update/split.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "analysis/reweighting.hpp"
#include "analysis/scores.hpp"
#include "study/fit/record_fit.hpp"
#include "study/update/score.hpp"

namespace study {

namespace {

constexpr std::size_t kDrawsPerWorld = 8;  ///< of a source's error: as in `update`

/// The 99 quantiles of what the figure's source would report in the worlds; none where no world shows it.
std::vector<double> quantiles_of(const Ground& ground, const Answers& answers, std::size_t q, const io::Target& figure,
                                 std::size_t reading) {
  const auto& worlds = ground.posterior->worlds.worlds;
  const auto error_in = [&](std::size_t world) {
    analysis::ErrorModel model = error_model_of(figure, widening_in(figure, worlds[world]));
    model.readings = {model.readings[reading]};
    return model;
  };
  const analysis::Reports reports =
      analysis::draw_reports(answers.values[q], answers.weights, error_in, kDrawsPerWorld, figure.id);
  std::vector<double> quantiles;
  if (reports.values.empty()) return quantiles;
  std::vector<double> levels;
  for (int level = 1; level <= io::kForecastLevels; ++level) levels.push_back(level / 100.0);
  for (const double place : analysis::quantiles(reports.values, levels, reports.weights))
    quantiles.push_back(analysis::from_scale(static_cast<analysis::Scale>(figure.scale), place));
  return quantiles;
}

const io::Forecast* on_record(const io::ForecastFile& file, const io::NewFigure& figure) {
  const auto found = std::find_if(file.forecasts.begin(), file.forecasts.end(), [&](const io::Forecast& forecast) {
    return asks_for(forecast, figure) && !forecast.quantiles.empty();
  });
  return found == file.forecasts.end() ? nullptr : &*found;
}

bool is_state(io::Statistic statistic) {
  return statistic != io::Statistic::kIncrease && statistic != io::Statistic::kAnnualGrowth;
}

bool is_alike(const io::Target& known, const io::Target& figure) {
  if (known.metric != figure.metric) return false;
  if (is_state(figure.statistic)) return is_state(known.statistic);
  return figure.statistic == io::Statistic::kIncrease && known.statistic == io::Statistic::kIncrease &&
         known.to - known.from == figure.to - figure.from;
}

}  // namespace

std::string_view verdict_name(Verdict verdict) {
  static constexpr std::array<std::string_view, 5> kNames{"model", "scenario", "fit", "luck", "held"};
  return kNames[static_cast<std::size_t>(verdict)];
}

Expected expected(const std::vector<double>& quantiles, io::Scale scale, double figure) {
  std::vector<double> places;
  for (const double quantile : quantiles) places.push_back(io::on_scale(scale, quantile));
  const double truth = io::on_scale(scale, figure);
  Expected row;
  row.low = quantiles[4], row.low_half = quantiles[24], row.median = quantiles[49], row.high_half = quantiles[74],
  row.high = quantiles[94];
  row.inside = analysis::Interval{places[4], places[94]}.contains(truth);
  row.inside_half = analysis::Interval{places[24], places[74]}.contains(truth);
  row.pit = place_among(places, truth);
  row.crps = analysis::crps(places, truth);
  return row;
}

std::optional<LastFigure> last_figure(const io::Targets& targets, int present, const io::Target& figure,
                                      const io::Reading& reading) {
  const io::Target* latest = nullptr;
  for (const std::vector<io::Target>* list : {&targets.fitted, &targets.held_out})
    for (const io::Target& target : *list)
      if (is_alike(target, figure) && target.to <= present && (!latest || target.to > latest->to)) latest = &target;
  if (!latest) return std::nullopt;
  std::vector<io::Reading> readings = latest->readings;
  std::sort(readings.begin(), readings.end(),
            [](const io::Reading& a, const io::Reading& b) { return a.value < b.value; });
  std::vector<double> places, weights;
  double total = 0, below = 0;
  for (const io::Reading& known : readings) {
    places.push_back(io::on_scale(figure.scale, known.value)), weights.push_back(known.weight);
    total += known.weight;
  }
  const auto middle = std::find_if(readings.begin(), readings.end(),
                                   [&](const io::Reading& known) { return (below += known.weight) >= total / 2; });
  return LastFigure{latest->id, middle->value,
                    analysis::crps(places, io::on_scale(figure.scale, reading.value), weights)};
}

Verdict verdict_on(const SplitRow& row) {
  if (row.said.inside) return row.came.inside ? Verdict::kHeld : Verdict::kHeldByLuck;
  if (!row.came.inside) return Verdict::kModelWasWrong;
  return row.again.inside ? Verdict::kFitHasMoved : Verdict::kScenarioWasWrong;
}

std::vector<SplitRow> split_figures(const io::ForecastFile& file, const std::vector<io::NewFigure>& figures,
                                    const Ground& expecting, const Answers& again, const Ground& came_about,
                                    const Answers& came) {
  std::vector<SplitRow> rows;
  for (std::size_t q = 0; q < figures.size(); ++q) {
    const io::NewFigure& figure = figures[q];
    if (io::is_over(figure.target, file.date)) continue;
    const io::Forecast* forecast = on_record(file, figure);
    for (std::size_t r = 0; r < figure.target.readings.size(); ++r) {
      const std::vector<double> first = quantiles_of(expecting, again, q, figure.target, r),
                                second = quantiles_of(came_about, came, q, figure.target, r);
      if (first.empty() || second.empty()) continue;
      const double value = figure.target.readings[r].value;
      SplitRow& row = rows.emplace_back();
      row.figure = &figure, row.reading = r, row.forecast = forecast ? forecast->id : "";
      row.again = expected(first, figure.target.scale, value);
      row.came = expected(second, figure.target.scale, value);
      row.said = forecast ? expected(forecast->quantiles, forecast->question.scale, value) : row.again;
      row.last = last_figure(expecting.targets, file.present, figure.target, row.read());
      row.verdict = verdict_on(row);
    }
  }
  // Places in the forecast and not scores, whose scales differ: how far from the middle.
  const auto order = [](const SplitRow& row) { return std::tuple(row.verdict, -std::abs(row.said.pit - 0.5)); };
  std::stable_sort(rows.begin(), rows.end(), [&](const SplitRow& a, const SplitRow& b) { return order(a) < order(b); });
  return rows;
}

}  // namespace study
