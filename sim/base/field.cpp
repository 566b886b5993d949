#include "base/field.hpp"

#include <algorithm>
#include <vector>

namespace base {

// Optimal string alignment, three rows at a time: the distance of Damerau and Levenshtein without edits inside a swap.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), current(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) current[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before_last.swap(last);
    last.swap(current);
    current[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      current[j] = std::min({last[j] + 1, current[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) current[j] = std::min(current[j], before_last[j - 2] + 1);
    }
  }
  return current[b.size()];
}

std::string_view nearest_name(std::string_view name, std::span<const std::string_view> known) {
  std::string_view nearest;
  std::size_t fewest = std::max<std::size_t>(name.size() / 3, 1) + 1;
  for (std::string_view candidate : known) {
    const std::size_t longer = std::max(name.size(), candidate.size()),
                      shorter = std::min(name.size(), candidate.size());
    if (longer - shorter >= fewest) continue;  // each letter more is an edit
    const std::size_t edits = edit_distance(name, candidate);
    if (edits < fewest && edits < candidate.size()) fewest = edits, nearest = candidate;
  }
  return nearest;
}

std::string_view nearest_name(std::string_view name, std::span<const Field> known) {
  std::vector<std::string_view> names;
  for (const Field& field : known) names.push_back(field.name);
  return nearest_name(name, std::span<const std::string_view>(names));
}

}  // namespace base
