#include "files/read_file.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <system_error>

#include "input/json/json_read.hpp"
#include "input/scenario/scenario_merge.hpp"

namespace io {

namespace {

std::string read_bytes(const std::string& path, std::uint64_t most) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (status.type() == std::filesystem::file_type::not_found) throw Unreadable("no such file");
  if (error) throw Unreadable(error.message());
  if (std::filesystem::is_directory(status)) throw Unreadable("it is a directory");
  if (!std::filesystem::is_regular_file(status)) throw Unreadable("it is not a regular file");
  const auto size = std::filesystem::file_size(path, error);
  if (error) throw Unreadable(error.message());
  if (size > most) throw Unreadable("the file has more than " + std::to_string(most >> 20) + " MiB");
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Unreadable(std::strerror(errno));
  std::string bytes(static_cast<std::size_t>(size), '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (file.gcount() != static_cast<std::streamsize>(bytes.size())) throw Unreadable("it could not be read to its end");
  return bytes;
}

}  // namespace

const std::string& standard_input() {
  static const std::string kBytes = [] {
    std::string bytes(kMostBytes + 1, '\0');
    std::cin.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (std::cin.bad()) throw Unreadable("standard input could not be read to its end");
    bytes.resize(static_cast<std::size_t>(std::cin.gcount()));
    if (bytes.size() > kMostBytes) throw Unreadable("standard input has more than 16 MiB");
    return bytes;
  }();
  return kBytes;
}

std::string read_file(const std::string& path) { return read_bytes(path, kMostBytes); }

std::string read_input(const std::string& path, std::uint64_t most) {
  try {
    return read_bytes(path, most);
  } catch (const Unreadable& error) {
    FaultList faults;
    Place place;
    place.file = std::make_shared<const std::string>(path);
    faults.add(place, std::string("cannot be read: ") + error.what());
    faults.throw_if_any();
    throw;  // not reached: there is a fault
  }
}

}  // namespace io
