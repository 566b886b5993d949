#include <algorithm>
#include <optional>
#include <set>

#include "input/csv/csv_read.hpp"
#include "input/json/input_values.hpp"
#include "input/json/json_write.hpp"
#include "input/record/calibration_parts.hpp"

namespace io {

namespace {

constexpr int kMonthsInQuarter = 3;
constexpr double kMostH100e = 1e9;

// "2022-Q1" as the first month of the quarter since 2022-01.
std::optional<int> parse_quarter(std::string_view text) {
  if (text.size() != 7 || text.substr(4, 2) != "-Q" || text[6] < '1' || text[6] > '4') return std::nullopt;
  const auto january = parse_month(std::string(text.substr(0, 4)) + "-01");
  if (!january || *january < 0 || *january >= model::kMaxMonths) return std::nullopt;
  return *january + kMonthsInQuarter * (text[6] - '1');
}

// Reads the cells of one row; the place of a fault is the row and the column's name.
class RowReader {
 public:
  RowReader(const CsvRow& row, const std::string& file, FaultList& faults) : row_(row), faults_(faults) {
    place_.file = std::make_shared<const std::string>(file);
    place_.line = row.line;
  }

  SupplyQuarter read(const std::vector<std::string_view>& vendors) {
    SupplyQuarter quarter;
    quarter.vendor = row_.cells[0];
    if (std::find(vendors.begin(), vendors.end(), quarter.vendor) == vendors.end())
      add_unknown(at("vendor"), "vendor", quarter.vendor, vendors, faults_);
    const auto month = parse_quarter(row_.cells[1]);
    if (!month) faults_.add(at("quarter"), in_quotes(row_.cells[1]) + " is not a quarter", "YYYY-Qn from 2022-Q1");
    quarter.first_month = month.value_or(0);
    quarter.h100e = number(2, "h100e");
    quarter.h100e_p05 = number(3, "h100e_p05");
    quarter.h100e_p95 = number(4, "h100e_p95");
    if (quarter.h100e_p05 > quarter.h100e || quarter.h100e > quarter.h100e_p95)
      faults_.add(at("h100e"), number_text(quarter.h100e) + " is not between its percentiles",
                  range_text(quarter.h100e_p05, quarter.h100e_p95, "H100e"));
    quarter.source = row_.cells[5];
    if (quarter.source.empty()) faults_.add(at("source"), "the source is missing");
    return quarter;
  }

 private:
  const Place& at(std::string_view column) {
    place_.pointer = column;
    return place_;
  }

  double number(std::size_t cell, std::string_view column) {
    const auto value = parse_number(row_.cells[cell]);
    if (value && *value >= 0 && *value <= kMostH100e) return *value;
    faults_.add(at(column), in_quotes(row_.cells[cell]) + (value ? " is out of range" : " is no number"),
                range_text(0, kMostH100e, "H100e"));
    return 0;
  }

  const CsvRow& row_;
  FaultList& faults_;
  Place place_;
};

// A quarter's sales go evenly to its months. Months before a vendor's first quarter are 0; a hole is a fault.
model::SupplySeries by_month(const std::string& vendor, const std::vector<SupplyQuarter>& quarters, const Place& place,
                             FaultList& faults) {
  model::SupplySeries series{vendor, {}};
  std::set<int> seen;
  for (const SupplyQuarter& quarter : quarters) {
    if (quarter.vendor != vendor) continue;
    const auto end = static_cast<std::size_t>(quarter.first_month) + kMonthsInQuarter;
    if (!seen.insert(quarter.first_month).second)
      faults.add(place, vendor + " has the quarter of " + month_text(quarter.first_month) + " twice");
    if (series.h100e_per_month.size() < end) series.h100e_per_month.resize(end, 0.0);
    for (std::size_t month = end - kMonthsInQuarter; month < end; ++month)
      series.h100e_per_month[month] = quarter.h100e / kMonthsInQuarter;
  }
  for (auto step = seen.begin(); step != seen.end() && std::next(step) != seen.end(); ++step)
    if (*std::next(step) != *step + kMonthsInQuarter)
      faults.add(place, vendor + " has no quarter after " + month_text(*step) + " but later ones");
  return series;
}

}  // namespace

void read_supply(std::string_view text, const std::string& file, Calibration& calibration, FaultList& faults) {
  const auto rows = read_csv(text, file, {"vendor", "quarter", "h100e", "h100e_p05", "h100e_p95", "source"}, faults);
  std::vector<std::string_view> vendors;
  for (const model::ForeignVendor& vendor : calibration.roster.roster.foreign_vendors) vendors.push_back(vendor.name);
  for (const CsvRow& row : rows) calibration.supply_quarters.push_back(RowReader(row, file, faults).read(vendors));
  Place place;
  place.file = std::make_shared<const std::string>(file);
  for (const std::string_view vendor : vendors) {
    auto series = by_month(std::string(vendor), calibration.supply_quarters, place, faults);
    if (series.h100e_per_month.empty())
      faults.add(place, "the vendor " + in_quotes(vendor) + " of the roster has no quarter");
    calibration.supply.push_back(std::move(series));
  }
}

}  // namespace io
