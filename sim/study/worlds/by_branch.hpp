#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "engine/results.hpp"
#include "model/hypotheses.hpp"

namespace study {

/// With fewer worlds than this a branch says nothing.
inline constexpr std::size_t kFewestOfBranch = 10;

/// A metric in a month in the worlds in which one branch of a contested claim holds; undefined values are left out.
struct InBranch {
  std::vector<double> values;
  std::vector<std::uint32_t> clusters;
};
InBranch in_branch(const engine::Results& results, std::size_t metric, int month, std::size_t hypothesis,
                   std::size_t branch);

/// A contested claim that decides a metric: its branches' medians lie far apart.
struct Hanging {
  std::size_t hypothesis = 0;
  std::array<double, 4> medians{};  ///< of its branches; NaN where too few worlds have one
};
/// The claims on which a metric of months hangs in a month, the widest apart first: two of a claim's branches have medians two
/// months apart or more, and means that differ by more than three standard errors.
std::vector<Hanging> what_it_hangs_on(const engine::Results& results, std::size_t metric, int month);

}  // namespace study
