#include "io/files/result_directory.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "io/files/write_whole.hpp"

namespace {

namespace fs = std::filesystem;
using io::Occupant;
using io::ResultDirectory;

std::string text_of(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
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
  EXPECT_FALSE(fs::exists(root_ / "results/baseline.part"));
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

TEST_F(ResultDirectoryTest, TakesOverWhatAKilledRunLeftBehind) {
  fs::create_directories(root_ / "results/baseline.part");
  std::ofstream(root_ / "results/baseline.part/summary.csv") << "half";
  publish_run("new");
  EXPECT_FALSE(fs::exists(target_ / "summary.csv"));
}

TEST_F(ResultDirectoryTest, TakesPathsThatEndInASlash) {
  target_ += "/";
  publish_run("new");
  EXPECT_EQ(text_of(root_ / "results/baseline/manifest.json"), "new");
  EXPECT_FALSE(fs::exists(root_ / "results/baseline/.part"));
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
