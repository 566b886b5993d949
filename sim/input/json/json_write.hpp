#pragma once

#include <string>

#include "input/json/json_node.hpp"

namespace io {

/// The shortest text that reads back to the same number, as JSON writes it: whole numbers below 1e15 without exponent.
/// `number` must be finite.
std::string number_text(double number);

/// A text as a JSON string, with its quotes. `text` must be UTF-8.
std::string json_string(std::string_view text);

/// The document as JSON, indented by two blanks, one line for a value that fits into 100 columns, ending in a line feed.
std::string write_json(const Node& node);

}  // namespace io
