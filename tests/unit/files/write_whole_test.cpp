#include "files/write_whole.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <fstream>

#include "files/read_file.hpp"
#include "input/scenario/scenario_merge.hpp"

namespace {

namespace fs = std::filesystem;

class WriteWhole : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("write_whole_" + std::to_string(::getpid()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::vector<std::string> names() const {
    std::vector<std::string> found;
    for (const auto& entry : fs::directory_iterator(folder_)) found.push_back(entry.path().filename().string());
    return found;
  }

  fs::path folder_;
};

TEST_F(WriteWhole, WritesEveryByteAndLeavesNothingElse) {
  const std::string bytes("a\0b\r\n\xFF", 6);
  io::write_whole(folder_ / "x.csv", bytes);
  EXPECT_EQ(io::read_file(folder_ / "x.csv"), bytes);
  EXPECT_THAT(names(), testing::ElementsAre("x.csv"));
}

TEST_F(WriteWhole, ReplacesAnOldFile) {
  io::write_whole(folder_ / "x", "old and long");
  io::write_whole(folder_ / "x", "new");
  EXPECT_EQ(io::read_file(folder_ / "x"), "new");
}

TEST_F(WriteWhole, SaysWhatAndWhyWhenTheFolderIsMissing) {
  try {
    io::write_whole(folder_ / "none" / "x", "b");
    FAIL();
  } catch (const io::WriteError& error) {
    EXPECT_THAT(error.what(), testing::HasSubstr("none/x: No such file or directory"));
  }
}

// A limit on file sizes stands in for a full disk: the write fails half-way.
TEST_F(WriteWhole, KeepsTheOldFileWhenTheDiskIsFull) {
  io::write_whole(folder_ / "x", "old");
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{1000, before.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  EXPECT_THROW(io::write_whole(folder_ / "x", std::string(100'000, 'y')), io::WriteError);
  EXPECT_THROW(io::write_whole(folder_ / "z", std::string(100'000, 'y')), io::WriteError);
  ::setrlimit(RLIMIT_FSIZE, &before);
  std::signal(SIGXFSZ, handler);
  EXPECT_EQ(io::read_file(folder_ / "x"), "old");
  EXPECT_THAT(names(), testing::ElementsAre("x"));
}

TEST_F(WriteWhole, OverAFolderFailsAndLeavesIt) {
  fs::create_directories(folder_ / "x" / "y");
  EXPECT_THROW(io::write_whole(folder_ / "x", "b"), io::WriteError);
  EXPECT_TRUE(fs::is_directory(folder_ / "x"));
  EXPECT_THAT(names(), testing::ElementsAre("x"));
}

TEST_F(WriteWhole, TidiesWhatKilledProgramsLeftAndNothingElse) {
  for (const char* name : {"x.tmp-aB3dE6", "x.tmp-backups", "x.backup", "y.tmp-aB3dE6"})
    std::ofstream(folder_ / name) << "";
  io::write_whole(folder_ / "x", "b");
  EXPECT_THAT(names(), testing::UnorderedElementsAre("x", "x.tmp-backups", "x.backup", "y.tmp-aB3dE6"));
}

TEST_F(WriteWhole, ReadingSaysWhyItCannot) {
  const auto reason = [](const fs::path& path) -> std::string {
    try {
      io::read_file(path);
      return "";
    } catch (const io::Unreadable& error) {
      return error.what();
    }
  };
  EXPECT_EQ(reason(folder_ / "none"), "no such file");
  EXPECT_EQ(reason(folder_), "it is a directory");
  EXPECT_EQ(reason("/dev/zero"), "it is not a regular file");
  fs::create_symlink("loop", folder_ / "loop");
  EXPECT_THAT(reason(folder_ / "loop"), testing::HasSubstr("Too many levels"));
  std::ofstream(folder_ / "big").close();
  fs::resize_file(folder_ / "big", (16u << 20) + 1);
  EXPECT_THAT(reason(folder_ / "big"), testing::HasSubstr("16 MiB"));
}

}  // namespace
