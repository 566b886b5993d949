#pragma once
#include <string>
#include <string_view>

/// Bytes within a page.
namespace io {

/// Deflated (RFC 1951), without a heading, as small as zlib makes it: what browsers inflate as "deflate-raw".
std::string deflated(std::string_view bytes);

/// Base64 (RFC 4648), on one line.
std::string base64(std::string_view bytes);

}  // namespace io
