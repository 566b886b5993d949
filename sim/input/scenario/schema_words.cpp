#include "input/scenario/schema_words.hpp"

#include "input/json/input_values.hpp"

namespace io::schema {

namespace {

void describe(Node& node, std::string_view description) {
  if (!description.empty()) add_member(node, "description", make_text(description));
}

Node texts(const std::vector<std::string_view>& words) {
  Node list = make_list();
  for (const std::string_view word : words) list.items.push_back(make_text(word));
  return list;
}

Node properties_of(const Properties& properties) {
  Node node = make_object();
  for (const auto& [key, schema] : properties) add_member(node, key, schema);
  return node;
}

}  // namespace

std::string with_unit(std::string_view meaning, std::string_view unit) {
  return std::string(meaning) + (unit == "1" ? "" : " (" + std::string(unit) + ")");
}

Node of_type(std::string_view type, std::string_view description) {
  Node node = make_object();
  add_member(node, "type", make_text(type));
  describe(node, description);
  return node;
}

// No control characters of ASCII: of a name or a line of text, `check` refuses them.
constexpr std::string_view kOneLine = "[^\\u0000-\\u001f\\u007f]";

Node line_text(double most, std::string_view description) {
  Node node = with(some_text(description), "maxLength", make_number(most));
  const std::string any = std::string(kOneLine) + "*";
  return with(std::move(node), "pattern", make_text("^" + any + "[^\\u0000-\\u001f\\u007f ]" + any + "$"));
}

Node name_text(std::string_view description) {
  const Node most = make_number(static_cast<double>(kMostNameBytes));
  return with(with(some_text(description), "maxLength", most), "pattern",
              make_text("^" + std::string(kOneLine) + "*$"));
}

Node some_text(std::string_view description) {
  return with(of_type("string", description), "minLength", make_number(1));
}

Node in_range(std::string_view type, double low, double high, std::string_view description) {
  Node node = of_type(type, description);
  add_member(node, "minimum", make_number(low));
  add_member(node, "maximum", make_number(high));
  return node;
}

Node above_zero(double high, std::string_view description) {
  Node node = with(of_type("number", description), "exclusiveMinimum", make_number(0));
  return with(std::move(node), "maximum", make_number(high));
}

Node any_number() { return in_range("number", -kHuge, kHuge); }

Node one_of_names(const std::vector<std::string_view>& names, std::string_view description) {
  Node node = make_object();
  describe(node, description);
  add_member(node, "enum", texts(names));
  return node;
}

Node one_of_meanings(const std::vector<std::pair<std::string_view, std::string_view>>& names,
                     std::string_view description) {
  std::vector<Node> schemas;
  for (const auto& [name, meaning] : names) {
    Node one = make_object();
    add_member(one, "const", make_text(name));
    describe(one, meaning);
    schemas.push_back(std::move(one));
  }
  Node node = choice("anyOf", std::move(schemas));
  describe(node, description);
  return node;
}

Node month(std::string_view description) {
  Node node = of_type("string", description);
  add_member(node, "pattern", make_text("^20(2[2-9]|3[0-9]|40)-(0[1-9]|1[0-2])$"));
  return node;
}

Node list_of(Node items, std::string_view description) {
  Node node = of_type("array", description);
  add_member(node, "items", std::move(items));
  return node;
}

Node object_of(Properties properties, std::initializer_list<std::string_view> required, std::string_view description) {
  Node node = of_type("object", description);
  properties.emplace_back("$comment", make_object());
  add_member(node, "properties", properties_of(properties));
  if (required.size() > 0) add_member(node, "required", texts(required));
  add_member(node, "additionalProperties", make_boolean(false));
  return node;
}

Node requires_members(const std::vector<std::string_view>& keys) {
  return with(make_object(), "required", texts(keys));
}

Node forbids_members(const std::vector<std::string_view>& keys) {
  std::vector<Node> any;
  for (const std::string_view key : keys) any.push_back(requires_members({key}));
  return with(make_object(), "not", choice("anyOf", std::move(any)));
}

Node with(Node schema, std::string_view keyword, Node value) {
  add_member(schema, keyword, std::move(value));
  return schema;
}

Node or_null(Node schema) {
  std::vector<Node> schemas;
  schemas.push_back(std::move(schema));
  schemas.push_back(of_type("null"));
  return choice("anyOf", std::move(schemas));
}

Node reference(std::string_view definition) {
  Node node = make_object();
  add_member(node, "$ref", make_text("#/definitions/" + std::string(definition)));
  return node;
}

Node when(std::string_view key, std::string_view value, const Properties& then) {
  Node condition = with(has({{key, constant(make_text(value))}}), "required", texts({key}));
  return if_then(std::move(condition), has(then));
}

Node has(const Properties& properties) { return with(make_object(), "properties", properties_of(properties)); }

Node constant(Node value) { return with(make_object(), "const", std::move(value)); }

Node if_then(Node condition, Node consequence) {
  Node node = make_object();
  add_member(node, "if", std::move(condition));
  add_member(node, "then", std::move(consequence));
  return node;
}

Node choice(std::string_view keyword, std::vector<Node> schemas) {
  Node node = make_object();
  add_member(node, keyword, make_list(std::move(schemas)));
  return node;
}

}  // namespace io::schema
