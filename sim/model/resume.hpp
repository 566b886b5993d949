#pragma once
#include <limits>
#include <utility>
#include <vector>

#include "model/documented.hpp"
#include "model/events.hpp"
#include "model/world.hpp"

/// Policies that begin after the present share their past, world by world: it is run once, and each policy goes on from there.
namespace model {

/// Has a world of both settings the same past, and so the same state at the end of the present's month? Reactions count,
/// since they watch before they may act. As many months, for which a world takes its memory at the start.
inline bool shares_past(const Setting& a, const Setting& b) {
  return a.months == b.months && a.present == b.present && a.documented == b.documented && same_past(a, b) &&
         a.reactions == b.reactions && !reacts_in_past(a) && !reacts_in_past(b);
}

/// A world at the end of the present's month numbers moves and events as the setting does that it ran under. Numbers them as
/// one that shares its past does: rows of moves that have begun follow their moves, later ones have not been touched.
template <class Real> class Renumbering {
 public:
  Renumbering(const Setting& from, const Setting& to)
      : from_(from), to_(to), old_(past_moves(from)), new_(past_moves(to)) {}

  void apply(World<Real>& world) const {
    PolicyState<Real>& policy = world.policy;
    for (auto* rows : {&policy.target_of, &policy.target_before, &policy.owner_before}) move_rows(*rows, Real{});
    if (old_ != new_) {
      for (Real& owner : policy.owner) renumber(owner);
      for (Real& owner : policy.owner_before) renumber(owner);
    }
    for (std::size_t i = 0; i < old_.size(); ++i) {
      if (policy.rule_owner != static_cast<int>(old_[i])) continue;
      policy.rule_owner = static_cast<int>(new_[i]);
      policy.rule = to_.moves[new_[i]].rule;
      break;
    }
    move_rows(world.event_first, Real{} + std::numeric_limits<double>::quiet_NaN());
    move_rows(world.event_count, Real{});
  }

 private:
  /// Rows by move, and behind them whatever follows (the other events).
  void move_rows(std::vector<Real>& rows, Real untouched) const {
    std::vector<Real> moved(to_.moves.size(), untouched);
    for (std::size_t i = 0; i < old_.size(); ++i) moved[new_[i]] = rows[old_[i]];
    moved.insert(moved.end(), rows.begin() + static_cast<std::ptrdiff_t>(from_.moves.size()), rows.end());
    rows = std::move(moved);
  }

  void renumber(Real& owner) const {
    const Real before = owner;
    for (std::size_t i = 0; i < old_.size(); ++i)
      owner = select<Real>(before == static_cast<double>(old_[i]), static_cast<double>(new_[i]), owner);
  }

  const Setting &from_, &to_;
  std::vector<std::size_t> old_, new_;
};

}  // namespace model
