#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <regex>
#include <sstream>

#include "files/digest.hpp"
#include "regression/program_run.hpp"

namespace {

using regression::Finished;
using regression::Workplace;
using testing::AllOf;
using testing::ContainsRegex;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

namespace fs = std::filesystem;

const std::string kData = CHOKEPOINT_SOURCE_DIRECTORY;

void write_scenario(const Workplace& here, const std::string& name, const std::string& members) {
  here.write(name + ".json", "{ \"format_version\": 1, \"extends\": \"" + kData + "/scenarios/baseline.json\"" +
                                 (members.empty() ? "" : ", ") + members + " }\n");
}

/// Bars renting abroad from 2027 on.
void write_no_rent(const Workplace& here) {
  write_scenario(here, "no-rent",
                 R"("title": "No renting abroad", "policies": [ { "id": "rent", "lever": "remote_access_rule",
                    "from": "2027-01", "value": 1, "source": "assumption" } ])");
}

/// H200 for a quarter of the revenue, with China's customs letting it in.
void write_h200(const Workplace& here) {
  write_scenario(here, "h200",
                 R"("title": "H200 at 25 %", "policies": [
                    { "id": "gate", "lever": "cn_import_approval", "from": "2026-11", "value": 0.9, "source": "assumption" },
                    { "id": "share", "lever": "revenue_share", "from": "2026-11", "value": 0.25, "source": "002" } ])");
}

Finished compare(Workplace& here, std::vector<std::string> more, const std::string& replicates = "64") {
  more.insert(more.begin(), {"compare", "baseline"});
  more.insert(more.end(), {"--replicates", replicates, "--out", "r"});
  Finished finished = here.call(more);
  EXPECT_EQ(finished.code, 0) << finished.err;
  return finished;
}

using Row = std::map<std::string, std::string>;

/// A table without quoted fields.
std::vector<Row> rows_of(const std::string& csv) {
  std::istringstream lines(csv);
  std::string line, cell;
  std::vector<std::string> names;
  std::vector<Row> rows;
  for (bool header = true; std::getline(lines, line); header = false) {
    std::istringstream cells(line + ",");
    Row row;
    for (std::size_t i = 0; std::getline(cells, cell, ','); ++i) {
      if (header)
        names.push_back(cell);
      else if (i < names.size())
        row[names[i]] = cell;
    }
    if (!header) rows.push_back(row);
  }
  return rows;
}

TEST(Compare, OfOneScenarioWithSetTellsWhatTheChangeDoes) {
  Workplace here;
  const Finished told = here.call({"compare", "baseline", "--set", "policy.remote_access_rule=1@2027-01",
                                   "--replicates", "64", "--out", "r", "--quiet"});
  ASSERT_EQ(told.code, 0) << told.err;
  EXPECT_THAT(told.out, HasSubstr("with remote_access_rule = 1 from 2027-01. Against \"Current policy goes on\""));
  EXPECT_THAT(here.text("r/differences.csv"), HasSubstr("\nbaseline-changed,baseline,"));
  const Finished alone = here.call({"compare", "baseline", "--replicates", "64", "--out", "s"});
  EXPECT_EQ(alone.code, 2);
  EXPECT_THAT(alone.err, HasSubstr("or one, and --set"));
}

TEST(Compare, SaysAtAValueOfAMonthWhetherAPolicyEarnsWhatItCosts) {
  Workplace here;
  write_h200(here);
  const auto answer = [&](std::vector<std::string> more) {
    more.insert(more.begin(),
                {"compare", "baseline", "h200.json", "--replicates", "64", "--at", "2028-12", "--out", "r", "--quiet"});
    const Finished told = here.call(more);
    EXPECT_EQ(told.code, 0) << told.err;
    std::string text = told.out.substr(0, told.out.find("\n\n"));
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
  };
  EXPECT_THAT(answer({}), HasSubstr("worth it for whoever values a month of China's lag at less than $"));
  EXPECT_THAT(answer({"--value-of-a-month", "1e15"}), HasSubstr("a month of lag it costs more than it earns"));
  EXPECT_THAT(answer({"--value-of-a-month", "1"}), HasSubstr("a month of lag it earns more than it costs"));
  for (const char* bad : {"0", "-5", "much", "1e16", "nan"})
    EXPECT_EQ(here.call({"compare", "baseline", "h200.json", "--value-of-a-month", bad, "--out", "s"}).code, 2) << bad;
}

TEST(Compare, TellsByDefaultOfMonthsInWhichThePolicyHasActed) {
  Workplace here;
  compare(here, {"--set", "policy.remote_access_rule=1@2029-03"});
  EXPECT_THAT(here.text("r/tables/decision.csv"),
              AllOf(HasSubstr("\n2031-12,"), HasSubstr("\n2032-12,"), Not(HasSubstr("2028-12"))));
}

TEST(Compare, TellsHowOftenGovernmentsReactByThemselves) {
  Workplace here;
  write_no_rent(here);
  compare(here, {"no-rent.json"});
  std::map<std::string, double> share;
  for (const Row& row : rows_of(here.text("r/tables/reactions.csv")))
    if (row.at("reaction") == "washington-widens-licences")
      share[row.at("scenario")] = std::stod(row.at("share_of_worlds"));
  ASSERT_EQ(share.size(), 2u);
  for (const auto& [scenario, of_worlds] : share) EXPECT_GT(of_worlds, 0) << scenario;
  const std::string page = here.text("r/compare.html");
  EXPECT_THAT(page, HasSubstr("What governments do by themselves"));
  EXPECT_THAT(page, HasSubstr("washington-widens-licences"));
  EXPECT_FALSE(std::regex_search(page, std::regex("in [0-9] in 10[^0-9]"))) << "one denominator on a page";
}

TEST(Compare, WritesEveryFile) {
  Workplace here;
  write_no_rent(here);
  write_h200(here);
  compare(here, {"no-rent.json", "h200.json"});
  for (const std::string file :
       {"manifest.json", "compare.html", "differences.csv", "claims.json", "methods.txt", "tables/decision.csv",
        "tables/decision.md", "tables/outcomes.csv", "tables/break-even.csv", "tables/gap-below.csv",
        "tables/branches.csv", "tables/best.csv", "tables/regret.csv", "tables/tables.xlsx",
        "charts/change-no-rent.vl.json", "charts/fans-no-rent.vl.json", "charts/dots-gap-pace-2028-12.vl.json",
        "charts/narrow/dots-serving-cn-2032-12.vl.json"})
    EXPECT_THAT(here.text("r/" + file), Not(IsEmpty())) << file;
  EXPECT_EQ(here.text("r/tables/tables.xlsx").substr(0, 2), "PK");
  EXPECT_THAT(here.text("r/methods.txt"), HasSubstr("no-rent"));
}

TEST(Compare, FansTellTheirOwnMediansAndNotTheMeanDifference) {
  Workplace here;
  write_no_rent(here);
  compare(here, {"no-rent.json", "--to", "2028-12"});
  const std::string fans = here.text("r/charts/fans-no-rent.vl.json");
  EXPECT_THAT(fans, ContainsRegex("2028: median [0-9.]+ months under \u201cNo renting abroad\u201d"));
  EXPECT_THAT(here.text("r/charts/change-no-rent.vl.json"), Not(HasSubstr("median")));
}

TEST(Compare, FansSetNoMediansBesideEachOtherThatCannotBeToldApart) {
  Workplace here;
  write_scenario(here, "memory", R"("title": "Memory is sold", "policies": [ { "id": "memory", "lever": "hbm_ban",
                                    "from": "2027-01", "value": 0, "source": "assumption" } ])");
  compare(here, {"memory.json"});
  ASSERT_THAT(here.text("r/claims.json"), HasSubstr("cannot be told from"));
  const std::string fans = here.text("r/charts/fans-memory.vl.json");
  EXPECT_THAT(fans, HasSubstr("\u201cMemory is sold\u201d cannot be told from \u201cCurrent policy goes on\u201d"));
  EXPECT_THAT(fans, Not(ContainsRegex("median [0-9.]+ months under")));
}

/// The number that stands right before these words; 0 if they are not there.
int number_before(const std::string& text, const std::string& words) {
  const std::size_t end = std::min(text.find(words), text.size());
  std::size_t from = end;
  while (from > 0 && std::isdigit(static_cast<unsigned char>(text[from - 1])) != 0) --from;
  return from == end || end == text.size() ? 0 : std::stoi(text.substr(from, end - from));
}

TEST(Compare, TitlesOfDotsAccountForEveryScenario) {
  Workplace here;
  write_no_rent(here);
  write_h200(here);
  write_scenario(here, "copy", "");
  compare(here, {"no-rent.json", "h200.json", "copy.json"});
  const std::string page = here.text("r/compare.html");
  const std::string words = " of 3 scenarios clearly change";
  int titles = 0;
  for (std::size_t at = page.find(words); at != std::string::npos; at = page.find(words, at + 1), ++titles) {
    const std::size_t begin = page.find_last_of(">\"", at) + 1;
    const std::string text = page.substr(begin, page.find_first_of("<.\"", at) - begin);
    EXPECT_EQ(number_before(text, words) + number_before(text, " changes it by less") +
                  number_before(text, " change it by less") + number_before(text, " cannot"),
              3)
        << text;
  }
  EXPECT_GE(titles, 4);
}

TEST(Compare, DrawsNoDotsForOneScenarioBesideTheReference) {
  Workplace here;
  write_no_rent(here);
  compare(here, {"no-rent.json"});
  for (const char* file : {"claims.json", "compare.html", "manifest.json"})
    EXPECT_THAT(here.text(std::string("r/") + file), Not(HasSubstr("dots-"))) << file;
  EXPECT_FALSE(fs::exists(here.path() / "r/charts/dots-gap-pace-2028-12.vl.json"));
}

TEST(Compare, AScenarioAgainstItsCopyDiffersByNothing) {
  Workplace here;
  write_scenario(here, "copy", "");
  const Finished finished = compare(here, {"copy.json"});
  const std::vector<Row> rows = rows_of(here.text("r/differences.csv"));
  ASSERT_GT(rows.size(), 1000u);
  for (const Row& row : rows) {
    ASSERT_EQ(row.at("scenario"), "copy");
    if (row.at("n") == "0") continue;  // undefined in every world
    ASSERT_EQ(row.at("mean"), "0") << row.at("outcome") << row.at("month");
    ASSERT_EQ(row.at("mean_se"), "0");
    ASSERT_EQ(row.at("share_above"), "0");
    ASSERT_EQ(row.at("clear"), "0");
  }
  EXPECT_THAT(finished.out, AllOf(HasSubstr("the same"), HasSubstr("not there")));
  EXPECT_THAT(here.text("r/claims.json"), HasSubstr("the same in every world"));
}

TEST(Compare, NothingDiffersBeforeThePolicyDoes) {
  Workplace here;
  write_no_rent(here);
  compare(here, {"no-rent.json"}, "128");
  int before = 0, after = 0;
  for (const Row& row : rows_of(here.text("r/differences.csv"))) {
    if (row.at("n") == "0") continue;
    if (row.at("month") >= "2027-01") {
      after += row.at("mean") != "0" ? 1 : 0;
      continue;
    }
    ASSERT_EQ(row.at("mean"), "0") << row.at("outcome") << " " << row.at("month");
    ASSERT_EQ(row.at("mean_se"), "0");
    ++before;
  }
  EXPECT_GT(before, 500);
  EXPECT_GT(after, 300);
}

TEST(Compare, NeverTellsAMedianOfAStepwiseDifference) {
  Workplace here;
  write_no_rent(here);
  compare(here, {"no-rent.json", "--metric", "gap_months"});
  bool lag = false;
  for (const Row& row : rows_of(here.text("r/differences.csv"))) {
    const std::string& outcome = row.at("outcome");
    if (outcome == "gap_year_mean" || outcome == "gap_standing" || outcome == "parity") {
      ASSERT_EQ(row.at("p05") + row.at("p50") + row.at("p95"), "") << outcome;
    }
    lag = lag || (outcome == "gap_pace" && !row.at("p50").empty());
  }
  EXPECT_TRUE(lag);
}

/// `h200` earns receipts and closes lag: the rate is told, or it is said why not.
TEST(Compare, MoneyHasARateOrAReasonForNone) {
  Workplace here;
  write_h200(here);
  write_scenario(here, "copy", "");
  const Finished finished = compare(here, {"h200.json", "copy.json"}, "200");
  EXPECT_THAT(finished.out, HasSubstr("no rate of receipts: the lag is the same in every world"));
  EXPECT_THAT(finished.out,
              testing::AnyOf(HasSubstr("of receipts per month of lag conceded ("),
                             HasSubstr("no rate of receipts: the lag conceded cannot be told from zero")));
}

TEST(Compare, OtherWeightsOfClaimsAreOtherWorlds) {
  Workplace here;
  write_scenario(here, "distilled",
                 R"("hypotheses": { "distillation_weight": { "little": 0, "some": 0, "most": 1 } })");
  const Finished finished = compare(here, {"distilled.json"});
  EXPECT_THAT(finished.out, HasSubstr("other worlds"));
  for (const Row& row : rows_of(here.text("r/differences.csv"))) ASSERT_EQ(row.at("share_above"), "");
  EXPECT_THAT(here.text("r/methods.txt"), HasSubstr("distilled was compared by means alone"));
}

TEST(Compare, HasTheSameBytesOnOneAndOnTwoThreads) {
  Workplace here;
  write_no_rent(here);
  compare(here, {"no-rent.json", "--threads", "1", "--kernel", "scalar"}, "70");
  std::map<std::string, std::string> first;
  const std::vector<std::string> files{"differences.csv",
                                       "claims.json",
                                       "methods.txt",
                                       "tables/outcomes.csv",
                                       "tables/regret.csv",
                                       "tables/tables.xlsx",
                                       "charts/change-no-rent.vl.json"};
  for (const std::string& file : files) first[file] = here.text("r/" + file);
  compare(here, {"no-rent.json", "--threads", "2"}, "70");
  for (const std::string& file : files) EXPECT_TRUE(first[file] == here.text("r/" + file)) << file;
}

TEST(Compare, PrintsItsTablesAsJson) {
  Workplace here;
  write_no_rent(here);
  const Finished finished = compare(here, {"no-rent.json", "--json", "--to", "2029-06", "--at", "2028-12"});
  EXPECT_THAT(finished.out, AllOf(HasSubstr("\"reference\": \"baseline\""), HasSubstr("\"break-even\""),
                                  HasSubstr("\"difference_se\"")));
}

TEST(Compare, RanksByAStatedObjective) {
  Workplace here;
  write_no_rent(here);
  compare(here, {"no-rent.json", "--objective", "china_revenue_usd_per_year", "--prefer", "low"});
  EXPECT_THAT(here.text("r/tables/regret.md"), HasSubstr("vendors' sales to China in 2032-12, less is better"));
}

void expect_refused(Workplace& here, const std::vector<std::string>& arguments, const std::string& because) {
  const std::vector<std::string> before = here.names();
  const Finished finished = here.call(arguments);
  EXPECT_EQ(finished.code, 2) << because;
  EXPECT_THAT(finished.err, HasSubstr(because));
  EXPECT_EQ(here.names(), before) << because;
}

TEST(Compare, RefusesWhatCannotBeCompared) {
  Workplace here;
  write_no_rent(here);
  write_scenario(here, "short", R"("horizon": { "to": "2029-12" })");
  expect_refused(here, {"compare", "baseline"}, "nothing to compare with");
  expect_refused(here, {"compare"}, "SCENARIO");
  expect_refused(here, {"compare", "baseline", "no-rent.json", "no-rent.json"}, "two scenarios are called \"no-rent\"");
  expect_refused(here, {"compare", "baseline", "short.json"}, "short ends in 2029-12, baseline in 2032-12");
  expect_refused(here, {"compare", "baseline", "nowhere"}, "nowhere");
  expect_refused(here, {"compare", "baseline", "no-rent.json", "--at", "2040-01"}, "from 2022-01 to 2032-12");
  expect_refused(here, {"compare", "baseline", "no-rent.json", "--metric", "gap_month"}, "gap_months");
  expect_refused(here, {"compare", "baseline", "no-rent.json", "--prefer", "HIGH"}, "did you mean \"high\"?");
  for (const std::string few : {"1", "29"})
    expect_refused(here, {"compare", "baseline", "no-rent.json", "--replicates", few}, "too few for intervals");
}

TEST(Compare, PrintsBothSharesOfWorldsAndTheBranches) {
  Workplace here;
  write_no_rent(here);
  const std::string out = compare(here, {"no-rent.json"}).out;
  for (const std::string words : {"trails more/less in", "serves more/less in", "world by world, nine in ten",
                                  "one contested claim settled at a time", "its sign"})
    EXPECT_THAT(out, HasSubstr(words));
}

TEST(Compare, TheMeansIntervalNeverStandsWithoutTheSpreadOverWorlds) {
  Workplace here;
  write_no_rent(here);
  compare(here, {"no-rent.json"});
  for (const std::string file : {"r/compare.html", "r/claims.json"})
    EXPECT_THAT(here.text(file), AllOf(HasSubstr("intervals of the means, not the spread over worlds"),
                                       HasSubstr("China trails more in"), HasSubstr("China can serve more in"),
                                       HasSubstr("nine worlds in ten lie between")))
        << file;
  EXPECT_THAT(here.text("r/tables/outcomes.csv"), HasSubstr(",p05,p50,p95,verdict"));
}

TEST(Compare, WithoutItsChartsChartSaysSo) {
  Workplace here;
  write_no_rent(here);
  compare(here, {"no-rent.json"});
  fs::remove_all(here.path() / "r" / "charts");
  const Finished refused = here.call({"chart", "r"});
  EXPECT_EQ(refused.code, 2);
  EXPECT_THAT(refused.err, HasSubstr("is no file, and manifest.json vouches for one"));
}

TEST(Compare, HasNoReportAndSaysWhatItHas) {
  Workplace here;
  write_no_rent(here);
  compare(here, {"no-rent.json"});
  const Finished refused = here.call({"report", "r"});
  EXPECT_EQ(refused.code, 2);
  EXPECT_THAT(refused.err, AllOf(HasSubstr("is a comparison"), HasSubstr("compare.html")));
}

TEST(Compare, RefusesADirectoryOfAnotherKind) {
  Workplace here;
  write_no_rent(here);
  fs::create_directory(here.path() / "r");
  here.write("r/keep.txt", "mine");
  expect_refused(here, {"compare", "baseline", "no-rent.json", "--replicates", "64", "--out", "r"}, "no comparison");
  EXPECT_EQ(here.text("r/keep.txt"), "mine");
}

TEST(Compare, AndRunDoNotTakeEachOthersDirectories) {
  Workplace here;
  write_no_rent(here);
  ASSERT_EQ(here.call({"run", "baseline", "--replicates", "64", "--no-report", "--out", "run"}).code, 0);
  expect_refused(here, {"compare", "baseline", "no-rent.json", "--replicates", "64", "--force", "--out", "run"},
                 "no comparison");
  compare(here, {"no-rent.json"});
  expect_refused(here, {"run", "baseline", "--replicates", "64", "--force", "--out", "r"}, "choose another --out");
}

TEST(Compare, ReplacesAnotherComparisonOnlyWithForce) {
  Workplace here;
  write_no_rent(here);
  write_h200(here);
  compare(here, {"no-rent.json"});
  expect_refused(here, {"compare", "baseline", "h200.json", "--replicates", "64", "--out", "r"}, "--force");
  here.write("r/notes.txt", "mine");
  compare(here, {"h200.json", "--force"});
  EXPECT_FALSE(fs::exists(here.path() / "r/charts/change-no-rent.vl.json"));
  EXPECT_TRUE(fs::exists(here.path() / "r/charts/change-h200.vl.json"));
  EXPECT_EQ(here.text("r/notes.txt"), "mine");
}

}  // namespace
