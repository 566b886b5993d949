#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace io {

/// A NetCDF-4 file in the making: dimensions, attributes and compressed variables, written in the order of the calls.
/// The same calls give the same bytes with the same NetCDF library: the format's own times of creation are off. The file
/// is put together in memory, since the library crashes on a disk that refuses bytes, and appears whole when it is
/// closed, or never. Every call throws WriteError, naming the file, if the library or the disk refuses.
class NetcdfFile {
 public:
  explicit NetcdfFile(const std::filesystem::path& path);
  ~NetcdfFile();
  NetcdfFile(const NetcdfFile&) = delete;
  NetcdfFile& operator=(const NetcdfFile&) = delete;

  /// A dimension, by the number that variables name it by.
  int dimension(const std::string& name, std::size_t length);

  /// Attributes of the file.
  void attribute(const std::string& name, std::string_view text);
  void attribute(const std::string& name, std::int64_t number);
  /// Attributes of a variable, by its number.
  void attribute(int variable, const std::string& name, std::string_view text);

  /// Variables, compressed but for single numbers; returns their number. Those of doubles have NaN for what is undefined;
  /// integers have 32 bits, since CF-1.8 lists none of more (2.2): a larger number is refused.
  int doubles(const std::string& name, const std::vector<int>& dimensions);
  int integers(const std::string& name, const std::vector<int>& dimensions);

  /// All values of a variable, the last dimension fastest: as many as its dimensions multiply to, which is not checked.
  void put(int variable, const std::vector<double>& values);
  void put(int variable, const std::vector<std::int64_t>& values);

  /// Writes the file, in place of one that is there. To be called once, as the last thing.
  void close();

 private:
  int variable(const std::string& name, int type, const std::vector<int>& dimensions);
  void check(int status);

  std::filesystem::path path_;
  int file_ = -1;
  bool open_ = false;
};

/// The library's version, such as "4.9.0": part of what the bytes of a file depend on.
std::string netcdf_version();

}  // namespace io
