#include "app/update/split_tables.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using testing::HasSubstr;
using testing::Not;

study::Expected at(double median, bool inside, bool inside_half, double crps) {
  study::Expected expected;
  expected.median = median, expected.low = median - 2, expected.high = median + 2;
  expected.low_half = median - 1, expected.high_half = median + 1;
  expected.inside = inside, expected.inside_half = inside_half, expected.pit = inside ? 0.6 : 0.98;
  expected.crps = crps;
  return expected;
}

/// Three figures: one that the model missed, one that the scenario missed, one that held.
class SplitTables : public testing::Test {
 protected:
  SplitTables() {
    for (const char* id : {"one", "two", "three"}) {
      io::NewFigure& figure = figures_.emplace_back();
      figure.target = study::question("gap_months", io::Statistic::kValue, 59, 59);
      figure.target.id = id, figure.target.why = "why | " + std::string(id), figure.source = "a source";
      figure.target.readings.resize(1);
      figure.target.readings[0].value = 8, figure.target.readings[0].low = 7, figure.target.readings[0].high = 9;
    }
    for (const io::NewFigure& figure : figures_) rows_.emplace_back().figure = &figure;
    rows_[0].said = rows_[0].again = rows_[0].came = at(4, false, false, 3);
    rows_[0].verdict = study::Verdict::kModelWasWrong, rows_[0].forecast = "on-record";
    rows_[0].last = study::LastFigure{"before", 7, 1};
    rows_[1].said = rows_[1].again = at(4, false, false, 3);
    rows_[1].came = at(8, true, true, 0.5);
    rows_[1].verdict = study::Verdict::kScenarioWasWrong;
    rows_[2].said = rows_[2].again = at(7, true, false, 1);
    rows_[2].came = at(8, true, true, 0.5);
  }

  std::string summary() const {
    std::string text;
    for (const std::string& sentence : app::split_summary(rows_, facts_)) text += sentence + "\n";
    return text;
  }

  std::vector<io::NewFigure> figures_;
  std::vector<study::SplitRow> rows_;
  app::SplitFacts facts_{"2026-05-01", "baseline", "came-about", "aaaa", "bbbb"};
};

TEST_F(SplitTables, SumUpWhatWasWrong) {
  const std::string text = summary();
  EXPECT_THAT(text, HasSubstr("Of 3 figures that came since 2026-05-01, 2 lie outside of the 90 % interval"));
  EXPECT_THAT(text, HasSubstr("3 outside of the 50 % one"));
  EXPECT_THAT(text, HasSubstr("1 stays: there the model was wrong; 1 goes away: there the scenario was wrong"));
  EXPECT_THAT(text, HasSubstr("Of those that held, 1 lay outside of the 50 % interval"));
  EXPECT_THAT(text, HasSubstr("Of 1 figure that had a forerunner, what was said came closer to none"));
  EXPECT_THAT(text, HasSubstr("in months (1 figure) 3 beside 1"));
  EXPECT_THAT(text, HasSubstr("asked for 1 of them"));
}

TEST_F(SplitTables, SayNothingOfMissesWhereThereAreNone) {
  rows_ = {rows_[2]};
  EXPECT_THAT(summary(), HasSubstr("none lie outside"));
  EXPECT_THAT(summary(), Not(HasSubstr("Asked again")));
  EXPECT_THAT(app::misses_page(rows_, facts_), Not(HasSubstr("What was missed")));
}

TEST_F(SplitTables, PutMissesFirstOnThePage) {
  const std::string page = app::misses_page(rows_, facts_);
  const std::size_t missed = page.find("## What was missed"), held = page.find("## What held"),
                    from = page.find("## Where each figure is from");
  ASSERT_NE(from, std::string::npos);
  EXPECT_LT(missed, page.find("`one`"));
  EXPECT_LT(page.find("`two`"), held);
  EXPECT_LT(held, page.find("`three`"));
  EXPECT_LT(page.find("`three`"), from);
  EXPECT_THAT(page, HasSubstr("why \\| one")) << "a bar would end the cell";
  EXPECT_THAT(page, HasSubstr("held, and in the middle half under the policy that came"));
}

TEST_F(SplitTables, GiveProgramsEverything) {
  const std::string csv = io::table_csv(app::split_table(rows_));
  EXPECT_THAT(csv, HasSubstr("figure,metric,statistic,from,to,scale,value,low,high,forecast,wrong,said_p05"));
  EXPECT_THAT(csv, HasSubstr("one,gap_months,value,2026-12,2026-12,linear,8,7,9,on-record,model,2,3,4,5,6,0,0,0.98,3"));
  EXPECT_THAT(csv, HasSubstr(",before,7,1,a source"));
  EXPECT_THAT(csv, HasSubstr(",,,,a source")) << "no forerunner";
}

}  // namespace
