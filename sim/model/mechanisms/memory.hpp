#pragma once
#include "model/agents/broker.hpp"
#include "model/world.hpp"

/// High-bandwidth memory in China (MODEL.md 3.2.5): imports until the rule, what is smuggled, what is made at home with
/// the tools at hand.
namespace model {

/// Month in which the documented stockpile was counted: 2024-12 is the last of this many months.
inline constexpr double kStockpileMonths = 36;

/// Legal imports a month if no rule stops them: growth to 2024-12 that sums to the stockpile, level afterwards.
template <class Real> Real hbm_imports(const Parameters<Real>& p, int month) {
  const Real q = growth(p.hbm_import_growth, -1.0);
  const Real last = p.hbm_stockpile_2024_stacks * share_of(1.0 - q, 1.0 - pow(q, kStockpileMonths));
  const double before_last = max(kStockpileMonths - 1 - month, 0.0);
  return last * pow(q, before_last);
}

/// Home-made stacks a month, `ahead` months further on its path than the calendar is: a logistic rise to the volume of
/// 2027, then growth that fades as the fabs' plans do.
template <class Real> Real hbm_made_at_home(const Parameters<Real>& p, int month, Real ahead = Real{}) {
  const Real since = ahead + (month - (january(2027) + kMonthsPerYear / 2));
  const Real monthly = p.cxmt_hbm_2027_stacks_per_year / kMonthsPerYear;
  const Real rising = monthly * 2.0 * logistic(since / p.hbm_home_ramp_months);
  const Real grown =
      faded_growth(p.cxmt_growth_after_2027, Real{} + 1.0, p.smic_growth_halflife_months, max(since, 0.0));
  return select<Real>(since < 0.0, rising, monthly * exp(grown));
}

/// Chinese memory makers in the roster: those that sell, by their share, and whether one reserves its stacks for Ascend.
struct HomeMakers {
  double open = 0;
  bool reserving = false;
};
inline HomeMakers home_makers(const Roster& roster) {
  HomeMakers makers;
  for (const MemoryMaker& maker : roster.memory_makers) {
    if (maker.country != "cn") continue;
    makers.open += maker.home_share;
    if (maker.home_share == 0) makers.reserving = true;
  }
  return makers;
}

/// Home-made stacks of the month. Their path supposes the documented policy: other tools move it ahead or hold it
/// up, other subsidies add plants as far as tools allow, and tools wear without service.
template <class Real> Real make_memory_at_home(World<Real>& world) {
  MemoryState<Real>& memory = world.memory;
  const FoundryState<Real>& fabs = world.fabs;
  memory.ahead += fabs.to_documented - 1.0;
  memory.built_log += fabs.extra_subsidy * fabs.to_documented;
  const Real ahead = world.policy.levers.cn_memory_head_start_months + memory.ahead;
  return hbm_made_at_home(world.p, world.month, ahead) * exp(memory.built_log) *
         (fabs.tools.uptime / fabs.tools_documented.uptime);
}

/// The month's memory arrives. Every foreign maker applies the ban to its share.
template <class Real> void deliver_memory(World<Real>& world) {
  MemoryState<Real>& memory = world.memory;
  const Parameters<Real>& p = world.p;
  const Levers<Real>& levers = world.policy.levers;
  Real allowed{};
  for (const MemoryMaker& maker : world.setting.roster.memory_makers)
    allowed += maker.import_share * (1.0 - levers.hbm_ban);
  const Real imported = hbm_imports(p, world.month) * min(allowed, 1.0);
  const Real smuggled =
      p.hbm_smuggled_per_year / kMonthsPerYear * levers.hbm_ban * undeterred(p, levers.enforcement_budget);
  const HomeMakers makers = home_makers(world.setting.roster);
  const Real all = make_memory_at_home(world);
  const Real reserved = all * p.huawei_memory_share * (makers.reserving ? 1.0 : 0.0);
  const Real home = all * (1.0 - p.huawei_memory_share) * makers.open + reserved;
  memory.imported += imported;
  memory.smuggled += smuggled;
  memory.home += home;
  memory.stock += imported + smuggled + home;
  memory.reserved = min(memory.reserved + reserved, memory.stock);
  memory.home_share = share_of(home, imported + smuggled + home);
}

}  // namespace model
