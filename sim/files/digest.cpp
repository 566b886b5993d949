#include "files/digest.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <system_error>
#include <vector>

namespace io {

namespace {

void check(int status) {
  if (status != 1) throw std::runtime_error("the SHA-256 of libcrypto is not available");
}

}  // namespace

Digest::Digest() : context_(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
  check(context_ ? EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) : 0);
}

void Digest::add(std::string_view bytes) { check(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size())); }

std::string Digest::text() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
  unsigned int length = 0;
  check(EVP_DigestFinal_ex(context_.get(), hash.data(), &length));
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text = "sha256:";
  for (unsigned int i = 0; i < length; ++i) text.append({kDigits[hash.at(i) >> 4], kDigits[hash.at(i) & 15]});
  return text;
}

std::string digest(std::string_view bytes) {
  Digest sum;
  sum.add(bytes);
  return sum.text();
}

std::string digest_of_file(const std::filesystem::path& path) {
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  std::vector<char> piece(std::size_t{1} << 20);
  Digest sum;
  while (file.read(piece.data(), static_cast<std::streamsize>(piece.size())) || file.gcount() > 0)
    sum.add({piece.data(), static_cast<std::size_t>(file.gcount())});
  if (!file.eof())
    throw std::filesystem::filesystem_error("cannot read", path,
                                            std::error_code(errno != 0 ? errno : EIO, std::generic_category()));
  return sum.text();
}

namespace {

/// A table as this program writes it, without the first field of each line, which may stand in quotes.
std::string without_first_column(std::string_view csv) {
  std::string rest;
  rest.reserve(csv.size());
  while (!csv.empty()) {
    const std::size_t end = std::min(csv.find('\n'), csv.size());
    std::string_view line = csv.substr(0, end);
    bool quoted = false;
    while (!line.empty() && (quoted || line.front() != ',')) {
      quoted = quoted != (line.front() == '"');
      line.remove_prefix(1);
    }
    line.remove_prefix(std::min<std::size_t>(1, line.size()));
    rest.append(line).append("\n");
    csv.remove_prefix(std::min(end + 1, csv.size()));
  }
  return rest;
}

}  // namespace

std::string results_digest(std::string_view summary, std::string_view parameters) {
  return digest(without_first_column(summary).append(parameters));
}

}  // namespace io
