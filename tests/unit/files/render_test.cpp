#include "files/render.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "base/error.hpp"
#include "files/run_program.hpp"
#include "output/chart/charts.hpp"
#include "support/needed.hpp"
#include "unit/output/synthetic_run.hpp"

namespace {

namespace fs = std::filesystem;

const fs::path kTools = fs::path(CHOKEPOINT_SOURCE_DIRECTORY) / "scripts" / "charts";

/// A directory of its own for each test, removed at its end.
class Render : public testing::Test {
 protected:
  void SetUp() override {
    directory_ =
        fs::temp_directory_path() /
        ("chokepoint-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()) + "-XXXXXX");
    std::string name = directory_.string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    directory_ = name;
  }
  void TearDown() override { fs::remove_all(directory_); }

  void write(const std::string& name, const std::string& text) {
    fs::create_directories((directory_ / name).parent_path());
    std::ofstream(directory_ / name) << text;
  }

  fs::path directory_;
};

bool can_draw() { return fs::exists(kTools / "renderer.mjs") && !io::run_program({"node", "--version"}).absent; }

/// Tests that draw: skipped without Node and Vega, unless something says that these must be there.
class Drawing : public Render {
 protected:
  void SetUp() override {
    Render::SetUp();
    if (can_draw()) return;
    if (support::is_needed("CHOKEPOINT_NEEDS_CHARTS"))
      FAIL() << "Node or Vega is not installed; with CHOKEPOINT_NEEDS_CHARTS= and without CI=true, skipped";
    GTEST_SKIP() << "Node or Vega is not installed";
  }
};

TEST_F(Render, WithoutVegaSaysWhatIsMissingAndWhereTheSpecificationsAre) {
  write("a.vl.json", "{}");
  io::Rendering rendering = io::render_charts(directory_, directory_ / "no such tools");
  EXPECT_EQ(rendering.svg, 0);
  EXPECT_NE(rendering.why_not.find("charts/"), std::string::npos);
  EXPECT_EQ(io::read_drawing(directory_, "a"), "");
}

TEST_F(Drawing, DrawsEveryChartWideAndNarrow) {
  for (const io::Figure& chart : io::make_charts(synthetic::data())) write(chart.name + ".vl.json", chart.spec.json);
  for (const io::Figure& chart : io::make_charts(synthetic::data(), io::kNarrowChart))
    write("narrow/" + chart.name + ".vl.json", chart.spec.json);
  io::Rendering rendering = io::render_charts(directory_, kTools);
  EXPECT_EQ(rendering.svg, 8) << rendering.why_not;
  EXPECT_FALSE(rendering.failed);
  EXPECT_EQ(rendering.png, 0) << "only where they are asked for";
  EXPECT_EQ(io::render_charts(directory_, kTools, io::Pictures::kPixels).png, 8);
  EXPECT_EQ(io::render_charts(directory_, kTools, io::Pictures::kNone).svg, 0);
  EXPECT_NE(io::read_drawing(directory_, "gap-fan").find("aria-label=\"China trails"), std::string::npos);
  EXPECT_NE(io::read_drawing(directory_ / "narrow", "gap-fan").find("width=\"360\""), std::string::npos);
  for (const fs::directory_entry& entry : fs::directory_iterator(directory_))
    EXPECT_EQ(entry.path().string().find("partial"), std::string::npos);
}

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

TEST_F(Drawing, PagesAreWholePdfFilesAndTheSameEachTime) {
  write("gap-fan.vl.json", io::make_charts(synthetic::data()).front().spec.json);
  EXPECT_EQ(io::render_charts(directory_, kTools, io::Pictures::kPixelsAndPages).pdf, 1);
  const std::string first = bytes_of(directory_ / "gap-fan.pdf");
  EXPECT_EQ(first.substr(0, 5), "%PDF-");
  EXPECT_NE(first.find("%%EOF"), std::string::npos);
  sleep(1);  // a time of making would have whole seconds
  io::render_charts(directory_, kTools, io::Pictures::kPixelsAndPages);
  EXPECT_TRUE(bytes_of(directory_ / "gap-fan.pdf") == first);
}

TEST_F(Drawing, AFanWithAHoleIsDrawnInTwoPieces) {
  for (const io::Figure& chart : io::make_charts(synthetic::data_with_hole("gap_months", 60, 75)))
    write(chart.name + ".vl.json", chart.spec.json);
  io::render_charts(directory_, kTools);
  std::string svg = io::read_drawing(directory_, "gap-fan");
  std::size_t path = svg.find(" d=\"M", svg.find("mark-area"));
  std::string outline = svg.substr(path, svg.find("Z\"", path) - path);
  EXPECT_NE(outline.find("ZM"), std::string::npos);
}

TEST_F(Drawing, ABrokenSpecificationSparesTheOthers) {
  write("broken.vl.json", "{ not JSON");
  write("good.vl.json", io::make_charts(synthetic::data()).front().spec.json);
  io::Rendering rendering = io::render_charts(directory_, kTools);
  EXPECT_EQ(rendering.svg, 1);
  EXPECT_TRUE(rendering.failed);
  EXPECT_NE(rendering.why_not.find("broken.vl.json"), std::string::npos);
  EXPECT_EQ(rendering.why_not.find(directory_.string()), std::string::npos);  // it may be gone when this is read
}

TEST_F(Drawing, WhatASpecificationAsksForIsNotFetchedAndTheChartIsNotDrawn) {
  write("secret", "a\n1\n");
  write("file.vl.json", R"({"data": {"url": "secret", "format": {"type": "csv"}}, "mark": "point",
                           "encoding": {"x": {"field": "a"}}})");
  write("link.vl.json", R"({"data": {"values": [{"u": "http://127.0.0.1:9/x"}]}, "mark": "point",
                           "encoding": {"href": {"field": "u"}}})");
  write("fill.vl.json", R"json({"data": {"values": [{}]},
                               "mark": {"type": "point", "fill": "url(http://127.0.0.1:9/#a)"}})json");
  write("z-endless.vl.json", R"({"data": {"sequence": {"start": 0, "stop": 1e12}}, "mark": "point"})");
  const io::Rendering rendering = io::render_charts(directory_, kTools);
  EXPECT_TRUE(rendering.failed);
  EXPECT_EQ(rendering.svg, 0);
  EXPECT_NE(rendering.why_not.find("may not load secret"), std::string::npos) << rendering.why_not;
  EXPECT_NE(rendering.why_not.find("The drawing of fill has an attribute fill that may lead outside of it"),
            std::string::npos)
      << rendering.why_not;
}

TEST_F(Drawing, TextInASpecificationNeverBecomesCode) {
  write("a.vl.json", R"json({"data": {"values": [{"a": 1}]}, "mark": "point", "transform": [{"as": "b", "calculate":
      "({}).constructor.constructor('return process')().exit(0)"}]})json");
  const io::Rendering rendering = io::render_charts(directory_, kTools);
  EXPECT_TRUE(rendering.failed);
  EXPECT_EQ(rendering.svg, 0);
}

TEST_F(Render, ReadsNoDrawingFromElsewhere) {
  write("secret.svg", "<svg/>");
  write("charts/a.svg", "<svg/>");
  fs::create_symlink(directory_ / "secret.svg", directory_ / "charts" / "b.svg");
  EXPECT_EQ(io::read_drawing(directory_ / "charts", "a"), "<svg/>");
  EXPECT_EQ(io::read_drawing(directory_ / "charts", "../secret"), "");
  EXPECT_THROW(io::read_drawing(directory_ / "charts", "b"), base::InputError);
}

}  // namespace
