#include "app/hindcast/strip.hpp"

#include <gtest/gtest.h>

#include <set>

#include "files/load.hpp"

namespace {

/// A name of a metric in a chart is a word that readers do not know.
TEST(HindcastStrip, SaysEveryHeldOutMetricInAFewWords) {
  const std::string data = CHOKEPOINT_SOURCE_DIRECTORY "/calibration";
  const io::Calibration calibration = io::load_calibration(data);
  for (const io::Target& target : io::load_targets(data, calibration).held_out) {
    if (target.to > calibration.present) continue;
    const std::string label = app::strip_label(target);
    EXPECT_EQ(label.find('_'), std::string::npos) << label;
    EXPECT_LE(label.size(), 46u) << label;
  }
}

study::HindcastRow row_of(const io::Target& target, study::TargetSet set, double median, double low, double high) {
  study::HindcastRow row;
  row.target = &target, row.set = set, row.posterior_median = median;
  row.forecast = {low, high}, row.inside = target.readings[0].value >= low && target.readings[0].value <= high;
  return row;
}

TEST(HindcastStrip, OneIsTheEndOfTheForecastOnTheReadingsSide) {
  io::Target target;
  target.to = 50;
  target.readings.resize(1), target.readings[0].value = 10;
  const std::vector<study::HindcastRow> rows{row_of(target, study::TargetSet::kHeldOut, 4, 0, 10),
                                             row_of(target, study::TargetSet::kHeldOut, 4, 0, 7),
                                             row_of(target, study::TargetSet::kFitted, 4, 0, 10)};
  EXPECT_EQ(app::unseen_finding(rows).substr(0, 6), "1 of 2") << "what was fitted is no test";
  const std::string spec = app::strip_figure(rows, "", io::kWideChart).spec.json;
  EXPECT_NE(spec.find("\"difference\": 1.0"), std::string::npos) << spec.substr(0, 400);
  EXPECT_NE(spec.find("\"difference\": 2.0"), std::string::npos) << "a reading at twice the half-width";
  EXPECT_EQ(app::unseen_finding({}), "");
}

}  // namespace
