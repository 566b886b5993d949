#pragma once
#include <string>
#include <utility>
#include <vector>

#include "input/kept/chart_data.hpp"

namespace io {

/// A sentence that may be quoted, with what stands behind it.
struct Claim {
  std::string id;        ///< kebab-case, unique in its file
  std::string sentence;  ///< complete: it names the quantity, the date, the interval and what it is compared with
  std::string metric, unit, month;
  double value = kUndefined;
  double low = kUndefined, high = kUndefined;  ///< the interval
  std::string interval;                        ///< what the interval is, in words
  bool told_from_zero = true;                  ///< of differences: the interval leaves out 0
  /// The lowest and the highest value over the branches of all contested claims, and where they stand, as
  /// "hypothesis = branch". Undefined if no branch has worlds.
  double lowest = kUndefined, highest = kUndefined;
  std::string lowest_at, highest_at;
  std::vector<std::string> figures;  ///< names of charts in charts/
};

/// claims.json. `provenance`: what the numbers come from (program, scenarios, seed, worlds), in this order.
std::string claims_json(const std::vector<Claim>& claims,
                        const std::vector<std::pair<std::string, std::string>>& provenance);

}  // namespace io
