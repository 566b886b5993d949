#include "files/digest.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace io {

std::string digest(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
  unsigned int length = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), hash.data(), &length, EVP_sha256(), nullptr) != 1)
    throw std::runtime_error("the SHA-256 of libcrypto is not available");

  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text = "sha256:";
  for (unsigned int i = 0; i < length; ++i) text.append({kDigits[hash[i] >> 4], kDigits[hash[i] & 15]});
  return text;
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
