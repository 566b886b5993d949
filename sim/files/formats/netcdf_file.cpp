#include "files/formats/netcdf_file.hpp"

#include <netcdf.h>
#include <netcdf_mem.h>

#include <cstdlib>
#include <memory>

#include "base/undefined.hpp"
#include "files/write_whole.hpp"

namespace io {

namespace {

// Higher levels of deflate take twice the time for a few per cent.
constexpr int kDeflateLevel = 1;
constexpr std::size_t kFirstBytes = 1u << 20;  ///< of memory; it grows as needed

}  // namespace

std::string netcdf_version() {
  const std::string words = nc_inq_libvers();  // "4.9.0 of Jan 12 2023 07:19:05 $"
  return words.substr(0, words.find(' '));
}

NetcdfFile::NetcdfFile(const std::filesystem::path& path) : path_(path) {
  check(nc_create_mem(path.filename().c_str(), NC_NETCDF4, kFirstBytes, &file_));
  open_ = true;
}

NetcdfFile::~NetcdfFile() {
  if (open_) nc_abort(file_);
}

void NetcdfFile::check(int status) {
  if (status != NC_NOERR) throw WriteError(path_, nc_strerror(status));
}

int NetcdfFile::dimension(const std::string& name, std::size_t length) {
  int number = 0;
  check(nc_def_dim(file_, name.c_str(), length, &number));
  return number;
}

void NetcdfFile::attribute(const std::string& name, std::string_view text) { attribute(NC_GLOBAL, name, text); }

void NetcdfFile::attribute(int variable, const std::string& name, std::string_view text) {
  check(nc_put_att_text(file_, variable, name.c_str(), text.size(), text.data()));
}

void NetcdfFile::attribute(const std::string& name, std::int64_t number) {
  const long long value = number;
  check(nc_put_att_longlong(file_, NC_GLOBAL, name.c_str(), NC_INT, 1, &value));
}

int NetcdfFile::variable(const std::string& name, int type, const std::vector<int>& dimensions) {
  int number = 0;
  check(nc_def_var(file_, name.c_str(), type, static_cast<int>(dimensions.size()), dimensions.data(), &number));
  if (dimensions.empty()) return number;
  check(nc_def_var_deflate(file_, number, NC_SHUFFLE, 1, kDeflateLevel));
  // Each variable is put once and whole: a cache, which the library would keep for all of them to the end, holds nothing
  // that is asked for again.
  check(nc_set_var_chunk_cache(file_, number, 1, 1, 1));  // a byte, since 0 means the default
  return number;
}

int NetcdfFile::doubles(const std::string& name, const std::vector<int>& dimensions) {
  const int number = variable(name, NC_DOUBLE, dimensions);
  const double undefined = base::kUndefined;
  check(nc_def_var_fill(file_, number, NC_FILL, &undefined));
  return number;
}

int NetcdfFile::integers(const std::string& name, const std::vector<int>& dimensions) {
  return variable(name, NC_INT, dimensions);
}

void NetcdfFile::put(int variable, const std::vector<double>& values) {
  check(nc_put_var_double(file_, variable, values.data()));
}

void NetcdfFile::put(int variable, const std::vector<std::int64_t>& values) {
  static_assert(sizeof(long long) == sizeof(std::int64_t));
  const std::vector<long long> same(values.begin(), values.end());
  check(nc_put_var_longlong(file_, variable, same.data()));
}

void NetcdfFile::close() {
  NC_memio image{};
  check(nc_close_memio(file_, &image));
  open_ = false;
  const std::unique_ptr<void, decltype(&std::free)> memory(image.memory, &std::free);
  write_whole(path_, {static_cast<const char*>(image.memory), image.size});
}

}  // namespace io
