#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/posterior.hpp"
#include "input/scenario/scenario_merge.hpp"

/// The explorer: questions and answers about a few worlds, without files, threads or a clock. README.md is its contract.
namespace explorer {

/// The data that a page carries: what is documented, the scenarios, and worlds that agree with the record.
struct Packet {
  std::string version, commit;       ///< of the program that wrote it
  std::string posterior;             ///< digest of the worlds that these were taken from
  std::string baseline, start;       ///< names of scenarios: what all is held against, what the page opens with
  std::uint64_t seed = 0;            ///< of the order in which they were taken
  std::vector<io::InputFile> files;  ///< calibration/NAME and scenarios/NAME.json
  engine::Posterior worlds;          ///< in the order in which a run of the baseline has them, from its first world on
};

/// The packet as bytes: "chokepkt", the length of a JSON heading (32 bits, little-endian), the heading, the files one behind the
/// other, and the worlds: for each its places (16 bits), branches (8), luck and ancestor (32), without loss.
std::string packet_bytes(const Packet& packet);
/// The same read back. Throws base::InputError for bytes that are no packet.
Packet read_packet(std::span<const unsigned char> bytes);

/// How the files of a packet are called.
inline constexpr std::string_view kCalibration = "calibration", kScenarios = "scenarios/";

}  // namespace explorer
