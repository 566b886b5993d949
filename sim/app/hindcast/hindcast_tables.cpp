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
               study::seen_name(row.seen),
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

}  // namespace app
