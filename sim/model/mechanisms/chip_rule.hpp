#pragma once
#include <algorithm>
#include <utility>

#include "model/arithmetic.hpp"
#include "model/levers.hpp"
#include "model/setting.hpp"
#include "model/world.hpp"

/// The rule check (MODEL.md 3.3.1): is a chip free for China, subject to licence, or denied?
namespace model {

/// The limits that a rule lends to the threshold levers: those of the first clause that states each. Null: no clause does.
struct Thresholds {
  const double *tpp = nullptr, *density = nullptr, *interconnect = nullptr, *bandwidth = nullptr;
};
inline Thresholds lent_thresholds(const ChipRule& rule) {
  Thresholds lent;
  for (const Clause& clause : rule.clauses) {
    if (!lent.tpp && clause.tpp_min > 0) lent.tpp = &clause.tpp_min;
    if (!lent.density && clause.density_min > 0) lent.density = &clause.density_min;
    if (!lent.interconnect && clause.interconnect_min > 0) lent.interconnect = &clause.interconnect_min;
    if (!lent.bandwidth && clause.bandwidth_below < kUnlimited) lent.bandwidth = &clause.bandwidth_below;
  }
  return lent;
}

/// Calls `lend(lever, limit)` for each threshold lever to which a rule lends a limit.
template <class Lend> void each_lent_threshold(const ChipRule& rule, Lend lend) {
  const Thresholds lent = lent_thresholds(rule);
  const std::pair<LeverIndex, const double*> rows[] = {{kLever_tpp_threshold, lent.tpp},
                                                       {kLever_density_threshold, lent.density},
                                                       {kLever_interconnect_threshold_gb_per_s, lent.interconnect},
                                                       {kLever_bandwidth_threshold_tb_per_s, lent.bandwidth}};
  for (const auto& [lever, limit] : rows)
    if (limit) lend(static_cast<std::size_t>(lever), *limit);
}

/// What a chip is measured by; `behind` in months (months_behind).
template <class Real> struct Measures {
  Real tpp, density, interconnect, bandwidth;
  double behind;
};

/// Months that a chip is behind the frontier: since its launch, or for one that stands for all later chips those by which it
/// always is.
inline double months_behind(const Chip& chip, int month) {
  return chip.leading ? chip.behind_months : std::max(month - chip.launch_month, 0.0);
}

/// 1 where the chip is free, 1 where it needs a licence that can be had; both 0 where it is denied.
template <class Real> struct Verdict { Real free, licence; };

/// Does a clause that names a product mean this chip? "H20" means itself; "H100*" also what is cut from it.
inline bool names(const Clause& clause, const Chip& chip) {
  if (clause.product.empty() || clause.product == chip.name) return true;
  if (clause.product.back() != '*') return false;
  const std::string stem = clause.product.substr(0, clause.product.size() - 1);
  return stem == chip.name || stem == chip.base;
}

/// The first clause that holds decides. The thresholds in force stand in for those that the rule lent.
template <class Real>
Verdict<Real> judge(const ChipRule& rule, const Levers<Real>& levers, const Chip& chip, const Measures<Real>& x) {
  const Thresholds lent = lent_thresholds(rule);
  Real undecided = Real{} + 1.0, free{}, licence{};
  for (const Clause& clause : rule.clauses) {
    if (!names(clause, chip) || x.behind < clause.behind_min) continue;
    const auto limit = [](const double* lender, const double& mine, Real lever) {
      return lender == &mine ? lever : Real{} + mine;
    };
    const Real tpp = limit(lent.tpp, clause.tpp_min, levers.tpp_threshold);
    const Real density = limit(lent.density, clause.density_min, levers.density_threshold);
    const Real interconnect = limit(lent.interconnect, clause.interconnect_min, levers.interconnect_threshold_gb_per_s);
    const Real bandwidth = limit(lent.bandwidth, clause.bandwidth_below, levers.bandwidth_threshold_tb_per_s);
    const Real meets = indicator<Real>(x.tpp >= tpp) * indicator<Real>(x.tpp < clause.tpp_below) *
                       indicator<Real>(x.density >= density) * indicator<Real>(x.density < clause.density_below) *
                       indicator<Real>(x.interconnect >= interconnect) *
                       indicator<Real>(x.bandwidth >= clause.bandwidth_min) * indicator<Real>(x.bandwidth < bandwidth);
    const Real decided = undecided * meets;
    if (clause.effect == Clause::Effect::kFree) free += decided;
    if (clause.effect == Clause::Effect::kLicence) licence += decided;
    undecided -= decided;
  }
  return {free + undecided, licence};
}

/// Under the rule of that row and these levers. No rule (-1): every chip is free.
template <class Real>
Verdict<Real> judge(const Setting& setting, int rule, const Levers<Real>& levers, const Chip& chip,
                    const Measures<Real>& x) {
  if (rule < 0) return {Real{} + 1.0, Real{}};
  return judge(setting.rules[static_cast<std::size_t>(rule)], levers, chip, x);
}

/// Under the rule in force.
template <class Real>
Verdict<Real> judge(const Setting& setting, const PolicyState<Real>& policy, const Chip& chip,
                    const Measures<Real>& x) {
  return judge(setting, policy.rule, policy.levers, chip, x);
}

/// Does the rule in force ask how old a chip is, so that its verdict can change by itself?
inline bool asks_for_age(const Setting& setting, int rule) {
  if (rule < 0) return false;
  const auto& clauses = setting.rules[static_cast<std::size_t>(rule)].clauses;
  return std::any_of(clauses.begin(), clauses.end(), [](const Clause& clause) { return clause.behind_min > 0; });
}

}  // namespace model
