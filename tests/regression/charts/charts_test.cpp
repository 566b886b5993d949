#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "files/run_program.hpp"
#include "regression/program_run.hpp"
#include "support/needed.hpp"

namespace {

using regression::Finished;
using regression::Workplace;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

namespace fs = std::filesystem;

const fs::path kTools = fs::path(CHOKEPOINT_SOURCE_DIRECTORY) / "scripts" / "charts";

void run(Workplace& here, std::vector<std::string> more = {}) {
  more.insert(more.begin(), {"run", "baseline", "--replicates", "64", "--no-report", "--out", "r"});
  const Finished finished = here.call(more);
  ASSERT_EQ(finished.code, 0) << finished.err;
}

Finished chart(Workplace& here, std::vector<std::string> more) {
  more.insert(more.begin(), {"chart", "r"});
  return here.call(more);
}

TEST(ChartCommand, PutsAnotherLookIntoAFolderOfItsOwn) {
  Workplace here;
  run(here);
  const std::string usual = here.text("r/charts/gap-fan.vl.json");
  const Finished drawn = chart(here, {"--select", "gap,compute", "--theme", "print", "--width", "1200"});
  EXPECT_EQ(drawn.code, 0) << drawn.err;
  EXPECT_THAT(drawn.err, HasSubstr("3 charts are in r/charts/print-1200"));
  EXPECT_THAT(here.text("r/charts/print-1200/compute-by-source.vl.json"), Not(IsEmpty()));
  EXPECT_THAT(here.text("r/charts/print-1200/compute-by-source.csv"), HasSubstr("compute_legal_cn_h100e"));
  EXPECT_FALSE(fs::exists(here.path() / "r/charts/print-1200/prices.vl.json"));
  EXPECT_EQ(here.text("r/charts/gap-fan.vl.json"), usual);
  EXPECT_NE(here.text("r/charts/print-1200/gap-fan.vl.json"), usual);
}

TEST(ChartCommand, LeavesTheChartsThatItDoesNotDraw) {
  Workplace here;
  run(here);
  here.write("r/charts/gap-fan.vl.json", "of an older program");
  here.write("r/charts/gap-fan.pdf", "of an older program");
  here.write("r/charts/prices.pdf", "still good");
  const Finished drawn = chart(here, {"--select", "gap-fan"});  // there is no Node here
  EXPECT_EQ(drawn.code, 3);
  EXPECT_THAT(drawn.err, HasSubstr("What stood there stays"));
  EXPECT_EQ(here.text("r/charts/gap-fan.vl.json"), "of an older program") << "a picture keeps what it was drawn from";
  EXPECT_EQ(here.text("r/charts/gap-fan.pdf"), "of an older program");
  EXPECT_EQ(here.text("r/charts/prices.pdf"), "still good");
  EXPECT_THAT(here.text("r/charts/prices.vl.json"), Not(IsEmpty()));
}

TEST(ChartCommand, AWrongCallTellsEveryFaultAndWritesNothing) {
  Workplace here;
  run(here);
  const Finished wrong = chart(here, {"--select", "gap-fam,nothing", "--theme", "drak", "--width", "200"});
  EXPECT_EQ(wrong.code, 2);
  for (const char* words : {"gap-fan", "\"nothing\"", "dark", "300"}) EXPECT_THAT(wrong.err, HasSubstr(words));
  EXPECT_FALSE(fs::exists(here.path() / "r/charts/light-200"));
  const Finished nowhere = here.call({"chart", "absent", "--theme", "drak"});
  EXPECT_EQ(nowhere.code, 2);
  for (const char* words : {"holds no run", "dark"}) EXPECT_THAT(nowhere.err, HasSubstr(words));
}

std::vector<std::string> files_ending(const fs::path& folder, const std::string& ending) {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder))
    if (entry.path().filename().string().ends_with(ending)) names.push_back(entry.path().filename().string());
  return names;
}

TEST(ChartCommand, DrawsChartsOfOtherCommandsFromTheirSpecifications) {
  Workplace here;
  const auto compare = [&](const std::vector<std::string>& more) {
    std::vector<std::string> call{"compare", "baseline", "hbm-never", "--replicates", "64", "--out", "c"};
    call.insert(call.end(), more.begin(), more.end());
    const Finished finished = here.call(call);
    ASSERT_EQ(finished.code, 0) << finished.err;
  };
  compare({});
  const Finished drawn = here.call({"chart", "c", "--theme", "dark", "--width", "1200"});
  EXPECT_EQ(drawn.code, 0) << drawn.err;
  const fs::path dark = here.path() / "c/charts/dark-1200";
  const std::vector<std::string> names = files_ending(dark, ".vl.json");
  EXPECT_EQ(names.size(), files_ending(here.path() / "c/charts", ".vl.json").size());
  EXPECT_EQ(names.size(), files_ending(dark, ".csv").size());
  for (const std::string& name : names) {
    const std::string spec = here.text("c/charts/dark-1200/" + name);
    EXPECT_THAT(spec, HasSubstr("\"magnified\": 1.66")) << name;
    for (const char* light : {"\"white\"", "#1a1a1a", "#595959", "#DDDDDD", "#0072B2", "#D55E00"})
      EXPECT_THAT(spec, Not(HasSubstr(light))) << name;
  }
  EXPECT_EQ(here.call({"chart", "c", "--select", "fams"}).code, 2);
  compare({"--force", "--seed", "1"});
  EXPECT_FALSE(fs::exists(dark)) << "charts of the old comparison stand beside the numbers of the new one";
}

TEST(ChartCommand, ANewRunLeavesNoChartOfTheOldOne) {
  Workplace here;
  run(here);
  EXPECT_EQ(chart(here, {"--theme", "dark"}).code, 0);
  EXPECT_TRUE(fs::exists(here.path() / "r/charts/dark-720/prices.csv"));
  run(here, {"--force", "--seed", "1"});
  EXPECT_FALSE(fs::exists(here.path() / "r/charts/dark-720"));
  EXPECT_TRUE(fs::exists(here.path() / "r/charts/prices.csv"));
}

/// Needs Node, Vega and the font: skipped without, unless something says that charts must be drawn here.
class ChartLayout : public testing::Test {
 protected:
  void SetUp() override {
    if (fs::exists(kTools / "renderer.mjs") && !io::run_program({"node", "--version"}).absent) return;
    if (support::is_needed("CHOKEPOINT_NEEDS_CHARTS")) FAIL() << "Node or Vega is not installed";
    GTEST_SKIP() << "Node or Vega is not installed";
  }
  io::Outcome check(const std::vector<std::string>& folders) const {
    std::vector<std::string> call{"node", (kTools / "check.mjs").string()};
    for (const std::string& folder : folders) call.push_back((here_.path() / folder).string());
    return io::run_program(call);
  }

  Workplace here_;
};

TEST_F(ChartLayout, NoWordIsCoveredCutOffOrFaintAtAnyWidthInAnyTheme) {
  run(here_);
  std::vector<std::string> folders;
  for (const std::string theme : {"light", "dark", "print"})
    for (const std::string width : {"360", "720", "1200"}) {
      ASSERT_EQ(chart(here_, {"--theme", theme, "--width", width}).code, 0);
      const bool usual = theme == "light" && width == "720";
      folders.push_back(usual ? "r/charts" : "r/charts/" + theme + "-" + width);
    }
  const io::Outcome found = check(folders);
  EXPECT_EQ(found.code, 0) << found.errors;
}

TEST_F(ChartLayout, NorIsAnyInTheChartsOfOtherCommands) {
  const std::string source = CHOKEPOINT_SOURCE_DIRECTORY;
  std::vector<std::string> folders;
  for (const std::vector<std::string>& call :
       {std::vector<std::string>{"voi", "baseline"},
        {"paradox", "--worlds", "32", "--scaled-worlds", "0"},
        {"attribute", "baseline", "--worlds", "16"},
        {"compare", "baseline", "h200-revenue-share", "hbm-never", "--replicates", "64"},
        {"hindcast"},
        {"score", source + "/results/forecasts/2026-05-01.json", source + "/calibration/examples/ascend-2026.json"},
        {"sbc", "--records", "2", "--particles", "64", "--initial-factor", "2", "--rounds", "1", "--final-rounds",
         "2"}}) {
    std::vector<std::string> whole = call;
    whole.insert(whole.end(), {"--out", call.front(), "--quiet"});
    const Finished finished = here_.call(whole);
    ASSERT_EQ(finished.code, 0) << finished.err;
    for (const char* folder : {"/charts", "/charts/narrow"}) folders.push_back(call.front() + folder);
    const Finished drawn = here_.call({"chart", call.front(), "--theme", "dark", "--width", "360"});
    ASSERT_EQ(drawn.code, 0) << drawn.err;
    folders.push_back(call.front() + "/charts/dark-360");
  }
  const io::Outcome found = check(folders);
  EXPECT_EQ(found.code, 0) << found.errors;
}

TEST_F(ChartLayout, TheCheckFindsWhatIsWrong) {
  fs::create_directories(here_.path() / "wrong");
  here_.write("wrong/a.vl.json",
              R"({"$schema": "https://vega.github.io/schema/vega-lite/v6.json", "background": "white",
    "width": 200, "height": 100, "autosize": "none", "padding": 10, "data": {"values": [{}]}, "layer": [
      {"mark": {"type": "text", "text": "over", "color": "#000000"}, "encoding": {"x": {"value": 50}, "y": {"value": 50}}},
      {"mark": {"type": "text", "text": "under", "color": "#000000"}, "encoding": {"x": {"value": 60}, "y": {"value": 55}}},
      {"mark": {"type": "text", "text": "too long", "color": "#000000"}, "encoding": {"x": {"value": 199}, "y": {"value": 20}}},
      {"mark": {"type": "point"}, "encoding": {"x": {"value": 150}, "y": {"value": 80}}},
      {"mark": {"type": "text", "text": "figure", "color": "#000000"}, "encoding": {"x": {"value": 150}, "y": {"value": 80}}},
      {"data": {"values": [{"x": 100, "y": 40}, {"x": 180, "y": 40}]}, "mark": {"type": "line", "strokeWidth": 2},
       "encoding": {"x": {"field": "x", "type": "quantitative", "scale": null}, "y": {"field": "y", "type": "quantitative", "scale": null}}},
      {"mark": {"type": "text", "text": "median", "color": "#000000"}, "encoding": {"x": {"value": 140}, "y": {"value": 40}}},
      {"mark": {"type": "text", "text": "upright", "angle": 270, "color": "#000000"}, "encoding": {"x": {"value": 195}, "y": {"value": 60}}},
      {"mark": {"type": "text", "text": "faint", "color": "#cccccc"}, "encoding": {"x": {"value": 20}, "y": {"value": 10}}}]})");
  const io::Outcome found = check({"wrong"});
  EXPECT_EQ(found.code, 1);
  for (const char* words :
       {"\"over\" lies over \"under\"", "\"too long\" is cut off", "\"figure\" lies over a documented figure",
        "\"median\" lies over a line", "\"faint\" is hard to read"})
    EXPECT_THAT(found.errors, HasSubstr(words));
  EXPECT_EQ(std::count(found.errors.begin(), found.errors.end(), '\n'), 5) << found.errors;
}

}  // namespace
