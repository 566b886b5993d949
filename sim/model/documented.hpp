#pragma once
#include <algorithm>
#include <vector>

#include "model/start.hpp"
#include "model/step.hpp"
#include "model/world.hpp"

/// The documented past of a world, run where a scenario has another, so that all scenarios measure a world by one yardstick
/// (MODEL.md 3.6.8).
namespace model {

/// Does this move do the same as that one up to the present? Names and sources do nothing.
inline bool same_course(const Setting& a, const Move& x, const Setting& b, const Move& y) {
  const auto end = [&](const Move& move) { return move.to < 0 || move.to > a.present ? -1 : move.to; };
  if ((x.rule < 0) != (y.rule < 0)) return false;
  if (x.rule >= 0 &&
      a.rules[static_cast<std::size_t>(x.rule)].clauses != b.rules[static_cast<std::size_t>(y.rule)].clauses)
    return false;
  const auto known = [&](const Move& move) { return move.announced > a.present ? -1 : move.announced; };
  return x.lever == y.lever && x.from == y.from && known(x) == known(y) && end(x) == end(y) && x.value == y.value &&
         x.ramp_months == y.ramp_months && x.compliance == y.compliance;
}

/// The moves of a setting that begin or are known by the present, as rows of `setting.moves`, in their order.
inline std::vector<std::size_t> past_moves(const Setting& setting) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < setting.moves.size(); ++i)
    if (setting.moves[i].from <= setting.present ||
        (setting.moves[i].announced >= 0 && setting.moves[i].announced <= setting.present))
      rows.push_back(i);
  return rows;
}

/// Are the moves to the present, the agents, their chips and the channels those of the other setting?
inline bool same_past(const Setting& a, const Setting& b) {
  const std::vector<std::size_t> own = past_moves(a), then = past_moves(b);
  const bool same_moves =
      std::equal(own.begin(), own.end(), then.begin(), then.end(),
                 [&](std::size_t x, std::size_t y) { return same_course(a, a.moves[x], b, b.moves[y]); });
  const auto same_channel = [&](auto member) { return a.channels.*member == b.channels.*member; };
  return same_moves && std::all_of(kChannelMembers<double>.begin(), kChannelMembers<double>.end(), same_channel) &&
         a.roster == b.roster && a.chips == b.chips && a.road_map == b.road_map && a.supply == b.supply;
}

/// Does somebody react before the present?
inline bool reacts_in_past(const Setting& setting) {
  return !setting.reactions.empty() && setting.reactions_from <= setting.present;
}

/// Does a run of this setting have the documented past, and so is its own yardstick?
inline bool keeps_the_record(const Setting& setting) {
  return !setting.documented || (same_past(setting, *setting.documented) && !reacts_in_past(setting));
}

/// A world as it stood in 2022-01, with its yardstick if its past will be another than the documented one.
template <class Real>
World<Real> begin_world(const Setting& setting, const Parameters<Real>& parameters, const Branches<Real>& branches,
                        const Luck<Real>& luck) {
  World<Real> world = begin(setting, parameters, branches, luck);
  if (keeps_the_record(setting)) return world;
  World<Real> documented = begin(*setting.documented, parameters, branches, luck);
  for (; documented.month <= setting.present; ++documented.month) step(documented, luck);
  world.yardstick = documented.yardstick;
  world.yardstick.given = true;
  return world;
}

}  // namespace model
