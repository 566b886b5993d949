#include "input/record/targets.hpp"

#include <array>
#include <filesystem>

#include "input/json/json_read.hpp"
#include "input/json/json_write.hpp"
#include "input/record/targets_parts.hpp"
#include "model/hypotheses.hpp"
#include "model/metrics.hpp"

namespace io {

namespace {

constexpr std::array<const char*, 5> kThemes{"supply.json", "trade.json", "domestic.json", "capability.json",
                                             "services.json"};

std::optional<Node> read_one(const std::string& directory, const char* name, const ReadFile& read, FaultList& faults,
                             std::vector<InputFile>& files) {
  const std::string path = (std::filesystem::path(directory) / "targets" / name).lexically_normal().string();
  try {
    files.push_back({path, read(path)});
    return read_json(files.back().bytes, path, faults);
  } catch (const Unreadable& error) {
    Place place;
    place.file = std::make_shared<const std::string>(path);
    faults.add(place, std::string("cannot be read: ") + error.what());
    return std::nullopt;
  }
}

std::string line_of(const Target& target) {
  std::string line = std::string(model::kMetricRows[target.metric].name) + ' ';
  line += std::string(statistic_name(target.statistic)) + ' ' + std::to_string(target.from) + ' ';
  line += std::to_string(target.to) + ' ' + std::string(scale_name(target.scale));
  for (const Reading& reading : target.readings)
    line += " reading " + number_text(reading.value) + ' ' + number_text(reading.low) + ' ' +
            number_text(reading.high) + ' ' + number_text(reading.weight);
  line += " discrepancy " + number_text(target.discrepancy);
  line += " degrees " + number_text(target.degrees_of_freedom);
  for (const Widening& widening : target.widen) {
    const model::HypothesisRow& row = model::kHypothesisRows[widening.hypothesis];
    line += " widen " + std::string(row.name) + ' ' +
            std::string(row.branch[static_cast<std::size_t>(widening.branch)]) + ' ' + number_text(widening.factor);
  }
  return line + '\n';
}

}  // namespace

Targets read_targets(const std::string& directory, const Calibration& calibration, const ReadFile& read) {
  Targets targets;
  FaultList faults;
  std::set<std::string> ids;
  for (const char* theme : kThemes)
    if (const auto node = read_one(directory, theme, read, faults, targets.files))
      read_target_list(*node, TargetUse::kFitted, calibration, targets.fitted, ids, faults);
  if (const auto node = read_one(directory, "holdouts.json", read, faults, targets.files))
    read_target_list(*node, TargetUse::kHeldOut, calibration, targets.held_out, ids, faults);
  if (const auto node = read_one(directory, "unanswered.json", read, faults, targets.files))
    read_unanswered(*node, calibration, targets, faults);
  faults.throw_if_any();
  return targets;
}

std::string targets_digest_text(std::span<const Target> targets) {
  std::string text;
  for (const Target& target : targets) text += line_of(target);
  return text;
}

}  // namespace io
