#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "input/json/json_read.hpp"
#include "regression/program_run.hpp"

namespace {

using regression::Finished;
using regression::Workplace;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::size_t lines_in(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

io::Node json_of(const std::string& text) {
  io::FaultList faults;
  const auto node = io::read_json(text, "output", faults);
  EXPECT_TRUE(node && faults.empty()) << text.substr(0, 200);
  return node.value_or(io::Node{});
}

TEST(CommandLine, HelpOfEveryCommandEndsWithAnExample) {
  Workplace here;
  for (const std::string command : {"run", "check", "new", "list", "describe", "explain", "chart", "report"}) {
    const Finished help = here.call({command, "--help"});
    EXPECT_EQ(help.code, 0) << command;
    EXPECT_THAT(help.out, HasSubstr("Example:\n  chokepoint " + command));
    EXPECT_THAT(help.out, HasSubstr("--quiet"));
  }
  EXPECT_EQ(here.call({"--help"}).code, 0);
}

TEST(CommandLine, VersionSaysVersionCommitAndPosterior) {
  const Finished version = Workplace().call({"--version"});
  EXPECT_EQ(version.code, 0);
  EXPECT_THAT(version.out, HasSubstr("chokepoint "));
  EXPECT_THAT(version.out, HasSubstr("commit "));
  EXPECT_THAT(version.out, HasSubstr("posterior sha256:"));
}

TEST(CommandLine, WrongUsageEndsWithTwoAndWritesNothing) {
  Workplace here;
  const std::vector<std::vector<std::string>> calls = {
      {},
      {"frobnicate"},
      {"run"},
      {"run", "baseline", "--frobnicate"},
      {"run", "baseline", "--seed"},
      {"run", "no-such-scenario"},
      {"run", "baseline", "--replicates", "0"},
      {"run", "baseline", "--replicates", "10000001"},
      {"compare", "baseline", "h200-revenue-share", "--replicates", "16385"},
      {"run", "baseline", "--replicates", "1e3"},
      {"run", "baseline", "--seed", "-1"},
      {"run", "baseline", "--seed", "18446744073709551616"},
      {"run", "baseline", "--threads", "-2"},
      {"run", "baseline", "--kernel", "mmx"},
      {"run", "baseline", "--to", "2050-01"},
      {"run", "baseline", "--to", "soon"},
      {"run", "baseline", "--set", "policy.no_such_lever=1"},
      {"run", "baseline", "--set", "hbm_ban"},
      {"run", "baseline", "--data", "nowhere"},
      {"run", "baseline", "baseline"},
      {"check"},
      {"check", "no-such-file.json"},
      {"new"},
      {"new", "no/such/folder"},
      {"new", ""},
      {"new", "a\nb"},
      {"run", "baseline", "--out", ""},
      {"run", "baseline", "--to", ""},
      {"check", "baseline", "--data", ""},
      {"list", "frobs"},
      {"describe", "no_such_thing"},
      {"explain", "baseline"},
      {"explain", "baseline", "--replicate", "0"},
      {"chart", "nowhere"},
      {"report", "nowhere"},
  };
  for (const auto& call : calls) {
    const Finished finished = here.call(call);
    EXPECT_EQ(finished.code, 2) << testing::PrintToString(call);
    EXPECT_THAT(finished.out, IsEmpty()) << testing::PrintToString(call);
    EXPECT_THAT(finished.err, Not(IsEmpty())) << testing::PrintToString(call);
  }
  EXPECT_THAT(here.names(), IsEmpty());
}

TEST(CommandLine, AllFaultsComeInOneGo) {
  Workplace here;
  here.write(
      "a.json",
      R"({"format_version": 1, "title": "a", "policies": [{"id": "x", "lever": "hbm_bann", "from": "2027-01", "value": 9}]})");
  here.write("b.json", R"({"format_version": 1, "title": "b", "horizon": {"to": "2032-13"}})");
  const Finished finished = here.call({"run", "a.json", "b.json", "--replicates", "x", "--threads", "y", "--kernel",
                                       "z", "--to", "2050-01", "--set", "policy.no_such_lever=1"});
  EXPECT_EQ(finished.code, 2);
  for (const std::string part :
       {"--replicates", "--threads", "--kernel", "--to", "no_such_lever", "a.json:1:", "hbm_ban", "b.json:1:"})
    EXPECT_THAT(finished.err, HasSubstr(part));
  const std::size_t first = finished.err.find("no_such_lever");
  EXPECT_EQ(finished.err.find("--set", first), std::string::npos) << "one fault for both scenarios";
  EXPECT_GE(lines_in(finished.err), 5u);
  EXPECT_THAT(here.names(), ElementsAre("a.json", "b.json"));
}

TEST(CommandLine, TheNearestScenarioIsNamed) {
  Workplace here;
  const Finished slip = here.call({"run", "h200-revenue-shar", "--replicates", "1"});
  EXPECT_EQ(slip.code, 2);
  EXPECT_THAT(slip.err, HasSubstr("there is no scenario \"h200-revenue-shar\""));
  EXPECT_THAT(slip.err, HasSubstr("did you mean \"h200-revenue-share\"?"));
}

TEST(CommandLine, FaultsNameTheOptionThatWasGivenAndAreToldOnce) {
  Workplace here;
  const std::string data = CHOKEPOINT_SOURCE_DIRECTORY;
  const Finished wrong = here.call({"score", data + "/results/forecasts/2026-05-01.json",
                                    data + "/results/reference/forecasts/2026-05/figures.json", "--came", "baselin",
                                    "--scenario", "baselne", "--threads", "-1"});
  EXPECT_EQ(wrong.code, 2);
  for (const char* part : {"--came: there is no scenario \"baselin\"", "--scenario: there is no scenario \"baselne\""})
    EXPECT_THAT(wrong.err, HasSubstr(part));
  EXPECT_EQ(wrong.err.find("--threads"), wrong.err.rfind("--threads")) << wrong.err;
  EXPECT_THAT(here.call({"update", "x.json", "--scenario", "baselin"}).err,
              HasSubstr("--scenario: there is no scenario"));
}

TEST(CommandLine, ListedScenariosSayWhatTheyAnswer) {
  const Finished list = Workplace().call({"list", "scenarios"});
  EXPECT_EQ(list.code, 0);
  EXPECT_THAT(list.out, HasSubstr("h200-revenue-share"));
  EXPECT_THAT(list.out, HasSubstr("cost the United States more gap than it earns?"));
}

TEST(CommandLine, NearestCommandAndOptionAreNamed) {
  Workplace here;
  EXPECT_THAT(here.call({"rum", "baseline"}).err, HasSubstr("no command \"rum\"; did you mean \"run\"?"));
  EXPECT_THAT(here.call({"frobnicate"}).err, HasSubstr("no command \"frobnicate\""));
  EXPECT_THAT(here.call({"run", "baseline", "--replicate", "9"}).err, HasSubstr("did you mean \"--replicates\"?"));
  EXPECT_THAT(here.call({"run", "baseline", "--tread=9"}).err, HasSubstr("did you mean \"--threads\"?"));
}

TEST(CommandLine, MissingDataIsOneFault) {
  const Finished finished = Workplace().call({"check", "baseline", "--data", "nowhere"});
  EXPECT_EQ(lines_in(finished.err), 1u) << finished.err;
  EXPECT_THAT(finished.err, HasSubstr("--data"));
}

TEST(CommandLine, ControlCharactersOfAFileReachNoTerminal) {
  Workplace here;
  here.write("a.json", R"({"format_version": 1, "a\u0000b\u001b]0;c": 1, "last": 2})");
  const Finished finished = here.call({"check", "a.json"});
  EXPECT_EQ(finished.code, 2);
  EXPECT_EQ(finished.err.find('\x1b'), std::string::npos);
  EXPECT_EQ(finished.err.find('\0'), std::string::npos);
  EXPECT_THAT(finished.err, HasSubstr("/last"));
}

TEST(CommandLine, PoliciesThatNeverActAreNoted) {
  Workplace here;
  here.write("a.json",
             R"({"format_version": 1, "title": "a", "horizon": {"to": "2030-12"}, "reactions_from": "2031-01",
  "policies": [{"id": "late", "lever": "hbm_ban", "from": "2031-06", "value": 1}],
  "reactions": [{"id": "r", "actor": "China", "when": {"metric": "lever_hbm_ban", "above": 0.5},
                 "then": {"lever": "cn_openness", "value": 0}}]})");
  for (const std::vector<std::string>& call :
       {std::vector<std::string>{"check", "a.json"}, {"run", "a.json", "--replicates", "2"}}) {
    const Finished finished = here.call(call);
    EXPECT_EQ(finished.code, 0) << finished.err;
    EXPECT_THAT(finished.err, HasSubstr("ends in 2030-12, before these policies begin: late (2031-06)"));
    EXPECT_THAT(finished.err, HasSubstr("before governments may react (from 2031-01)"));
  }
  EXPECT_THAT(here.call({"check", "baseline"}).err, IsEmpty());
}

TEST(CommandLine, UnwritablePlacesEndWithThree) {
  Workplace here;
  const Finished proc = here.call({"run", "baseline", "--replicates", "2", "--out", "/proc/chokepoint"});
  EXPECT_EQ(proc.code, 3);
  EXPECT_THAT(proc.err, HasSubstr("cannot write /proc/chokepoint: "));
  EXPECT_EQ(here.call_into({"list", "levers"}, "/dev/full").code, 3);
  EXPECT_THAT(here.names(), IsEmpty());
}

TEST(CommandLine, NewScenarioPassesCheckAndIsNotOverwritten) {
  Workplace here;
  ASSERT_EQ(here.call({"new", "my-policy"}).code, 0);
  EXPECT_THAT(here.text("my-policy.json"), HasSubstr("$comment"));
  const Finished check = here.call({"check", "my-policy.json"});
  EXPECT_EQ(check.code, 0) << check.err;
  EXPECT_THAT(check.out, HasSubstr("my-policy.json: ok, "));
  const std::string before = here.text("my-policy.json");
  EXPECT_EQ(here.call({"new", "my-policy"}).code, 2);
  EXPECT_EQ(here.text("my-policy.json"), before);
}

TEST(CommandLine, NewScenarioShowsWhatItsCommentSays) {
  Workplace here;
  ASSERT_EQ(here.call({"new", "my-policy"}).code, 0);
  const Finished run = here.call({"run", "baseline", "my-policy.json", "--replicates", "300", "--json", "--no-report"});
  ASSERT_EQ(run.code, 0) << run.err;
  const io::Node headlines = json_of(run.out);
  const auto median = [&](std::size_t scenario, const std::string& metric) {  // two years from the present
    double value = 0;
    for (const io::Node& row : headlines.items.at(scenario).find("rows")->items)
      if (row.find("metric")->text == metric && row.find("month")->text == "2028-09") value = row.find("p50")->number;
    return value;
  };
  EXPECT_LT(median(1, "compute_share_cn"), 0.9 * median(0, "compute_share_cn"));
  EXPECT_GT(median(1, "gap_pace_months"), median(0, "gap_pace_months") + 0.5);
}

TEST(Check, WritesASchemaOverNothingButASchema) {
  Workplace here;
  here.write("notes.txt", "mine");
  const Finished refused = here.call({"check", "--write-schema", "notes.txt"});
  EXPECT_EQ(refused.code, 2);
  EXPECT_THAT(refused.err, HasSubstr("holds something else"));
  EXPECT_EQ(here.text("notes.txt"), "mine");
  EXPECT_EQ(here.call({"check", "--write-schema", "/dev/null"}).code, 2) << "a device is replaced least of all";
  for (int twice = 0; twice < 2; ++twice) EXPECT_EQ(here.call({"check", "--write-schema", "schema.json"}).code, 0);
}

TEST(CommandLine, CheckReadsCalibrationsAndWritesTheSchema) {
  Workplace here;
  const Finished check = here.call({"check", std::string(CHOKEPOINT_SOURCE_DIRECTORY) + "/calibration"});
  EXPECT_EQ(check.code, 0) << check.err;
  EXPECT_THAT(check.out, HasSubstr(": ok, "));
  EXPECT_EQ(here.call({"check", "--write-schema", "schema.json"}).code, 0);
  EXPECT_NE(json_of(here.text("schema.json")).find("properties"), nullptr);
}

TEST(CommandLine, EveryRegistryIsListedAsTextAndAsJson) {
  Workplace here;
  for (const std::string registry :
       {"levers", "parameters", "metrics", "outcomes", "agents", "figures", "hypotheses", "channels", "scenarios"}) {
    const Finished text = here.call({"list", registry}), json = here.call({"list", registry, "--json"});
    EXPECT_EQ(text.code, 0) << registry;
    const io::Node entries = json_of(json.out);
    EXPECT_EQ(lines_in(text.out), entries.items.size() + 1) << registry;
    EXPECT_FALSE(entries.items.empty()) << registry;
  }
}

TEST(CommandLine, LeversAndMetricsHaveTheFieldsThatOthersBuildOn) {
  Workplace here;
  for (const io::Node& lever : json_of(here.call({"list", "levers", "--json"}).out).items)
    for (const std::string field : {"name", "label", "actor", "unit", "min", "max", "default", "today", "mechanism",
                                    "moves", "test_context", "description", "sources"})
      EXPECT_NE(lever.find(field), nullptr) << field;
  for (const io::Node& metric : json_of(here.call({"list", "metrics", "--json"}).out).items)
    for (const std::string field : {"name", "unit", "description", "source"})
      EXPECT_NE(metric.find(field), nullptr) << field;
}

TEST(CommandLine, DescribeFindsOneOfEachKindAndSuggestsNearNames) {
  Workplace here;
  for (const std::string name :
       {"hbm_ban", "refresh_months", "gap_months", "DeepSeek", "scarcity_effect", "legal", "baseline"})
    EXPECT_EQ(here.call({"describe", name}).code, 0) << name;
  EXPECT_THAT(here.call({"describe", "gap_month"}).err, HasSubstr("gap_months"));
  EXPECT_THAT(here.call({"describe", "hbm_ban", "--json"}).out, HasSubstr("\"kind\": \"lever\""));
}

TEST(CommandLine, ExplainTellsOneWorldsStory) {
  Workplace here;
  const Finished story = here.call({"explain", "baseline", "--replicate", "7"});
  EXPECT_EQ(story.code, 0) << story.err;
  EXPECT_THAT(story.out, HasSubstr("world 7 of seed 0"));
  EXPECT_THAT(story.out, HasSubstr("2026-"));
  EXPECT_FALSE(json_of(here.call({"explain", "baseline", "--replicate", "7", "--json"}).out).items.empty());
  EXPECT_NE(here.call({"explain", "baseline", "--replicate", "8"}).out, story.out);
}

TEST(CommandLine, AForecastIsNotDatedAfterWhatItForecasts) {
  regression::Workplace here;
  const regression::Finished refused = here.call({"forecast", "--date", "2041-01-01", "--out", "f.json"});
  EXPECT_EQ(refused.code, 2);
  EXPECT_NE(refused.err.find("lies after all that is forecast"), std::string::npos) << refused.err;
  EXPECT_TRUE(here.names().empty());
}

}  // namespace
