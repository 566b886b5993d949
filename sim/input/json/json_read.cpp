#include "input/json/json_read.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <unordered_set>
#include <utility>

#include "input/json/text_cursor.hpp"

namespace io {

namespace {

// The end of the token that starts at `at`. Called for tokens that the parser has accepted, so it need not check them.
std::size_t end_of_token(std::string_view text, std::size_t at) {
  constexpr std::string_view kPlain = "+-.0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const char first = text[at];
  if (first == '"') {
    std::size_t end = at + 1;
    while (end < text.size() && text[end] != '"') end += text[end] == '\\' ? 2 : 1;
    return std::min(end + 1, text.size());
  }
  if (kPlain.find(first) == std::string_view::npos) return at + 1;
  return std::min(text.find_first_not_of(kPlain, at), text.size());
}

// A text of at most so many bytes, never cut inside a character.
std::string cut(const std::string& text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0u) == 0x80u) --most;
  return text.substr(0, most) + "...";
}

std::string escaped(std::string_view key) {
  std::string text;
  for (const char c : key) text += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  return text;
}

// Builds the tree. The parser reports no places, but it reports every token except ':' and ',' in order, so a cursor that
// follows it through the text knows where each one stands.
class TreeBuilder : public nlohmann::json_sax<nlohmann::json> {
 public:
  TreeBuilder(std::string_view text, const std::string& file, FaultList& faults)
      : text_(text), cursor_(text), file_(std::make_shared<const std::string>(file)), faults_(faults) {}

  std::optional<Node> take_root() { return root_ ? std::move(root_) : std::nullopt; }

  bool null() override { return take(Node{}); }
  bool boolean(bool value) override { return take(make_boolean(value)); }
  bool number_integer(number_integer_t value) override { return take(make_number(static_cast<double>(value))); }
  bool number_unsigned(number_unsigned_t value) override { return take(make_number(static_cast<double>(value))); }
  bool number_float(number_float_t value, const string_t& /*text*/) override { return take(make_number(value)); }
  bool string(string_t& value) override { return take(make_text(value)); }
  bool binary(binary_t& /*value*/) override { return false; }

  bool start_object(std::size_t /*size*/) override { return open(make_object()); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t /*size*/) override { return open(make_list()); }
  bool end_array() override { return close(); }

  bool key(string_t& value) override {
    const Place place = next_token();
    Level& level = levels_.back();
    level.key = value;
    level.key_place = place;
    level.key_place.pointer = pointer_here();
    return true;
  }

  bool parse_error(std::size_t position, const std::string& token, const nlohmann::detail::exception& error) override;

 private:
  struct Level {
    Node node;
    std::string key;
    Place key_place;
    std::unordered_set<std::string> keys = {};
  };

  // Moves to the next token, past it, and says where it stood (without pointer).
  Place next_token() {
    const std::size_t start = std::min(text_.find_first_not_of(" \t\r\n,:", end_), text_.size() - 1);
    cursor_.advance_to(start);
    end_ = end_of_token(text_, start);
    return {file_, cursor_.line(), cursor_.column(), {}};
  }

  // Every value holds its own, so that long ones of many values would take more memory than there is.
  std::string pointer_here() const {
    constexpr std::size_t kLongest = 400, kLongestPart = 120;
    if (levels_.empty()) return {};
    const Level& level = levels_.back();
    const std::string& above = level.node.place.pointer;
    if (above.size() > kLongest) return above.ends_with("...") ? above : above + "/...";
    if (level.node.is(Node::Kind::kList)) return above + "/" + std::to_string(level.node.items.size());
    return above + "/" + escaped(cut(level.key, kLongestPart));
  }

  bool within(std::size_t count, std::size_t most, const Place& place, const char* what) {
    if (count <= most) return true;
    faults_.add(place, std::string(what), "at most " + std::to_string(most));
    return false;
  }

  bool place_value(Node& node) {
    node.place = next_token();
    node.place.pointer = pointer_here();
    return within(++values_, kMostValues, node.place, "too many values in one file");
  }

  bool take(Node node) {
    if (!place_value(node)) return false;
    attach(std::move(node));
    return true;
  }

  bool open(Node node) {
    if (!place_value(node)) return false;
    if (!within(levels_.size() + 1, kMostDepth, node.place, "objects and lists are nested too deeply")) return false;
    levels_.push_back({std::move(node), {}, {}});
    return true;
  }

  bool close() {
    next_token();
    Node node = std::move(levels_.back().node);
    levels_.pop_back();
    attach(std::move(node));
    return true;
  }

  void attach(Node node) {
    if (levels_.empty()) {
      root_ = std::move(node);
      return;
    }
    Level& level = levels_.back();
    if (level.node.is(Node::Kind::kList)) {
      level.node.items.push_back(std::move(node));
    } else if (!level.keys.insert(level.key).second) {
      faults_.add(level.key_place, "the key " + in_quotes(level.key) + " stands here a second time", "each key once");
    } else if (level.key != "$comment" && (level.key != "$schema" || levels_.size() > 1)) {
      level.node.members.push_back({level.key, level.key_place, std::move(node)});
    }
  }

  std::string_view text_;
  TextCursor cursor_;
  std::shared_ptr<const std::string> file_;
  FaultList& faults_;
  std::vector<Level> levels_;
  std::optional<Node> root_;
  std::size_t end_ = 0, values_ = 0;
};

// What the library says after its own prefix: "[json.exception...] parse error at line 1, column 2: syntax error ...".
std::string without_prefix(std::string_view message) {
  const std::size_t start = message.find("syntax error");
  return std::string(start == std::string_view::npos ? message : message.substr(start));
}

// A syntax error inside a token stands at the last byte read; one about a token in the wrong place, at its first byte. The
// library's text of a token starts right for words, numbers and texts, but too early for brackets, commas and colons.
bool TreeBuilder::parse_error(std::size_t position, const std::string& token,
                              const nlohmann::detail::exception& error) {
  std::string message = without_prefix(error.what());
  const bool too_large = error.id == 406;
  const std::size_t last_read = message.find("; last read: ");  // what follows can be as long as the file
  const bool inside = !too_large && last_read != std::string::npos;
  message.resize(std::min(message.size(), last_read));
  const bool one_byte = message.find("unexpected '") != std::string::npos;
  const std::size_t length = inside || one_byte ? 1 : token.size();
  std::size_t offset = position - std::min(position, length);
  if (message.find("unexpected end of input") != std::string::npos) offset = text_.size();
  TextCursor cursor(text_);
  cursor.advance_to(std::min(offset, text_.size()));
  const Place place{file_, cursor.line(), cursor.column(), pointer_here()};
  if (too_large) {
    faults_.add(place, "the number " + token.substr(0, 40) + " is too large", "numbers below 1.8e308");
  } else {
    faults_.add(place, message, "JSON (RFC 8259), without comments or trailing commas");
  }
  return false;
}

}  // namespace

std::optional<Node> read_json(std::string_view text, const std::string& file, FaultList& faults) {
  const Place start{std::make_shared<const std::string>(file), 1, 1, {}};
  if (text.size() > kMostBytes) {
    faults.add({start.file, 0, 0, {}}, "the file has more than 16 MiB", "at most 16 MiB");
    return std::nullopt;
  }
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  if (const std::size_t invalid = first_invalid_utf8(text); invalid != std::string_view::npos) {
    TextCursor cursor(text);
    cursor.advance_to(invalid);
    faults.add({start.file, cursor.line(), cursor.column(), {}}, "this byte is not UTF-8", "text in UTF-8",
               "save the file as UTF-8");
    return std::nullopt;
  }
  if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {  // the parser would end there
    TextCursor cursor(text);
    cursor.advance_to(nul);
    faults.add({start.file, cursor.line(), cursor.column(), {}}, "a byte 0 stands here, which no text has",
               "text in UTF-8", "save the file as UTF-8");
    return std::nullopt;
  }
  TreeBuilder builder(text, file, faults);
  if (!nlohmann::json::sax_parse(text, &builder)) return std::nullopt;
  return builder.take_root();
}

}  // namespace io
