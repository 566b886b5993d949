#pragma once
#include <array>

#include "model/world.hpp"

/// A laboratory divides its compute (MODEL.md 3.6.1): serving as demand asks, experiments, and what a run may take.
namespace model {

/// A lab always serves a little, or no demand could show (assumption).
inline constexpr double kLeastServing = 0.01;

/// What a lab claims of its hosts' lab compute, before others' claims and its own earnings: its weight in the roster.
template <class Real> Real base_claim(const World<Real>& world, std::size_t lab) {
  const Lab& row = world.setting.roster.labs[lab];
  if (world.month < row.founded_month) return Real{};
  return line<Real>(world.month, january(2022), january(2025), row.weight_2022, row.weight_2025);
}

/// Labs whose services earn more than their claim is worth claim more next month.
template <class Real> void claim_compute(World<Real>& world) {
  for (const bool american : {true, false}) {
    Real revenue{}, claims{};
    for (std::size_t l = 0; l < world.labs.size(); ++l) {
      if (world.labs[l].american != american) continue;
      revenue += world.labs[l].revenue;
      claims += base_claim(world, l);
    }
    for (std::size_t l = 0; l < world.labs.size(); ++l) {
      LabState<Real>& lab = world.labs[l];
      if (lab.american != american) continue;
      const Real base = base_claim(world, l);
      const Real earned = select<Real>(revenue > 0.0, share_of(lab.revenue, revenue) * claims, base);
      const auto starts = both(lab.claim == 0.0, base > 0.0);
      const Real pull = (0.5 * (base + earned) - lab.claim) * world.p.claim_response;
      lab.claim = select<Real>(base > 0.0, select<Real>(starts, base, lab.claim + pull), 0.0);
    }
  }
}

/// Share of a bloc's compute that its leading labs use.
template <class Real> Real lab_share(const World<Real>& world, bool american) {
  const Parameters<Real>& p = world.p;
  if (american) return line<Real>(world.month, january(2022), january(2025), p.us_lab_share_2022, p.us_lab_share_2025);
  return line<Real>(world.month, january(2022), january(2025) - 2, p.cn_lab_share * p.cn_lab_ramp_2022, p.cn_lab_share);
}

/// Compute of one lab by origin: arithmetic and bandwidth. Foreign rentals count as legal-class chips.
template <class Real> struct LabPool { std::array<Real, kOrigins> h100e{}, tb_s{}; };

/// Every host splits what it gives to labs in proportion to their claims on it.
template <class Real> Row<LabPool<Real>> lab_pools(const World<Real>& world) {
  Row<LabPool<Real>> pools(world.labs.size());
  const auto split = [&](bool american, std::size_t host, const LabPool<Real>& stock) {
    Real claims{};
    for (std::size_t l = 0; l < world.labs.size(); ++l)
      if (world.labs[l].american == american) claims += world.labs[l].claim * world.lab_hosts[l][host];
    for (std::size_t l = 0; l < world.labs.size(); ++l) {
      if (world.labs[l].american != american) continue;
      const Real part = share_of(world.labs[l].claim * world.lab_hosts[l][host], claims) * lab_share(world, american);
      for (std::size_t origin = 0; origin < kOrigins; ++origin) {
        pools[l].h100e[origin] += stock.h100e[origin] * part;
        pools[l].tb_s[origin] += stock.tb_s[origin] * part;
      }
    }
  };
  for (std::size_t b = 0; b < world.american_buyers.size(); ++b) {
    const Real h100e = world.american_buyers[b].h100e * world.stocks.us_powered;
    split(true, b, {{h100e, Real{}, Real{}}, {h100e * world.p.us_tb_s_per_h100e, Real{}, Real{}}});
  }
  for (std::size_t b = 0; b < world.buyers.size(); ++b) {
    const BuyerState<Real>& buyer = world.buyers[b];
    LabPool<Real> stock;
    for (std::size_t origin = 0; origin < kOrigins; ++origin) {
      stock.h100e[origin] = buyer.effective[origin];
      stock.tb_s[origin] = buyer.effective_tb_s[origin];
    }
    const Real rented = buyer.lease * world.p.cn_utilisation_clouds;
    stock.h100e[kOwnLegal] += rented;
    stock.tb_s[kOwnLegal] += rented * world.p.us_tb_s_per_h100e;
    split(false, b, stock);
  }
  return pools;
}

/// Serving takes bandwidth from the chips in the order of the claim about V4 (on Ascend first, or on Nvidia first); what
/// is left of each kind trains.
template <class Real> void divide_compute(World<Real>& world, std::size_t l, const LabPool<Real>& pool) {
  LabState<Real>& lab = world.labs[l];
  Real bandwidth{};
  for (const Real& tb_s : pool.tb_s) bandwidth += tb_s;
  const Real wanted = bandwidth * lab.serving_share * indicator<Real>(lab.releases > 0.0);  // no model, no service
  const Real ascend_first = lab.american ? Real{} : holds(world.branch[kV4ServingHardware], kServedOnAscend);
  Real first = min(wanted, ascend_first * pool.tb_s[kOwnDomestic]);
  Real left = wanted - first;
  std::array<Real, kOrigins> serves{};
  for (const Origin origin : {kOwnLegal, kOwnSmuggled}) {
    serves[origin] = min(left, pool.tb_s[origin]);
    left -= serves[origin];
  }
  serves[kOwnDomestic] = first + min(max(left, 0.0), pool.tb_s[kOwnDomestic] - first);
  lab.compute = lab.training = Real{};
  Real domestic{};
  for (std::size_t origin = 0; origin < kOrigins; ++origin) {
    const Real trains = pool.h100e[origin] * (1.0 - share_of(serves[origin], pool.tb_s[origin]));
    lab.compute += pool.h100e[origin];
    lab.training += trains;
    if (origin == kOwnDomestic) domestic = trains;
  }
  lab.domestic_share = share_of(domestic, lab.training);
  lab.serving_tb_s = wanted;
  lab.experiments = lab.training * world.p.experiment_share;
}

/// Every lab's compute of the month. Serving moves a step toward the capacity that demand asked for last month.
template <class Real> void allocate_compute(World<Real>& world) {
  claim_compute(world);
  const Row<LabPool<Real>> pools = lab_pools(world);
  for (std::size_t l = 0; l < world.labs.size(); ++l) {
    LabState<Real>& lab = world.labs[l];
    const Real tightness = lab.american ? world.services.us_tightness : world.services.cn_tightness;
    const Real wanted = clamp(lab.serving_share * tightness, kLeastServing, world.p.serving_share_max);
    lab.serving_share += (wanted - lab.serving_share) * world.p.market_switch_per_month;
    divide_compute(world, l, pools[l]);
  }
}

}  // namespace model
