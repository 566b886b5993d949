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
  return x.lever == y.lever && x.from == y.from && end(x) == end(y) && x.value == y.value &&
         x.ramp_months == y.ramp_months && x.compliance == y.compliance;
}

/// Does a run of this setting have the documented past, and so is its own yardstick?
inline bool keeps_the_record(const Setting& setting) {
  if (!setting.documented) return true;
  const Setting& record = *setting.documented;
  const auto before_present = [&](const Setting& all) {
    std::vector<Move> moves;
    for (const Move& move : all.moves)
      if (move.from <= setting.present) moves.push_back(move);
    return moves;
  };
  const std::vector<Move> own = before_present(setting), then = before_present(record);
  const bool same_moves = std::equal(own.begin(), own.end(), then.begin(), then.end(),
                                     [&](const Move& x, const Move& y) { return same_course(setting, x, record, y); });
  const bool reacts = !setting.reactions.empty() && setting.reactions_from <= setting.present;
  const auto all_open = [&](auto member) { return setting.channels.*member == record.channels.*member; };
  return same_moves && !reacts &&
         std::all_of(kChannelMembers<double>.begin(), kChannelMembers<double>.end(), all_open) &&
         setting.roster == record.roster && setting.chips == record.chips && setting.road_map == record.road_map &&
         setting.supply == record.supply;
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
