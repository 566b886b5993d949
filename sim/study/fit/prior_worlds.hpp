#pragma once
#include <cstdint>
#include <vector>

#include "study/fit/record_fit.hpp"

namespace study {

/// Draws of the prior, branches weighted equally as in a fit.
inline std::vector<engine::PosteriorWorld> prior_worlds(const RecordFit& record, std::size_t count,
                                                        std::uint64_t seed) {
  std::vector<engine::PosteriorWorld> worlds;
  for (std::size_t i = 0; i < count; ++i)
    worlds.push_back(record.world_of(analysis::draw_prior(record.space(), seed, i)));
  return worlds;
}

}  // namespace study
