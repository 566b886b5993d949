#pragma once
#include <map>
#include <memory>
#include <vector>

#include "engine/inputs.hpp"
#include "model/setting.hpp"

namespace engine {

/// States of worlds at the end of the present's month. Runs whose settings share their past go on from them, with the same
/// bits as if they had begun in 2022-01. They belong to one kernel, and to one caller at a time.
class KeptStates {
 public:
  /// States of this setting's worlds, none yet.
  explicit KeptStates(const model::Setting& setting) : origin_(setting), current_(setting) {}
  ~KeptStates() = default;
  KeptStates(const KeptStates&) = delete;
  KeptStates& operator=(const KeptStates&) = delete;

  /// Turns to another setting; false, and nothing has changed, if its past is another.
  bool turn_to(const model::Setting& setting);
  /// What runs now: worlds that are kept refer to it.
  const model::Setting& current() const { return current_; }
  /// The setting as which kept worlds number their moves.
  const model::Setting& origin() const { return origin_; }

  /// A batch of worlds, as a kernel has it (model::World of its number type).
  struct State {
    std::vector<WorldRecord> records;
    std::shared_ptr<const void> world;
  };
  /// The state of the batch of these worlds; null if there is none. `first`: number of the first of them.
  const void* find(int first, const WorldRecord* records, int count) const;
  void keep(int first, const WorldRecord* records, int count, std::shared_ptr<const void> world);

 private:
  model::Setting origin_, current_;
  std::map<int, State> states_;
};

}  // namespace engine
