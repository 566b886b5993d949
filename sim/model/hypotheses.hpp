#pragma once
#include <array>
#include <cstddef>
#include <string_view>

namespace model {

/// A contested claim of the documents: branches of which exactly one holds in a world (MODEL.md 6).
struct HypothesisRow {
  std::string_view name, meaning, acts_in, sources;
  std::size_t branches;
  std::array<std::string_view, 4> branch;  ///< names; the first `branches` of them
  std::array<double, 4> weight;            ///< default prior weights, they sum to 1
};

/// Positions in `kHypothesisRows`.
enum Hypothesis : std::size_t {
  kV4TrainingHardware,
  kV4ServingHardware,
  kComputeShareReading,
  kLagReading,
  kDistillationWeight,
  kScarcityEffect,
  kBanSpeedsHomeTools,
  kAscendReach,
  kShockOnUsCapex,
  kFrontierPace,
  kHypotheses
};

// Branches, in the order of the rows.
enum V4Training : int { kV4Ascend, kV4Mixed, kV4MostlyNvidia, kV4Blackwell };
enum V4Serving : int { kServedOnAscend, kServedOnNvidia };
enum ShareReading : int { kReadAll, kReadDomestic, kReadProduction };
enum LagReading : int { kReadDocuments, kReadIndex };
enum DistillationWeight : int { kDistilLittle, kDistilSome, kDistilMost };
enum YesNo : int { kYes, kNo };
enum AscendReach : int { kReachEnforced, kReachDeterrent, kReachVoid };
enum CapexShock : int { kShockDamps, kShockNone, kShockRaises };
enum FrontierPace : int { kPaceFades, kPaceHolds, kPaceSpeedsUp };

// clang-format off
inline constexpr std::array<HypothesisRow, kHypotheses> kHypothesisRows{{
    {"v4_training_hardware", "what trained DeepSeek V4", "3.6.5", "000 001 002 003 004", 4,
     {"ascend", "mixed", "mostly_nvidia", "blackwell"}, {0.2, 0.3, 0.35, 0.15}},
    {"v4_serving_hardware", "what serves V4; serving on Ascend frees foreign chips for training", "3.4.6", "001 002", 2,
     {"ascend", "nvidia"}, {0.6, 0.4}},
    {"compute_share_reading", "what the documented 1-4 % counts", "3.8", "002", 3,
     {"all", "domestic", "production"}, {0.4, 0.3, 0.3}},
    {"lag_reading", "what the published lags measure", "3.6.7", "002 003", 2, {"documents", "index"}, {0.5, 0.5}},
    {"distillation_weight", "how much distillation carries", "3.5.6", "003", 3,
     {"little", "some", "most"}, {0.34, 0.33, 0.33}},
    {"scarcity_effect", "whether scarcity of compute induces efficiency", "3.5.2", "003", 2, {"yes", "no"}, {0.5, 0.5}},
    {"ban_speeds_home_tools", "whether bans speed home-made tools", "3.2.1", "003", 2, {"yes", "no"}, {0.5, 0.5}},
    {"ascend_reach", "whether Ascend is within American reach", "3.7.3", "002 003", 3,
     {"enforced", "deterrent", "void"}, {0.2, 0.5, 0.3}},
    {"shock_on_us_capex", "what an efficiency shock does to US capital spending", "3.2.7", "002", 3,
     {"damps", "none", "raises"}, {0.25, 0.35, 0.4}},
    {"frontier_pace", "whether progress of technique fades after the present, goes on at its pace, or speeds up as models do research", "3.5.7", "003",
     3, {"fades", "holds", "speeds_up"}, {0.25, 0.45, 0.3}},
}};

// clang-format on

/// The branch that holds, as a whole number, for each hypothesis and lane.
template <class Real> using Branches = std::array<Real, kHypotheses>;

}  // namespace model
