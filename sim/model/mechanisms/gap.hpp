#pragma once
#include <algorithm>

#include "model/events.hpp"
#include "model/world.hpp"

/// The gap, in months (MODEL.md 3.6.7, 3.6.8).
namespace model {

/// Month at which a frontier first had `level`: counts the months before; beyond the start it goes back at the past rate.
template <class Real> Real first_reached(const History<Real>& frontier, Real level, Real start, Real past_rate) {
  Real months{};
  for (int m = 0; m < frontier.size(); ++m) months += indicator<Real>(frontier[m] < level);
  const Real before = (level - start) / past_rate;
  return select<Real>(level <= start, before, months);
}

/// Standing gap of a follower's best to a leader: positive when the leader had it first. Antisymmetric: if the follower is
/// ahead, minus the age of the leader's level at the follower.
template <class Real>
Real standing_gap(const History<Real>& leader, const History<Real>& follower, Real leader_start, Real follower_start,
                  Real past_rate) {
  const double now = leader.size() - 1;
  const Real trails = now - first_reached(leader, follower.newest(), leader_start, past_rate);
  const Real leads = first_reached(follower, leader.newest(), follower_start, past_rate) - now;
  return select<Real>(follower.newest() > leader.newest(), min(leads, 0.0), max(trails, 0.0));
}

/// Months over which a pace is measured, and the least that it can be, in dex a month.
inline constexpr double kPaceMonths = 36, kLeastPace = 1e-3;

/// Frontiers of the month and every measure of the distance between them.
template <class Real> void measure_gap(World<Real>& world, const Luck<Real>& luck) {
  const Parameters<Real>& p = world.p;
  FrontierState<Real>& frontier = world.frontier;
  const Real last_cn = frontier.cn.empty() ? frontier.cn_start : frontier.cn.newest();
  const Real last_score = frontier.cn_score.empty() ? frontier.cn_start : frontier.cn_score.newest();
  frontier.us.push(frontier.us_best);
  frontier.cn.push(frontier.cn_best);
  frontier.open.push(frontier.open_best);
  frontier.us_score.push(frontier.us_best_score);
  frontier.cn_score.push(frontier.cn_best_score);
  frontier.gap = standing_gap(frontier.us, frontier.cn, frontier.us_start, frontier.cn_start, frontier.us_past_rate);
  frontier.gap_open =
      standing_gap(frontier.us, frontier.open, frontier.us_start, frontier.cn_start, frontier.us_past_rate);
  const auto record = either(frontier.cn.newest() > last_cn, Mask<Real>(Real{} + world.month == Real{}));
  frontier.gap_at_release = select<Real>(record, frontier.gap, frontier.gap_at_release);
  const double window = kPaceMonths;
  const Real then =
      frontier.us.lagged(Real{} + window, frontier.us_start - frontier.us_past_rate * (window - world.month));
  frontier.us_pace = max((frontier.us_best - then) / window, kLeastPace);
  frontier.gap_trend = (frontier.us_best - frontier.cn_best) / frontier.us_pace;

  const Real stated_holds = holds(world.branch[kLagReading], kReadDocuments);
  frontier.gap_index =
      standing_gap(frontier.us_score, frontier.cn_score, frontier.us_start, frontier.cn_start, frontier.us_past_rate) +
      stated_holds * p.other_reading_bias_months;
  const auto new_statement =
      either(frontier.cn_score.newest() > last_score, Mask<Real>(Real{} + world.month == Real{}));
  const Real error =
      p.statement_noise_months * luck.normal(Group::kTraining, base::name_of("statement", "China"), world.month);
  const Real stated = frontier.gap_at_release - p.statement_bias_months * world.channel.flattery + error +
                      (1.0 - stated_holds) * p.other_reading_bias_months;
  frontier.statement = select<Real>(new_statement, stated, frontier.statement);
  note_event(world, EventPlaces(world.setting).parity,
             indicator<Real>(both(frontier.gap <= 0.0, world.event_count[EventPlaces(world.setting).parity] == 0.0)));
}

/// Best efficiency and serving technique of each bloc's working labs, for next month's imitation.
template <class Real> void note_technique(World<Real>& world) {
  FrontierState<Real>& frontier = world.frontier;
  Real efficiency[2], serving[2], posttraining{}, from_leaps{};
  bool first[2] = {true, true};
  for (std::size_t l = 0; l < world.labs.size(); ++l) {
    const LabState<Real>& lab = world.labs[l];
    if (world.month < world.setting.roster.labs[l].founded_month) continue;
    const int side = lab.american ? 0 : 1;
    efficiency[side] = first[side] ? lab.efficiency : max(efficiency[side], lab.efficiency);
    serving[side] = first[side] ? lab.serving_efficiency : max(serving[side], lab.serving_efficiency);
    if (lab.american) posttraining = max(posttraining, lab.posttraining), from_leaps = max(from_leaps, lab.from_leaps);
    first[side] = false;
  }
  frontier.us_efficiency.push(first[0] ? Real{} : efficiency[0]);
  frontier.cn_efficiency.push(first[1] ? Real{} : efficiency[1]);
  frontier.us_serving.push(first[0] ? Real{} : serving[0]);
  frontier.cn_serving.push(first[1] ? Real{} : serving[1]);
  frontier.us_posttraining.push(posttraining);
  frontier.us_from_leaps.push(from_leaps);
}

/// Up to the present a world that has the documented past is its own yardstick; afterwards everything is measured by the
/// pace of the present.
template <class Real> void keep_yardstick(World<Real>& world) {
  const FrontierState<Real>& frontier = world.frontier;
  Yardstick<Real>& yardstick = world.yardstick;
  if (!yardstick.given && world.month <= world.setting.present) {
    yardstick.pace.push(frontier.us_pace);
    yardstick.us_level.push(frontier.us_best);
    if (world.month == world.setting.present) {
      const Real window = Real{} + kPaceMonths;
      const auto risen = [&](const History<Real>& of) { return of.newest() - of.lagged(window, of[0]); };
      yardstick.us = frontier.us_best, yardstick.cn = frontier.cn_best;
      yardstick.efficiency_pace = max(risen(frontier.us_efficiency) / kPaceMonths, 0.0);
      yardstick.leaps_pace = min(risen(frontier.us_from_leaps) / kPaceMonths, yardstick.efficiency_pace);
      yardstick.posttraining_pace = max(risen(frontier.us_posttraining) / kPaceMonths, 0.0);
      yardstick.stock = world.stocks.us;
      Real received{};
      for (const AmericanBuyerState<Real>& buyer : world.american_buyers)
        received += buyer.received.newest() - buyer.received.lagged(Real{} + kMonthsPerYear);
      yardstick.sales = received / kMonthsPerYear;
    }
  }
  const Real pace = yardstick.pace[std::min(world.month, world.setting.present)];
  world.frontier.gap_pace = (frontier.us_best - frontier.cn_best) / pace;
}

/// What the American frontier of the month can do, dex, as the world's documented past has it and, from the present on, if it
/// keeps its pace: a quality that no scenario moves.
template <class Real> Real usual_frontier(const World<Real>& world) {
  const int known = std::min(world.month, world.setting.present);
  return world.yardstick.us_level[known] + world.yardstick.pace[known] * static_cast<double>(world.month - known);
}

}  // namespace model
