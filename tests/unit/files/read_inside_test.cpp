#include "files/read_inside.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "base/error.hpp"

namespace {

namespace fs = std::filesystem;

/// A folder of results, and beside it what is nobody's business.
class ReadInside : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = testing::TempDir() + "inside-XXXXXX";
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    here_ = name;
    results_ = here_ / "results";
    fs::create_directories(results_ / "charts");
    std::ofstream(here_ / "secret") << "secret";
    std::ofstream(results_ / "charts" / "a.csv") << "data";
  }
  void TearDown() override { fs::remove_all(here_); }

  std::string fault(const fs::path& name, std::uint64_t most = 100) const {
    try {
      return "read: " + io::read_inside(results_, name, most).value_or("nothing");
    } catch (const base::InputError& error) {
      return error.what();
    }
  }

  fs::path here_, results_;
};

TEST_F(ReadInside, ReadsWhatLiesThere) {
  EXPECT_EQ(io::read_inside(results_, "charts/a.csv", 100), "data");
  EXPECT_EQ(io::read_inside(results_, "b", 100), std::nullopt);
  EXPECT_EQ(io::read_inside(results_, "none/b", 100), std::nullopt);
  EXPECT_EQ(io::read_inside(here_ / "none", "b", 100), std::nullopt);
  EXPECT_EQ(io::names_inside(results_, "charts"), std::vector<std::string>{"a.csv"});
  EXPECT_TRUE(io::names_inside(results_, "none").empty());
}

TEST_F(ReadInside, TheFolderItselfMayBeALink) {
  fs::create_directory_symlink(results_, here_ / "latest");
  EXPECT_EQ(io::read_inside(here_ / "latest", "charts/a.csv", 100), "data");
}

TEST_F(ReadInside, FollowsNoLinkAndLeadsNowhereElse) {
  fs::create_symlink(here_ / "secret", results_ / "file");
  fs::create_symlink("charts/a.csv", results_ / "near");
  fs::create_symlink(here_ / "none", results_ / "dangling");
  fs::create_directory_symlink(here_, results_ / "folder");
  for (const char* name : {"file", "near", "dangling", "folder/secret", "folder"})
    EXPECT_NE(fault(name).find("links in a folder of results are not followed"), std::string::npos) << fault(name);
  for (const fs::path& name : {fs::path("../secret"), fs::path("charts/../../secret"), here_ / "secret"})
    EXPECT_NE(fault(name).find("leads out of"), std::string::npos) << fault(name);
  EXPECT_THROW(io::names_inside(results_, "folder"), base::InputError);
}

TEST_F(ReadInside, RegularFilesOfABoundedSizeAlone) {
  ASSERT_EQ(mkfifo((results_ / "pipe").c_str(), 0600), 0);
  EXPECT_NE(fault("pipe").find("no regular file"), std::string::npos);  // and does not wait for a writer
  EXPECT_NE(fault("charts").find("no regular file"), std::string::npos);
  EXPECT_NE(fault("charts/a.csv/b").find("no folder"), std::string::npos);
  EXPECT_NE(fault("charts/a.csv", 3).find("a.csv"), std::string::npos);
  EXPECT_NE(fault("charts/a.csv", 3).find("more than"), std::string::npos);
  EXPECT_EQ(fault("charts/a.csv", 4), "read: data");
}

}  // namespace
