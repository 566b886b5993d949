#pragma once
#include <algorithm>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "model/channels.hpp"
#include "model/levers.hpp"
#include "model/roster.hpp"

/// What all worlds of a scenario have in common: plain values, made by io, read by the model. Months count from 2022-01.
namespace model {

inline constexpr double kUnlimited = std::numeric_limits<double>::infinity();
inline constexpr int kMaxMonths = 228;  ///< 2022-01 to 2040-12

/// One way a chip can fall under a rule. A clause holds when every limit does: x >= min and x < below.
struct Clause {
  double tpp_min = 0, tpp_below = kUnlimited;
  double density_min = 0, density_below = kUnlimited;
  double interconnect_min = 0, bandwidth_min = 0, bandwidth_below = kUnlimited;
  double behind_min = 0;  ///< months that the chip is behind the frontier (months_behind in mechanisms/chip_rule.hpp)
  std::string product;    ///< empty: any; otherwise the chip's name, or the name of what it is cut from plus "*"
  enum class Effect { kFree, kLicence, kDeny } effect = Effect::kDeny;
  friend bool operator==(const Clause&, const Clause&) = default;
};

/// A chip rule: the first clause that holds decides; a chip that meets none is free. The first clause that states a
/// minimum (for bandwidth: an upper bound, `bandwidth_below`) lends it to the lever of the same name when the rule takes
/// force; a later move of that lever replaces it there.
struct ChipRule {
  std::string id;
  std::vector<Clause> clauses;
};

/// A scheduled change of a lever, or of the chip rule (rule >= 0).
struct Move {
  std::string id, source;
  int lever = -1, rule = -1;
  int from = 0, to = -1;  ///< to: first month in which it no longer holds; -1: it stays
  int announced = -1;     ///< month in which all know of it, before `from`; -1: nobody knows before it begins
  double value = 0;
  int ramp_months = 0;
  double compliance = 1;
};

/// When METRIC stays above (below) VALUE for N months, then MOVE, with a monthly probability, at most once in M months.
struct Reaction {
  std::string id, actor;
  int metric = 0;  ///< row of the metrics, or kMetrics + row of the levers
  bool above = true;
  double threshold = 0;
  int for_months = 1;
  int lever = 0;
  double value = 0;
  int ramp_months = 0;
  enum class Only { kEither, kRaise, kLower };
  Only only = Only::kEither;  ///< fires only if it raises (lowers) what the lever is heading for
  double monthly_probability = 1;
  int cooldown_months = 12;
  friend bool operator==(const Reaction&, const Reaction&) = default;
};

/// A foreign accelerator. `cut` says how it was cut to fit a rule, from chip `base`.
struct Chip {
  enum class Cut { kNone, kInterconnect, kArithmetic };
  std::string name, vendor, base;
  Cut cut = Cut::kNone;
  double launch_month = 0;  ///< of the chip, or for a cut one the month from which its base can be cut (plus the lag)
  double h100e = 0, tpp = 0, die_mm2 = 0, density = 0, interconnect_gb_s = 0, bandwidth_tb_s = 0, price_usd = 0;
  bool leading = false;      ///< grows with `foreign_performance_growth` after its launch: stands for all later chips
  double behind_months = 0;  ///< of a leading chip that is always this much older than the frontier
  friend bool operator==(const Chip&, const Chip&) = default;
};

/// A point of Huawei's road map.
struct Generation {
  std::string name;
  double launch_month = 0, dies_per_chip = 1;
  bool own_memory = false;  ///< with memory of Huawei's own, for which no HBM is bought
  friend bool operator==(const Generation&, const Generation&) = default;
};

/// Documented sales of one US-aligned vendor, H100e a month, from 2022-01; ends where the record ends.
struct SupplySeries {
  std::string vendor;
  std::vector<double> h100e_per_month;
  friend bool operator==(const SupplySeries&, const SupplySeries&) = default;
};

/// The documented past as the levers saw it, against which a counterfactual past is read.
struct Record {
  std::vector<Levers<double>> levers;  ///< documented lever values by month, to the present
  std::vector<double> legal_access;    ///< best legal chip over the best chip, by month, to the present

  /// The documented levers of a month; after the present the last month stands. The record must not be empty.
  const Levers<double>& levers_in(int month) const {
    return levers[static_cast<std::size_t>(std::min(month, static_cast<int>(levers.size()) - 1))];
  }
};

/// Everything about a scenario but its uncertain inputs.
struct Setting {
  int months = 132;  ///< 2022-01 to the horizon, at most kMaxMonths
  int present = 52;  ///< 2026-05
  Roster roster;
  std::vector<Chip> chips;
  std::vector<Generation> road_map;
  std::vector<SupplySeries> supply;
  std::vector<ChipRule> rules;
  std::vector<Move> moves;  ///< in order: a later move of the same month supersedes
  std::vector<Reaction> reactions;
  int reactions_from = 53;
  Record record;
  Channels<double> channels;
  /// What happened, to the present: the run that gives a world of this setting its yardstick (MODEL.md 3.6.8) where its own
  /// past is another (model/documented.hpp). Empty: every past is its own yardstick.
  std::shared_ptr<const Setting> documented;
};

}  // namespace model
