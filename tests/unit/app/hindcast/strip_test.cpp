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
  const std::string spec = app::strip_figure(rows, {}, "", io::kWideChart).spec.json;
  EXPECT_NE(spec.find("\"difference\": 1.0"), std::string::npos) << spec.substr(0, 400);
  EXPECT_NE(spec.find("\"difference\": 2.0"), std::string::npos) << "a reading at twice the half-width";
  EXPECT_EQ(app::unseen_finding({}), "");
}

TEST(HindcastStrip, ReadingsOfOneMonthAreToldApartByWhoSaysThemOrWhatTheyAreAbout) {
  std::vector<io::DocumentedFigure> figures(4);
  figures[0].id = "a", figures[0].source_title = "Epoch AI: a gap", figures[0].subject = "best open vs best closed";
  figures[1].id = "b", figures[1].source_title = "Interconnects", figures[1].subject = "Interconnects";
  figures[2].id = "c", figures[2].source_title = "Stored notes", figures[2].subject = "Fable 5";
  figures[3].id = "d", figures[3].source_title = "Stored notes", figures[3].subject = "Kimi K3 (list price)";
  const auto names = [&](const std::vector<std::string>& ids) {
    std::vector<io::Target> targets(ids.size());
    std::vector<study::HindcastRow> rows(ids.size());
    std::vector<const study::HindcastRow*> all;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      targets[i].readings.resize(1), targets[i].readings[0].figures = {ids[i]};
      rows[i].target = &targets[i], all.push_back(&rows[i]);
    }
    return app::strip_names(all, figures);
  };
  EXPECT_EQ(names({"a", "b"}), (std::vector<std::string>{"Epoch AI", "Interconnects"}));
  EXPECT_EQ(names({"c", "d"}), (std::vector<std::string>{"Fable 5", "Kimi K3"})) << "one source says both";
  EXPECT_EQ(app::without_table("models.json: Claude"), "Claude");
}

}  // namespace
