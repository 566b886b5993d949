#pragma once
#include <cmath>

#include "model/world.hpp"

/// Toolmakers decide whom they may supply; China's own sector learns, step by step of a line (MODEL.md 3.2.1).
namespace model {

/// Month at which the shares of China's own tools are stated: the middle of 2025.
inline constexpr double kToolsStatedAt = january(2025) + kMonthsPerYear / 2;

/// Part of a toolmaker's sales that an American ban stops: all for an American, the participation of its country abroad.
template <class Real> Real takes_part(const Toolmaker& maker, const AlliedStand<Real>& allies) {
  return maker.country == "us"   ? Real{} + 1.0
         : maker.country == "nl" ? allies.nl
         : maker.country == "jp" ? allies.jp
                                 : Real{};
}

/// Share of a step of a line that China's own tools could do when their sector has worked `clock` months: a logistic path
/// through the share of 2025.
template <class Real> Real home_tools(const Parameters<Real>& p, const Toolmaker& maker, Real clock) {
  const Real share = Real{} + maker.home_share_2025, odds = log(share / (1.0 - share));
  return logistic(odds + (clock - kToolsStatedAt) / p.home_tools_width_months);
}

/// What a ban leaves of one step: what is not banned, leaks, or is made at home.
template <class Real>
Real step_left(const Parameters<Real>& p, const Toolmaker& maker, Real ban, const AlliedStand<Real>& allies,
               Real clock) {
  const Real blocked = takes_part(maker, allies) * ban * (1.0 - p.tool_ban_leak);
  return 1.0 - blocked * (1.0 - home_tools(p, maker, clock));
}

/// Part of China's tool imports that is stopped.
template <class Real> Real tools_blocked(const World<Real>& world, Real ban, const AlliedStand<Real>& allies) {
  Real blocked{};
  double imports = 0;
  for (const Toolmaker& maker : world.setting.roster.toolmakers) {
    blocked += maker.import_share * takes_part(maker, allies) * ban * (1.0 - world.p.tool_ban_leak);
    imports += maker.import_share;
  }
  return blocked / (imports > 0 ? imports : 1);
}

/// A line needs every step: new capacity is what the scarcest of them allows. Home shares besides are means over imports.
template <class Real> struct ToolsLeft { Real allowed = Real{} + 1.0, lithography = Real{} + 1.0, blocked{}, home{}; };
template <class Real>
ToolsLeft<Real> tools_left(const World<Real>& world, Real ban, const AlliedStand<Real>& allies, Real clock) {
  ToolsLeft<Real> left;
  double imports = 0;
  for (const Toolmaker& maker : world.setting.roster.toolmakers) {
    if (maker.import_share <= 0) continue;
    const Real step = step_left(world.p, maker, ban, allies, clock);
    left.allowed = min(left.allowed, step);
    if (maker.lithography) left.lithography = min(left.lithography, step);
    left.home += maker.import_share * home_tools(world.p, maker, clock);
    imports += maker.import_share;
  }
  left.blocked = tools_blocked(world, ban, allies), left.home = left.home / (imports > 0 ? imports : 1);
  return left;
}

/// A month of tools under a ban. What it blocks beyond the record may speed the home sector, and what it blocks less slow it:
/// a hypothesis.
template <class Real>
void supply(const World<Real>& world, Real ban, const AlliedStand<Real>& allies, ToolState<Real>& tools) {
  const Real speeds = holds(world.branch[kBanSpeedsHomeTools], kYes) * world.p.home_tools_speedup;
  tools.home_clock += 1.0 + speeds * (tools_blocked(world, ban, allies) - world.fabs.blocked_record);
  const ToolsLeft<Real> left = tools_left(world, ban, allies, tools.home_clock);
  tools.allowed = left.allowed, tools.lithography = left.lithography;
  tools.blocked = left.blocked, tools.home_share = left.home;
}

/// What the toolmakers' decisions leave China: now, under the documented policy, and on record.
template <class Real> void supply_tools(World<Real>& world) {
  FoundryState<Real>& fabs = world.fabs;
  const Levers<double>& record = world.setting.record.levers_in(world.month);
  const Real ban_record = Real{} + record.tool_ban;
  const AlliedStand<Real> steadfast{Real{} + record.allied_participation_nl, Real{} + record.allied_participation_jp,
                                    Real{}};
  const ToolsLeft<Real> on_record = tools_left(world, ban_record, steadfast, Real{} + (world.month + 1.0));
  fabs.blocked_record = on_record.blocked, fabs.allowed_record = on_record.allowed;
  fabs.lithography_record = on_record.lithography;
  supply(world, world.policy.levers.tool_ban, world.policy.allies, fabs.tools);
  supply(world, ban_record, world.policy.allies_documented, fabs.tools_documented);
}

}  // namespace model
