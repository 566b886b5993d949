#include "app/publish/place.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

#include "app/publish/target.hpp"
#include "base/error.hpp"
#include "files/vouched.hpp"
#include "files/write_whole.hpp"

namespace {

namespace fs = std::filesystem;

class PlaceTest : public testing::Test {
 protected:
  PlaceTest() {
    std::string pattern = (fs::temp_directory_path() / "chokepoint-place-XXXXXX").string();
    root_ = mkdtemp(pattern.data());
  }
  ~PlaceTest() override { fs::remove_all(root_); }

  void publish(const fs::path& target, const app::ResultKind& kind, const std::string& text) const {
    app::Place place({target, &kind, {{"seed", text}}});
    place.files().add("table.csv", text);
    place.publish(place.usual_manifest());
  }
  static std::string refusal(const fs::path& target, const app::ResultKind& kind) {
    io::FaultList faults;
    app::check_place(target, kind, faults);
    return faults.empty() ? "" : base::describe(faults.faults().front());
  }
  void write(const std::string& name, const std::string& text) const {
    fs::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name) << text;
  }

  fs::path root_;
};

TEST_F(PlaceTest, ResultsOfAKindReplaceTheirLikesAndNoOthers) {
  publish(root_ / "v", app::kind::kVoi, "1");
  EXPECT_EQ(refusal(root_ / "v", app::kind::kVoi), "");
  EXPECT_NE(refusal(root_ / "v", app::kind::kHindcast).find("a value of information, which is no hindcast"),
            std::string::npos);
  io::FaultList faults;
  app::check_target(root_ / "v", {}, true, faults);
  EXPECT_FALSE(faults.empty()) << "though a run is forced";
  publish(root_ / "v", app::kind::kVoi, "2");
  EXPECT_NO_THROW(io::check_vouched(root_ / "v"));
}

TEST_F(PlaceTest, WhatAManifestSaysIsReadAndNotSearchedFor) {
  publish(root_ / "v", app::kind::kVoi, "1");
  const app::Standing there = app::look_at(root_ / "v");
  EXPECT_TRUE(there.says({{"seed", "1"}}));
  EXPECT_FALSE(there.says({{"seed", "2"}}));
  EXPECT_FALSE(there.says({{"seed", "1"}, {"worlds", "1"}}));
  EXPECT_TRUE((app::Standing{false, &app::kind::kVoi, "{\"seed\":\n\"1\"}"}.says({{"seed", "1"}})))
      << "however it is set";
  EXPECT_FALSE(app::Standing{}.says({{"seed", "1"}}));
}

TEST_F(PlaceTest, OlderResultsAreKnownByAFileAndItsHead) {
  write("old/voi.csv", "metric,statistic,from,to\n");
  EXPECT_EQ(refusal(root_ / "old", app::kind::kVoi), "");
  write("theirs/voi.csv", "my own,table\n");
  EXPECT_NE(refusal(root_ / "theirs", app::kind::kVoi), "");
  write("fit/worlds.csv", "ancestor,\n");
  EXPECT_EQ(refusal(root_ / "fit", app::kind::kPosterior), "") << "what an interrupted call of before left";
}

TEST_F(PlaceTest, NothingForeignIsMixedIn) {
  write("home/notes.txt", "mine");
  write("theirs/manifest.json", "{\"name\": \"a web app\"}");
  write("file", "mine");
  fs::create_symlink("nowhere", root_ / "link");
  for (const char* name : {"home", "theirs", "file", "file/below", "link"})
    EXPECT_NE(refusal(root_ / name, app::kind::kScores), "") << name;
  EXPECT_EQ(refusal(root_ / "new", app::kind::kScores), "");
  fs::create_directories(root_ / "disk" / "lost+found");
  EXPECT_EQ(refusal(root_ / "disk", app::kind::kScores), "") << "a new disk";
}

TEST_F(PlaceTest, WhatOthersPutThereMeanwhileStays) {
  app::Place place({root_ / "v", &app::kind::kVoi});
  place.files().add("table.csv", "ours");
  publish(root_ / "v", app::kind::kVoi, "theirs");
  EXPECT_THROW(place.publish(place.usual_manifest()), io::WriteError);
  std::ifstream file(root_ / "v/table.csv");
  std::ostringstream text;
  text << file.rdbuf();
  EXPECT_EQ(text.str(), "theirs");
}

TEST_F(PlaceTest, OneFileIsOnlyReplacedByItsLike) {
  write("theirs.json", "mine");
  write("ours.json", "ours");
  fs::create_symlink("ours.json", root_ / "link.json");
  const auto is_refused = [&](const char* name, bool force) {
    io::FaultList faults;
    app::check_file_place(
        root_ / name, "--out", force, [](const std::string& text) { return text == "ours"; }, "another", faults);
    return !faults.empty();
  };
  EXPECT_TRUE(is_refused("theirs.json", true));
  EXPECT_TRUE(is_refused("link.json", true));
  EXPECT_TRUE(is_refused("ours.json/x.json", true));
  EXPECT_TRUE(is_refused("ours.json", false));
  EXPECT_FALSE(is_refused("ours.json", true));
  EXPECT_FALSE(is_refused("new.json", false));
}

}  // namespace
