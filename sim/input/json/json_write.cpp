#include "input/json/json_write.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>

namespace io {

namespace {

constexpr std::size_t kWidth = 100;

/// Appends a node on one line; stops, with false, where the line gets longer than `most`.
bool append_line(const Node& node, std::size_t most, std::string& line) {
  const bool list = node.is(Node::Kind::kList);
  switch (node.kind) {
    case Node::Kind::kNull:
      line += "null";
      break;
    case Node::Kind::kBoolean:
      line += node.truth ? "true" : "false";
      break;
    case Node::Kind::kNumber:
      line += number_text(node.number);
      break;
    case Node::Kind::kText:
      line += json_string(node.text);
      break;
    case Node::Kind::kList:
    case Node::Kind::kObject:
      if (node.items.empty() && node.members.empty()) {
        line += list ? "[]" : "{}";
        break;
      }
      line += list ? "[" : "{ ";
      for (const Node& item : node.items) {
        if (&item != &node.items.front()) line += ", ";
        if (!append_line(item, most, line)) return false;
      }
      for (const Member& member : node.members) {
        if (&member != &node.members.front()) line += ", ";
        line.append(json_string(member.key)).append(": ");
        if (!append_line(member.value, most, line)) return false;
      }
      line += list ? "]" : " }";
  }
  return line.size() <= most;
}

/// The longest line that may follow an indent and a key; the outermost node is never on one.
std::size_t room_after(std::size_t indent, std::size_t used) {
  return indent == 0 || indent + used >= kWidth ? 0 : kWidth - 1 - indent - used;
}

void write(const Node& node, const std::string& indent, std::size_t used, std::string& out) {
  const bool whole = node.items.empty() && node.members.empty();
  const std::size_t room = whole ? std::string::npos : room_after(indent.size(), used);
  std::string line;
  if (room > 0 && append_line(node, room, line)) {
    out += line;
    return;
  }
  const bool list = node.is(Node::Kind::kList);
  const std::string inner = indent + "  ";
  out += list ? "[" : "{";
  std::string_view separator = "\n";
  for (const Node& item : node.items) {
    out.append(separator).append(inner);
    write(item, inner, 0, out);
    separator = ",\n";
  }
  for (const Member& member : node.members) {
    const std::string key = json_string(member.key) + ": ";
    out.append(separator).append(inner).append(key);
    write(member.value, inner, key.size(), out);
    separator = ",\n";
  }
  out.append("\n").append(indent).append(list ? "]" : "}");
}

/// A positive number as digits times a power of ten, with neither zero in front nor at the end.
struct Decimal {
  std::string digits;
  int exponent = 0;
};

/// The fewest digits that read back to the same number.
Decimal shortest(double number) {
  std::string text = fmt::format("{}", number);
  Decimal decimal;
  if (const std::size_t e = text.find('e'); e != std::string::npos) {
    decimal.exponent = std::atoi(text.c_str() + e + 1);
    text.resize(e);
  }
  if (const std::size_t point = text.find('.'); point != std::string::npos) {
    decimal.exponent -= static_cast<int>(text.size() - point - 1);
    text.erase(point, 1);
  }
  decimal.digits = text.substr(text.find_first_not_of('0'));
  const std::size_t kept = decimal.digits.find_last_not_of('0') + 1;
  decimal.exponent += static_cast<int>(decimal.digits.size() - kept);
  decimal.digits.resize(kept);
  return decimal;
}

/// "0.0123", of digits that go beyond the point.
std::string with_point(const Decimal& decimal) {
  const auto behind = static_cast<std::size_t>(-decimal.exponent);
  const std::string& digits = decimal.digits;
  if (digits.size() <= behind) return "0." + std::string(behind - digits.size(), '0') + digits;
  return digits.substr(0, digits.size() - behind) + "." + digits.substr(digits.size() - behind);
}

/// "1.23e-07", with two digits of exponent at least.
std::string with_exponent(const Decimal& decimal) {
  const std::string rest = decimal.digits.substr(1);
  const int exponent = decimal.exponent + static_cast<int>(rest.size());
  return decimal.digits.substr(0, 1) + (rest.empty() ? "" : "." + rest) +
         fmt::format("e{}{:02}", exponent < 0 ? '-' : '+', std::abs(exponent));
}

}  // namespace

// The bytes of std::to_chars, which not every C++ library has for this type: plain or with an exponent, whichever is
// shorter, and plain where both are as long.
std::string number_text(double number) {
  if (number == 0) return std::signbit(number) ? "-0.0" : "0";  // "-0" would read back as a whole number without sign
  const std::string sign = number < 0 ? "-" : "";
  if (std::abs(number) < 1e15 && number == std::floor(number)) return fmt::format("{:.0f}", number);
  const Decimal decimal = shortest(std::abs(number));
  const int count = static_cast<int>(decimal.digits.size()), one = count == 1 ? 1 : 0;  // one digit needs no point
  const bool plain = decimal.exponent >= one - count - 3 && decimal.exponent <= 5 - one;
  if (!plain) return sign + with_exponent(decimal);
  return decimal.exponent >= 0 ? fmt::format("{:.0f}", number) : sign + with_point(decimal);
}

std::string json_string(std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string result = "\"";
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      result += {'\\', c};
    } else if (c == '\n') {
      result += "\\n";
    } else if (code < 0x20) {
      result += {'\\', 'u', '0', '0', kHex[code >> 4], kHex[code & 15u]};
    } else {
      result += c;
    }
  }
  return result + "\"";
}

std::string write_json(const Node& node) {
  std::string text;
  write(node, "", 0, text);
  return text + "\n";
}

}  // namespace io
