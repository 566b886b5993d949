#include "input/json/json_node.hpp"

#include <array>
#include <cmath>
#include <utility>

#include "input/json/json_write.hpp"

namespace io {

const Node* Node::find(std::string_view key) const {
  for (const Member& member : members)
    if (member.key == key) return &member.value;
  return nullptr;
}

Node* Node::find(std::string_view key) {
  for (Member& member : members)
    if (member.key == key) return &member.value;
  return nullptr;
}

Node make_boolean(bool truth) {
  Node node;
  node.kind = Node::Kind::kBoolean;
  node.truth = truth;
  return node;
}

Node make_number_or_null(double number) { return std::isfinite(number) ? make_number(number) : Node{}; }

Node make_number(double number) {
  Node node;
  node.kind = Node::Kind::kNumber;
  node.number = number;
  return node;
}

Node make_text(std::string_view text) {
  Node node;
  node.kind = Node::Kind::kText;
  node.text = text;
  return node;
}

Node make_list(std::vector<Node> items) {
  Node node;
  node.kind = Node::Kind::kList;
  node.items = std::move(items);
  return node;
}

Node make_texts(const std::vector<std::string>& texts) {
  std::vector<Node> items;
  for (const std::string& text : texts) items.push_back(make_text(text));
  return make_list(std::move(items));
}

Node make_object() {
  Node node;
  node.kind = Node::Kind::kObject;
  return node;
}

Node& add_member(Node& object, std::string_view key, Node value) {
  object.members.push_back({std::string(key), {}, std::move(value)});
  return object.members.back().value;
}

void set_place(Node& node, const Place& place) {
  node.place = place;
  for (Node& item : node.items) set_place(item, place);
  for (Member& member : node.members) {
    member.place = place;
    set_place(member.value, place);
  }
}

std::string_view kind_in_words(Node::Kind kind) {
  constexpr std::array<std::string_view, 6> kWords{"null",   "true or false", "a number",
                                                   "a text", "a list",        "an object"};
  return kWords[static_cast<std::size_t>(kind)];
}

std::string in_quotes(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  std::string result = "\"";
  for (const char c : text) {
    // Never cut inside a character: a continuation byte of UTF-8 is 10xxxxxx.
    if (result.size() > kLongest && (static_cast<unsigned char>(c) & 0xC0u) != 0x80u) return result + "...\"";
    result += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '?' : c;
  }
  return result + "\"";
}

std::string value_in_words(const Node& node) {
  switch (node.kind) {
    case Node::Kind::kBoolean:
      return node.truth ? "true" : "false";
    case Node::Kind::kNumber:
      return number_text(node.number);
    case Node::Kind::kText:
      return in_quotes(node.text);
    default:
      return std::string(kind_in_words(node.kind));
  }
}

}  // namespace io
