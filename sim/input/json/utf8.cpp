#include <cstdint>

#include "input/json/json_read.hpp"

namespace io {

namespace {

// What may follow a lead byte (Unicode, table 3-7): how many bytes, and the range of the first of them.
struct Sequence {
  std::size_t following;
  unsigned char low, high;
};

Sequence sequence_after(unsigned char lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return {1, 0x80, 0xBF};
  if (lead == 0xE0) return {2, 0xA0, 0xBF};
  if (lead == 0xED) return {2, 0x80, 0x9F};
  if (lead >= 0xE1 && lead <= 0xEF) return {2, 0x80, 0xBF};
  if (lead == 0xF0) return {3, 0x90, 0xBF};
  if (lead == 0xF4) return {3, 0x80, 0x8F};
  if (lead >= 0xF1 && lead <= 0xF3) return {3, 0x80, 0xBF};
  return {0, 0, 0};
}

bool follows(std::string_view text, std::size_t at, const Sequence& sequence) {
  for (std::size_t i = 1; i <= sequence.following; ++i) {
    if (at + i >= text.size()) return false;
    const auto byte = static_cast<unsigned char>(text[at + i]);
    const bool first = i == 1;
    if (byte < (first ? sequence.low : 0x80) || byte > (first ? sequence.high : 0xBF)) return false;
  }
  return sequence.following > 0;
}

}  // namespace

std::size_t first_invalid_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) {
      ++at;
      continue;
    }
    const Sequence sequence = sequence_after(lead);
    if (!follows(text, at, sequence)) return at;
    at += 1 + sequence.following;
  }
  return std::string_view::npos;
}

}  // namespace io
