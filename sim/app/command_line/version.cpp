#include "app/command_line/version.hpp"

#include <exception>
#include <filesystem>

#include "app/build_info.hpp"
#include "app/command_line/data_home.hpp"
#include "app/ground/load_scenario.hpp"
#include "app/ground/posterior.hpp"
#include "engine/model_digest.hpp"
#include "files/load.hpp"

namespace app {

namespace {

/// What the model makes of a fixed probe of the baseline, or why that cannot be told here.
std::string probe() {
  try {
    const std::string data = data_home();
    const io::Calibration calibration = load_calibration(data);
    const io::Scenario baseline = load_baseline(data, calibration);
    return engine::model_digest(baseline.setting, baseline.inputs);
  } catch (const std::exception&) {
    return "unknown (there are no data beside the program)";
  }
}

/// The posterior that belongs to this build's data.
std::string posterior_name() {
  try {
    const std::string data = data_home();
    if (!std::filesystem::exists(posterior_place(data))) return "none";
    return load_posterior(data, load_calibration(data))->manifest.worlds_digest;
  } catch (const std::exception&) {
    return "of another model, or unreadable";
  }
}

}  // namespace

std::string version_text() {
  return "chokepoint " + std::string(kVersion) + "\ncommit " + std::string(kCommit) + "\nmodel " + probe() +
         "\nposterior " + posterior_name();
}

}  // namespace app
