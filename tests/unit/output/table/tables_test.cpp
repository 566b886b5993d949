#include "output/table/tables.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <sstream>
#include <stdexcept>

#include "base/error.hpp"
#include "model/hypotheses.hpp"
#include "model/parameters.hpp"
#include "output/table/dictionary.hpp"

namespace {

using engine::Results;

constexpr int kMonths = 3, kReplicates = 40;

/// Results whose every value is its own place, but for one undefined metric.
Results sample_results() {
  Results results(kMonths, kReplicates, {{"parity", "China"}, {"release", "Lab, the first"}});
  for (std::size_t output = 1; output < engine::kOutputs; ++output)
    for (int month = 0; month < kMonths; ++month)
      for (int r = 0; r < kReplicates; ++r)
        results.column(output, month)[r] = static_cast<double>(output) + 0.1 * month + 0.001 * r;
  for (std::size_t i = 0; i < results.inputs().size(); ++i)
    results.inputs()[i] = i % (model::kParameters + model::kHypotheses) < model::kParameters ? 0.25 : 1;
  for (int r = 0; r < 21; ++r) results.event_first(0)[r] = 52 + r, results.event_count(0)[r] = 2;
  return results;
}

std::vector<engine::Summary> summaries_of(const Results& results) {
  std::vector<engine::Summary> summaries;
  for (std::size_t output = 0; output < engine::kOutputs; ++output)
    for (int month = 0; month < kMonths; ++month)
      summaries.push_back(engine::summarise(results.column(output, month), kReplicates));
  return summaries;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

TEST(SummaryCsv, HasTheColumnsInTheirOrder) {
  const std::string csv = io::summary_csv("base", io::summary_rows(kMonths, summaries_of(sample_results())));
  const auto lines = lines_of(csv);
  EXPECT_EQ(lines[0], "scenario,metric,unit,month,n,mean,mean_se,sd,p05,p25,p50,p75,p95,p05_se,p50_se,p95_se");
  EXPECT_EQ(lines.size(), 1 + engine::kOutputs * kMonths);
  EXPECT_EQ(csv.find('\r'), std::string::npos);
  EXPECT_EQ(csv.back(), '\n');
}

TEST(SummaryCsv, GoesThroughTheRegistryAndThenThroughTheMonths) {
  const auto lines = lines_of(io::summary_csv("base", io::summary_rows(kMonths, summaries_of(sample_results()))));
  EXPECT_EQ(lines[1], "base,gap_months,months,2022-01,0,,,,,,,,,,,") << "undefined in every world";
  EXPECT_EQ(lines[3].substr(0, 31), "base,gap_months,months,2022-03,");
  EXPECT_EQ(lines[4].substr(0, 41), "base,gap_at_release_months,months,2022-01");
  EXPECT_EQ(lines.back().substr(0, 18), "base,lever_us_powe");
}

TEST(SummaryCsv, ReadsBackToTheSameBits) {
  const auto rows = io::summary_rows(kMonths, summaries_of(sample_results()));
  const auto again = io::read_summary_csv(io::summary_csv("a \"name\", quoted", rows), "summary.csv");
  ASSERT_EQ(again.size(), rows.size());
  EXPECT_EQ(io::summary_csv("x", again), io::summary_csv("x", rows));
}

TEST(SummaryCsv, RefusesWhatItDidNotWrite) {
  const auto faults_of = [](const std::string& text) -> std::size_t {
    try {
      io::read_summary_csv(text, "summary.csv");
      return 0;
    } catch (const base::InputError& error) {
      return error.faults().size();
    }
  };
  EXPECT_GT(faults_of("a,b\n1,2\n"), 0u);
  const std::string good = io::summary_csv("x", {io::SummaryRow{"gap_months", "months", "2026-05"}});
  EXPECT_EQ(faults_of(good), 0u);
  EXPECT_EQ(
      faults_of(good + "x,gap_months,months,2026-13,1,,,,,,,,,,,\n" + "x,gap_months,months,2026-12,1,one,,,,,,,,,,\n"),
      2u);
  EXPECT_EQ(faults_of(good + "x,gap_months,months,2026-12,1,,,,,,,,,,,,9\n"), 1u);
}

TEST(ParametersCsv, NamesBranchesAndCountsFromOne) {
  const auto lines = lines_of(io::parameters_csv(sample_results()));
  ASSERT_EQ(lines.size(), 1u + kReplicates);
  EXPECT_EQ(lines[0].substr(0, lines[0].find(',', 10)), "replicate,us_aligned_stock_2022_h100e");
  EXPECT_EQ(lines[1].substr(0, 7), "1,0.25,");
  EXPECT_NE(lines[1].find(",mixed,nvidia,domestic,index,some,no,no,deterrent,none,holds"), std::string::npos);
  EXPECT_EQ(lines[kReplicates].substr(0, 3), "40,");
}

TEST(ParametersCsv, RefusesABranchThatDoesNotExist) {
  Results results = sample_results();
  results.inputs().back() = 9;
  EXPECT_THROW(io::parameters_csv(results), std::out_of_range);
}

TEST(EventsCsv, CountsOccurrencesAndDatesFirstOnes) {
  const auto lines = lines_of(io::events_csv("base", io::event_lines(sample_results())));
  ASSERT_EQ(lines.size(), 3u);
  EXPECT_EQ(lines[0], "scenario,event,actor,n,share_of_worlds,first_p05,first_p50,first_p95");
  EXPECT_EQ(lines[1], "base,parity,China,42,0.525,2026-06,2027-03,2027-12");
  EXPECT_EQ(lines[2], "base,release,\"Lab, the first\",0,0,,,") << "what never happened has no date";
}

TEST(EventsCsv, AndParametersCsvReadBack) {
  const Results results = sample_results();
  const std::vector<io::EventLine> lines = io::event_lines(results);
  const auto again = io::read_events_csv(io::events_csv("base", lines), "events.csv");
  EXPECT_EQ(io::events_csv("base", again), io::events_csv("base", lines));
  const io::Draws read = io::read_parameters_csv(io::parameters_csv(results), "parameters.csv");
  EXPECT_EQ(read.parameters, io::draws_of(results).parameters);
  EXPECT_EQ(read.hypotheses, io::draws_of(results).hypotheses);
  EXPECT_THROW(
      io::read_events_csv("scenario,event,actor,n,share_of_worlds,first_p05,first_p50,first_p95\nb,e,a,1e300,0,,,\n",
                          "events.csv"),
      base::InputError);
}

TEST(SummaryCsv, TellsNoErrorOfAShareInWhichAllWorldsAgree) {
  const auto parity = static_cast<std::size_t>(engine::find_output("parity_share"));
  Results results = sample_results();
  for (int r = 0; r < kReplicates; ++r) {
    results.column(parity, 0)[r] = 0;
    results.column(parity, 1)[r] = 1;
    results.column(parity, 2)[r] = r < 4 ? 1 : 0;
  }
  const auto rows = io::summary_rows(kMonths, summaries_of(results));
  EXPECT_TRUE(std::isnan(rows[parity * kMonths].mean_se) && std::isnan(rows[parity * kMonths].p50_se));
  EXPECT_TRUE(std::isnan(rows[parity * kMonths + 1].mean_se));
  EXPECT_EQ(rows[parity * kMonths + 2].mean, 0.1);
  EXPECT_GT(rows[parity * kMonths + 2].mean_se, 0);
}

TEST(Dictionary, HasEveryColumnMetricLeverParameterAndHypothesis) {
  const std::string csv = io::dictionary_csv([](std::string_view name) { return "evidence of " + std::string(name); });
  const auto has = [&](std::string_view start) { return csv.find("\n" + std::string(start)) != std::string::npos; };
  for (const std::string table : {"summary.csv", "parameters.csv", "events.csv"}) {
    const Results results = sample_results();
    const std::string text = table == "summary.csv"  ? io::summary_csv("x", {})
                             : table == "events.csv" ? io::events_csv("x", io::event_lines(results))
                                                     : "replicate\n";
    std::istringstream header(text.substr(0, text.find('\n')));
    for (std::string column; std::getline(header, column, ',');)
      EXPECT_TRUE(has(table + "," + column + ",column,")) << column;
  }
  for (std::size_t output = 0; output < engine::kOutputs; ++output)
    EXPECT_TRUE(has("summary.csv," + engine::output_name(output) + ",")) << engine::output_name(output);
  for (const base::Field& row : model::kParameterRows)
    EXPECT_TRUE(has("parameters.csv," + std::string(row.name) + ",parameter,")) << row.name;
  EXPECT_NE(csv.find("evidence of refresh_months"), std::string::npos);
  for (const model::HypothesisRow& row : model::kHypothesisRows)
    EXPECT_TRUE(has("parameters.csv," + std::string(row.name) + ",hypothesis,")) << row.name;
}

}  // namespace
