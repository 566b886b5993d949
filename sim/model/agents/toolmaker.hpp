#pragma once
#include "model/world.hpp"

/// Toolmakers decide whom they may supply; China's own sector learns (MODEL.md 3.2.1).
namespace model {

/// Share of China's tool imports that a ban stops, with each country's participation.
template <class Real>
Real tools_blocked(const World<Real>& world, Real ban, Real participation_nl, Real participation_jp) {
  Real blocked{};
  for (const Toolmaker& maker : world.setting.roster.toolmakers) {
    const Real part = maker.country == "us"   ? Real{} + 1.0
                      : maker.country == "nl" ? participation_nl
                      : maker.country == "jp" ? participation_jp
                                              : Real{};
    blocked += part * maker.import_share;
  }
  return min(blocked, 1.0) * ban * (1.0 - world.p.tool_ban_leak);
}

/// Share of the imports that home-made tools could replace when their sector has worked `clock` months.
template <class Real> Real home_tools(const Parameters<Real>& p, Real clock) {
  return logistic((clock - p.home_tools_midpoint_month) / p.home_tools_width_months);
}

/// What the toolmakers' decisions leave China, now and as documented. A ban may speed the home sector: a hypothesis.
template <class Real> void supply_tools(World<Real>& world) {
  FoundryState<Real>& fabs = world.fabs;
  const PolicyState<Real>& policy = world.policy;
  fabs.blocked = tools_blocked(world, policy.levers.tool_ban, policy.participation_nl, policy.participation_jp);
  const Levers<double>& record = world.setting.record.levers[static_cast<std::size_t>(
      std::min<int>(world.month, static_cast<int>(world.setting.record.levers.size()) - 1))];
  fabs.blocked_record = tools_blocked(world, Real{} + record.tool_ban, Real{} + record.allied_participation_nl,
                                      Real{} + record.allied_participation_jp);
  const Real speeds = holds(world.branch[kBanSpeedsHomeTools], kYes) * world.p.home_tools_speedup;
  fabs.home_clock += 1.0 + speeds * (fabs.blocked - fabs.blocked_record);
  fabs.home_share = home_tools(world.p, fabs.home_clock);
  fabs.home_share_record = home_tools(world.p, Real{} + (world.month + 1.0));
}

}  // namespace model
