#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/undefined.hpp"
#include "input/kept/provenance.hpp"

/// What charts and the report are drawn from: plain numbers and words, whoever computed them.
namespace io {

using base::kUndefined;

/// One row of summary.csv: the distribution of one metric over the worlds in one month.
struct SummaryRow {
  std::string metric;  ///< as in `list metrics`
  std::string unit;    ///< of every number below but `n`
  std::string month;   ///< YYYY-MM
  std::int64_t n = 0;  ///< worlds in which the metric is defined
  double mean = kUndefined, mean_se = kUndefined, sd = kUndefined;
  double p05 = kUndefined, p25 = kUndefined, p50 = kUndefined, p75 = kUndefined, p95 = kUndefined;
  double p05_se = kUndefined, p50_se = kUndefined, p95_se = kUndefined;
};

/// The rows of summary.csv by metric. Every metric has every month from the first to the last of the table: one that is
/// absent from the input is an undefined row, so that a chart shows a hole and no bridge.
class SummaryTable {
 public:
  SummaryTable() = default;

  /// Takes rows in any order. Throws std::invalid_argument for a month that is not YYYY-MM or that comes twice in a
  /// metric.
  explicit SummaryTable(std::vector<SummaryRow> rows);

  /// The months of a metric in order; empty when the metric is unknown.
  const std::vector<SummaryRow>& series(std::string_view metric) const;

  /// The row of a metric in a month, or an undefined row when there is none.
  const SummaryRow& at(std::string_view metric, std::string_view month) const;

  /// First and last month of the whole table (YYYY-MM), empty when the table is empty.
  const std::string& first_month() const { return first_; }
  const std::string& last_month() const { return last_; }

 private:
  std::map<std::string, std::vector<SummaryRow>, std::less<>> series_;
  std::string first_, last_;
};

/// A figure from the documents, to be drawn beside what the model says. Values are in the metric's unit (shares 0 to
/// 1).
struct DocumentedPoint {
  std::string id;                                                    ///< of the figure
  std::string metric;                                                ///< the metric that it measures
  std::string month;                                                 ///< YYYY-MM
  double low = kUndefined, central = kUndefined, high = kUndefined;  ///< any may be undefined, not all
  std::string label;  ///< a few words for the chart; empty: the point stays unlabelled
  std::string source_title;
  std::string short_label;  ///< for a narrow chart; empty: `label` serves
  bool hollow = false;      ///< drawn as a ring: a figure that the model was not shown
  std::string drawn_at{};   ///< YYYY-MM at which the mark stands if not at `month`, so that figures of one month show
  std::string series{};     ///< figures of one series are tied by a thin line; empty: it stands alone

  const std::string& place() const { return drawn_at.empty() ? month : drawn_at; }
};

/// What a run was: goes into the source line, the provenance and the citation.
struct RunInfo : Provenance {
  std::string title, description;      ///< of the scenario
  std::string present = "2026-09";     ///< YYYY-MM: history before, projection after
  std::string told;                    ///< YYYY-MM that titles tell; empty: the present
  std::vector<std::string> overrides;  ///< what --set changed, as it was given
  std::vector<std::string> hangs_on;   ///< sentences: which contested claims decide the headline
  std::string calibration_note = "prior draws, not calibrated";
};

/// Everything that the charts need.
struct ChartData {
  RunInfo run;
  SummaryTable summary;
  std::vector<DocumentedPoint> points;
};

/// Months since 2022-01 of a YYYY-MM, for text that must be one: throws std::invalid_argument for anything else.
/// `month_text` of input/json/input_values.hpp is the inverse.
int month_index(std::string_view month);

}  // namespace io
