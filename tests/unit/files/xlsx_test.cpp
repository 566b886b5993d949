#include "files/formats/xlsx.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <fstream>
#include <sstream>
#include <thread>

#include "files/write_whole.hpp"

namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<io::Table> sample() {
  io::Table table;
  table.name = "one", table.title = "First", table.note = "Note.";
  table.columns = {{"policy", "Policy", io::Unit::kCount}, {"value", "Value", io::Unit::kFactor}};
  table.row({"a", 1.5});
  table.row({"b", std::nan("")});
  table.row({"c", HUGE_VAL});
  io::Table empty = table;
  empty.name = "two", empty.rows.clear();
  return {table, empty};
}

TEST(Xlsx, IsAPackageWithTheSameBytesForTheSameTables) {
  const fs::path a = fs::path(testing::TempDir()) / "a.xlsx", b = fs::path(testing::TempDir()) / "b.xlsx";
  io::write_xlsx(a, sample());
  std::this_thread::sleep_for(std::chrono::milliseconds(1100));  // a clock in the file would show
  io::write_xlsx(b, sample());
  EXPECT_EQ(bytes_of(a).substr(0, 4), "PK\x03\x04");
  EXPECT_GT(bytes_of(a).size(), 3000u);
  EXPECT_TRUE(bytes_of(a) == bytes_of(b));
}

TEST(Xlsx, SaysWhatItCouldNotWrite) {
  EXPECT_THROW(io::write_xlsx(fs::path(testing::TempDir()) / "nowhere" / "a.xlsx", sample()), io::WriteError);
}

}  // namespace
