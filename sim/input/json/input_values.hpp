#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "input/json/input_faults.hpp"
#include "input/json/json_node.hpp"

/// Small readers: each takes a node, adds a fault and returns nothing if it is not what is wanted. None of them repairs.
namespace io {

/// Is the node of this kind? Adds a fault that says what was found; `form` says what may stand there, with an example.
bool expect_kind(const Node& node, Node::Kind kind, FaultList& faults, std::string_view form = {});

/// The bound of a number that has none: the largest that anything here is asked to be.
inline constexpr double kHuge = 1e300;

/// A number in [low, high]. `what` it is of begins the fault, if it is given.
std::optional<double> read_number(const Node& node, double low, double high, std::string_view unit, FaultList& faults,
                                  std::string_view what = {});

/// A whole number in [low, high].
std::optional<int> read_count(const Node& node, int low, int high, std::string_view unit, FaultList& faults);

/// A whole number from 0 to 2^53, up to which JSON readers hold each of them.
std::optional<std::uint64_t> read_large_count(const Node& node, FaultList& faults);

/// A seed: such a number, or a text of digits, for those beyond.
std::optional<std::uint64_t> read_seed(const Node& node, FaultList& faults);

std::optional<bool> read_boolean(const Node& node, FaultList& faults);

/// A text that is not empty.
std::optional<std::string> read_text(const Node& node, FaultList& faults);

/// Bytes of a name.
inline constexpr std::size_t kMostNameBytes = 120;
/// A text that is not empty, has no control characters and at most kMostNameBytes: fit for a column of a table.
std::optional<std::string> read_name(const Node& node, FaultList& faults);

/// The position of a text among `known`; `what` names the kind of thing ("lever") in the fault.
std::optional<std::size_t> read_choice(const Node& node, std::span<const std::string_view> known, std::string_view what,
                                       FaultList& faults);

/// A month written YYYY-MM as months since 2022-01, in [low, high].
std::optional<int> read_month(const Node& node, int low, int high, FaultList& faults);

/// "2026-05" as months since 2022-01 (52), or nothing if the text is no month of the years 1000 to 9999.
std::optional<int> parse_month(std::string_view text);
/// The text of a month counted from 2022-01 (years 1000 to 9999).
std::string month_text(int month);
/// The year with whose January months begin to count.
inline constexpr int kFirstYear = 2022;
/// Months since 2022-01 of a month of a year: month_number(2028, 12) is December 2028.
constexpr int month_number(int year, int month) { return (year - kFirstYear) * 12 + month - 1; }

/// A number as JSON writes it and nothing else, or nothing (also when it is too large for a double).
std::optional<double> parse_number(std::string_view text);

/// "unknown WHAT "name"" with the allowed and the nearest names, at `place`.
void add_unknown(const Place& place, std::string_view what, std::string_view name,
                 std::span<const std::string_view> known, FaultList& faults);

/// Takes the members of an object one by one; `finish` reports those that nobody asked for. If the node is no object, adds
/// one fault, which tells `form`, and behaves as an empty object without further faults.
class ObjectReader {
 public:
  ObjectReader(const Node& node, FaultList& faults, std::string_view form = {});
  bool is_object() const { return object_; }
  const Node& node() const { return node_; }
  /// The member, or null.
  const Node* optional(std::string_view key);
  /// The member; if there is none, adds a fault at the object and returns null.
  const Node* required(std::string_view key);
  /// Adds a fault for every unknown member. To be called once, after all keys have been asked for.
  void finish();

 private:
  const Node& node_;
  FaultList& faults_;
  bool object_;
  std::vector<std::string_view> known_;
};

}  // namespace io
