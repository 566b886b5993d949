#include "files/result_directory.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <sstream>
#include <thread>

#include "files/write_whole.hpp"
#include "output/chart/charts.hpp"
#include "unit/output/synthetic_run.hpp"

namespace {

namespace fs = std::filesystem;
using io::Occupant;
using io::ResultDirectory;

std::string text_of(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

class ResultDirectoryTest : public testing::Test {
 protected:
  ResultDirectoryTest() {
    std::string pattern = (fs::temp_directory_path() / "chokepoint-XXXXXX").string();
    root_ = mkdtemp(pattern.data());
    target_ = root_ / "results" / "baseline";
  }
  ~ResultDirectoryTest() override { fs::remove_all(root_); }

  void publish_run(const std::string& content) {
    ResultDirectory directory(target_);
    directory.add("manifest.json", content);
    directory.add("charts/gap-fan.svg", content);
    directory.publish();
  }

  fs::path root_, target_;
};

TEST_F(ResultDirectoryTest, AppearsWholeWhenPublished) {
  {
    ResultDirectory directory(target_);
    directory.add("manifest.json", "{}");
    directory.add("charts/gap-fan.svg", "<svg/>");
    EXPECT_FALSE(fs::exists(target_));
    directory.publish();
  }
  EXPECT_EQ(text_of(target_ / "manifest.json"), "{}");
  EXPECT_EQ(text_of(target_ / "charts/gap-fan.svg"), "<svg/>");
  EXPECT_EQ(names_in(root_ / "results"), std::vector<std::string>{"baseline"});
}

TEST_F(ResultDirectoryTest, LeavesNothingWhenNotPublished) {
  {
    ResultDirectory directory(target_);
    directory.add("manifest.json", "{}");
  }
  EXPECT_TRUE(fs::is_empty(root_ / "results"));
}

TEST_F(ResultDirectoryTest, ReplacesTheFilesOfARunAndLeavesForeignOnes) {
  publish_run("old");
  std::ofstream(target_ / "report.html") << "old";
  std::ofstream(target_ / "notes.txt") << "mine";
  publish_run("new");
  EXPECT_EQ(text_of(target_ / "charts/gap-fan.svg"), "new");
  EXPECT_EQ(text_of(target_ / "notes.txt"), "mine");
  EXPECT_FALSE(fs::exists(target_ / "report.html")) << "a report of the old run beside the numbers of the new";
}

TEST_F(ResultDirectoryTest, ClearsAwayWhatAKilledRunLeftBehind) {
  const pid_t child = fork();
  if (child == 0) {
    ResultDirectory directory(target_);
    directory.add("summary.csv", "half");
    _exit(0);  // no destructor runs, as after a kill
  }
  waitpid(child, nullptr, 0);
  ASSERT_EQ(names_in(root_ / "results").size(), 1u);
  publish_run("new");
  EXPECT_EQ(names_in(root_ / "results"), std::vector<std::string>{"baseline"});
  EXPECT_FALSE(fs::exists(target_ / "summary.csv"));
}

TEST_F(ResultDirectoryTest, LeavesAloneWhatOnlyLooksLikeItsOwn) {
  for (const std::string name : {"baseline.part", "baseline.part-mine", "other.part-1-1"})
    fs::create_directories(root_ / "results" / name);
  publish_run("new");
  EXPECT_EQ(names_in(root_ / "results").size(), 4u);
}

TEST_F(ResultDirectoryTest, TwoRunsAtOnceKeepTheirFilesApart) {
  ResultDirectory first(target_), second(target_);
  first.add("manifest.json", "first");
  second.add("manifest.json", "second");
  first.add("summary.csv", "first");
  first.publish();
  EXPECT_EQ(text_of(target_ / "summary.csv"), "first");
  second.add("summary.csv", "second");
  second.publish();
  EXPECT_EQ(text_of(target_ / "manifest.json"), "second");
  EXPECT_EQ(text_of(target_ / "summary.csv"), "second");
}

TEST_F(ResultDirectoryTest, APublishedRunTakesNothingFromTheNextOneOfItsName) {
  auto first = std::make_unique<ResultDirectory>(target_);
  first->add("manifest.json", "first");
  const fs::path name = first->part();
  first->publish();
  ResultDirectory second(target_);
  EXPECT_EQ(second.part(), name) << "the name is free again, which is the case that this test is about";
  second.add("manifest.json", "second");
  first.reset();
  second.publish();
  EXPECT_EQ(text_of(target_ / "manifest.json"), "second");
}

TEST_F(ResultDirectoryTest, EveryRunOfManyThreadsIsPublishedWhole) {
  constexpr int kRuns = 4;
  std::vector<std::thread> threads;
  for (int run = 0; run < kRuns; ++run)
    threads.emplace_back([this, run] {
      for (int again = 0; again < 10; ++again) publish_run(std::to_string(run));
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(text_of(target_ / "manifest.json"), text_of(target_ / "charts/gap-fan.svg"));
  EXPECT_EQ(names_in(root_ / "results"), std::vector<std::string>{"baseline"});
}

TEST_F(ResultDirectoryTest, KeepsAPersonsOwnFilesAmongTheCharts) {
  publish_run("old");
  std::ofstream(target_ / "charts/for-my-slides.svg") << "mine";
  std::ofstream(target_ / "charts/prices.png") << "of a chart that the new run does not have";
  publish_run("new");
  EXPECT_EQ(text_of(target_ / "charts/for-my-slides.svg"), "mine");
  EXPECT_EQ(text_of(target_ / "charts/gap-fan.svg"), "new");
  EXPECT_FALSE(fs::exists(target_ / "charts/prices.png"));
}

TEST_F(ResultDirectoryTest, KnowsEveryChartByName) {
  publish_run("old");
  const auto charts = io::make_charts(synthetic::data());
  for (const io::Chart& chart : charts) std::ofstream(target_ / "charts" / (chart.name + ".svg")) << "old";
  publish_run("new");
  EXPECT_EQ(names_in(target_ / "charts"), std::vector<std::string>{"gap-fan.svg"})
      << "name the new chart in result_directory.cpp";
}

TEST_F(ResultDirectoryTest, KnowsTheChartsOfFindings) {
  publish_run("old");
  for (const char* name : {"paradox.png", "learnt.svg", "hindcast-gap-months.vl.json", "voi-gap-months-2028-12.png"})
    std::ofstream(target_ / "charts" / name) << "old";
  std::ofstream(target_ / "charts/hindcast-notes.txt") << "mine";
  publish_run("new");
  EXPECT_EQ(names_in(target_ / "charts"), (std::vector<std::string>{"gap-fan.svg", "hindcast-notes.txt"}));
}

TEST_F(ResultDirectoryTest, UpdatesTheChartsThatAreDrawnAnewAndLeavesTheRest) {
  publish_run("old");
  for (const std::string name : {"prices.svg", "mine.svg", "gap-fan.png"})
    std::ofstream(target_ / "charts" / name) << "old";
  ResultDirectory parts(target_);
  parts.add("charts/gap-fan.vl.json", "new");
  parts.add("charts/gap-fan.svg", "new");
  parts.update();
  EXPECT_EQ(text_of(target_ / "manifest.json"), "old");
  EXPECT_EQ(names_in(target_ / "charts"),
            (std::vector<std::string>{"gap-fan.svg", "gap-fan.vl.json", "mine.svg", "prices.svg"}));
  EXPECT_EQ(text_of(target_ / "charts/gap-fan.svg"), "new");
}

TEST_F(ResultDirectoryTest, ANewRunTakesAwayChartsOfEveryLookAndNothingElse) {
  publish_run("old");
  for (const std::string folder : {"print-1200", "print-a4", "sketches", "dark-720"})
    fs::create_directories(target_ / "charts" / folder);
  std::ofstream(target_ / "charts/print-1200/gap-fan.pdf") << "old";
  std::ofstream(target_ / "charts/print-a4/gap-fan.pdf") << "mine";
  std::ofstream(target_ / "charts/dark-720/gap-fan.csv") << "old";
  std::ofstream(target_ / "charts/dark-720/notes.txt") << "mine";
  publish_run("new");
  EXPECT_EQ(names_in(target_ / "charts"),
            (std::vector<std::string>{"dark-720", "gap-fan.svg", "print-a4", "sketches"}));
  EXPECT_EQ(names_in(target_ / "charts/dark-720"), std::vector<std::string>{"notes.txt"});
  EXPECT_EQ(text_of(target_ / "charts/print-a4/gap-fan.pdf"), "mine");
}

TEST_F(ResultDirectoryTest, PublishesNothingThatIsNotApproved) {
  publish_run("old");
  {
    ResultDirectory directory(target_);
    directory.add("manifest.json", "new");
    EXPECT_THROW(directory.publish([] { throw io::WriteError("here", "no"); }), io::WriteError);
  }
  EXPECT_EQ(text_of(target_ / "manifest.json"), "old");
  EXPECT_EQ(names_in(root_ / "results"), std::vector<std::string>{"baseline"});
}

TEST_F(ResultDirectoryTest, TakesPathsThatEndInASlash) {
  target_ += "/";
  publish_run("new");
  EXPECT_EQ(text_of(root_ / "results/baseline/manifest.json"), "new");
  EXPECT_EQ(names_in(root_ / "results"), std::vector<std::string>{"baseline"});
}

TEST_F(ResultDirectoryTest, SaysWhichFileTheDiskRefused) {
  ResultDirectory directory(target_);
  fs::create_directories(directory.part() / "summary.csv");
  try {
    directory.add("summary.csv", "text");
    FAIL();
  } catch (const io::WriteError& error) {
    EXPECT_NE(std::string(error.what()).find("summary.csv"), std::string::npos);
  }
}

TEST_F(ResultDirectoryTest, KnowsWhatStandsInItsPlace) {
  EXPECT_EQ(io::occupant_of(target_), Occupant::kNothing);
  fs::create_directories(target_);
  EXPECT_EQ(io::occupant_of(target_), Occupant::kNothing);
  std::ofstream(target_ / "notes.txt") << "mine";
  EXPECT_EQ(io::occupant_of(target_), Occupant::kSomethingElse);
  EXPECT_EQ(io::occupant_of(target_ / "notes.txt"), Occupant::kSomethingElse);
  std::ofstream(target_ / "manifest.json") << "{}";
  EXPECT_EQ(io::occupant_of(target_), Occupant::kRun);
}

}  // namespace
