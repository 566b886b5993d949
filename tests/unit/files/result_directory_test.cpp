#include "files/result_directory.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <sstream>
#include <thread>

#include "base/error.hpp"
#include "files/vouched.hpp"
#include "files/write_whole.hpp"
#include "input/json/json_write.hpp"
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
  std::ofstream(root_ / "results" / "other.part-1-1" / "notes.txt") << "mine";
  publish_run("new");
  EXPECT_EQ(names_in(root_ / "results").size(), 4u);
  EXPECT_TRUE(fs::exists(root_ / "results" / "other.part-1-1" / "notes.txt"));
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
  for (const io::Figure& chart : charts) std::ofstream(target_ / "charts" / (chart.name + ".svg")) << "old";
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

/// A result whose manifest vouches for its files.
void publish_vouched(const fs::path& target, const std::vector<std::string>& names, const std::string& text) {
  ResultDirectory directory(target);
  for (const std::string& name : names) directory.add(name, text);
  io::Node manifest = io::make_object();
  io::add_member(manifest, "files", io::digests_node(io::digests_below(directory.part())));
  directory.add("manifest.json", io::write_json(manifest));
  directory.publish();
}

std::string refusal(const fs::path& target) {
  try {
    io::check_vouched(target);
    return "";
  } catch (const base::InputError& error) {
    return error.what();
  }
}

TEST_F(ResultDirectoryTest, WhatAnOlderResultVouchedForGoesAndNothingElse) {
  publish_vouched(target_, {"odd.csv", "tables/odd.csv", "charts/odd.vl.json"}, "old");
  for (const char* name : {"mine.csv", "tables/mine.csv", "charts/odd.png", "charts/mine.png"})
    std::ofstream(target_ / name) << "mine";
  publish_vouched(target_, {"new.csv"}, "new");
  EXPECT_EQ(names_in(target_), (std::vector<std::string>{"charts", "manifest.json", "mine.csv", "new.csv", "tables"}));
  EXPECT_EQ(names_in(target_ / "tables"), std::vector<std::string>{"mine.csv"});
  EXPECT_EQ(names_in(target_ / "charts"), std::vector<std::string>{"mine.png"});
}

TEST_F(ResultDirectoryTest, NoManifestNamesFilesOfOthers) {
  publish_vouched(target_, {"a.csv"}, "old");
  std::ofstream(root_ / "mine.txt") << "mine";
  std::ofstream(target_ / "manifest.json") << R"({"files": {"../../mine.txt": "", "/etc/passwd": "", "a.csv": ""}})";
  EXPECT_NE(refusal(target_).find("does not lie in its folder"), std::string::npos);
  publish_vouched(target_, {"b.csv"}, "new");
  EXPECT_EQ(text_of(root_ / "mine.txt"), "mine");
  EXPECT_EQ(names_in(target_), (std::vector<std::string>{"b.csv", "manifest.json"}));
}

TEST_F(ResultDirectoryTest, WhatIsVouchedForMustBeThereAndTheSame) {
  publish_vouched(target_, {"a.csv", "b.csv", "page.html", "charts/c.svg"}, "text");
  EXPECT_EQ(refusal(target_), "");
  std::ofstream(target_ / "page.html") << "is made again";
  fs::remove(target_ / "charts/c.svg");
  EXPECT_EQ(refusal(target_), "");
  std::ofstream(target_ / "a.csv") << "changed";
  fs::remove(target_ / "b.csv");
  EXPECT_NE(refusal(target_).find("a.csv: is not what manifest.json vouches for"), std::string::npos);
  EXPECT_NE(refusal(target_).find("b.csv: is no file"), std::string::npos);
}

TEST_F(ResultDirectoryTest, ChartsThatAreDrawnAnewAreVouchedForAnew) {
  publish_vouched(target_, {"a.csv", "charts/gap-fan.vl.json", "charts/gap-fan.png"}, "old");
  ResultDirectory parts(target_);
  parts.add("charts/gap-fan.vl.json", "new");
  parts.add("charts/print-600/gap-fan.vl.json", "new");
  parts.update();
  EXPECT_EQ(refusal(target_), "");
  EXPECT_EQ(io::vouched_names(target_),
            (std::set<fs::path>{"a.csv", "charts/gap-fan.vl.json", "charts/print-600/gap-fan.vl.json"}));
}

TEST_F(ResultDirectoryTest, KeepsRightsAndLinksOfAPerson) {
  publish_run("old");
  fs::permissions(target_, fs::perms::owner_all | fs::perms::group_read);
  fs::create_symlink("nowhere", target_ / "link");
  fs::create_directories(target_ / "mine/empty");
  publish_run("new");
  EXPECT_EQ(fs::status(target_).permissions(), fs::perms::owner_all | fs::perms::group_read);
  EXPECT_EQ(fs::read_symlink(target_ / "link"), "nowhere");
  EXPECT_TRUE(fs::is_directory(target_ / "mine/empty"));
}

TEST_F(ResultDirectoryTest, IsNotPutThroughALink) {
  publish_run("old");
  fs::create_directories(root_ / "elsewhere");
  fs::remove_all(target_ / "charts");
  fs::create_directory_symlink(root_ / "elsewhere", target_ / "charts");
  EXPECT_THROW(publish_run("new"), io::WriteError);
  EXPECT_EQ(text_of(target_ / "manifest.json"), "old");
  EXPECT_TRUE(fs::is_empty(root_ / "elsewhere"));
}

TEST_F(ResultDirectoryTest, RefusesAPlaceWithoutRoomBeforeAnythingIsGathered) {
  EXPECT_THROW(ResultDirectory(target_, std::uint64_t{1} << 62), io::WriteError);
  EXPECT_TRUE(fs::is_empty(root_ / "results"));
}

TEST_F(ResultDirectoryTest, AFolderThatSomebodyStandsInIsFilledFileByFile) {
  publish_run("old");
  std::ofstream(target_ / "notes.txt") << "mine";
  const fs::path before = fs::current_path();
  fs::current_path(target_);
  publish_run("new");
  EXPECT_EQ(text_of("manifest.json"), "new");
  EXPECT_EQ(text_of("notes.txt"), "mine");
  EXPECT_EQ(names_in("."), (std::vector<std::string>{"charts", "manifest.json", "notes.txt"}));
  fs::current_path(before);
}

TEST_F(ResultDirectoryTest, AListOfMovesThatLeadsElsewhereMovesNothing) {
  publish_run("old");
  const fs::path scratch = target_ / ".chokepoint-part-1-1";
  fs::create_directories(scratch / "old");
  std::ofstream(scratch / "chokepoint-scratch") << "";
  std::ofstream(scratch / "journal") << "new ../../mine.txt\nhad /etc/passwd\n";
  std::ofstream(root_ / "mine.txt") << "mine";
  io::mend_place(target_);
  EXPECT_EQ(text_of(root_ / "mine.txt"), "mine");
  EXPECT_EQ(names_in(target_), (std::vector<std::string>{"charts", "manifest.json"}));
}

// Whoever opens a pipe that nobody writes waits for ever.
TEST_F(ResultDirectoryTest, AListOfMovesThatIsAPipeOrALinkIsNone) {
  publish_run("old");
  const fs::path scratch = target_ / ".chokepoint-part-1-1", list = root_ / "list";
  std::ofstream(list) << "new manifest.json\n";
  for (const bool pipe : {true, false}) {
    fs::create_directories(scratch / "old");
    std::ofstream(scratch / "chokepoint-scratch") << "";
    if (pipe)
      ASSERT_EQ(::mkfifo((scratch / "journal").c_str(), 0600), 0);
    else
      fs::create_symlink(list, scratch / "journal");
    io::mend_place(target_);
    EXPECT_EQ(names_in(target_), (std::vector<std::string>{"charts", "manifest.json"}));
  }
  EXPECT_TRUE(fs::exists(list));
}

}  // namespace
