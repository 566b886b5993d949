#include "files/formats/bytes.hpp"

#include <fstream>
#include <system_error>

#include "files/digest.hpp"
#include "files/write_whole.hpp"

namespace io {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kSeal = std::string_view("sha256:").size() + 64;

/// Whether the digest at the end of a file is that of all before it.
bool seal_holds(std::istream& file, std::uint64_t size) {
  std::string piece(std::size_t{1} << 20, '\0');
  Digest digest;
  for (std::uint64_t left = size - kSeal; left > 0;) {
    const auto count = static_cast<std::streamsize>(std::min<std::uint64_t>(left, piece.size()));
    if (!file.read(piece.data(), count)) return false;
    digest.add({piece.data(), static_cast<std::size_t>(count)});
    left -= static_cast<std::uint64_t>(count);
  }
  std::string seal(kSeal, '\0');
  return file.read(seal.data(), static_cast<std::streamsize>(kSeal)) && seal == digest.text();
}

}  // namespace

void write_sealed(const fs::path& path, std::string_view what, const std::function<void(ByteWriter&)>& body) {
  write_whole(path, [&](const std::function<void(std::string_view)>& put) {
    Digest digest;
    ByteWriter writer([&](std::string_view bytes) {
      digest.add(bytes);
      put(bytes);
    });
    writer.bytes(what.data(), what.size());
    writer.bytes("\n", 1);
    body(writer);
    writer.flush();
    put(digest.text());
  });
}

bool read_sealed(const fs::path& path, std::string_view what, const std::function<void(ByteReader&)>& body) {
  std::error_code absent;
  if (!fs::is_regular_file(fs::symlink_status(path, absent))) return false;
  const std::uint64_t size = fs::file_size(path, absent), heading = what.size() + 1;
  if (absent || size < heading + kSeal) return false;
  std::ifstream file(path, std::ios::binary);
  std::string said(heading, '\0');
  if (!file.read(said.data(), static_cast<std::streamsize>(heading)) || said != std::string(what) + "\n") return false;
  file.seekg(0);
  if (!seal_holds(file, size)) return false;
  file.seekg(static_cast<std::streamoff>(heading));
  ByteReader reader(
      [&](char* to, std::size_t count) -> bool {
        return static_cast<bool>(file.read(to, static_cast<std::streamsize>(count)));
      },
      size - heading - kSeal);
  body(reader);
  return reader.is_whole();
}

}  // namespace io
