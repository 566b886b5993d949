#pragma once
#include <optional>
#include <string>
#include <vector>

#include "app/command_line/options.hpp"
#include "app/publish/place.hpp"
#include "app/run/asked_tables.hpp"
#include "app/share/shard.hpp"
#include "study/worlds/run_plan.hpp"

namespace app {

/// Everything that a call of `run` asks for, checked.
struct RunCall : study::RunPlan {
  /// The only scenario of the call without what --set changes, to be held beside it. Nothing without --set, and from standard
  /// input, which can be read but once.
  std::optional<study::Job> unchanged;
  std::vector<Destination> destinations;  ///< of the jobs, in their order
  AskedTables asked;
  std::optional<Shard> shard;  ///< if only a share of the worlds is to be run
};

inline constexpr const char* kChanged =
    "-changed";  ///< ends the name of a scenario beside itself without what --set changes

/// All that decides the numbers of a run, as text.
std::string identity_text(const io::Provenance& run);

/// Reads the numbers of a call and every scenario, ready to run but for the place of its results. Adds what is wrong to
/// `faults`; throws base::InputError with all of them where nothing more can be understood.
study::RunPlan load_jobs(const RunOptions& options, io::FaultList& faults);
/// One scenario more for a plan that has been loaded, under its name and `name_ending`. Nothing if it has faults, which are
/// added.
std::optional<study::Job> load_job(const std::string& given, const RunOptions& options, const study::RunPlan& plan,
                                   io::FaultList& faults, const std::string& name_ending = "");

/// Checks a call of `run`: its numbers, every scenario, every place for results. Throws base::InputError with all
/// faults.
RunCall plan_run(const RunOptions& options);

}  // namespace app
