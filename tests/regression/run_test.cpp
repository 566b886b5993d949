#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>

#include "engine/plan.hpp"
#include "files/digest.hpp"
#include "input/kept/manifest.hpp"
#include "regression/program_run.hpp"
#include "support/needed.hpp"

namespace {

using regression::Finished;
using regression::Workplace;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

namespace fs = std::filesystem;

Finished run(Workplace& here, std::vector<std::string> more, const std::string& replicates = "100") {
  more.insert(more.begin(), {"run", "baseline", "--replicates", replicates});
  Finished finished = here.call(more);
  EXPECT_EQ(finished.code, 0) << finished.err;
  return finished;
}

void expect_equal_numbers(const Workplace& here, const std::string& a, const std::string& b) {
  for (const std::string file : {"summary.csv", "parameters.csv", "events.csv"}) {
    EXPECT_THAT(here.text(fs::path(a) / file), Not(IsEmpty()));
    EXPECT_TRUE(here.text(fs::path(a) / file) == here.text(fs::path(b) / file)) << file << " of " << a << " and " << b;
  }
}

TEST(Run, WritesEveryFile) {
  Workplace here;
  run(here, {});
  EXPECT_THAT(here.names(), ElementsAre("results"));
  for (const std::string file :
       {"scenario.json", "manifest.json", "summary.csv", "parameters.csv", "events.csv", "dictionary.csv",
        "report.html", "charts/gap-fan.vl.json", "claims.json", "methods.txt", "tables/outcomes.csv",
        "tables/gap-below.md", "tables/branches.csv", "tables/tables.xlsx"})
    EXPECT_THAT(here.text("results/baseline/" + file), Not(IsEmpty())) << file;
  EXPECT_EQ(std::distance(fs::directory_iterator(here.path() / "results"), {}), 1);
}

TEST(Run, EveryClaimTellsOneNumber) {
  Workplace here;
  run(here, {"--out", "r"});
  const std::string claims = here.text("r/claims.json");
  EXPECT_THAT(claims, HasSubstr("\"parity-2026-12\""));
  EXPECT_THAT(claims, HasSubstr("\"parity-since-2026-12\""));
  EXPECT_THAT(claims, Not(HasSubstr(", and in some month from the present")));
}

TEST(Run, ManifestHoldsTheDigestOfTheNumbers) {
  Workplace here;
  run(here, {"--seed", "18446744073709551615", "--out", "r"});
  const io::Manifest manifest = io::read_manifest(here.text("r/manifest.json"), "manifest.json");
  EXPECT_EQ(manifest.results_digest, io::results_digest(here.text("r/summary.csv"), here.text("r/parameters.csv")));
  EXPECT_EQ(manifest.run.scenario_digest, io::digest(here.text("r/scenario.json")));
  EXPECT_EQ(manifest.run.seed, 18446744073709551615u);
  EXPECT_EQ(manifest.run.replicates, 100);
  EXPECT_FALSE(manifest.run.calibration.empty());
}

TEST(Run, NumbersAreTheSameForAnyThreadsAndKernel) {
  Workplace here;
  run(here, {"--threads", "1", "--kernel", "scalar", "--out", "reference"}, "130");
  run(here, {"--threads", "2", "--kernel", "scalar", "--out", "two-threads"}, "130");
  expect_equal_numbers(here, "reference", "two-threads");
  for (const engine::Kernel kernel : engine::available_kernels()) {
    const std::string name(engine::kernel_name(kernel));
    run(here, {"--threads", "2", "--kernel", name, "--out", name}, "130");
    expect_equal_numbers(here, "reference", name);
  }
}

TEST(Run, FirstReplicatesAreThoseOfASmallerRun) {
  Workplace here;
  run(here, {"--out", "small"}, "100");
  run(here, {"--out", "large"}, "200");
  const std::string small = here.text("small/parameters.csv"), large = here.text("large/parameters.csv");
  EXPECT_GT(large.size(), small.size());
  EXPECT_TRUE(large.compare(0, small.size(), small) == 0);
}

TEST(Run, SeedsAreDifferentLuckAndZeroIsOneOfThem) {
  Workplace here;
  run(here, {"--seed", "0", "--out", "zero"}, "10");
  run(here, {"--seed", "1", "--out", "one"}, "10");
  EXPECT_NE(here.text("zero/parameters.csv"), here.text("one/parameters.csv"));
}

TEST(Run, EffectiveScenarioRunsToTheSameNumbers) {
  Workplace here;
  run(here, {"--out", "a/baseline", "--set", "policy.hbm_ban=0@2027-01", "--to", "2030-12"}, "20");
  const Finished again = here.call({"run", "a/baseline/scenario.json", "--replicates", "20", "--out", "b/baseline"});
  EXPECT_EQ(again.code, 0) << again.err;
  expect_equal_numbers(here, "a/baseline", "b/baseline");
  EXPECT_EQ(here.text("a/baseline/scenario.json"), here.text("b/baseline/scenario.json"));
}

TEST(Run, AnotherRunIsReplacedOnlyByForce) {
  Workplace here;
  run(here, {"--out", "r"}, "10");
  const std::string before = here.text("r/manifest.json");
  const Finished refused = here.call({"run", "baseline", "--replicates", "10", "--seed", "5", "--out", "r"});
  EXPECT_EQ(refused.code, 2);
  EXPECT_THAT(refused.err, HasSubstr("--force"));
  EXPECT_EQ(here.text("r/manifest.json"), before);
  run(here, {"--seed", "5", "--out", "r", "--force"}, "10");
  EXPECT_NE(here.text("r/manifest.json"), before);
}

TEST(Run, TwoAtOnceIntoOneDirectoryLeaveOneWholeRun) {
  Workplace here;
  std::vector<std::vector<std::string>> calls;
  for (const std::string seed : {"1", "2"})
    calls.push_back({"run", "baseline", "--replicates", "50", "--threads", "1", "--seed", seed, "--out", "r"});
  const auto finished = here.call_together(calls);
  const io::Manifest manifest = io::read_manifest(here.text("r/manifest.json"), "manifest.json");
  EXPECT_EQ(manifest.results_digest, io::results_digest(here.text("r/summary.csv"), here.text("r/parameters.csv")));
  for (const Finished& one : finished) EXPECT_THAT(one.code, testing::AnyOf(0, 2, 3)) << one.err;
  EXPECT_TRUE(finished[manifest.run.seed - 1].code == 0) << "who left the results says so";
  EXPECT_THAT(here.names(), ElementsAre("r"));
}

TEST(Run, WhereVegaFailsTheNumbersAreWholeAndTheCallSaysSo) {
  if (!fs::exists(fs::path(CHOKEPOINT_SOURCE_DIRECTORY) / "scripts/charts/renderer.mjs")) {
    if (support::is_needed("CHOKEPOINT_NEEDS_CHARTS")) FAIL() << "Vega is not installed";
    GTEST_SKIP() << "Vega is not installed, so that Node is not called";
  }
  Workplace here;
  here.install("node", "echo 'Error: no memory for the chart' >&2; exit 1");
  const Finished finished = here.call({"run", "baseline", "--replicates", "10", "--out", "r"});
  EXPECT_EQ(finished.code, 3);
  EXPECT_THAT(finished.err, HasSubstr("no memory for the chart"));
  const io::Manifest manifest = io::read_manifest(here.text("r/manifest.json"), "manifest.json");
  EXPECT_EQ(manifest.results_digest, io::results_digest(here.text("r/summary.csv"), here.text("r/parameters.csv")));
  EXPECT_THAT(here.text("r/report.html"), HasSubstr("no memory for the chart"));
  const std::string report = here.text("r/report.html");
  for (const std::string command : {"chart", "report"}) {
    const Finished refused = here.call({command, "r"});
    EXPECT_EQ(refused.code, 3) << command;
    EXPECT_EQ(here.text("r/report.html"), report) << command;
    EXPECT_TRUE(fs::exists(here.path() / "r/charts/gap-fan.vl.json")) << command;
  }
  const Finished compared = here.call({"compare", "baseline", "everything-lifted", "--replicates", "30", "--out", "c"});
  EXPECT_EQ(compared.code, 3);
  EXPECT_THAT(here.text("c/compare.html"), HasSubstr("no memory for the chart"));
}

TEST(Run, APersonsOwnChartsStay) {
  Workplace here;
  run(here, {"--out", "r"}, "10");
  here.write("r/charts/for-my-slides.svg", "mine");
  run(here, {"--out", "r"}, "10");
  EXPECT_EQ(here.text("r/charts/for-my-slides.svg"), "mine");
  EXPECT_EQ(here.call({"chart", "r"}).code, 0);
  EXPECT_EQ(here.text("r/charts/for-my-slides.svg"), "mine");
  EXPECT_THAT(here.text("r/charts/gap-fan.vl.json"), Not(IsEmpty()));
}

TEST(Run, WithoutItsNumbersChartDrawsNothing) {
  Workplace here;
  run(here, {"--out", "r"}, "10");
  here.write("r/charts/gap-fan.vl.json", "as it was");
  fs::remove(here.path() / "r" / "summary.csv");
  const Finished refused = here.call({"chart", "r"});
  EXPECT_NE(refused.code, 0);
  EXPECT_THAT(refused.err, HasSubstr("summary.csv"));
  EXPECT_EQ(here.text("r/charts/gap-fan.vl.json"), "as it was");
}

TEST(Run, TablesThatTheManifestDoesNotVouchForAreNotDrawn) {
  Workplace here;
  run(here, {"--out", "r"}, "10");
  const std::string report = here.text("r/report.html");
  for (const char* table : {"r/summary.csv", "r/parameters.csv"}) {
    const std::string whole = here.text(table);
    here.write(table, whole.substr(0, whole.rfind('\n', whole.size() - 2) + 1));  // the last line is gone
    for (const char* command : {"chart", "report"}) {
      const Finished refused = here.call({command, "r"});
      EXPECT_EQ(refused.code, 2) << command << " " << table;
      EXPECT_THAT(refused.err, HasSubstr("vouches for"));
    }
    here.write(table, whole);
  }
  fs::remove(here.path() / "r/events.csv"), fs::remove(here.path() / "r/scenario.json");
  EXPECT_THAT(here.call({"report", "r"}).err, AllOf(HasSubstr("events.csv"), HasSubstr("scenario.json")));
  EXPECT_EQ(here.text("r/report.html"), report);
}

TEST(Run, ChartsAndReportsThatAreStoppedLeaveNothing) {
  Workplace here;
  run(here, {"--out", "r"}, "10");
  for (const char* command : {"chart", "report"}) {
    EXPECT_THAT(here.call_and_signal({command, "r"}, SIGINT).code, testing::AnyOf(0, 130))
        << "done already, or stopped";
    EXPECT_THAT(here.names(), ElementsAre("r"));
  }
}

TEST(Run, OneWorldHasNoRange) {
  Workplace here;
  const std::string out = run(here, {"--no-report"}, "1").out;
  EXPECT_THAT(out, HasSubstr("One simulated world"));
  EXPECT_THAT(out, Not(HasSubstr(" to ")));
}

TEST(Run, TheSameRunMayReplaceItself) {
  Workplace here;
  run(here, {"--out", "r", "--threads", "1"}, "10");
  run(here, {"--out", "r", "--threads", "2"}, "10");
}

TEST(Run, SomebodyElsesDirectoryIsNeverTouched) {
  Workplace here;
  fs::create_directory(here.path() / "mine");
  here.write("mine/notes.txt", "keep");
  here.write("a-file", "keep");
  for (const std::string out : {"mine", "a-file", "a-file/below"})
    EXPECT_EQ(here.call({"run", "baseline", "--replicates", "10", "--out", out, "--force"}).code, 2) << out;
  EXPECT_THAT(here.names(), ElementsAre("a-file", "mine"));
  EXPECT_EQ(here.text("mine/notes.txt"), "keep");
}

TEST(Run, SeveralScenariosGetTheirOwnDirectories) {
  Workplace here;
  here.write("second.json", R"({"format_version": 1, "title": "second", "extends": ")" +
                                std::string(CHOKEPOINT_SOURCE_DIRECTORY) + R"(/scenarios/baseline.json"})");
  const Finished both = here.call({"run", "baseline", "second.json", "--replicates", "10", "--out", "both"});
  EXPECT_EQ(both.code, 0) << both.err;
  EXPECT_THAT(here.text("both/baseline/summary.csv"), HasSubstr("\nbaseline,gap_months,"));
  EXPECT_THAT(here.text("both/second/summary.csv"), HasSubstr("\nsecond,gap_months,"));
}

TEST(Run, TheReportOfTheSecondScenarioSaysHowItDiffersFromTheFirst) {
  Workplace here;
  const std::string extends = R"("format_version": 1, "extends": ")" + std::string(CHOKEPOINT_SOURCE_DIRECTORY) +
                              R"(/scenarios/baseline.json")";
  here.write("no-rent.json", "{" + extends + R"(, "policies": [ { "id": "rent", "lever": "remote_access_rule",
      "from": "2027-01", "value": 1, "source": "assumption" } ] })");
  here.write("short.json", "{" + extends + R"(, "horizon": { "to": "2029-12" } })");
  ASSERT_EQ(here.call({"run", "baseline", "no-rent.json", "short.json", "--replicates", "64", "--out", "r"}).code, 0);
  const std::string heading = "id=\"against\"", report = here.text("r/no-rent/report.html");
  EXPECT_THAT(here.text("r/baseline/report.html"), Not(HasSubstr(heading)));
  EXPECT_THAT(report, AllOf(HasSubstr(heading), HasSubstr("id=\"change-no-rent\"")));
  EXPECT_THAT(here.text("r/short/report.html"), Not(HasSubstr(heading))) << "other months cannot be paired";
  ASSERT_EQ(here.call({"report", "r/no-rent"}).code, 0);
  EXPECT_TRUE(here.text("r/no-rent/report.html") == report);
  ASSERT_EQ(here.call({"run", "no-rent.json", "--replicates", "64", "--force", "--out", "r/no-rent"}).code, 0);
  EXPECT_THAT(here.text("r/no-rent/report.html"), Not(HasSubstr(heading))) << "alone, it stands beside nothing";
  EXPECT_FALSE(fs::exists(here.path() / "r/no-rent/against.json"));
}

TEST(Run, WhatSetChangesStandsBesideTheSameWorldsWithoutIt) {
  Workplace here;
  const std::vector<std::string> set{"--set", "policy.remote_access_rule=1@2027-01"};
  const Finished changed = run(here, {set[0], set[1], "--out", "r"}, "64");
  const std::string report = here.text("r/report.html");
  EXPECT_THAT(report, AllOf(HasSubstr("id=\"against\""), HasSubstr("id=\"change-baseline-changed\""),
                            HasSubstr("<p class=\"note caution\">Against ")));
  EXPECT_THAT(changed.out,
              HasSubstr("The same worlds without the change\n  Against \"Current policy goes on\", China"));
  ASSERT_EQ(here.call({"report", "r"}).code, 0);
  EXPECT_TRUE(here.text("r/report.html") == report);
  // What is said is what `compare` finds.
  ASSERT_EQ(here.call({"compare", "baseline", set[0], set[1], "--replicates", "64", "--out", "c"}).code, 0);
  const std::string page = here.text("c/compare.html"), lead = "<p class=\"lead\">";
  const std::size_t from = page.find(lead) + lead.size();
  EXPECT_THAT(report, HasSubstr("caution\">" + page.substr(from, page.find("</p>", from) - from)));
  // The numbers of the run itself are those of any other way to ask for it.
  run(here, {set[0], set[1], "--out", "few"}, "20");
  EXPECT_FALSE(fs::exists(here.path() / "few/against.json")) << "too few worlds for differences";
  run(here, {"--out", "plain"}, "64");
  EXPECT_FALSE(fs::exists(here.path() / "plain/against.json")) << "nothing was changed";
}

TEST(Run, PairedDifferencesAreWrittenWithoutAPageToo) {
  Workplace here;
  here.write("ban.json", R"({"format_version": 1, "extends": ")" + std::string(CHOKEPOINT_SOURCE_DIRECTORY) +
                             R"(/scenarios/baseline.json", "policies": [ { "id": "rent", "lever": "remote_access_rule",
      "from": "2027-01", "value": 1, "source": "assumption" } ] })");
  const std::vector<std::string> call{"run", "baseline", "ban.json", "--to", "2028-12", "--replicates"};
  const auto with = [&](std::vector<std::string> more) {
    more.insert(more.begin(), call.begin(), call.end());
    return here.call(more);
  };
  ASSERT_EQ(with({"40", "--out", "a", "--no-report"}).code, 0);
  ASSERT_EQ(with({"40", "--out", "b"}).code, 0);
  EXPECT_THAT(here.text("a/ban/against.json"), Not(IsEmpty()));
  EXPECT_TRUE(here.text("a/ban/against.json") == here.text("b/ban/against.json"));
  EXPECT_FALSE(fs::exists(here.path() / "a/ban/charts/change-ban.vl.json")) << "a chart of the page that is not there";
  const Finished few = with({"29", "--out", "c"});
  EXPECT_THAT(few.err, HasSubstr("29 worlds are too few for differences between the scenarios"));
  EXPECT_FALSE(fs::exists(here.path() / "c/ban/against.json"));
}

TEST(Run, FewWorldsHaveNoRange) {
  Workplace here;
  run(here, {"--to", "2027-12", "--out", "r"}, "19");
  const std::string claims = here.text("r/claims.json"), summary = here.text("r/summary.csv");
  EXPECT_THAT(claims, Not(HasSubstr("in ten")));
  EXPECT_THAT(claims, Not(HasSubstr("\"told_from_zero\": true")));
  EXPECT_THAT(here.text("r/tables/outcomes.md"), Not(HasSubstr("nine worlds in ten")));
}

TEST(Run, TheRecordedCallGivesTheDigestUnderAnyName) {
  Workplace here;
  run(here, {"--to", "2026-12", "--no-report", "--out", "published"}, "20");
  ASSERT_EQ(here.call({"run", "published/scenario.json", "--replicates", "20", "--seed", "0", "--no-report", "--out",
                       "again"})
                .code,
            0);
  const auto digest = [&](const std::string& folder) {
    return io::read_manifest(here.text(folder + "/manifest.json"), folder).results_digest;
  };
  EXPECT_EQ(digest("again"), digest("published"));
  EXPECT_NE(here.text("again/summary.csv"), here.text("published/summary.csv")) << "they have two names";
}

TEST(Run, PipedOutputHasATableAndNoProgressBar) {
  Workplace here;
  const Finished finished = run(here, {});
  for (const std::string words : {"September 2026", "standing lag", "Chinese-made chips alone",
                                  "at some point since September 2026", "December 2032"})
    EXPECT_THAT(finished.out, HasSubstr(words));
  for (const std::string& text : {finished.out, finished.err}) {
    EXPECT_EQ(text.find('\r'), std::string::npos);
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
  }
}

TEST(Run, QuietSaysNothingButResults) {
  Workplace here;
  EXPECT_THAT(run(here, {"--quiet", "--json"}, "10").err, IsEmpty());
}

TEST(Run, StopsInOrderWhenAsked) {
  for (const int signal : {SIGINT, SIGTERM}) {
    Workplace here;
    const Finished stopped =
        here.call_and_signal({"run", "baseline", "--replicates", "4000", "--threads", "1"}, signal);
    EXPECT_EQ(stopped.code, 130);
    EXPECT_THAT(stopped.err, HasSubstr("stopped"));
    EXPECT_THAT(stopped.out, IsEmpty());
    EXPECT_THAT(here.names(), IsEmpty());
  }
}

TEST(Run, ChartsAndReportAreMadeAgainFromTheFiles) {
  Workplace here;
  run(here, {"--out", "r"}, "20");
  const std::string chart = here.text("r/charts/gap-fan.vl.json"), report = here.text("r/report.html");
  here.write("r/charts/gap-fan.vl.json", "spoilt");
  here.write("r/report.html", "spoilt");
  EXPECT_EQ(here.call({"chart", "r"}).code, 0);
  EXPECT_EQ(here.text("r/charts/gap-fan.vl.json"), chart);
  EXPECT_EQ(here.call({"report", "r"}).code, 0);
  EXPECT_TRUE(here.text("r/report.html") == report);
}

}  // namespace
