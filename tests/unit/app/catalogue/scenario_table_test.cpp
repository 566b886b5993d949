// scenarios/README.md is made from the files beside it.
#include "app/catalogue/scenario_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "files/read_file.hpp"
#include "files/write_whole.hpp"

namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

const std::string kSource = CHOKEPOINT_SOURCE_DIRECTORY;
const std::string kPath = kSource + "/scenarios/README.md";

/// A folder scenarios/ with these files.
class Folder {
 public:
  Folder() : root_(fs::path(testing::TempDir()) / ("scenario_table." + std::to_string(::getpid()))) {
    fs::create_directories(root_ / "scenarios");
  }
  ~Folder() { fs::remove_all(root_); }
  void write(const std::string& name, const std::string& text) { io::write_whole(root_ / "scenarios" / name, text); }
  std::string table() const { return app::scenario_table(root_.string()); }

 private:
  fs::path root_;
};

std::string about(const std::string& title) {
  return R"({"title": ")" + title + R"(", "question": "Why?", "group": "past", "sources": ["002"]})";
}

TEST(ScenarioTable, TheStoredOneIsTheOneMadeFromTheFiles) {
  const std::string made = app::scenario_table(kSource);
  if (std::getenv("CHOKEPOINT_UPDATE") != nullptr) io::write_whole(kPath, made);
  EXPECT_TRUE(io::read_file(kPath) == made)
      << "scenarios/README.md is out of date: run this test with CHOKEPOINT_UPDATE=1";
}

TEST(ScenarioTable, ASiblingWithoutReactionsSharesTheRow) {
  Folder folder;
  folder.write("a.json", about("A"));
  folder.write("a-reactions-off.json", about("B"));
  EXPECT_THAT(folder.table(), HasSubstr("| `a`, `a-reactions-off` | A | Why? | 002 |"));
  EXPECT_EQ(folder.table().find("| B |"), std::string::npos);
}

TEST(ScenarioTable, AScenarioThatDoesNotSayWhatItIsForIsRefused) {
  Folder folder;
  folder.write("a.json", R"({"title": "A", "group": "past", "sources": ["002"]})");
  EXPECT_THROW(folder.table(), std::runtime_error);
}

}  // namespace
