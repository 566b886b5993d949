#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/plan.hpp"
#include "engine/survey.hpp"
#include "input/json/input_faults.hpp"

namespace app {

/// What the user typed, before it is looked at: numbers stay text here, so that every fault of the command line and of
/// the files is told in one go and in one form.
struct ScenarioOptions {
  std::string data;              ///< directory that holds calibration/ and scenarios/
  std::string to;                ///< last month, YYYY-MM; empty: the scenario's
  std::vector<std::string> set;  ///< KEY=VALUE
  std::string seed = "0";
  bool prior = false;                        ///< draw from priors even if there is a posterior
  const char* scenario_option = "SCENARIO";  ///< what the scenario was given as, for faults
};

/// Worlds of which a command holds all: outputs take about 160 kB a world of the default horizon, 16,384 some 2.6 GB.
inline constexpr std::uint64_t kMostWhole = engine::kMostWhole;
/// Worlds of a run that is surveyed, whose memory does not grow with them.
inline constexpr std::uint64_t kMostReplicates = 10'000'000;
inline constexpr std::uint64_t kMostThreads = 1024;

struct RunOptions : ScenarioOptions {
  std::vector<std::string> scenarios;
  std::string replicates = "1000", threads = "0", kernel = "auto", out;
  std::uint64_t most_replicates = kMostWhole;  ///< that the command takes
  std::string shard;                           ///< I/K; empty: all worlds
  std::string checkpoint = "10";               ///< seconds
  bool resume = false;
  bool force = false, no_report = false, save_ensemble = false;
  std::vector<std::string> quantiles, metrics;  ///< extra tables: quantiles.csv, worlds/METRIC.csv
};

struct ExplainOptions : ScenarioOptions {
  std::string scenario, replicate;  ///< replicate: empty if `where` is given
  std::vector<std::string> where;
  std::string replicates = "1000", threads = "0", kernel = "auto";  ///< of `where`
  bool full = false;
};

struct CalibrateOptions {
  std::string data, out;  ///< out: directory of the posterior; empty: DATA/calibration/posterior
  std::string seed = "0", threads = "0", kernel = "auto";
  std::string particles = "4096", initial_factor = "64", rounds = "10", final_rounds = "400";
  bool resume = false, force = false;
};

/// A whole number in [low, high] written with digits alone; otherwise a fault at `option` and nothing.
std::optional<std::uint64_t> read_whole(std::string_view text, std::uint64_t low, std::uint64_t high,
                                        std::string_view option, io::FaultList& faults);

/// Any 64-bit seed.
std::optional<std::uint64_t> read_seed(const std::string& seed, io::FaultList& faults);
/// An output of the engine (a metric, or a lever in force as lever_NAME) by name; otherwise a fault with the nearest name.
std::optional<std::size_t> read_output(const std::string& name, std::string_view option, io::FaultList& faults);
/// A month YYYY-MM in [first, last], counted from 2022-01; otherwise a fault.
std::optional<int> read_month(const std::string& text, int first, int last, std::string_view option,
                              io::FaultList& faults);
/// A kernel by name; the scalar one, and a fault, if there is no such kernel here.
engine::Kernel read_kernel(const std::string& name, io::FaultList& faults);
/// A fault of the command line: what `option` names is none of `known`, which are told with the nearest.
void add_unknown_word(std::string_view option, std::string_view what, std::string_view word,
                      const std::vector<std::string_view>& known, io::FaultList& faults);
/// A fault of the command line.
void add_option_fault(std::string_view option, std::string problem, std::string allowed, io::FaultList& faults,
                      std::string suggestion = "");
/// A fault of what stands, or does not stand, at a place.
void add_place_fault(const std::filesystem::path& place, std::string problem, std::string suggestion,
                     io::FaultList& faults);
/// The same as the only fault: throws base::InputError.
[[noreturn]] void refuse_place(const std::filesystem::path& place, std::string problem, std::string suggestion);

}  // namespace app
