#include "files/formats/netcdf_file.hpp"

#include <gtest/gtest.h>
#include <netcdf.h>
#include <sys/resource.h>

#include <cmath>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <limits>

#include "files/write_whole.hpp"

namespace {

namespace fs = std::filesystem;

class NetcdfFileTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "chokepoint-netcdf-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    directory_ = name;
  }
  void TearDown() override { fs::remove_all(directory_); }

  fs::path directory_;
};

void write_one(const fs::path& path, const std::vector<double>& values) {
  io::NetcdfFile file(path);
  const int variable = file.doubles("x", {file.dimension("n", values.size())});
  file.attribute(variable, "units", "1");
  file.put(variable, values);
  file.close();
}

TEST_F(NetcdfFileTest, KeepsEveryBitAndWhatIsUndefined) {
  const std::vector<double> values{0.1, -0.0, 1e300, std::numeric_limits<double>::quiet_NaN(), 5e-324};
  write_one(directory_ / "a.nc", values);
  int file = 0, variable = 0;
  ASSERT_EQ(nc_open((directory_ / "a.nc").c_str(), NC_NOWRITE, &file), NC_NOERR);
  ASSERT_EQ(nc_inq_varid(file, "x", &variable), NC_NOERR);
  std::vector<double> read(values.size());
  ASSERT_EQ(nc_get_var_double(file, variable, read.data()), NC_NOERR);
  int shuffle = 0, deflate = 0, level = 0, no_fill = 0;
  double fill = 0;
  ASSERT_EQ(nc_inq_var_deflate(file, variable, &shuffle, &deflate, &level), NC_NOERR);
  ASSERT_EQ(nc_inq_var_fill(file, variable, &no_fill, &fill), NC_NOERR);
  EXPECT_EQ(nc_close(file), NC_NOERR);
  EXPECT_EQ(std::memcmp(read.data(), values.data(), sizeof(double) * values.size()), 0);
  EXPECT_TRUE(shuffle == 1 && deflate == 1);
  EXPECT_TRUE(std::isnan(fill));
}

TEST_F(NetcdfFileTest, IntegersAreOfATypeThatCf18ListsAndRefuseWhatItCannotHold) {
  {
    io::NetcdfFile file(directory_ / "a.nc");
    file.attribute("replicates", std::int64_t{7});
    file.put(file.integers("n", {file.dimension("n", 2)}), std::vector<std::int64_t>{-3, 2'000'000'000});
    file.close();
  }
  int file = 0, variable = 0;
  nc_type of_variable = 0, of_attribute = 0;
  ASSERT_EQ(nc_open((directory_ / "a.nc").c_str(), NC_NOWRITE, &file), NC_NOERR);
  ASSERT_EQ(nc_inq_varid(file, "n", &variable), NC_NOERR);
  ASSERT_EQ(nc_inq_vartype(file, variable, &of_variable), NC_NOERR);
  ASSERT_EQ(nc_inq_atttype(file, NC_GLOBAL, "replicates", &of_attribute), NC_NOERR);
  std::vector<int> read(2);
  ASSERT_EQ(nc_get_var_int(file, variable, read.data()), NC_NOERR);
  EXPECT_EQ(nc_close(file), NC_NOERR);
  EXPECT_TRUE(of_variable == NC_INT && of_attribute == NC_INT);
  EXPECT_EQ(read, (std::vector<int>{-3, 2'000'000'000}));
  io::NetcdfFile other(directory_ / "b.nc");
  const int narrow = other.integers("n", {other.dimension("n", 1)});
  EXPECT_THROW(other.put(narrow, std::vector<std::int64_t>{3'000'000'000}), io::WriteError);
}

TEST_F(NetcdfFileTest, UnclosedIsGone) {
  { io::NetcdfFile file(directory_ / "a.nc"); }
  EXPECT_TRUE(fs::is_empty(directory_));
}

TEST_F(NetcdfFileTest, NamesTheFileThatTheDiskRefused) {
  try {
    write_one(directory_ / "absent" / "a.nc", {1});
    FAIL();
  } catch (const io::WriteError& error) {
    EXPECT_NE(std::string(error.what()).find("absent/a.nc: No such file or directory"), std::string::npos)
        << error.what();
  }
}

/// Ends the process, as a program ends, with 0 if a disk with room for so many bytes is told by WriteError and nothing is
/// left. The library has crashed on such a disk: when it was used, when it was closed, and when the process ended.
[[noreturn]] void write_on_a_full_disk(const fs::path& path, rlim_t room) {
  std::signal(SIGXFSZ, SIG_IGN);
  const rlimit limit{room, room};
  setrlimit(RLIMIT_FSIZE, &limit);
  std::vector<double> values(100'000);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = std::sin(static_cast<double>(i));  // does not compress
  try {
    write_one(path, values);
  } catch (const io::WriteError&) {
    std::exit(fs::is_empty(path.parent_path()) ? 0 : 1);
  }
  std::exit(2);
}

TEST_F(NetcdfFileTest, AFullDiskIsToldAndLeavesNothing) {
  for (const rlim_t room : {0, 1, 100, 1'000, 5'000, 20'000, 100'000, 300'000, 500'000})
    EXPECT_EXIT(write_on_a_full_disk(directory_ / "a.nc", room), testing::ExitedWithCode(0), "") << room << " bytes";
}

}  // namespace
