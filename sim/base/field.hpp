#pragma once
// A lever, a parameter or a metric is one row of a field table. The row feeds reading, range checks, --set, list,
// schema, documentation and sliders.

#include <cstddef>
#include <span>
#include <string_view>

namespace base {

/// One row: a name in snake_case, its unit ("1" for none), the closed range [low, high] of allowed values, one line of
/// meaning and the section of MODEL.md.
struct Field {
  std::string_view name;
  std::string_view unit;
  double low;
  double high;
  std::string_view meaning;
  std::string_view section;
};

/// The index of the row with this name, or -1.
constexpr int find_field(std::span<const Field> fields, std::string_view name) {
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (fields[i].name == name) return static_cast<int>(i);
  return -1;
}

/// Do all rows have different names? For a static_assert beside each table.
constexpr bool names_are_unique(std::span<const Field> fields) {
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (find_field(fields.subspan(i + 1), fields[i].name) >= 0) return false;
  return true;
}

/// Are all rows complete: texts not empty, low <= high? For a static_assert beside each table.
constexpr bool rows_are_complete(std::span<const Field> fields) {
  for (const Field& field : fields)
    if (field.name.empty() || field.unit.empty() || field.meaning.empty() || field.section.empty() ||
        !(field.low <= field.high))
      return false;
  return true;
}

/// The number of edits (insert, remove, replace, or swap two neighbours) between two texts, each place edited at most
/// once.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The known name nearest to a mistyped one, or empty if none is close: at most a third of its letters edited. The
/// first of equally near names wins.
std::string_view nearest_name(std::string_view name, std::span<const std::string_view> known);
std::string_view nearest_name(std::string_view name, std::span<const Field> known);

}  // namespace base
