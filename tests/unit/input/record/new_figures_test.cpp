#include "input/record/new_figures.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"

namespace {

using testing::HasSubstr;

const char* const kFigure =
    R"({ "id": "later", "metric": "ascend_units_per_year", "statistic": "value", "to": "2027-12",
  "scale": "log10", "readings": [ { "value": 2e6, "low": 1e6, "high": 4e6 } ], "discrepancy": 0.1, "why": "w",
  "source": "a report" })";

std::vector<io::NewFigure> read(const std::string& text, io::FaultList& faults) {
  io::Calibration calibration;
  calibration.present = 52;
  return io::read_new_figures(text, "new.json", calibration, faults);
}

std::string faults_of(const std::string& text) {
  io::FaultList faults;
  read(text, faults);
  std::string all;
  for (const base::Fault& fault : faults.faults()) all += base::describe(fault) + "\n";
  return all;
}

std::string with(std::string text, const std::string& what, const std::string& by) {
  return text.replace(text.find(what), what.size(), by);
}

TEST(NewFigures, AreReadWithoutFiguresJson) {
  io::FaultList faults;
  const auto figures = read(kFigure, faults);
  ASSERT_TRUE(faults.empty()) << base::describe(faults.faults()[0]);
  ASSERT_EQ(figures.size(), 1u);
  EXPECT_EQ(figures[0].target.id, "later");
  EXPECT_EQ(figures[0].source, "a report");
  EXPECT_EQ(figures[0].target.to, 71);
  EXPECT_EQ(figures[0].target.readings[0].source, "a report");
}

TEST(NewFigures, MayBeAList) {
  io::FaultList faults;
  EXPECT_EQ(read("[" + std::string(kFigure) + "," + with(kFigure, "later", "other") + "]", faults).size(), 2u);
  EXPECT_TRUE(faults.empty());
}

TEST(NewFigures, TellAllFaultsAtOnce) {
  std::string bad = with(kFigure, "ascend_units_per_year", "ascend_units_per_yaer");
  bad = with(bad, "\"source\": \"a report\"", "\"sauce\": \"a report\"");
  bad = with(bad, "\"low\": 1e6", "\"low\": 3e6");
  const std::string faults = faults_of(bad);
  EXPECT_THAT(faults, HasSubstr("did you mean \"ascend_units_per_year\""));
  EXPECT_THAT(faults, HasSubstr("\"source\" is missing"));
  EXPECT_THAT(faults, HasSubstr("sauce"));
  EXPECT_THAT(faults, HasSubstr("does not lie inside its interval"));
}

TEST(NewFigures, NameNoFigureOfTheRecord) {
  EXPECT_THAT(faults_of(with(kFigure, "\"value\": 2e6", "\"figures\": [\"x\"], \"value\": 2e6")),
              HasSubstr("names none of figures.json"));
}

TEST(NewFigures, OfAnEmptyListOrAnotherKindAreFaults) {
  EXPECT_THAT(faults_of("[]"), HasSubstr("there is no figure"));
  EXPECT_FALSE(faults_of("7").empty());
  EXPECT_FALSE(faults_of("[7]").empty());
  EXPECT_FALSE(faults_of("{").empty());
  EXPECT_FALSE(faults_of("{\"readings\": [7], \"source\": 3}").empty());
}

TEST(NewFigures, StandOnceEach) {
  EXPECT_THAT(faults_of("[" + std::string(kFigure) + "," + kFigure + "]"), HasSubstr("a second time"));
}

}  // namespace
