#include "app/hindcast/hindcast_tables.hpp"

#include "input/json/input_values.hpp"

namespace app {

io::Table hindcast_table(std::span<const study::HindcastRow> rows) {
  io::Table table;
  table.name = "hindcast", table.title = "The model against the record";
  table.columns = io::columns_named(
      "target,metric,statistic,from,to,scale,seen,figure,figure_low,figure_high,weight,prior_p05,prior_p50,prior_p95,"
      "p05,p50,p95,"
      "forecast_p05,forecast_p95,inside,among_worlds,crps,crps_last,crps_trend,figures");
  for (const study::HindcastRow& row : rows) {
    const io::Target& target = *row.target;
    const io::Reading& reading = target.readings[row.reading];
    std::string figures;
    for (const std::string& id : reading.figures) figures += (figures.empty() ? "" : " ") + id;
    table.row({target.id,
               model::kMetricRows[target.metric].name,
               io::statistic_name(target.statistic),
               io::month_text(target.from),
               io::month_text(target.to),
               io::scale_name(target.scale),
               study::set_name(row.set),
               reading.value,
               reading.low,
               reading.high,
               reading.weight,
               row.prior.low,
               row.prior_median,
               row.prior.high,
               row.posterior.low,
               row.posterior_median,
               row.posterior.high,
               row.forecast.low,
               row.forecast.high,
               row.inside,
               row.among_worlds,
               row.crps,
               row.crps_last,
               row.crps_trend,
               figures.empty() ? reading.source : figures});
  }
  return table;
}

io::Table topics_table(const std::list<study::RollingFold>& folds) {
  io::Table table;
  table.name = "by-topic", table.title = "Pseudo-real-time by topic";
  table.note =
      "Inside: readings in the range in which nine in ten should lie. By the rule: with the topic's errors multiplied "
      "by "
      "the factor that other figures, at the other cuts, would have needed (within 1/4 and 4; of all topics where "
      "these are few). Each "
      "figure is "
      "scored once, at the last cut before it. Error over a naive forecast (CRPS): below "
      "1 is "
      "skill. A topic with fewer than " +
      std::to_string(study::kFewestFacts) + " facts is not judged.";
  using enum io::Unit;
  table.columns = {{"topic", "Topic", kCount, io::Look::kName},
                   {"facts", "Facts", kWhole},
                   {"readings", "Readings", kWhole},
                   {"inside_share", "Inside", kShare},
                   {"among_worlds_share", "Among nine worlds in ten", kShare},
                   {"inside_share_by_rule", "Inside, by the rule", kShare},
                   {"factor_lowest", "Factor, lowest", kFactor},
                   {"factor_highest", "Factor, highest", kFactor},
                   {"crps_over_last_value", "Over repeating the last", kFactor},
                   {"readings_with_last_value", "Of so many", kWhole},
                   {"crps_over_trend", "Over going on as before", kFactor},
                   {"readings_with_trend", "Of so many", kWhole},
                   {"judged", "Judged", kCount}};
  for (const study::TopicScore& one : study::scores_by_topic(folds))
    table.row({study::kTopicNames[static_cast<std::size_t>(one.topic)], one.facts, one.score.readings,
               one.score.inside_share, one.score.among_worlds_share, one.inside_scaled, one.lowest, one.highest,
               one.score.over_last, one.score.with_last, one.score.over_trend, one.score.with_trend,
               one.is_judged() ? "yes" : "no"});
  return table;
}

}  // namespace app
