#include "explorer/present.hpp"

namespace explorer {

std::vector<double> levers_at_present(const Library& library, const Known& known) {
  const engine::Plan plan = library.plan_of(known, 1, engine::Kernel::kScalar);
  engine::Wanted levers;
  for (std::size_t lever = 0; lever < model::kLevers; ++lever) levers.outputs.push_back(model::kMetrics + lever);
  levers.first = library.present();
  engine::Results results(plan.setting->months, 1, {}, levers);
  engine::run_block(plan, 0, results);
  std::vector<double> values;
  for (const std::size_t output : levers.outputs) values.push_back(*results.column(output, library.present()));
  return values;
}

const model::Move* rule_at_present(const model::Setting& setting) {
  const model::Move* in_force = nullptr;
  for (const model::Move& move : setting.moves)
    if (move.rule >= 0 && move.from <= setting.present && (move.to < 0 || move.to > setting.present) &&
        (!in_force || move.from >= in_force->from))
      in_force = &move;
  return in_force;
}

}  // namespace explorer
