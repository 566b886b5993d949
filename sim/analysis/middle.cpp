#include "analysis/middle.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/error.hpp"

namespace analysis {

namespace {

/// Places of the defined numbers, -1 to 1, ties in the middle of theirs; 1 for the others. All 0 for a single number.
std::vector<double> places_of(const std::vector<double>& column) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < column.size(); ++i)
    if (!std::isnan(column[i])) order.push_back(i);
  if (order.empty()) return std::vector<double>(column.size(), 0.0);
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return column[a] < column[b]; });
  std::vector<double> places(column.size(), 1.0);
  const double top = std::max<double>(static_cast<double>(order.size()) - 1, 1);
  for (std::size_t first = 0, end = 0; first < order.size(); first = end) {
    while (end < order.size() && column[order[end]] == column[order[first]]) ++end;
    const double rank = static_cast<double>(first + end - 1) / 2;
    for (std::size_t i = first; i < end; ++i) places[order[i]] = order.size() > 1 ? 2 * rank / top - 1 : 0.0;
  }
  return places;
}

}  // namespace

std::vector<double> distances_from_middle(const std::vector<std::vector<double>>& columns) {
  if (columns.empty()) return {};
  std::vector<double> squares(columns.front().size(), 0.0);
  for (const std::vector<double>& column : columns) {
    base::ensure(column.size() == squares.size(), "columns of a group have a number per member");
    const std::vector<double> places = places_of(column);
    for (std::size_t i = 0; i < places.size(); ++i) squares[i] += places[i] * places[i];
  }
  for (double& square : squares) square = std::sqrt(square / static_cast<double>(columns.size()));
  return squares;
}

}  // namespace analysis
