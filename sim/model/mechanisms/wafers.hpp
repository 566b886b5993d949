#pragma once
#include <algorithm>

#include "model/agents/toolmaker.hpp"
#include "model/world.hpp"

/// Wafers and yield (MODEL.md 3.2.1 to 3.2.3): capacity grows as planned, as far as tools allow.
namespace model {

/// Dies on a wafer: its area less what the edge cuts, for square dies.
template <class Real> Real gross_dies(Real area_cm2) {
  const double radius = kWaferDiameterCm / 2;
  return kPi * radius * radius / area_cm2 - kPi * kWaferDiameterCm / sqrt(2.0 * area_cm2);
}

/// Murphy's yield of a die with this many defects expected on it.
template <class Real> Real murphy_yield(Real defects) {
  const Real root = base::one_minus_exp_over(defects);
  return root * root;
}

/// Log growth a month that a fading yearly ratio plans `months` after it began.
template <class Real> Real fading_growth(Real ratio, Real floor, Real half_life, double months) {
  const Real first = log(ratio), last = log(floor);
  return (last + (first - last) * fading(half_life, months)) / kMonthsPerYear;
}

/// Planned log growth of advanced capacity: the documented path to 2025-12, the plans afterwards.
template <class Real> Real planned_growth(const World<Real>& world) {
  const Parameters<Real>& p = world.p;
  const double months_after = world.month - january(2026);
  if (months_after < 0) return log(p.smic_adv_capacity_2025_wpm / p.smic_adv_capacity_2022_wpm) / (january(2026) - 1);
  return fading_growth(p.smic_growth_2026, p.smic_growth_floor, p.smic_growth_halflife_months, months_after);
}

/// A new node starts as a pilot; a foundry moves on while a wafer of it is worth more than one of the old.
template <class Real> void choose_node(World<Real>& world) {
  FoundryState<Real>& fabs = world.fabs;
  const Parameters<Real>& p = world.p;
  const Real there = indicator<Real>(fabs.node_clock >= p.next_node_month);
  const auto pays = fabs.yield_next * p.next_node_gain > fabs.yield;
  const Real target = there * select<Real>(pays, 1.0, p.next_node_pilot_share);
  const Real step = 1.0 / p.next_node_ramp_months;
  fabs.next_share = clamp(target, fabs.next_share - step, fabs.next_share + step);
}

/// Huawei's own fabs take a growing part of the capacity; without them in the roster everything is for all comers, and
/// without other fabs everything is Huawei's.
template <class Real> void share_fabs(World<Real>& world) {
  bool captive = false, merchant = false;
  for (const Foundry& foundry : world.setting.roster.foundries)
    if (foundry.country == "cn") (foundry.captive ? captive : merchant) = true;
  const Real path = line<Real>(world.month, january(2025), january(2028), Real{}, world.p.huawei_fab_share_2028);
  world.fabs.captive_share = !captive ? Real{} : !merchant ? Real{} + 1.0 : path;
}

/// Tools that nobody services wear, year by year; home-made ones are serviced at home.
template <class Real> void wear(const Parameters<Real>& p, Real servicing_ban, ToolState<Real>& tools) {
  tools.uptime *= exp(log(1.0 - p.servicing_loss_per_year * servicing_ban * (1.0 - tools.home_share)) / kMonthsPerYear);
}

/// Most that lithography allows China to sell in a year from wafers that start now, in H100e: its trend, less what steppers
/// that do not come would have added, more what subsidies add
/// as far as steppers come.
template <class Real> Real lithography_ceiling(const World<Real>& world) {
  const Parameters<Real>& p = world.p;
  const Real sold = world.month + p.wafer_to_sale_months;
  const Real known = min(sold, january(2031)) - (january(2028) + kMonthsPerYear / 2);
  const Real later = max(sold - january(2031), 0.0);
  return p.lithography_ceiling_2028_h100e * growth(p.lithography_ceiling_growth, known) *
         growth(p.smic_growth_floor, later) * exp(world.fabs.ceiling_log);
}

/// The path is what came about under the documented policy: more tools than then let capacity grow faster, fewer slower.
/// What is installed stays.
template <class Real> void grow_capacity(World<Real>& world) {
  FoundryState<Real>& fabs = world.fabs;
  const Parameters<Real>& p = world.p;
  if (world.month == 0) {
    fabs.capacity = p.smic_adv_capacity_2022_wpm;
    fabs.wafers_7nm = fabs.capacity * kMonthsPerYear;  // a year of pilot volume before (assumption)
  }
  const Levers<double>& record = world.setting.record.levers_in(world.month);
  fabs.to_documented = fabs.tools.allowed / fabs.tools_documented.allowed;
  const Real more = world.policy.levers.cn_subsidy - record.cn_subsidy;
  fabs.extra_subsidy =
      p.cn_subsidy_capacity_log * more / kMonthsPerYear * fading(p.subsidy_halflife_months, fabs.subsidised_cn);
  fabs.subsidised_cn += max(more, 0.0);
  if (world.month > 0)
    fabs.capacity *= exp((planned_growth(world) + fabs.extra_subsidy) * fabs.tools.allowed / fabs.allowed_record);
  fabs.ceiling_log +=
      fabs.extra_subsidy * share_of(fabs.tools.lithography, fabs.lithography_record) +
      p.lithography_import_growth_log / kMonthsPerYear * (fabs.tools.lithography - fabs.lithography_record);
  wear(p, world.policy.levers.servicing_ban, fabs.tools);
  wear(p, Real{} + record.servicing_ban, fabs.tools_documented);
  fabs.node_clock += fabs.tools.allowed;
  choose_node(world);
  share_fabs(world);
}

/// Cumulative 7 nm wafers at the end of 2023, when the defect density is stated: a year of pilot volume before 2022, then
/// the documented path.
template <class Real> Real wafers_to_2023(const Parameters<Real>& p) {
  const Real step = exp(log(p.smic_adv_capacity_2025_wpm / p.smic_adv_capacity_2022_wpm) / (january(2026) - 1));
  Real month = p.smic_adv_capacity_2022_wpm, sum = month * kMonthsPerYear;
  for (int m = 0; m < static_cast<int>(january(2024)); ++m, month *= step) sum += month;
  return sum;
}

/// Wafers take most of a year from their start to chips that are sold; before 2022 they were started as in its first month.
template <class Real> void start_wafers(World<Real>& world) {
  FoundryState<Real>& fabs = world.fabs;
  fabs.dies_started.push(fabs.starts * fabs.dies_per_wafer);
  fabs.dies_due = fabs.dies_started.lagged(world.p.wafer_to_sale_months, fabs.dies_started[0]);
  fabs.wafers_due = fabs.dies_due / fabs.dies_per_wafer;
}

/// Defects fall with experience at each node; a new node begins with its own.
template <class Real> void learn_yield(World<Real>& world) {
  FoundryState<Real>& fabs = world.fabs;
  const Parameters<Real>& p = world.p;
  const Real starts = fabs.capacity * (fabs.tools.uptime / fabs.tools_documented.uptime);
  fabs.wafers_7nm += starts * (1.0 - fabs.next_share);
  fabs.wafers_next += starts * fabs.next_share;
  const Real pilot = wafers_to_2023(p);
  const auto defects = [&](Real wafers, Real at_pilot) {
    return p.die_area_cm2 * at_pilot *
           exp(-p.yield_learning_exponent * log(max(wafers, pilot / kMonthsPerYear) / pilot));
  };
  fabs.yield = murphy_yield(defects(fabs.wafers_7nm, p.defect_density_2023_per_cm2));
  fabs.yield_next = murphy_yield(defects(fabs.wafers_next, p.defect_density_2023_per_cm2 * p.next_node_defect_ratio));
  const Real ai_share =
      line<Real>(world.month, january(2023), january(2027), p.ai_wafer_share_2023, p.ai_wafer_share_2027);
  const Real old_dies = (1.0 - fabs.next_share) * fabs.yield, new_dies = fabs.next_share * fabs.yield_next;
  fabs.dies_per_wafer = gross_dies(p.die_area_cm2) * (old_dies + new_dies);
  fabs.die_gain = share_of(old_dies + new_dies * p.next_node_gain, old_dies + new_dies);
  const Real h100e_per_wafer = fabs.dies_per_wafer * p.packaging_yield * p.h100e_per_die_2025 * fabs.die_gain *
                               growth(p.die_performance_growth, world.month - (january(2025) + kMonthsPerYear / 2));
  fabs.starts = min(starts * ai_share, lithography_ceiling(world) / kMonthsPerYear / h100e_per_wafer);
  start_wafers(world);
}

}  // namespace model
