#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "engine/plan.hpp"
#include "files/load.hpp"

/// Worlds of the baseline for the tests that run the whole model.
namespace worlds {

/// The project's own calibration and baseline scenario, read once.
const io::Calibration& calibration();
const io::Scenario& baseline();

/// Runs a setting with the books checked every month.
engine::Results run(const model::Setting& setting, const engine::Inputs& inputs, int replicates, std::uint64_t seed = 0,
                    engine::Kernel kernel = engine::available_kernels().back());

/// Adds a move of one lever that holds from `month` on.
void move_lever(model::Setting& setting, std::string_view lever, double value, int month);
/// Applies a lever's test context ("lever=value", "rule=EVENT", "rule=none", blanks between) from `month` on.
void apply_context(model::Setting& setting, std::string_view context, int month);

/// Mean and standard error of the paired difference b - a of one output, averaged over the months [from, to).
struct Difference {
  double mean = 0, error = 0, scale = 0;  ///< scale: mean absolute value of the output under a
};
Difference paired_difference(const engine::Results& a, const engine::Results& b, std::string_view output, int from,
                             int to);

/// The words of a text, split at blanks.
std::vector<std::string> words(std::string_view text);

}  // namespace worlds
