#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace io {

/// SHA-256 of some bytes as "sha256:" and 64 hexadecimal digits, so that a reader can check it with sha256sum.
std::string digest(std::string_view bytes);

/// The digest of a run's numbers: of summary.csv without its first column, the scenario's name, and then of
/// parameters.csv. So the same run has it under every name.
std::string results_digest(std::string_view summary, std::string_view parameters);

/// The same of the bytes of a file of any size. Throws std::filesystem::filesystem_error if it cannot be read.
std::string digest_of_file(const std::filesystem::path& path);

}  // namespace io
