#pragma once
#include <string_view>
#include <vector>

#include "analysis/shapley.hpp"
#include "study/attribute/coalitions.hpp"

namespace study {

/// Documented growth of the frontier: training compute 4.6 times a year (figure `train-growth-frontier`), algorithmic
/// efficiency 2.8 times (assumption within `epoch-3x` and `ho-2024-arxiv`), the product rounded as the sources round it.
inline constexpr double kComputeGrowth = 4.6, kEfficiencyGrowth = 2.8, kFrontierGrowth = 13;

/// Months that a ratio of effective compute costs a follower by the rule of thumb: 12 ln(ratio) / ln(13). Above 0.
double naive_lag(double ratio);
/// Months behind that a follower would be who kept the methods of 2022-01 until `month`: month · ln(2.8) / ln(13).
double frozen_methods_lag(int month);

/// The parts of the way from compute to the observed lag (MODEL.md 13.2), in the order in which they are told.
enum Term : std::size_t {
  kNaiveAsRead,  ///< level: the share of compute that the documents' 1-4 % counts in the world, by the rule of thumb
  kUncounted,    ///< step: Chinese compute that this share does not count
  kNaive,        ///< level: all effective compute, by the rule of thumb
  kMethodsWithheld,  ///< step: the rule gives the follower the leader's methods; had it kept those of 2022-01
  kStart,            ///< step: China was further behind in 2022-01 than its compute of then says by the rule of thumb
  kResidual,         ///< step: what the rule of thumb misses and the model has
  kAllClosed,        ///< level: the observed lag with the five channels closed
  kOwnEfficiency,    ///< step: Shapley value, as the next four
  kImitation,
  kDistillation,
  kConcentration,
  kFlattery,
  kObserved,  ///< level: the observed lag
  kTerms
};
struct TermRow {
  std::string_view name;
  bool level = false;
};
const TermRow& term_row(std::size_t term);

/// Besides: not part of the sum.
enum Memo : std::size_t {
  kMethodsNet,  ///< observed less naive lag, without concentration and flattery: what all methods and the calendar come to
  kStandingGap,
  kOutOwnEfficiency,  ///< leave-one-out of the observed lag, as the next four
  kOutImitation,
  kOutDistillation,
  kOutConcentration,
  kOutFlattery,
  kOutLegal,  ///< what the rule of thumb would lose without that source of compute, as the next three
  kOutDomestic,
  kOutSmuggled,
  kOutOffshore,
  kMemos
};
std::string_view memo_name(std::size_t memo);

/// The split of one set of worlds at one date. Means of the terms are closed: levels are the sums of what stands before
/// them to the last bit.
struct Split {
  int month = 0;
  std::vector<Estimate> terms, memos;
  double us_compute = 0, cn_compute = 0;  ///< geometric means, H100e
  std::vector<double> observed, stated;  ///< lags world by world, months: as published figures show it, as it is stated
};

/// Channels that are players; the four supplies are not, since the ratio of compute holds them.
std::vector<std::size_t> paradox_players();
/// What a date needs from every world, in the order that `split_of` takes it.
std::vector<Reading> paradox_readings(int month);
/// The split from the games of `paradox_readings(month)`.
Split split_of(const std::vector<analysis::Game>& games, int month, const std::vector<std::uint32_t>& clusters);

}  // namespace study
