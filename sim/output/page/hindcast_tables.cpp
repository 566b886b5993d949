#include <cmath>

#include "output/page/report_sections.hpp"

namespace io {

namespace {

/// "0.8 (12)": a ratio of errors, and the readings that it is of.
Cell ratio(double value, int readings) {
  return {value, std::isfinite(value) ? say(value, Unit::kFactor) + " (" + std::to_string(readings) + ")" : ""};
}

}  // namespace

Table score_table_of(const std::string& caption) {
  using enum Unit;
  return {"",
          caption,
          "There is nothing to score.",
          {{"", "Figures"},
           {"", "Targets", kWhole},
           {"", "Readings", kWhole},
           {"", "Among 9 worlds in 10", kShare},
           {"", "Inside 90 % of reports", kShare},
           {"", "Errors needed", kFactor},
           {"", "Error over last value's", kFactor},
           {"", "Error over the trend's", kFactor}},
          {}};
}

void add_score(const HindcastScoreLine& score, const std::string& set, Table& table) {
  table.row({set, score.targets, score.readings, score.among_worlds_share, score.inside_share, score.error_scale,
             ratio(score.over_last, score.with_last), ratio(score.over_trend, score.with_trend)});
}

std::string place_words(const HindcastLine& line) {
  return line.inside ? "inside" : line.badly_missed ? "outside, and outside 95 %" : "outside";
}

}  // namespace io
