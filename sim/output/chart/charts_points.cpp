#include "output/chart/charts_points.hpp"
#include "input/json/input_values.hpp"

#include <array>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

namespace io {
namespace {

using Json = nlohmann::json;

/// What a published figure can hold of a quantity: the value itself, or only a ceiling of it.
enum class Reading { kValue, kCeiling };

struct Row {
  const char* figure = "";
  const char* metric = "";
  const char* label = "";  ///< of a series, only one point has one
  const char* slim = "";   ///< the label in a narrow chart, where it differs
  Reading reading = Reading::kValue;
};

/// The benchmark readings are standing lags, so they belong beside the standing lag.
constexpr std::array<Row, 19> kRows{{
    {"seed002-gap", "gap_observed_months", "documents: 3 to 6", "3 to 6"},
    {"eci-h-standing-2023-12-31", "gap_observed_months", ""},
    {"eci-h-standing-2024-03-31", "gap_observed_months", ""},
    {"eci-h-standing-2024-06-30", "gap_observed_months", "benchmark index", "index"},
    {"eci-h-standing-2024-09-30", "gap_observed_months", ""},
    {"eci-h-standing-2024-12-31", "gap_observed_months", ""},
    {"eci-h-standing-2025-03-31", "gap_observed_months", ""},
    {"eci-h-standing-2025-06-30", "gap_observed_months", ""},
    {"epoch-lag-2023", "gap_observed_months", "in 2023: 12 to 14", "12 to 14"},
    {"sacks-2025", "gap_observed_months", "US official", "official"},
    {"seed002-compute-share", "compute_share_cn", "documented, all of China's: 1 to 4\u00a0%", "all: 1 to 4\u00a0%"},
    {"seed003-price-openai", "price_usd_per_mtok_us", "OpenAI $30"},
    {"seed003-price-anthropic", "price_usd_per_mtok_us", "Anthropic $25"},
    {"seed003-price-v4pro", "price_usd_per_mtok_cn", "DeepSeek V4-Pro $3.48", "DeepSeek $3.48"},
    {"hw-910b-2024", "ascend_units_per_year", "2024, 910B only: 550\u00a0k", "550\u00a0k (910B)"},
    {"commerce-200k", "ascend_units_per_year", "US Commerce: at most 200\u00a0k", "at most 200\u00a0k",
     Reading::kCeiling},
    {"bbg-910c-2025", "ascend_units_per_year", "Bloomberg, 910C only: 300\u00a0k", "300\u00a0k (910C)"},
    {"sa-653k", "ascend_units_per_year", "SemiAnalysis, 910C only: 653\u00a0k", "653\u00a0k (910C)"},
    {"sa-805k", "ascend_units_per_year", "SemiAnalysis: 805\u00a0k", "805\u00a0k"},
}};

/// YYYY-MM of "2026", "2026-04", "2026-04-24", "2026H2", "2026-Q1" or "a/b" (its end); empty for anything else. A year
/// is its December for a sum over twelve months, else its middle.
std::string month_of(std::string when, bool yearly_sum) {
  when = when.substr(when.find('/') == std::string::npos ? 0 : when.find('/') + 1);
  if (when.size() == 4) return when + (yearly_sum ? "-12" : "-06");
  if (when.size() == 6 && when[4] == 'H') return when.substr(0, 4) + (when[5] == '1' ? "-06" : "-12");
  if (when.size() == 7 && when[5] == 'Q' && when[6] >= '1' && when[6] <= '4')
    return month_text(month_index(when.substr(0, 4) + "-03") + 3 * (when[6] - '1'));
  return when.size() >= 7 ? when.substr(0, 7) : "";
}

double value_of(const Json& figure, const char* field, double scale) {
  auto found = figure.find(field);
  return found != figure.end() && found->is_number() ? found->get<double>() * scale : kUndefined;
}

DocumentedPoint point_of(const Row& row, const Json& figure) {
  DocumentedPoint point;
  point.id = row.figure;
  point.metric = row.metric;
  point.label = row.label;
  point.short_label = row.slim;
  constexpr std::string_view kIndex = "eci-h-standing";
  if (point.id.starts_with(kIndex)) point.series = kIndex;
  point.month = month_of(figure.value("refers_to", std::string()), point.metric.ends_with("_per_year"));
  month_index(point.month);
  point.source_title = figure.value("source_title", std::string());
  double scale = figure.value("unit", std::string()) == "percent" ? 0.01 : 1;
  point.low = value_of(figure, "low", scale);
  point.high = value_of(figure, "high", scale);
  point.central = value_of(figure, figure.contains("value") ? "value" : "central", scale);
  if (row.reading == Reading::kCeiling) {
    point.high = point.central == point.central ? point.central : point.high;
    point.low = point.central = kUndefined;
  }
  return point;
}

}  // namespace

std::vector<DocumentedPoint> chart_points(std::string_view figures_json) {
  std::vector<DocumentedPoint> points;
  try {
    Json file = Json::parse(figures_json);
    const Json& figures = file.is_object() ? file.at("figures") : file;
    for (const Row& row : kRows)
      for (const Json& figure : figures)
        if (figure.value("id", std::string()) == row.figure) points.push_back(point_of(row, figure));
  } catch (const Json::exception& problem) {
    throw std::invalid_argument(std::string("the documented figures cannot be read: ") + problem.what());
  }
  return points;
}

}  // namespace io
