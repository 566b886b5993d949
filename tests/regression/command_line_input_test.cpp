#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "input/json/json_read.hpp"
#include "regression/program_run.hpp"

// What the program takes from its options, its standard input and files, and what it says of it.
namespace {

using regression::Finished;
using regression::Workplace;
using testing::HasSubstr;
using testing::IsEmpty;

io::Node printed_json(const std::string& text) {
  io::FaultList faults;
  const auto node = io::read_json(text, "output", faults);
  EXPECT_TRUE(node && faults.empty()) << text.substr(0, 200);
  return node.value_or(io::Node{});
}

TEST(CommandLineInput, FaultsAreJsonWhereJsonIsAskedFor) {
  Workplace here;
  here.write("bad.json", "{\"format_version\": 1,\n \"titel\": \"T\"}");
  for (const std::vector<std::string>& call :
       std::vector<std::vector<std::string>>{{"check", "bad.json", "--json"},
                                             {"run", "bad.json", "--json"},
                                             {"explain", "bad.json", "--replicate", "1", "--json"},
                                             {"compare", "baseline", "bad.json", "--json"}}) {
    const Finished told = here.call(call);
    EXPECT_EQ(told.code, 2) << call[0];
    const io::Node root = printed_json(told.out);
    ASSERT_FALSE(root.find("faults")->items.empty()) << call[0];
    const io::Node& fault = root.find("faults")->items[0];
    EXPECT_EQ(fault.find("file")->text, "bad.json");
    EXPECT_EQ(fault.find("line")->number, 2);
    EXPECT_EQ(fault.find("place")->text, "/titel");
    EXPECT_THAT(fault.find("suggestion")->text, HasSubstr("title"));
    EXPECT_THAT(told.err, HasSubstr("bad.json:2:2: /titel: unknown key")) << "people are told as before";
  }
  const Finished usage = here.call({"check", "--frobnicate", "--json"});
  EXPECT_EQ(usage.code, 2);
  EXPECT_THAT(printed_json(usage.out).find("faults")->items, testing::SizeIs(1));
}

TEST(CommandLineInput, AScenarioMayComeFromStandardInput) {
  Workplace here;
  here.write("s.json", R"({"format_version": 1, "extends": ")" CHOKEPOINT_SOURCE_DIRECTORY
                       R"(/scenarios/baseline.json", "title": "From a pipe"})");
  const Finished checked = here.call_from("s.json", {"check", "-"});
  EXPECT_EQ(checked.code, 0) << checked.err;
  EXPECT_THAT(checked.out, HasSubstr("-: ok, "));
  const Finished run = here.call_from(
      "s.json", {"run", "-", "--replicates", "8", "--to", "2026-12", "--no-report", "--set", "policy.hbm_ban=0"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("From a pipe, with hbm_ban = 0"));
  EXPECT_THAT(here.text("results/stdin/manifest.json"), HasSubstr("\"scenario\": \"stdin\""));
  here.write("bad.json", "{\"format_version\": 1,\n \"titel\": \"T\"}");
  EXPECT_THAT(here.call_from("bad.json", {"check", "-"}).err, HasSubstr("stdin:2:2: /titel"));
}

TEST(CommandLineInput, ADashIsNothingButAScenario) {
  Workplace here;
  for (const std::vector<std::string>& call :
       std::vector<std::vector<std::string>>{{"run", "baseline", "--replicates", "2", "--out", "-"},
                                             {"chart", "-"},
                                             {"report", "-"},
                                             {"new", "-"},
                                             {"compare", "baseline", "status-quo", "--out", "-"},
                                             {"check", "--write-schema", "-"},
                                             {"score", "-", "-"},
                                             {"forecast", "--out", "-"},
                                             {"list", "levers", "--data", "-"}}) {
    const Finished refused = here.call(call);
    EXPECT_EQ(refused.code, 2) << call[0];
    EXPECT_THAT(refused.err, HasSubstr("standard input")) << call[0];
    EXPECT_THAT(here.names(), IsEmpty()) << call[0];
  }
}

TEST(CommandLineInput, ListsMayStandBetweenCommas) {
  Workplace here;
  const std::vector<std::string> start{"compare", "baseline", "status-quo", "--replicates", "30", "--to", "2028-12"};
  const auto compared = [&](std::vector<std::string> rest) {
    std::vector<std::string> call = start;
    call.insert(call.end(), rest.begin(), rest.end());
    const Finished done = here.call(call);
    EXPECT_EQ(done.code, 0) << done.err;
    return done.out;
  };
  EXPECT_EQ(compared({"--at", "2027-12,2028-12", "--metric", "compute_share_cn,price_usd_per_mtok_us", "--out", "a"}),
            compared({"--at", "2027-12", "--at", "2028-12", "--metric", "compute_share_cn", "--metric",
                      "price_usd_per_mtok_us", "--out", "b"}));
}

TEST(CommandLineInput, NoControlCharacterReachesTheTerminal) {
  Workplace here;
  const std::string esc = "\x1b]0;owned\x07";
  here.write("t.json", "{\"format_version\": 1, \"title\": \"" + std::string("\\u001b[31m") + "\", \"" +
                           std::string("\\u202e") + "\": 1}");
  for (const std::vector<std::string>& call :
       std::vector<std::vector<std::string>>{{"run", esc},
                                             {"check", "t.json"},
                                             {"check", "t.json", "--json"},
                                             {esc},
                                             {"describe", esc},
                                             {"run", "baseline", "--out", "x" + esc + "/\x9b", "--replicates", "0"},
                                             {"explain", "baseline", "--where", esc},
                                             {"run", "baseline", "--set", esc},
                                             {"list", "levers", "--data", esc},
                                             {"chart", esc}}) {
    const Finished told = here.call(call);
    EXPECT_EQ(told.code, 2);
    for (const std::string* text : {&told.out, &told.err})
      for (const char* bad : {"\x1b", "\x07", "\x9b", "\u202e"})
        EXPECT_EQ(text->find(bad), std::string::npos) << call[0] << ": " << *text;
  }
}

TEST(CommandLineInput, CommandsToCopyAreQuoted) {
  Workplace here;
  const Finished told = here.call({"new", "my policy"});
  EXPECT_EQ(told.code, 0);
  EXPECT_THAT(told.err, HasSubstr("chokepoint run 'my policy.json'"));
}

TEST(CommandLineInput, CheckReadsAllOfACalibrationOrSaysWhatNot) {
  const Finished checked =
      Workplace().call({"check", std::string(CHOKEPOINT_SOURCE_DIRECTORY) + "/calibration", "--json"});
  EXPECT_EQ(checked.code, 0) << checked.err;
  const io::Node root = printed_json(checked.out);
  const io::Node& found = root.items.at(0);
  EXPECT_GT(found.find("priors")->number, 50);
  EXPECT_GT(found.find("targets")->number, 20);
  EXPECT_GE(found.find("held_out")->number, 5);
  EXPECT_GT(found.find("posterior_worlds")->number, 100);
  std::vector<std::string> left;
  for (const io::Node& name : found.find("not_read")->items) left.push_back(name.text);
  EXPECT_THAT(left, testing::Contains("models.json"));
  for (const char* read :
       {"priors.json", "targets/supply.json", "posterior/worlds.csv", "posterior/findings/learnt.json"})
    EXPECT_THAT(left, testing::Not(testing::Contains(read)));
}

TEST(CommandLineInput, ForecastsAreDatedBetweenThePresentAndTheLastQuestion) {
  Workplace here;
  for (const std::string date : {"2022-01-01", "2026-08-31", "2029-01-01", "today", "26-05-01", "2026-02-30"}) {
    const Finished refused = here.call({"forecast", "--date", date, "--out", "f.json"});
    EXPECT_EQ(refused.code, 2) << date;
    EXPECT_EQ(std::count(refused.err.begin(), refused.err.end(), '\n'), 1) << refused.err;
    EXPECT_THAT(refused.err, HasSubstr("allowed: YYYY-MM-DD from 2026-09-01")) << date;
    EXPECT_THAT(here.names(), IsEmpty()) << date;
  }
}

}  // namespace
