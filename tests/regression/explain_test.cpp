#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <sstream>

#include "input/json/json_read.hpp"
#include "regression/program_run.hpp"

namespace {

using regression::Finished;
using regression::Workplace;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

io::Node json_of(const std::string& text) {
  io::FaultList faults;
  const auto node = io::read_json(text, "output", faults);
  EXPECT_TRUE(node) << text;
  return node ? *node : io::Node{};
}

Finished explain(Workplace& here, std::vector<std::string> more) {
  more.insert(more.begin(), {"explain", "baseline"});
  return here.call(more);
}

/// What the chosen worlds have of the first condition.
std::vector<double> gaps_of(const io::Node& answer) {
  std::vector<double> values;
  for (const io::Node& world : answer.find("chosen")->items) values.push_back(world.find("values")->items[0].number);
  return values;
}

TEST(Explain, EveryLineHasItsCauseAndBriefIsAPart) {
  Workplace here;
  const io::Node story = json_of(explain(here, {"--replicate", "7", "--json"}).out);
  std::size_t brief = 0;
  for (const io::Node& line : story.items) {
    EXPECT_FALSE(line.find("why")->text.empty()) << line.find("what")->text;
    EXPECT_FALSE(line.find("actor")->text.empty());
    brief += line.find("brief")->truth ? 1 : 0;
  }
  EXPECT_GT(brief, 50u);
  EXPECT_LT(brief, story.items.size() / 2);
  const std::string told = explain(here, {"--replicate", "7"}).out,
                    all = explain(here, {"--replicate", "7", "--full"}).out;
  EXPECT_LT(2 * told.size(), all.size());
  EXPECT_THAT(told, AllOf(HasSubstr("First AI chip and SME rule"), HasSubstr("releases China's best model"),
                          HasSubstr("The year begins: China "), Not(HasSubstr("starts a run on 3"))));
  EXPECT_THAT(all, HasSubstr("H100e for training"));
}

TEST(Explain, FactorsOfAStepMultiplyToTheStep) {
  Workplace here;
  const io::Node story = json_of(explain(here, {"--replicate", "7", "--json"}).out);
  int steps = 0;
  for (const io::Node& line : story.items) {
    const std::string& why = line.find("why")->text;
    const auto number = [&](const std::string& behind) {
      return std::stod(why.substr(why.find(behind) + behind.size()));
    };
    const std::size_t times = why.find(" times the best before");
    if (times == std::string::npos) continue;
    ++steps;
    const std::size_t blank = why.rfind(' ', times - 1);
    const double all = std::stod(why.substr(blank == std::string::npos ? 0 : blank + 1));
    const double product = number("run size ") * number("methods ") * number("post-training ") *
                           number("distillation ") * number("refreshes and luck ");
    EXPECT_NEAR(std::log(product / all), 0, 0.25) << why;  // five factors and their product, each to two digits
  }
  EXPECT_GT(steps, 10);
}

TEST(Explain, WhereTellsHowManyAndWhichWorlds) {
  Workplace here;
  const Finished told = explain(here, {"--where", "gap_months@2028-12 < 12", "--replicates", "100", "--seed", "3"});
  EXPECT_EQ(told.code, 0) << told.err;
  EXPECT_THAT(told.out,
              AllOf(HasSubstr("worlds in which gap_months@2028-12 < 12"), HasSubstr(" of 100 worlds of seed 3"),
                    HasSubstr("99 % interval"), HasSubstr("Typical: nearest to the middle"), HasSubstr("lowest"),
                    HasSubstr("highest"), HasSubstr("What was asked: gap_months is ")));
  EXPECT_THAT(here.names(), IsEmpty());
  EXPECT_EQ(told.out, explain(here, {"--where", "gap_months@2028-12 < 12", "--replicates", "100", "--seed", "3",
                                     "--threads", "1", "--kernel", "scalar"})
                          .out);
}

TEST(Explain, WhereAgreesWithItselfAndWithTheWorldByNumber) {
  Workplace here;
  const io::Node answer =
      json_of(explain(here, {"--where", "gap_months@2028-12 < 12 and compute_share_cn@2028-12 > 0.01", "--replicates",
                             "200", "--json"})
                  .out);
  const double count = answer.find("satisfied")->number;
  EXPECT_GT(count, 0);
  EXPECT_DOUBLE_EQ(answer.find("share")->number, count / 200);
  EXPECT_LE(answer.find("share_low")->number, count / 200);
  EXPECT_GE(answer.find("share_high")->number, count / 200);
  for (const io::Node& condition : answer.find("conditions")->items)
    EXPECT_GE(condition.find("satisfied")->number, count) << "one condition holds wherever all do";
  const std::vector<double> gaps = gaps_of(answer);
  ASSERT_EQ(gaps.size(), 3u) << "typical, lowest, highest";
  EXPECT_LE(gaps[1], gaps[0]);
  EXPECT_LE(gaps[0], gaps[2]);
  EXPECT_LT(gaps[2], 12);

  const io::Node& first = answer.find("chosen")->items[0];
  const std::string number = std::to_string(static_cast<int>(first.find("replicate")->number));
  const io::Node alone = json_of(explain(here, {"--replicate", number, "--json"}).out);
  std::vector<std::string> by_number, by_where;
  for (const io::Node& line : alone.items) by_number.push_back(line.find("what")->text);
  for (const io::Node& line : first.find("story")->items)
    if (line.find("actor")->text != "What was asked") by_where.push_back(line.find("what")->text);
  EXPECT_EQ(by_where, by_number) << "the same world, told twice";
}

TEST(Explain, TellsWhenAMoveEndsAndWhatComesBack) {
  Workplace here;
  here.write("year.json", R"({"format_version": 1, "extends": ")" + std::string(CHOKEPOINT_SOURCE_DIRECTORY) +
                              R"(/scenarios/baseline.json", "reactions_from": "2040-12",
                              "policies": [{"id": "one-year", "lever": "remote_access_rule",
                              "from": "2027-01", "to": "2027-12", "value": 1, "source": "assumption"}]})");
  const io::Node story = json_of(here.call({"explain", "year.json", "--replicate", "3", "--json"}).out);
  std::vector<std::string> told;
  for (const io::Node& line : story.items)
    if (line.find("why")->text.find("one-year") != std::string::npos &&
        line.find("what")->text.find("(remote_access_rule)") != std::string::npos)
      told.push_back(line.find("month")->text + " " + line.find("what")->text);
  ASSERT_EQ(told.size(), 2u);
  EXPECT_THAT(told[0], AllOf(HasSubstr("2027-01"), HasSubstr("from 15 % to 100 %")));
  EXPECT_THAT(told[1], AllOf(HasSubstr("2028-01"), HasSubstr("from 100 % to 15 %")));
}

TEST(Explain, WithoutASpreadThereAreNoExtremes) {
  Workplace here;
  const Finished told = explain(here, {"--where", "lever_hbm_ban@2022-01 <= 0", "--replicates", "32"});
  EXPECT_EQ(told.code, 0) << told.err;
  EXPECT_THAT(told.out, AllOf(HasSubstr("32 of 32 worlds"), HasSubstr("all have the same: there are none"),
                              Not(HasSubstr("\nlowest"))));
}

TEST(Explain, SeveralWhereAreAllToHold) {
  Workplace here;
  const auto satisfied = [&](std::vector<std::string> where) {
    where.insert(where.end(), {"--replicates", "64", "--json"});
    return json_of(explain(here, where).out).find("satisfied")->number;
  };
  const double joined = satisfied({"--where", "gap_months@2028-12 < 20 and gap_months@2026-12 > 8"});
  EXPECT_EQ(satisfied({"--where", "gap_months@2028-12 < 20", "--where", "gap_months@2026-12 > 8"}), joined);
  EXPECT_LT(joined, satisfied({"--where", "gap_months@2028-12 < 20"}));
}

TEST(Explain, SaysHowNearTheNearestWorldCame) {
  Workplace here;
  const Finished none = explain(here, {"--where", "gap_months@2030-12 < -100", "--replicates", "64"});
  EXPECT_EQ(none.code, 0) << "a probability of 0 is an answer";
  EXPECT_THAT(none.out, AllOf(HasSubstr("0 of 64 worlds"), HasSubstr("99 % interval 0 to "),
                              HasSubstr("nearest, world "), HasSubstr(" months"), HasSubstr("--replicates")));
  const io::Node answer =
      json_of(explain(here, {"--where", "gap_months@2030-12 < -100", "--replicates", "64", "--json"}).out);
  EXPECT_EQ(answer.find("satisfied")->number, 0);
  EXPECT_EQ(answer.find("share")->number, 0);
  EXPECT_EQ(answer.find("share_low")->number, 0);
  EXPECT_GT(answer.find("share_high")->number, 0.05);
  EXPECT_LT(answer.find("share_high")->number, 0.2);
  EXPECT_THAT(answer.find("chosen")->items, IsEmpty());
  EXPECT_GE(answer.find("nearest")->find("replicate")->number, 1);
}

TEST(Explain, WhereAsksOfParametersClaimsLeversAndAnyMonth) {
  Workplace here;
  const auto satisfied = [&](const std::string& where) {
    return json_of(explain(here, {"--where", where, "--replicates", "64", "--json"}).out).find("satisfied")->number;
  };
  const double least = satisfied("distillation_weight = little"), some = satisfied("distillation_weight = some"),
               most = satisfied("distillation_weight = most");
  EXPECT_EQ(least + some + most, 64);
  EXPECT_EQ(satisfied("distillation_weight = most or distillation_weight = some"), most + some);
  EXPECT_EQ(satisfied("yield_learning_exponent > 0.2") + satisfied("yield_learning_exponent <= 0.2"), 64);
  EXPECT_EQ(satisfied("lever_hbm_ban@2022-01 = 0"), 64);
  EXPECT_GE(satisfied("gap_months@2026-09..2030-12 < 10"), satisfied("gap_months@2030-12 < 10"));
}

TEST(Explain, TellsAllFaultsOfACallAtOnce) {
  Workplace here;
  const Finished bad =
      here.call({"explain", "baselin", "--where", "gap_month@2031-01 < 0", "--where", "gap_months@2041-01 < 0",
                 "--replicates", "0", "--seed", "x", "--kernel", "mmx", "--to", "2099-01"});
  EXPECT_EQ(bad.code, 2);
  EXPECT_THAT(bad.out, IsEmpty());
  for (const std::string part : {"did you mean \"baseline\"", "did you mean \"gap_months\"", "\"2041-01\" is no month",
                                 "--replicates", "--seed", "--kernel", "--to"})
    EXPECT_THAT(bad.err, HasSubstr(part));
  EXPECT_THAT(explain(here, {"--where", "gap_months@2030-12 < 0", "--to", "2028-12"}).err,
              HasSubstr("from 2022-01 to 2028-12"));
  EXPECT_EQ(explain(here, {"--where", "gap_months@2030-12 < 0", "--replicate", "1"}).code, 2);
  EXPECT_EQ(explain(here, {"--replicate", "1", "--replicates", "10"}).code, 2);
}

TEST(Explain, ReproducesWhatBrokeARun) {
  Workplace here;
  here.write("s.json", R"({"format_version": 1, "extends": ")" CHOKEPOINT_SOURCE_DIRECTORY R"(/scenarios/baseline.json",
 "horizon": {"to": "2040-12"}, "parameters": {"jump_rate": 1, "jump_size_dex": 1, "jump_size_sigma_log": 1,
 "jump_serving_gain": 1, "serving_efficiency_growth": 2, "serving_leak_per_month": 1}})");
  const Finished run = here.call({"run", "s.json", "--replicates", "8", "--out", "r"});
  ASSERT_EQ(run.code, 4) << run.err;
  const std::size_t at = run.err.find("--replicate ");
  ASSERT_NE(at, std::string::npos) << run.err;
  const std::string replicate = run.err.substr(at + 12, run.err.find(' ', at + 12) - at - 12);
  const Finished again = here.call({"explain", "s.json", "--replicate", replicate});
  EXPECT_EQ(again.code, 4) << "the command that the run names";
  EXPECT_THAT(again.err, HasSubstr("an output is not a number"));
}

}  // namespace
