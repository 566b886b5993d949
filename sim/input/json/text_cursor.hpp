#pragma once

#include <cstddef>
#include <string_view>

namespace io {

/// Walks forward through a UTF-8 text and knows line and column, both from 1. A line ends with a line feed; a column is a
/// character, not a byte.
class TextCursor {
 public:
  explicit TextCursor(std::string_view text) : text_(text) {}

  /// Goes to byte `offset`, not before the present one; at most to the end.
  void advance_to(std::size_t offset) {
    for (; offset_ < offset && offset_ < text_.size(); ++offset_) {
      if (text_[offset_] == '\n') {
        ++line_;
        column_ = 1;
      } else if ((static_cast<unsigned char>(text_[offset_]) & 0xC0u) != 0x80u) {
        ++column_;
      }
    }
    // Between the bytes of one character the column is that of the character.
  }

  std::size_t offset() const { return offset_; }
  long line() const { return line_; }
  long column() const { return column_; }

 private:
  std::string_view text_;
  std::size_t offset_ = 0;
  long line_ = 1, column_ = 1;
};

}  // namespace io
