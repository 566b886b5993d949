#pragma once
#include <algorithm>

#include "model/mechanisms/prices.hpp"
#include "model/world.hpp"

/// A Chinese buyer of compute decides what it can spend (MODEL.md 3.3.4).
namespace model {

/// Trend of China's accelerator spending, USD a year, `month` months after 2022-01: documented growth to 2026, a straight
/// line of growth rates to 2029, constant growth afterwards.
template <class Real> Real budget_trend(const Parameters<Real>& p, double month) {
  const double middle_2023 = january(2023) + 6, end_2026 = january(2027), later = january(2029);
  const Real early = log(p.cn_budget_growth_2022), now = log(p.cn_budget_growth_2024_26),
             late = log(p.cn_budget_growth_later);
  const double before = std::min(month, middle_2023) - middle_2023;
  const double known = std::clamp(month, middle_2023, end_2026) - middle_2023;
  const double turning = std::clamp(month, end_2026, later) - end_2026, span = later - end_2026;
  const Real bend = now * turning + (late - now) * (turning * turning / (2 * span));
  const double after = std::max(month, later) - later;
  return p.cn_accel_budget_2023_usd * exp((early * before + now * known + bend + late * after) / kMonthsPerYear);
}

/// Best chip that is made and may be sold to China over the best there is, by arithmetic.
template <class Real> Real legal_access(const World<Real>& world) {
  Real best{}, best_legal{};
  for (std::size_t i = 0; i < world.chips.size(); ++i) {
    const ChipState<Real>& chip = world.chips[i];
    const Real made = in_production(world, i);
    best = max(best, chip.h100e * chip.designed);
    best_legal = max(best_legal, chip.h100e * min(chip.free + chip.licensed, 1.0) * made);
  }
  return share_of(best_legal, best);
}

/// What a year's change in a bloc's share of the world's service revenue adds to its chip spending (MODEL.md 3.7.5), read
/// on one plus the share, so that a share that starts from nothing does not explode. The
/// documented past has it in its budgets already.
template <class Real> Real revenue_pull(const World<Real>& world, bool american) {
  const History<Real>& chinese = world.services.cn_revenue_share;
  const int year = static_cast<int>(kMonthsPerYear);
  if (world.month <= world.setting.present || chinese.size() <= year) return Real{} + 1.0;
  const Real now = chinese.newest(), then = chinese[chinese.size() - 1 - year];
  const Real ratio = american ? (2.0 - now) / (2.0 - then) : (1.0 + now) / (1.0 + then);
  return exp(world.p.us_revenue_feedback * log(ratio));
}

/// What every buyer can spend this month: its share of the trend, its luck, subsidy, the pull of access, what services
/// earn, and what was left unspent, less what it has spent ahead (3.3.10).
template <class Real> void plan_budgets(World<Real>& world, const Luck<Real>& luck) {
  const Parameters<Real>& p = world.p;
  TradeState<Real>& trade = world.trade;
  trade.legal_access = legal_access(world);
  const Record& record = world.setting.record;
  const auto then =
      static_cast<std::size_t>(std::min<int>(world.month, static_cast<int>(record.legal_access.size()) - 1));
  const Real access = exp(p.cn_budget_access_elasticity * (trade.legal_access - record.legal_access[then]));
  const Real subsidy = 1.0 + max(world.policy.levers.cn_subsidy - record.levers[then].cn_subsidy, -0.99);
  const Real earned = revenue_pull(world, false);
  const Real month_budget = budget_trend(p, world.month) / kMonthsPerYear * access * subsidy * earned;
  const Real paid_back = monthly_share(p.stock_install_months);
  const Real sd = p.cn_budget_shock_sd * sqrt(1.0 - p.cn_budget_shock_persistence * p.cn_budget_shock_persistence);
  for (std::size_t i = 0; i < world.buyers.size(); ++i) {
    const ChineseBuyer& buyer = world.setting.roster.chinese_buyers[i];
    BuyerState<Real>& state = world.buyers[i];
    state.shock = state.shock * p.cn_budget_shock_persistence +
                  sd * luck.normal(Group::kTrade, base::name_of("budget", buyer.name), world.month);
    state.carried = state.unspent * p.unspent_carry_over;
    const Real money = month_budget * buyer.budget_share * exp(state.shock) + state.carried;
    state.drawn = Real{};
    state.repaid = min(state.advance * paid_back, money);
    state.advance = max(state.advance - state.repaid, 0.0);
    trade.repaid_ever += state.repaid;
    state.budget = max(money - state.repaid, 0.0);  // rounding may leave less than nothing where all is paid back
  }
}

}  // namespace model
