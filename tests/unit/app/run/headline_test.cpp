#include "telling/run/headline.hpp"

#include <gtest/gtest.h>

#include "input/json/json_write.hpp"
#include "output/table/tables.hpp"

namespace {

using engine::Results;

constexpr int kPresent = 52, kMonths = 132, kReplicates = 40;

/// A quarter of the worlds reaches parity in 2027-06 for one month; all shares are 0.25.
Results sample() {
  Results results(kMonths, kReplicates, {});
  const auto gap = static_cast<std::size_t>(engine::find_output("gap_months"));
  for (std::size_t output = 0; output < engine::kOutputs; ++output)
    for (int month = 0; month < kMonths; ++month)
      for (int r = 0; r < kReplicates; ++r)
        results.column(output, month)[r] = output != gap ? 0.25 : month == 65 && r < 10 ? -1.0 : 7.0;
  return results;
}

app::Headline headline_of(const Results& results, const io::SummaryTable& table) {
  return {"base",
          "Current policy",
          0,
          kReplicates,
          kReplicates,
          app::headline_months(kPresent, kMonths),
          app::parity_by_year(results, kPresent),
          {"In June 2027 the lag hangs on a contested claim."},
          &table};
}

io::SummaryTable table_of(const Results& results) {
  std::vector<engine::Summary> summaries;
  for (std::size_t output = 0; output < engine::kOutputs; ++output)
    for (int month = 0; month < kMonths; ++month)
      summaries.push_back(engine::summarise(results.column(output, month), kReplicates));
  return io::SummaryTable(io::summary_rows(kMonths, summaries));
}

TEST(Headline, ShowsNowInTwoYearsAndTheHorizon) {
  EXPECT_EQ(app::headline_months(52, 132), (std::vector<int>{52, 76, 131}));
  EXPECT_EQ(app::headline_months(52, 77), (std::vector<int>{52, 76}));
  EXPECT_EQ(app::headline_months(52, 70), (std::vector<int>{52, 69}));
  EXPECT_EQ(app::headline_months(52, 53), (std::vector<int>{52}));
  EXPECT_EQ(app::headline_months(52, 40), (std::vector<int>{39})) << "a run that ends before the present shows its end";
}

TEST(Headline, ParityCountsWorldsThatEverCaughtUp) {
  const auto parity = app::parity_by_year(sample(), kPresent);
  ASSERT_EQ(parity.size(), 7u);
  EXPECT_EQ(parity[0].month, 59);
  EXPECT_EQ(parity[0].share, 0);
  EXPECT_EQ(parity[1].share, 0.25);
  EXPECT_EQ(parity.back().month, 131);
  EXPECT_EQ(parity.back().share, 0.25) << "a world that fell behind again had caught up";
}

TEST(Headline, TableSpeaksPlainly) {
  const Results results = sample();
  const io::SummaryTable table = table_of(results);
  const std::string text = app::headline_text(headline_of(results, table));
  for (const std::string words :
       {"Current policy", "40 simulated worlds, seed 0", "May 2026", "May 2028", "December 2032", "standing lag",
        "25 %", "memory", "the lag hangs on a contested claim", "at some point since May 2026", "in that month"})
    EXPECT_NE(text.find(words), std::string::npos) << words << "\n" << text;
}

TEST(Headline, JsonHoldsTheSameNumbers) {
  const Results results = sample();
  const io::SummaryTable table = table_of(results);
  const io::Node node = app::headline_node(headline_of(results, table));
  EXPECT_EQ(node.find("rows")->items.size(), 5u * 3 + 4);
  EXPECT_EQ(node.find("parity")->items.size(), 7u);
  EXPECT_EQ(node.find("rows")->items[0].find("p50")->number, 7);
}

}  // namespace
