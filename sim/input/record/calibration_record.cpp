#include "base/distribution.hpp"
#include "input/record/calibration_parts.hpp"
#include "model/agents/buyer.hpp"
#include "model/agents/foreign_vendor.hpp"
#include "model/mechanisms/policy.hpp"
#include "model/start.hpp"

namespace io {

namespace {

// The documented past has no worlds, so what is uncertain about designing chips to a rule stands at the medians.
model::Parameters<double> medians(const std::vector<Prior>& priors) {
  model::Parameters<double> parameters;
  for (std::size_t i = 0; i < model::kParameters; ++i)
    parameters.*model::kParameterMembers<double>[i] = base::draw(priors[i].distribution, 0.5);
  return parameters;
}

model::Setting documented_past(const Calibration& calibration) {
  model::Setting setting;
  setting.months = calibration.present + 1;
  setting.present = calibration.present;
  setting.roster = calibration.roster.roster;
  setting.chips = calibration.chips;
  setting.rules = calibration.rules;
  setting.moves = calibration.moves;
  setting.road_map = calibration.road_map;
  setting.supply = calibration.supply;
  return setting;
}

}  // namespace

model::Record documented_record(const Calibration& calibration) {
  const model::Setting setting = documented_past(calibration);
  model::World<double> world(setting, medians(calibration.priors), model::Branches<double>{});
  model::Record record;
  for (world.month = 0; world.month < setting.months; ++world.month) {
    follow_schedule(world.policy, setting, world.month);
    advance_levers(world.policy);
    offer_chips(world);
    record.levers.push_back(world.policy.levers);
    record.legal_access.push_back(model::legal_access(world));
  }
  return record;
}

std::shared_ptr<const model::Setting> documented_setting(const Calibration& calibration) {
  model::Setting setting = documented_past(calibration);
  setting.reactions_from = calibration.present + 1;
  setting.record = calibration.record;
  return std::make_shared<const model::Setting>(std::move(setting));
}

}  // namespace io
