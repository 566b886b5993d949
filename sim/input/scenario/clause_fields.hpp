#pragma once

#include <array>
#include <string_view>

#include "model/setting.hpp"

/// The limits of a chip-rule clause as JSON knows them.
namespace io {

struct ClauseLimit {
  std::string_view key, unit;
  double model::Clause::*member;
  double high;  ///< largest allowed value; the smallest is 0
};

inline constexpr std::array<ClauseLimit, 8> kClauseLimits{{
    {"tpp_min", "TPP points", &model::Clause::tpp_min, 1e7},
    {"tpp_below", "TPP points", &model::Clause::tpp_below, 1e7},
    {"density_min", "TPP/mm2", &model::Clause::density_min, 1e4},
    {"density_below", "TPP/mm2", &model::Clause::density_below, 1e4},
    {"interconnect_min_gb_s", "GB/s", &model::Clause::interconnect_min, 1e6},
    {"bandwidth_min_tb_s", "TB/s", &model::Clause::bandwidth_min, 1e4},
    {"bandwidth_below_tb_s", "TB/s", &model::Clause::bandwidth_below, 1e4},
    {"behind_min_months", "months", &model::Clause::behind_min, 600},
}};

/// The effects, in the order of model::Clause::Effect.
inline constexpr std::array<std::string_view, 3> kEffects{"free", "licence", "deny"};

}  // namespace io
