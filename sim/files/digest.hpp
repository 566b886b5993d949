#pragma once
#include <string>
#include <string_view>

namespace io {

/// SHA-256 of some bytes as "sha256:" and 64 hexadecimal digits, so that a reader can check it with sha256sum.
std::string digest(std::string_view bytes);

}  // namespace io
