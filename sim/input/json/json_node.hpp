#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// A JSON document as a tree that remembers where each value stood, so that a fault found after merging several files
/// still names the file and the line that a person has to mend.
namespace io {

/// Where a value stood. Line and column count from 1, columns in characters; 0 means unknown (a value made here).
struct Place {
  std::shared_ptr<const std::string> file;  ///< as the user named it; null: unknown
  long line = 0, column = 0;
  std::string pointer;  ///< JSON pointer in that file, or the option on the command line
};

struct Member;

/// One JSON value. Only what its kind says counts.
struct Node {
  enum class Kind { kNull, kBoolean, kNumber, kText, kList, kObject };
  Kind kind = Kind::kNull;
  bool truth = false;           ///< kBoolean
  double number = 0;            ///< kNumber: finite
  std::string text;             ///< kText: UTF-8
  std::vector<Node> items;      ///< kList
  std::vector<Member> members;  ///< kObject: in the order of the file, keys unique
  Place place;

  bool is(Kind wanted) const { return kind == wanted; }
  /// The value of a member, or null if there is none or this is no object.
  const Node* find(std::string_view key) const;
  Node* find(std::string_view key);
};

/// A member of an object, with the place of its key (the pointer is that of the value).
struct Member {
  std::string key;
  Place place;
  Node value;
};

/// Nodes made here and not read. Numbers must be finite.
Node make_boolean(bool truth);
Node make_number(double number);
Node make_number_or_null(double number);  ///< null unless it is finite
Node make_text(std::string_view text);
Node make_list(std::vector<Node> items = {});
/// A list of texts.
Node make_texts(const std::vector<std::string>& texts);
Node make_object();
/// Appends a member (the key must be new) and returns its value.
Node& add_member(Node& object, std::string_view key, Node value);

/// Gives the whole tree one place.
void set_place(Node& node, const Place& place);

/// The kind in words, with its article: "a number".
std::string_view kind_in_words(Node::Kind kind);

/// A value for a message: texts in quotes, at most some 60 bytes of them, control characters replaced; lists and objects by kind.
std::string value_in_words(const Node& node);

/// A text in quotes as messages show it: control characters replaced, cut after some 60 bytes.
std::string in_quotes(std::string_view text);

}  // namespace io
