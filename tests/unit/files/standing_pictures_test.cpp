#include "files/standing_pictures.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

namespace {

namespace fs = std::filesystem;

/// Results that stand, and the same in the making.
class StandingPictures : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = testing::TempDir() + "standing-XXXXXX";
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    here_ = name, part_ = here_ / "part", standing_ = here_ / "standing";
    for (const fs::path& folder : {part_, standing_}) fs::create_directories(folder / "charts" / "narrow");
  }
  void TearDown() override { fs::remove_all(here_); }

  static void write(const fs::path& file, const std::string& text) { std::ofstream(file) << text; }
  static std::string read(const fs::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  fs::path here_, part_, standing_;
};

TEST_F(StandingPictures, OfTheSameSpecificationAreKept) {
  for (const char* file : {"charts/a.vl.json", "charts/narrow/a.vl.json"})
    write(part_ / file, "spec"), write(standing_ / file, "spec");
  for (const char* file : {"charts/a.svg", "charts/a.png", "charts/a.pdf", "charts/narrow/a.svg"})
    write(standing_ / file, "old");
  write(part_ / "charts/a.svg", "new");
  io::keep_pictures(part_, standing_);
  EXPECT_EQ(read(part_ / "charts/a.svg"), "new");
  for (const char* file : {"charts/a.png", "charts/a.pdf", "charts/narrow/a.svg"})
    EXPECT_EQ(read(part_ / file), "old") << file;
  EXPECT_TRUE(io::leave_undrawn(part_, standing_, io::Pictures::kPixelsAndPages).empty());
}

TEST_F(StandingPictures, OfAnotherSpecificationStandAsTheyWere) {
  for (const char* chart : {"a", "b"}) {
    write(part_ / "charts" / (std::string(chart) + ".vl.json"), "new");
    write(part_ / "charts" / (std::string(chart) + ".csv"), "new");
  }
  write(standing_ / "charts/a.vl.json", "old"), write(standing_ / "charts/a.png", "old");
  io::keep_pictures(part_, standing_);
  EXPECT_FALSE(fs::exists(part_ / "charts/a.png"));
  EXPECT_EQ(io::leave_undrawn(part_, standing_, io::Pictures::kPixels), std::vector<std::string>{"a"});
  EXPECT_FALSE(fs::exists(part_ / "charts/a.vl.json"));
  EXPECT_FALSE(fs::exists(part_ / "charts/a.csv"));
  EXPECT_TRUE(fs::exists(part_ / "charts/b.vl.json"));
}

TEST_F(StandingPictures, LinksAreNone) {
  write(here_ / "secret", "secret");
  write(part_ / "charts/a.vl.json", "spec"), write(standing_ / "charts/a.vl.json", "spec");
  fs::create_symlink(here_ / "secret", standing_ / "charts/a.svg");
  io::keep_pictures(part_, standing_);
  EXPECT_FALSE(fs::exists(part_ / "charts/a.svg"));
}

}  // namespace
