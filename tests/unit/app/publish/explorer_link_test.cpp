#include "app/publish/explorer_link.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include "files/write_whole.hpp"

namespace {

namespace fs = std::filesystem;

class ExplorerLink : public testing::Test {
 protected:
  fs::path root, tree, run;
  ExplorerLink() {
    std::string pattern = (fs::temp_directory_path() / "chokepoint-link-XXXXXX").string();
    root = mkdtemp(pattern.data());
    tree = root / "tree", run = tree / "results" / "reference" / "baseline";
  }
  ~ExplorerLink() override { fs::remove_all(root); }

  void publish() {
    fs::create_directories(tree / "results" / "explorer");
    io::write_whole(tree / "results" / "explorer" / "explorer.html", "a page");
  }
  io::ExplorerLink link(const fs::path& folder, const std::string& file, bool changed = false) const {
    return app::explorer_link(folder, tree.string(), file, changed);
  }
};

TEST_F(ExplorerLink, LeadsFromAPageToThePublishedExplorerAtItsScenario) {
  publish();
  EXPECT_EQ(link(run, "scenarios/h200-opened.json").address, "../../explorer/explorer.html#v1;from=h200-opened");
  EXPECT_EQ(link(tree / "mine", "scenarios/baseline.json").address,
            "../results/explorer/explorer.html#v1;from=baseline");
}

TEST_F(ExplorerLink, HasNoAddressWhereThatWouldNotBeTheScenarioOrNotBeThere) {
  EXPECT_EQ(link(run, "scenarios/baseline.json").address, "") << "nothing is published";
  publish();
  EXPECT_EQ(link(root / "elsewhere", "scenarios/baseline.json").address, "");
  EXPECT_EQ(link(run, "/home/me/mine.json").address, "");
}

TEST_F(ExplorerLink, NamesWhatTheCommandIsGiven) {
  EXPECT_EQ(link(run, "scenarios/baseline.json").scenario, "baseline");
  EXPECT_EQ(link(run, "/home/me/mine.json").scenario, "mine.json");
  EXPECT_EQ(link(run, "scenarios/baseline.json", true).scenario, "") << "changed by an option";
  EXPECT_EQ(link(run, "-").scenario, "") << "what came by standard input has no file";
}

}  // namespace
