#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "input/json/json_node.hpp"

/// Pieces of JSON Schema (draft-07).
namespace io::schema {

using Properties = std::vector<std::pair<std::string_view, Node>>;

/// A meaning with its unit in brackets; without, if it is "1".
std::string with_unit(std::string_view meaning, std::string_view unit);
/// `{ "type": TYPE, "description": ... }`; no description if it is empty.
Node of_type(std::string_view type, std::string_view description = {});
/// A text of 1 to `most` characters on one line that is not blank.
Node line_text(double most, std::string_view description = {});
/// A name: of a policy, a figure, an agent.
Node name_text(std::string_view description = {});
/// A text with one character at least.
Node some_text(std::string_view description = {});
/// A number (or "integer") in [low, high].
Node in_range(std::string_view type, double low, double high, std::string_view description = {});
/// A number above 0, and at most `high`.
Node above_zero(double high, std::string_view description = {});
/// Any number that is taken (see kHuge).
Node any_number();
/// A text among `names`.
Node one_of_names(const std::vector<std::string_view>& names, std::string_view description = {});
/// A text among names that each have a meaning, shown by editors as one types.
Node one_of_meanings(const std::vector<std::pair<std::string_view, std::string_view>>& names,
                     std::string_view description = {});
/// A month YYYY-MM from 2022-01 to 2040-12.
Node month(std::string_view description);
/// A list of items of one kind.
Node list_of(Node items, std::string_view description = {});
/// A closed object: these members, `$comment`, and no other.
Node object_of(Properties properties, std::initializer_list<std::string_view> required = {},
               std::string_view description = {});
/// An object that must have all of these members.
Node requires_members(const std::vector<std::string_view>& keys);
/// An object that must have none of these members.
Node forbids_members(const std::vector<std::string_view>& keys);
/// The same with one more keyword.
Node with(Node schema, std::string_view keyword, Node value);
/// The same, or null, which takes back what an extended file says.
Node or_null(Node schema);
/// `{ "$ref": "#/definitions/NAME" }`.
Node reference(std::string_view definition);
/// `{ "if": KEY is VALUE, "then": properties }`.
Node when(std::string_view key, std::string_view value, const Properties& then);
/// `{ "if": condition, "then": consequence }`.
Node if_then(Node condition, Node consequence);
/// `{ "properties": ... }`, which says nothing of other members.
Node has(const Properties& properties);
/// `{ "const": value }`.
Node constant(Node value);
/// Several schemas under a keyword such as "anyOf".
Node choice(std::string_view keyword, std::vector<Node> schemas);

}  // namespace io::schema
