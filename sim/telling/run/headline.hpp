#pragma once
#include <string>
#include <vector>

#include "engine/results.hpp"
#include "input/json/json_node.hpp"
#include "input/kept/chart_data.hpp"

namespace app {

/// Share of the worlds in which China's standing gap was zero or less in some month from the present to `month`.
struct Parity {
  int month = 0;  ///< from 2022-01
  double share = 0;
};

/// What a run says in a few lines: the gap, the share of compute, the chokepoint, and parity.
struct Headline {
  std::string scenario, title;
  std::uint64_t seed = 0;
  int replicates = 0;
  int held = 0;                       ///< worlds of which `parity` tells
  std::vector<int> months;            ///< now, in two years, at the horizon; fewer if they fall together
  std::vector<Parity> parity;         ///< at the end of each year from the present on, then at the horizon
  std::vector<std::string> hangs_on;  ///< sentences: the contested claims that decide the lag
  const io::SummaryTable* summary = nullptr;
};

/// The months that the table shows: the present, two years on, and the last of `months`, as far as they differ.
std::vector<int> headline_months(int present, int months);

/// How many worlds have caught up by the end of each year and by the horizon.
std::vector<Parity> parity_by_year(const engine::Results& results, int present);

/// As a table for people; medians with the range of nine worlds in ten.
std::string headline_text(const Headline& headline);
/// The same numbers as JSON.
io::Node headline_node(const Headline& headline);

}  // namespace app
