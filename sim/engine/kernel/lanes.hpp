#pragma once
#include <algorithm>
#include <type_traits>
#include <vector>

#include "base/random.hpp"
#include "base/real.hpp"
#include "engine/inputs.hpp"

namespace engine {

namespace detail {
template <int Width> struct RealOf { using Type = base::Lanes<Width>; };
template <> struct RealOf<1> { using Type = double; };
}  // namespace detail

/// The number type of a kernel with this many lanes.
template <int Width> using KernelReal = typename detail::RealOf<Width>::Type;

/// World records side by side, a world per lane.
template <class Real> struct Batch {
  model::Parameters<Real> parameters;
  model::Branches<Real> branches{};
  std::vector<base::Bits<Real>> luck;
};

/// Packs `worlds` records (1 to the number of lanes); spare lanes repeat the last.
template <class Real> Batch<Real> pack(const WorldRecord* records, int worlds) {
  Batch<Real> batch;
  batch.luck.assign(records->luck.size(), base::Bits<Real>{});
  for (int lane = 0; lane < base::kWidth<Real>; ++lane) {
    const WorldRecord& record = records[std::min(lane, worlds - 1)];
    for (std::size_t i = 0; i < model::kParameters; ++i)
      base::set_lane(batch.parameters.*model::kParameterMembers<Real>[i], lane, record.parameters[i]);
    for (std::size_t h = 0; h < model::kHypotheses; ++h) base::set_lane(batch.branches[h], lane, record.branches[h]);
    for (std::size_t k = 0; k < batch.luck.size(); ++k) base::set_lane(batch.luck[k], lane, record.luck[k]);
  }
  return batch;
}

}  // namespace engine
