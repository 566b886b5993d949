#pragma once
// Which member of a group is the most ordinary one, over many numbers at once.

#include <cstddef>
#include <vector>

namespace analysis {

/// How far each of `members` is from the middle of the group, over all columns (a number per member): in each column a
/// member's rank, ties sharing theirs, becomes a place from -1 (lowest) over 0 (the median) to 1 (highest); the distance is
/// the root mean square of the places. So no unit and no long tail counts for more than another. A number that is undefined
/// (NaN) is as far off as can be, 1, except in a column where none is defined, which says nothing. Each column must have as
/// many numbers as the first, else InvariantError.
std::vector<double> distances_from_middle(const std::vector<std::vector<double>>& columns);

}  // namespace analysis
