#include "invariants/worlds.hpp"

#include <cmath>
#include <sstream>
#include <stdexcept>

#include "study/levers/held_levers.hpp"

namespace worlds {

const io::Calibration& calibration() {
  static const io::Calibration read = io::load_calibration(CHOKEPOINT_SOURCE_DIRECTORY "/calibration");
  return read;
}

const io::Scenario& baseline() {
  static const io::Scenario read =
      io::load_scenario(CHOKEPOINT_SOURCE_DIRECTORY "/scenarios/baseline.json", calibration());
  return read;
}

engine::Results run(const model::Setting& setting, const engine::Inputs& inputs, int replicates, std::uint64_t seed,
                    engine::Kernel kernel) {
  const engine::Plan plan{&setting, &inputs, seed, replicates, kernel, true};
  engine::Results results(setting.months, replicates, engine::event_kinds(setting));
  for (int block = 0; block < engine::block_count(replicates); ++block) engine::run_block(plan, block, results);
  return results;
}

std::vector<std::string> words(std::string_view text) {
  std::istringstream stream{std::string(text)};
  std::vector<std::string> found;
  for (std::string word; stream >> word;) found.push_back(word);
  return found;
}

void move_lever(model::Setting& setting, std::string_view lever, double value, int month) {
  study::hold_lever(setting, study::find_lever(lever), value, month);
}

void apply_context(model::Setting& setting, std::string_view context, int month) {
  study::hold_context(setting, context, month, calibration());
}

Difference paired_difference(const engine::Results& a, const engine::Results& b, std::string_view output, int from,
                             int to) {
  const int found = engine::find_output(output);
  if (found < 0) throw std::invalid_argument("no such output: " + std::string(output));
  const auto place = static_cast<std::size_t>(found);
  double sum = 0, squares = 0, scale = 0;
  for (int r = 0; r < a.replicates(); ++r) {
    double difference = 0;
    for (int month = from; month < to; ++month) {
      difference += (b.column(place, month)[r] - a.column(place, month)[r]) / (to - from);
      scale += std::abs(a.column(place, month)[r]) / (to - from) / a.replicates();
    }
    sum += difference;
    squares += difference * difference;
  }
  const double n = a.replicates(), mean = sum / n, variance = std::max(squares / n - mean * mean, 0.0) * n / (n - 1);
  return {mean, std::sqrt(variance / n), scale};
}

}  // namespace worlds
