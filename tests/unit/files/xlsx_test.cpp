#include "files/formats/xlsx.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

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

/// All that is packed in a file, one behind the other.
std::string unpacked(const std::string& package) {
  constexpr std::size_t kHead = 30, kPiece = 1 << 16;
  std::string all;
  for (std::size_t at = package.find("PK\x03\x04"); at != std::string::npos; at = package.find("PK\x03\x04", at + 1)) {
    const auto number = [&](std::size_t place) {
      return static_cast<std::size_t>(static_cast<unsigned char>(package[at + place])) |
             static_cast<std::size_t>(static_cast<unsigned char>(package[at + place + 1])) << 8u;
    };
    const std::size_t begin = at + kHead + number(26) + number(28);
    std::string from = package.substr(begin), piece(kPiece, '\0');
    z_stream stream{};
    inflateInit2(&stream, -MAX_WBITS);
    stream.next_in = reinterpret_cast<Bytef*>(from.data()), stream.avail_in = static_cast<uInt>(from.size());
    for (int code = Z_OK; code == Z_OK;) {
      stream.next_out = reinterpret_cast<Bytef*>(piece.data()), stream.avail_out = kPiece;
      code = inflate(&stream, Z_NO_FLUSH);
      all += piece.substr(0, kPiece - stream.avail_out);
    }
    inflateEnd(&stream);
  }
  return all;
}

/// A cell that a spreadsheet computes would run what the title of somebody's scenario says.
TEST(Xlsx, ATextThatLooksLikeAFormulaIsAText) {
  std::vector<io::Table> tables = sample();
  const std::vector<std::string> hostile = {"=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "{=A1}", "</t><f>1</f>"};
  for (const std::string& text : hostile) tables[0].row({text, text});
  tables[0].title = tables[0].note = tables[0].columns[0].heading = "=2+2";
  const fs::path path = fs::path(testing::TempDir()) / "hostile.xlsx";
  io::write_xlsx(path, tables);
  const std::string all = unpacked(bytes_of(path));
  ASSERT_NE(all.find("<sheetData>"), std::string::npos);
  EXPECT_EQ(all.find("<f>"), std::string::npos) << "a formula";
  EXPECT_EQ(all.find("<f "), std::string::npos) << "a formula";
  for (const char* text : {"<t>=1+1</t>", "<t>=2+2</t>", "&lt;/t&gt;&lt;f&gt;"})
    EXPECT_NE(all.find(text), std::string::npos) << text;
}

TEST(Xlsx, SaysWhatItCouldNotWrite) {
  EXPECT_THROW(io::write_xlsx(fs::path(testing::TempDir()) / "nowhere" / "a.xlsx", sample()), io::WriteError);
}

}  // namespace
