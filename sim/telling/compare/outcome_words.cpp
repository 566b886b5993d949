#include "telling/compare/outcome_words.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "engine/results.hpp"

namespace app {

namespace {

constexpr std::pair<std::string_view, std::string_view> kLabels[] = {
    {"capability_distance", "distance in capability"},
    {"gap_pace", "lag at the present pace"},
    {"gap_standing", "standing lag"},
    {"gap_trend", "lag by trend"},
    {"gap_year_mean", "standing lag over 12 months"},
    {"serving_cn", "what China can serve"},
    {"serving_us", "what the US can serve"},
    {"parity", "parity"},
    {"domestic_chips", "Chinese-made chips a year"},
    {"sales_to_china", "vendors' sales to China since 2022"},
    {"lost_revenue", "vendors' lost revenue since 2022"},
    {"receipts", "receipts since 2022"},
    {"third_country_share", "third countries on Chinese models"},
    {"reactions", "reactions fired"},
    {"materials", "China's materials lever"},
};

}  // namespace

std::string label_of(const study::Outcome& outcome) {
  const auto* row =
      std::find_if(std::begin(kLabels), std::end(kLabels), [&](const auto& one) { return one.first == outcome.name; });
  return row == std::end(kLabels) ? outcome.name : std::string(row->second);
}

std::string meaning_of(const study::Outcome& outcome) {
  const std::string metric(engine::output_name(outcome.output));
  switch (outcome.take) {
    case study::Take::kYearMean:
      return "mean of " + metric + " over the twelve months to the month";
    case study::Take::kTotal:
      return metric + ", summed since January 2022";
    case study::Take::kLogarithm:
      return "natural logarithm of " + metric + ", so that a difference is a ratio";
    case study::Take::kValue:
      break;
  }
  return metric + " in the month";
}

io::Table outcome_dictionary(const std::vector<study::Outcome>& outcomes) {
  io::Table table{"dictionary",
                  "The outcomes of this comparison",
                  "",
                  io::columns_named("outcome,label,unit,difference_unit,meaning"),
                  {}};
  for (const study::Outcome& outcome : outcomes)
    table.row({outcome.name, label_of(outcome), outcome.unit_text(), outcome.difference_unit(), meaning_of(outcome)});
  return table;
}

std::string money_of(const study::MoneyRate& rate) {
  return rate.money_outcome == "receipts" ? "receipts" : "vendors' sales to China";
}

std::string label_of(const study::MoneyRate& rate) {
  return money_of(rate) + (rate.gained ? " forgone per month of lag gained" : " per month of lag conceded");
}

}  // namespace app
