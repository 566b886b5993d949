#include "input/json/json_write.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace io {

namespace {

constexpr std::size_t kWidth = 100;

std::string on_one_line(const Node& node) {
  std::string text;
  switch (node.kind) {
    case Node::Kind::kNull:
      return "null";
    case Node::Kind::kBoolean:
      return node.truth ? "true" : "false";
    case Node::Kind::kNumber:
      return number_text(node.number);
    case Node::Kind::kText:
      return json_string(node.text);
    case Node::Kind::kList:
      for (const Node& item : node.items) text += (text.empty() ? "" : ", ") + on_one_line(item);
      return "[" + text + "]";
    case Node::Kind::kObject:
      for (const Member& member : node.members)
        text += (text.empty() ? "" : ", ") + json_string(member.key) + ": " + on_one_line(member.value);
      return text.empty() ? "{}" : "{ " + text + " }";
  }
  return text;
}

void write(const Node& node, const std::string& indent, std::size_t used, std::string& out) {
  std::string line = on_one_line(node);
  const bool whole = node.items.empty() && node.members.empty();
  if (whole || (!indent.empty() && indent.size() + used + line.size() < kWidth)) {
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

}  // namespace

std::string number_text(double number) {
  std::array<char, 32> buffer{};
  if (number == 0) return std::signbit(number) ? "-0.0" : "0";  // "-0" would read back as a whole number without sign
  const bool whole = std::abs(number) < 1e15 && number == std::floor(number);
  const auto result =
      whole ? std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed)
            : std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
  return std::string(buffer.data(), result.ptr);
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
