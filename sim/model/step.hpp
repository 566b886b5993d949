#pragma once
#include "model/agents/government.hpp"
#include "model/mechanisms/accelerators.hpp"
#include "model/mechanisms/books.hpp"
#include "model/mechanisms/gap.hpp"
#include "model/mechanisms/policy.hpp"
#include "model/mechanisms/record.hpp"
#include "model/mechanisms/research.hpp"
#include "model/mechanisms/services.hpp"
#include "model/mechanisms/stocks.hpp"
#include "model/mechanisms/trade.hpp"
#include "model/mechanisms/training.hpp"
#include "model/start.hpp"
#include "model/world.hpp"

namespace model {

/// Policy of the month: the schedule, then what governments make of last month, then every lever takes its step.
template <class Real> void govern(World<Real>& world, const Luck<Real>& luck) {
  world.policy.rule_changed = world.month == 0;
  follow_schedule(world.policy, world.setting, world.month);
  react(world, luck);
  advance_levers(world.policy);
  note_moves(world);
  tire_allies(world);
  swing_import_gate(world, luck);
}

/// One month. Reads as the contents of MODEL.md, section 3.
template <class Real> void step(World<Real>& world, const Luck<Real>& luck) {
  govern(world, luck);
  produce(world, luck);
  trade(world, luck);
  keep_stocks(world);
  research(world, luck);
  run_training(world, luck);
  measure_gap(world, luck);
  note_technique(world);
  keep_yardstick(world);
  serve(world);
  record(world);
}

}  // namespace model
