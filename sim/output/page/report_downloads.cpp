#include <array>

#include "output/page/report_html.hpp"
#include "output/page/report_sections.hpp"
#include "output/page/template.hpp"

namespace io {

namespace {

/// What the headline and the charts speak of.
constexpr std::array kMain{"gap_months",
                           "gap_pace_months",
                           "gap_trend_months",
                           "gap_observed_months",
                           "parity_share",
                           "capability_us",
                           "capability_cn",
                           "compute_share_cn",
                           "compute_effective_us_h100e",
                           "compute_effective_cn_h100e",
                           "compute_legal_cn_h100e",
                           "compute_domestic_cn_h100e",
                           "compute_smuggled_cn_h100e",
                           "compute_offshore_cn_h100e",
                           "binding_wafers_share",
                           "binding_memory_share",
                           "binding_packaging_share",
                           "binding_none_share"};

Table main_results(const ReportData& report) {
  Table table;
  table.columns = columns_named("scenario,metric,unit,month,n,mean,mean_se,p05,p25,p50,p75,p95");
  for (const char* metric : kMain)
    for (const SummaryRow& row : report.data.summary.series(metric))
      table.row({report.data.run.scenario, row.metric, row.unit, row.month, row.n, row.mean, row.mean_se, row.p05,
                 row.p25, row.p50, row.p75, row.p95});
  return table;
}

Table assumptions_table(const ReportData& report) {
  Table table;
  table.columns = columns_named("parameter,meaning,unit,prior,drawn_p05,drawn_p50,drawn_p95,evidence,status");
  for (const AssumptionLine& line : report.assumptions) {
    std::string evidence;
    for (const std::string& source : line.sources) evidence += (evidence.empty() ? "" : " ") + source;
    table.row({line.name, line.meaning, line.unit, line.prior, line.p05, line.p50, line.p95, evidence, line.status});
  }
  return table;
}

}  // namespace

std::string data_section(const ReportData& report) {
  if (report.data.summary.last_month().empty()) return "";
  std::string save =
      download("Save the main results by month (CSV)", "main-results.csv", "text/csv", table_csv(main_results(report)));
  if (!report.assumptions.empty())
    save +=
        download("Save every assumption (CSV)", "assumptions.csv", "text/csv", table_csv(assumptions_table(report)));
  return section("data", "Data and charts to take away", filled("data.mustache", {{"save", save}}),
                 "Tables and charts, saved from this page or found beside it.");
}

}  // namespace io
