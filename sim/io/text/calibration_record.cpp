#include <algorithm>

#include "io/text/calibration_parts.hpp"
#include "model/mechanisms/policy.hpp"

namespace io {

namespace {

/// Arithmetic of the best chip that China may have, free or under licence, over that of the best chip launched by `month`.
double legal_access(const model::Setting& setting, const model::PolicyState<double>& policy, int month) {
  double best = 0, best_legal = 0;
  for (const model::Chip& chip : setting.chips) {
    if (chip.launch_month > month) continue;
    const model::Measures<double> measures{chip.tpp, chip.density, chip.interconnect_gb_s, chip.bandwidth_tb_s};
    const model::Verdict<double> verdict = judge(setting, policy, chip, measures);
    if (chip.cut == model::Chip::Cut::kNone) best = std::max(best, chip.h100e);
    if (verdict.free + verdict.licence > 0) best_legal = std::max(best_legal, chip.h100e);
  }
  return best > 0 ? std::min(best_legal / best, 1.0) : 1.0;
}

}  // namespace

model::Record documented_record(const Calibration& calibration) {
  model::Setting setting;
  setting.chips = calibration.chips;
  setting.rules = calibration.rules;
  setting.moves = calibration.moves;
  model::PolicyState<double> policy = model::start_policy<double>(setting);
  model::Record record;
  for (int month = 0; month <= calibration.present; ++month) {
    follow_schedule(policy, setting, month);
    advance_levers(policy);
    record.levers.push_back(policy.levers);
    record.legal_access.push_back(legal_access(setting, policy, month));
  }
  return record;
}

}  // namespace io
