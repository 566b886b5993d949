#include "output/table/tables.hpp"

#include <cmath>

#include "base/share.hpp"
#include "input/csv/csv.hpp"
#include "model/hypotheses.hpp"
#include "model/parameters.hpp"
#include "output/table/table.hpp"

namespace io {

namespace {

SummaryRow row_of(const engine::Summary& s, std::string metric, std::string unit, int month) {
  return {std::move(metric),
          std::move(unit),
          csv_month(month),
          s.n,
          s.mean,
          s.mean_se,
          s.sd,
          s.p05,
          s.p25,
          s.p50,
          s.p75,
          s.p95,
          s.p05_se,
          s.p50_se,
          s.p95_se};
}

double sum(const double* values, int count) {
  double total = 0;
  for (int i = 0; i < count; ++i) total += values[i];
  return total;
}

}  // namespace

engine::Summary as_told(engine::Summary s, std::size_t output) {
  if (output >= model::kMetrics || model::kMetricRows[output].unit != "1") return s;
  for (double engine::Summary::*error :
       {&engine::Summary::mean_se, &engine::Summary::p05_se, &engine::Summary::p50_se, &engine::Summary::p95_se})
    s.*error = base::error_of_share(s.mean, s.*error);
  return s;
}

std::vector<SummaryRow> summary_rows(int months, const std::vector<engine::Summary>& summaries) {
  std::vector<SummaryRow> rows;
  rows.reserve(summaries.size());
  for (std::size_t output = 0; output < engine::kOutputs; ++output)
    for (int month = 0; month < months; ++month)
      rows.push_back(row_of(as_told(summaries.at(rows.size()), output), engine::output_name(output),
                            engine::output_unit(output), month));
  return rows;
}

std::string summary_csv(std::string_view scenario, const std::vector<SummaryRow>& rows) {
  Csv csv("scenario,metric,unit,month,n,mean,mean_se,sd,p05,p25,p50,p75,p95,p05_se,p50_se,p95_se");
  for (const SummaryRow& row : rows) {
    csv.field(scenario).field(row.metric).field(row.unit).field(row.month).field(static_cast<int>(row.n));
    for (const double value : {row.mean, row.mean_se, row.sd, row.p05, row.p25, row.p50, row.p75, row.p95, row.p05_se,
                               row.p50_se, row.p95_se})
      csv.field(value);
    csv.end_row();
  }
  return csv.text();
}

std::string parameters_csv(const engine::Results& results) {
  std::vector<std::string> header{"replicate"};
  for (const base::Field& row : model::kParameterRows) header.emplace_back(row.name);
  for (const model::HypothesisRow& row : model::kHypothesisRows) header.emplace_back(row.name);

  Csv csv(header);
  const double* value = results.inputs().data();
  for (int replicate = 1; replicate <= results.replicates(); ++replicate) {
    csv.field(replicate);
    for (std::size_t i = 0; i < model::kParameters; ++i) csv.field(*value++);
    for (const model::HypothesisRow& row : model::kHypothesisRows)
      csv.field(row.branch.at(static_cast<std::size_t>(*value++)));
    csv.end_row();
  }
  return csv.text();
}

Draws draws_of(const engine::Results& results) {
  Draws draws{std::vector<std::vector<double>>(model::kParameters),
              std::vector<std::vector<std::size_t>>(model::kHypotheses)};
  const double* value = results.inputs().data();
  for (int replicate = 0; replicate < results.replicates(); ++replicate) {
    for (std::vector<double>& parameter : draws.parameters) parameter.push_back(*value++);
    for (std::vector<std::size_t>& branch : draws.hypotheses) branch.push_back(static_cast<std::size_t>(*value++));
  }
  return draws;
}

std::vector<EventLine> event_lines(const engine::Results& results) {
  std::vector<EventLine> lines;
  const int worlds = results.replicates();
  for (std::size_t event = 0; event < results.events().size(); ++event) {
    const engine::EventKind& kind = results.events()[event];
    const engine::Summary first = engine::summarise(results.event_first(event), worlds);
    lines.push_back({kind.event, kind.actor, static_cast<std::int64_t>(sum(results.event_count(event), worlds)),
                     static_cast<double>(first.n) / worlds, csv_month(first.p05), csv_month(first.p50),
                     csv_month(first.p95)});
  }
  return lines;
}

std::string events_csv(std::string_view scenario, const std::vector<EventLine>& lines) {
  Table table;
  table.columns = columns_named("scenario,event,actor,n,share_of_worlds,first_p05,first_p50,first_p95");
  for (const EventLine& line : lines)
    table.row({scenario, line.event, line.actor, line.n, line.share_of_worlds, line.first_p05, line.first_p50,
               line.first_p95});
  return table_csv(table);
}

}  // namespace io
