#include "engine/kept_states.hpp"

#include <algorithm>
#include <utility>

#include "model/resume.hpp"

namespace engine {

namespace {

bool same_world(const WorldRecord& a, const WorldRecord& b) {
  return a.parameters == b.parameters && a.branches == b.branches && a.luck == b.luck;
}

}  // namespace

bool KeptStates::turn_to(const model::Setting& setting) {
  if (!model::shares_past(setting, origin_)) return false;
  current_ = setting;
  return true;
}

const void* KeptStates::find(int first, const WorldRecord* records, int count) const {
  const auto found = states_.find(first);
  if (found == states_.end()) return nullptr;
  const std::vector<WorldRecord>& kept = found->second.records;
  return std::equal(kept.begin(), kept.end(), records, records + count, same_world) ? found->second.world.get()
                                                                                    : nullptr;
}

void KeptStates::keep(int first, const WorldRecord* records, int count, std::shared_ptr<const void> world) {
  states_[first] = {std::vector<WorldRecord>(records, records + count), std::move(world)};
}

}  // namespace engine
