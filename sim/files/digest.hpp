#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

struct evp_md_ctx_st;  // NOLINT(readability-identifier-naming): OpenSSL's

namespace io {

/// SHA-256 of bytes that come piece by piece.
class Digest {
 public:
  Digest();
  void add(std::string_view bytes);
  /// "sha256:" and 64 hexadecimal digits. To be asked once.
  std::string text();

 private:
  std::unique_ptr<evp_md_ctx_st, void (*)(evp_md_ctx_st*)> context_;
};

/// SHA-256 of some bytes as "sha256:" and 64 hexadecimal digits, so that a reader can check it with sha256sum.
std::string digest(std::string_view bytes);

/// The digest of a run's numbers: of summary.csv without its first column, the scenario's name, and then of
/// parameters.csv. So the same run has it under every name.
std::string results_digest(std::string_view summary, std::string_view parameters);

/// The same of the bytes of a file of any size. Throws std::filesystem::filesystem_error if it cannot be read.
std::string digest_of_file(const std::filesystem::path& path);

}  // namespace io
