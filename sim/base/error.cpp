#include "base/error.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace base {

namespace {

/// A character of a UTF-8 text, or one byte that is none.
struct Character {
  unsigned point = 0;     ///< of Unicode; of a byte that is none, the byte
  std::size_t bytes = 1;  ///< that it takes
  bool is_text = true;    ///< false for a byte that is part of no character
};

Character character_at(std::string_view text) {
  const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0u; };
  const unsigned lead = byte(0);
  if (lead < 0x80) return {lead, 1, true};
  const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  unsigned point = lead & (0xFFu >> (bytes + 1));
  bool whole = lead >= 0xC2 && lead <= 0xF4;
  for (std::size_t i = 1; i < bytes; ++i) {
    whole = whole && (byte(i) & 0xC0u) == 0x80u;
    point = point << 6u | (byte(i) & 0x3Fu);
  }
  return whole ? Character{point, bytes, true} : Character{lead, 1, false};
}

/// ASCII's controls; those of U+0080 to U+009F, which some terminals obey; the marks of direction, U+202A to U+202E and
/// U+2066 to U+2069, which make a text look like another; U+FFFE and U+FFFF, which are no characters.
bool steers(unsigned point) {
  return point < 0x20 || (point >= 0x7F && point <= 0x9F) || (point >= 0x202A && point <= 0x202E) ||
         (point >= 0x2066 && point <= 0x2069) || point == 0xFFFE || point == 0xFFFF;
}

std::string written_out(unsigned point) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text = "\\u";
  for (const unsigned shift : {12u, 8u, 4u, 0u}) text += kDigits[(point >> shift) & 15u];
  return text;
}

std::string place_of(const Fault& fault) {
  std::string place = fault.file;
  if (fault.line > 0) place += ":" + std::to_string(fault.line);
  if (fault.line > 0 && fault.column > 0) place += ":" + std::to_string(fault.column);
  return place;
}

std::string describe_all(const std::vector<Fault>& faults) {
  std::string text;
  for (std::size_t i = 0; i < std::min(faults.size(), kMostFaultsTold); ++i)
    text += (text.empty() ? "" : "\n") + describe(faults[i]);
  if (faults.size() > kMostFaultsTold)
    text += "\nand " + std::to_string(faults.size() - kMostFaultsTold) + " more faults";
  return text;
}

std::string describe_invariant(const std::string& message, long replicate, long month) {
  std::string place;
  if (replicate != InvariantError::kUnknown) place = "replicate " + std::to_string(replicate);
  if (month != InvariantError::kUnknown) place += (place.empty() ? "month " : ", month ") + std::to_string(month);
  return place.empty() ? message : message + " (" + place + ")";
}

}  // namespace

std::string printable(std::string_view text) {
  std::string safe;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text.substr(at));
    if (character.is_text && !steers(character.point))
      safe += text.substr(at, character.bytes);
    else
      safe += written_out(character.point);
    at += character.bytes;
  }
  return safe;
}

std::string describe(const Fault& fault) {
  std::string text;
  for (const std::string& part : {place_of(fault), fault.pointer, fault.problem})
    if (!part.empty()) text += (text.empty() ? "" : ": ") + part;
  if (!fault.allowed.empty()) text += "; allowed: " + fault.allowed;
  if (!fault.suggestion.empty()) text += "; " + fault.suggestion;
  return printable(text);
}

InputError::InputError(std::vector<Fault> faults)
    : std::runtime_error(describe_all(faults)), faults_(std::move(faults)) {}

InvariantError::InvariantError(const std::string& message, long replicate, long month)
    : std::logic_error(describe_invariant(message, replicate, month)),
      message_(message),
      replicate_(replicate),
      month_(month) {}

namespace detail {
void fail(const char* problem) { throw InvariantError(problem); }
}  // namespace detail

}  // namespace base
