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

/// A month of tools under a ban. It may speed the home sector, if it goes beyond what is on record: a hypothesis.
template <class Real>
void supply(const World<Real>& world, Real ban, const AlliedStand<Real>& allies, ToolState<Real>& tools) {
  const Real speeds = holds(world.branch[kBanSpeedsHomeTools], kYes) * world.p.home_tools_speedup;
  tools.blocked = tools_blocked(world, ban, allies.nl, allies.jp);
  tools.home_clock += 1.0 + speeds * (tools.blocked - world.fabs.blocked_record);
  tools.home_share = home_tools(world.p, tools.home_clock);
}

/// What the toolmakers' decisions leave China: now, under the documented policy, and on record.
template <class Real> void supply_tools(World<Real>& world) {
  FoundryState<Real>& fabs = world.fabs;
  const Levers<double>& record = world.setting.record.levers_in(world.month);
  const Real ban_record = Real{} + record.tool_ban;
  fabs.blocked_record = tools_blocked(world, ban_record, Real{} + record.allied_participation_nl,
                                      Real{} + record.allied_participation_jp);
  fabs.home_share_record = home_tools(world.p, Real{} + (world.month + 1.0));
  supply(world, world.policy.levers.tool_ban, world.policy.allies, fabs.tools);
  supply(world, ban_record, world.policy.allies_documented, fabs.tools_documented);
}

}  // namespace model
