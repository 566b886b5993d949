#include "input/kept/chart_data.hpp"

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <utility>

#include "input/json/input_values.hpp"

namespace io {

int month_index(std::string_view month) {
  const std::optional<int> index = parse_month(month);
  if (!index) throw std::invalid_argument("month '" + std::string(month) + "' is not of the form YYYY-MM");
  return *index;
}

namespace {

/// A row for each month from `first` to `last`, in order; those that are absent from `rows` are undefined.
std::vector<SummaryRow> every_month(std::vector<SummaryRow> rows, const std::string& first, const std::string& last) {
  SummaryRow hole;
  hole.metric = rows.front().metric;
  hole.unit = rows.front().unit;
  int start = month_index(first);
  std::vector<SummaryRow> filled(static_cast<std::size_t>(month_index(last) - start + 1), hole);
  for (std::size_t i = 0; i < filled.size(); ++i) filled[i].month = month_text(start + static_cast<int>(i));
  std::vector<bool> seen(filled.size());
  for (SummaryRow& row : rows) {
    auto at = static_cast<std::size_t>(month_index(row.month) - start);
    if (seen[at]) throw std::invalid_argument("metric '" + row.metric + "' has two rows for " + row.month);
    seen[at] = true;
    filled[at] = std::move(row);
  }
  return filled;
}

}  // namespace

SummaryTable::SummaryTable(std::vector<SummaryRow> rows) {
  for (SummaryRow& row : rows) {
    month_index(row.month);
    if (first_.empty() || row.month < first_) first_ = row.month;
    if (last_.empty() || row.month > last_) last_ = row.month;
    std::string metric = row.metric;
    series_[metric].push_back(std::move(row));
  }
  for (auto& [metric, series] : series_) series = every_month(std::move(series), first_, last_);
}

const std::vector<SummaryRow>& SummaryTable::series(std::string_view metric) const {
  static const std::vector<SummaryRow> kNone;
  auto found = series_.find(metric);
  return found == series_.end() ? kNone : found->second;
}

const SummaryRow& SummaryTable::at(std::string_view metric, std::string_view month) const {
  static const SummaryRow kNone;
  const std::vector<SummaryRow>& rows = series(metric);
  auto found = std::lower_bound(rows.begin(), rows.end(), month,
                                [](const SummaryRow& row, std::string_view wanted) { return row.month < wanted; });
  return found != rows.end() && found->month == month ? *found : kNone;
}

}  // namespace io
