#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "input/json/input_faults.hpp"
#include "input/json/json_node.hpp"

namespace io {

inline constexpr std::size_t kMostBytes = 16u << 20;   ///< of an input file
inline constexpr std::size_t kMostDepth = 64;          ///< of objects and lists in each other
inline constexpr std::size_t kMostValues = 1'000'000;  ///< in a document: a bound on the memory that an input can take

/// The strict JSON document in `text`, whose faults name `file`. Members called `$comment`, and `$schema` at the top, are
/// left out. A mark of UTF-8 at the start of the file (a byte order mark) is skipped and not counted.
/// Adds faults for duplicate keys and goes on; stops at invalid UTF-8 and bytes 0, at a syntax error (numbers too large for a double,
/// NaN and Infinity included), at more than kMostBytes, kMostDepth or kMostValues, and then returns nothing.
std::optional<Node> read_json(std::string_view text, const std::string& file, FaultList& faults);

/// The offset of the first byte that is not UTF-8 (RFC 3629: no overlong forms, no surrogates), or npos.
std::size_t first_invalid_utf8(std::string_view text);

}  // namespace io
