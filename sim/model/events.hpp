#pragma once
#include <cstddef>

#include "model/world.hpp"

/// What can happen in a world, in one order: moves, reactions, releases and jumps by lab, arrests by route, redesigns by
/// chip, disruption, parity.
namespace model {

struct EventPlaces {
  std::size_t moves, reactions, releases, jumps, arrests, designs, accident, parity, count;
  explicit EventPlaces(const Setting& setting) {
    moves = 0;
    reactions = moves + setting.moves.size();
    releases = reactions + setting.reactions.size();
    jumps = releases + setting.roster.labs.size();
    arrests = jumps + setting.roster.labs.size();
    designs = arrests + setting.roster.routes.size();
    accident = designs + setting.chips.size();
    parity = accident + 1;
    count = parity + 1;
  }
};

/// Notes that event `event` happened `times` times this month (0: it did not).
template <class Real> void note_event(World<Real>& world, std::size_t event, Real times) {
  Real& first = world.event_first[event];
  const auto is_first = both(times > 0.0, world.event_count[event] == 0.0);
  first = select<Real>(is_first, static_cast<double>(world.month), first);
  world.event_count[event] += times;
}

}  // namespace model
