#pragma once
#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>

#include "base/error.hpp"
#include "explorer/session.hpp"
#include "files/load.hpp"
#include "files/read_file.hpp"
#include "input/json/json_write.hpp"
#include "input/kept/posterior.hpp"
#include "study/ground/posterior.hpp"

/// What tests of the session share: a page's data of a few worlds, and short ways to ask.
namespace session_tests {

inline constexpr int kWorlds = 70;

inline std::string source(const std::string& path) { return std::string(CHOKEPOINT_SOURCE_DIRECTORY) + "/" + path; }

inline const io::Calibration& calibration() {
  static const io::Calibration kCalibration = io::load_calibration(source("calibration"));
  return kCalibration;
}

inline const engine::Posterior& posterior() {
  static const engine::Posterior kPosterior = [] {
    const std::string file = source("calibration/posterior/worlds.csv");
    engine::Posterior read = io::read_posterior_csv(io::read_file(file), file);
    read.luck_seed =
        io::read_posterior_manifest(io::read_file(source("calibration/posterior/manifest.json")), "m").seed;
    return read;
  }();
  return kPosterior;
}

/// The baseline as the program runs it, from the whole posterior.
inline io::Scenario baseline() {
  io::Scenario scenario = io::load_scenario(source("scenarios/baseline.json"), calibration(), {});
  scenario.inputs.posterior = &posterior();
  scenario.inputs.order = engine::posterior_order(posterior(), scenario.inputs.weights, 0);
  return scenario;
}

inline const explorer::Packet& packet() {
  static const explorer::Packet kPacket = [] {
    explorer::Packet packet;
    packet.version = "1", packet.commit = "c", packet.posterior = "sha256:p",
    packet.baseline = packet.start = "baseline";
    for (const io::InputFile& file : calibration().files)
      packet.files.push_back({"calibration/" + std::filesystem::path(file.path).filename().string(), file.bytes});
    for (const char* name : {"baseline", "h200-revenue-share", "hbm-never"})
      packet.files.push_back({"scenarios/" + std::string(name) + ".json",
                              io::read_file(source("scenarios/" + std::string(name) + ".json"))});
    packet.worlds.luck_seed = posterior().luck_seed, packet.worlds.slots = posterior().slots;
    const std::vector<std::uint32_t> order = baseline().inputs.order;
    for (int i = 0; i < kWorlds; ++i)
      packet.worlds.worlds.push_back(posterior().worlds[order[static_cast<std::size_t>(i)]]);
    return packet;
  }();
  return kPacket;
}

inline std::span<const unsigned char> bytes_of(const std::string& text) {
  return {reinterpret_cast<const unsigned char*>(text.data()), text.size()};
}

/// A scenario that moves one lever.
inline std::string moving(const std::string& lever, const std::string& value, const std::string& from = "2027-03") {
  return R"({"format_version": 1, "extends": "baseline", "policies": [{"id": "mine", "lever": ")" + lever +
         R"(", "from": ")" + from + R"(", "value": )" + value + "}]}";
}

inline std::string quoted(const std::string& text) { return io::write_json(io::make_text(text)); }

class Session : public testing::Test {
 protected:
  explorer::Answer ask(const std::string& call, const std::string& members = "", std::span<const double> numbers = {}) {
    return session_.ask(R"({"call": ")" + call + "\"" + (members.empty() ? "" : ", " + members) + "}", numbers);
  }
  std::string refusal(const std::string& call, const std::string& members = "", std::span<const double> numbers = {}) {
    try {
      ask(call, members, numbers);
      return "";
    } catch (const base::InputError& error) {
      return error.what();
    }
  }
  explorer::Answer run(const std::string& scenario, const std::string& outputs, int from, int to,
                       const std::string& months, const std::string& name = "mine") {
    return ask("run", scenario_of(scenario, name) + R"(, "outputs": )" + outputs + R"(, "months": ")" + months +
                          R"(", "worlds": [)" + std::to_string(from) + ", " + std::to_string(to) + "]");
  }
  int keep(const std::string& set, const std::string& scenario, const explorer::Answer& answer,
           const std::string& name = "mine") {
    const explorer::Answer kept = ask(
        "keep", scenario_of(scenario, name) + R"(, "set": ")" + set + R"(", "answer": )" + io::write_json(answer.node),
        answer.numbers);
    return static_cast<int>(kept.node.find("worlds")->number);
  }
  static std::string scenario_of(const std::string& text, const std::string& name) {
    return R"("name": ")" + name + R"(", "scenario": )" + quoted(text);
  }
  std::string baseline_text() const {
    for (const io::InputFile& file : packet().files)
      if (file.path == "scenarios/baseline.json") return file.bytes;
    return "";
  }
  /// Everything that a comparison reads, as a list.
  std::string comparison_outputs() { return io::write_json(*ask("describe").node.find("comparisonOutputs")); }
  /// Keeps all worlds of the baseline and of a scenario; the latter's future alone, unless it has a past of its own.
  void keep_both(const std::string& scenario, const std::string& months = "future") {
    const std::string outputs = comparison_outputs();
    for (const auto& [from, to] : {std::pair{1, 64}, {65, kWorlds}}) {
      keep("baseline", baseline_text(), run(baseline_text(), outputs, from, to, "all", "baseline"), "baseline");
      keep("mine", scenario, run(scenario, outputs, from, to, months));
    }
  }

  explorer::Session session_{packet()};
};

}  // namespace session_tests
