#include "app/explore/explore_packet.hpp"

#include <algorithm>
#include <filesystem>

#include "app/build_info.hpp"
#include "files/read_file.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

/// The scenario files that come with the program, by name.
std::vector<fs::path> shipped_files(const std::string& data) {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(data) / "scenarios"))
    if (entry.path().extension() == ".json" && entry.path().stem() != "schema") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

explorer::Packet packet_of(const study::RunPlan& plan, int worlds, const std::string& data) {
  const study::Job& baseline = plan.jobs.front();
  explorer::Packet packet;
  packet.version = kVersion, packet.commit = kCommit;
  packet.posterior = plan.posterior->manifest.worlds_digest;
  packet.baseline = baseline.scenario.name,
  packet.start = plan.jobs.size() > 1 ? plan.jobs[1].scenario.name : packet.baseline;
  packet.seed = plan.seed;
  for (const io::InputFile& file : plan.calibration.files)
    packet.files.push_back(
        {std::string(explorer::kCalibration) + "/" + fs::path(file.path).filename().string(), file.bytes});
  std::vector<std::string> names;
  for (const fs::path& file : shipped_files(data)) {
    names.push_back(file.stem().string());
    packet.files.push_back(
        {std::string(explorer::kScenarios) + file.filename().string(), io::read_file(file.string())});
  }
  for (const study::Job& job : plan.jobs)
    if (std::find(names.begin(), names.end(), job.scenario.name) == names.end())
      packet.files.push_back({std::string(explorer::kScenarios) + job.scenario.name + ".json", job.scenario.effective});
  packet.worlds.luck_seed = plan.posterior->worlds.luck_seed;
  packet.worlds.slots = plan.posterior->worlds.slots;
  const std::vector<std::uint32_t>& order = baseline.scenario.inputs.order;
  for (std::size_t i = 0; i < static_cast<std::size_t>(worlds); ++i)
    packet.worlds.worlds.push_back(plan.posterior->worlds.worlds[order[i]]);
  return packet;
}

}  // namespace app
