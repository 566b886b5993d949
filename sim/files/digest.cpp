#include "files/digest.hpp"

#include <openssl/evp.h>

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

}  // namespace io
