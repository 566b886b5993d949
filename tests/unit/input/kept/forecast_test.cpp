#include "input/kept/forecast.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "files/digest.hpp"

namespace {

using testing::HasSubstr;

io::ForecastFile sample() {
  io::ForecastFile file;
  file.date = "2026-05-01", file.scenario = "baseline", file.version = "0.1.0", file.present = 52;
  file.model_digest = "m", file.posterior_digest = "sha256:p";
  io::Forecast forecast;
  forecast.id = "gap";
  forecast.question.statistic = io::Statistic::kMean;
  forecast.question.from = 54, forecast.question.to = 59;
  forecast.worlds = 4096;
  for (int i = 1; i < 100; ++i) forecast.quantiles.push_back(0.1 * i);
  forecast.thresholds = {{3, 0.25}};
  forecast.documents = {{"seed003-gap-alt", "why", 3, 1.5, 4.5, 0.2}};
  file.forecasts = {forecast};
  return file;
}

std::string faults_of(const std::string& text) {
  io::FaultList faults;
  io::read_forecast(text, "f.json", io::digest, faults);
  std::string all;
  for (const base::Fault& fault : faults.faults()) all += base::describe(fault) + "\n";
  return all;
}

std::string with(std::string text, const std::string& what, const std::string& by) {
  return text.replace(text.find(what), what.size(), by);
}

TEST(ForecastFile, ReadsBackAsWritten) {
  const std::string text = io::forecast_json(sample(), io::digest);
  io::FaultList faults;
  const io::ForecastFile read = io::read_forecast(text, "f.json", io::digest, faults);
  ASSERT_TRUE(faults.empty()) << base::describe(faults.faults()[0]);
  EXPECT_EQ(read.date, "2026-05-01");
  ASSERT_EQ(read.forecasts.size(), 1u);
  EXPECT_EQ(read.forecasts[0].quantiles, sample().forecasts[0].quantiles);
  EXPECT_EQ(read.forecasts[0].question.from, 54);
}

TEST(ForecastFile, IsRefusedOnceANumberIsChanged) {
  const std::string text = io::forecast_json(sample(), io::digest);
  EXPECT_THAT(faults_of(with(text, "\"probability\": 0.25", "\"probability\": 0.35")),
              HasSubstr("it was changed after it was written"));
  EXPECT_THAT(faults_of(with(text, "2026-05-01", "2025-05-01")), HasSubstr("it was changed after it was written"));
}

TEST(ForecastFile, MayBeIndentedAnew) {
  std::string text = io::forecast_json(sample(), io::digest);
  EXPECT_EQ(faults_of(with(text, "\"date\": ", "\"date\":\n\n")), "");
}

TEST(ForecastFile, NeedsNinetyNineRisingQuantiles) {
  io::ForecastFile file = sample();
  file.forecasts[0].quantiles.pop_back();
  EXPECT_THAT(faults_of(io::forecast_json(file, io::digest)), HasSubstr("99 numbers"));
}

TEST(ForecastFile, OfAnotherKindIsAFault) {
  EXPECT_FALSE(faults_of("{}").empty());
  EXPECT_FALSE(faults_of("[]").empty());
  EXPECT_FALSE(faults_of("").empty());
}

TEST(Dates, AreThoseOfTheCalendar) {
  for (const char* date : {"2026-05-01", "2028-02-29", "2022-01-01", "2099-12-31"}) EXPECT_TRUE(io::is_date(date));
  for (const char* date : {"2026-02-29", "2026-5-01", "2026-13-01", "2021-12-31", "2026-05-00", "2026-05-1x", ""})
    EXPECT_FALSE(io::is_date(date)) << date;
}

}  // namespace
