#include "app/ground/ground.hpp"

#include <filesystem>
#include <numeric>

#include "app/command_line/options.hpp"
#include "app/ground/load_scenario.hpp"
#include "app/ground/posterior.hpp"
#include "files/load.hpp"

namespace app {

namespace fs = std::filesystem;

std::unique_ptr<study::Ground> open_ground(const GroundOptions& options, io::FaultList& faults) {
  auto ground = std::make_unique<study::Ground>();
  ground->threads = static_cast<int>(read_whole(options.threads, 0, kMostThreads, "--threads", faults).value_or(0));
  ground->kernel = read_kernel(options.kernel, faults);
  ground->seed = read_seed(options.seed, faults).value_or(0);
  try {
    ground->calibration = load_calibration(options.data);
    ground->targets = io::load_targets((fs::path(options.data) / "calibration").string(), ground->calibration);
    ground->posterior = load_posterior(options.data, ground->calibration);
  } catch (const base::InputError& error) {  // no scenario can be understood without it
    for (const base::Fault& fault : error.faults()) faults.add(fault);
    faults.throw_if_any();
  }
  ScenarioOptions given;
  given.data = options.data, given.scenario_option = options.scenario_option;
  auto scenario = load_scenario(options.scenario, given, ground->calibration, faults);
  if (scenario) {
    ground->scenario = std::move(*scenario);
    study::draw_from(*ground->posterior, ground->seed, ground->scenario, faults);
    std::vector<std::uint32_t>& order = ground->scenario.inputs.order;
    order.resize(ground->posterior->worlds.worlds.size());
    std::iota(order.begin(), order.end(), 0u);  // weights say what the order of a run says by repeating worlds
  }
  return ground;
}

std::vector<std::pair<std::string, std::string>> facts_of(const study::Ground& ground) {
  return {{"scenario", ground.scenario.name},
          {"seed", std::to_string(ground.seed)},
          {"posterior", ground.posterior->manifest.worlds_digest}};
}

}  // namespace app
