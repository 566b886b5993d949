#include "app/run/run_call.hpp"

#include <set>

#include "app/build_info.hpp"
#include "app/ground/load_scenario.hpp"
#include "app/ground/posterior.hpp"
#include "app/publish/target.hpp"
#include "engine/results.hpp"
#include "files/digest.hpp"
#include "files/load.hpp"

namespace app {

namespace {

io::Provenance identity_of(const io::Scenario& scenario, const study::RunPlan& plan, const std::string& data) {
  io::Provenance identity;
  identity.scenario = scenario.name;
  identity.scenario_digest = io::digest(scenario.effective);
  identity.version = kVersion;
  identity.commit = kCommit;
  identity.seed = plan.seed;
  identity.replicates = plan.replicates;
  identity.draws = plan.posterior ? "posterior " + plan.posterior->manifest.worlds_digest : "prior";
  identity.calibration = digests_of(plan.calibration.files, data);
  return identity;
}

void read_numbers(const RunOptions& options, study::RunPlan& plan, io::FaultList& faults) {
  plan.replicates =
      static_cast<int>(read_whole(options.replicates, 1, options.most_replicates, "--replicates", faults).value_or(1));
  plan.threads = static_cast<int>(read_whole(options.threads, 0, kMostThreads, "--threads", faults).value_or(0));
  plan.seed = read_seed(options.seed, faults).value_or(0);
  plan.kernel = read_kernel(options.kernel, faults);
  read_last_month(options, faults);
}

/// The room that the results of a run take at most: bytes.
std::uint64_t room_of_run(const study::RunPlan& plan, const study::Job& job, const RunOptions& options) {
  constexpr std::uint64_t kTablesOfAWorld = 3000, kCompressedValue = 7;
  const auto worlds =
      static_cast<std::uint64_t>(plan.replicates > engine::kMostWhole ? engine::kHeld : plan.replicates);
  const auto values = static_cast<std::uint64_t>(job.scenario.setting.months) * engine::kOutputs * worlds;
  return io::kUsualRoom + worlds * kTablesOfAWorld + (options.save_ensemble ? values * kCompressedValue : 0);
}

/// Two scenarios of one name would write over each other.
void check_targets_differ(const RunCall& call, io::FaultList& faults) {
  std::set<std::filesystem::path> targets;
  for (std::size_t i = 0; i < call.jobs.size(); ++i)
    if (!targets.insert(call.destinations[i].target).second)
      add_option_fault("SCENARIO",
                       "two scenarios are called \"" + call.jobs[i].scenario.name + "\" and would be written to " +
                           call.destinations[i].target.string(),
                       "one of them at a time, each with its own --out", faults);
}

}  // namespace

std::string identity_text(const io::Provenance& run) {
  std::string text = run.scenario + "\n" + run.scenario_digest + "\n" + run.version + "\n" + run.commit + "\n" +
                     std::to_string(run.seed) + "\n" + std::to_string(run.replicates) + "\n" + run.draws + "\n";
  for (const io::InputDigest& file : run.calibration) text += file.second + "\n";
  return text;
}

study::RunPlan load_jobs(const RunOptions& options, io::FaultList& faults) {
  study::RunPlan plan;
  read_numbers(options, plan, faults);
  try {
    plan.calibration = load_calibration(options.data);
    if (!options.prior) plan.posterior = load_posterior(options.data, plan.calibration);
  } catch (const base::InputError& error) {  // no scenario can be understood without it
    for (const base::Fault& fault : error.faults()) faults.add(fault);
    faults.throw_if_any();
  }
  for (const std::string& given : options.scenarios)
    if (auto job = load_job(given, options, plan, faults)) plan.jobs.push_back(std::move(*job));
  return plan;
}

std::optional<study::Job> load_job(const std::string& given, const RunOptions& options, const study::RunPlan& plan,
                                   io::FaultList& faults, const std::string& name_ending) {
  std::optional<io::Scenario> scenario = load_scenario(given, options, plan.calibration, faults);
  if (!scenario) return std::nullopt;
  scenario->name += name_ending;
  study::Job job{std::move(*scenario), {}};
  if (plan.posterior) study::draw_from(*plan.posterior, plan.seed, job.scenario, faults);
  job.identity = identity_of(job.scenario, plan, options.data);
  return job;
}

namespace {

/// Its faults are those of the changed one, which are told already.
void load_unchanged(const RunOptions& options, RunCall& call, const io::FaultList& faults) {
  if (call.jobs.size() != 1 || options.set.empty() || options.scenarios.front() == io::kStandardInput ||
      faults.size() > 0)
    return;
  RunOptions as_it_is = options;
  as_it_is.set.clear();
  io::FaultList told;
  call.unchanged = load_job(options.scenarios.front(), as_it_is, call, told);
}

}  // namespace

namespace {

/// Of a run that is surveyed, only the first worlds are held whole.
void check_surveyed(const RunOptions& options, const RunCall& call, io::FaultList& faults) {
  if (call.replicates <= engine::kMostWhole) return;
  const auto refuse = [&](const char* option, bool asked) {
    if (asked)
      add_option_fault(option, "needs all worlds whole, and " + std::to_string(call.replicates) + " are surveyed",
                       std::to_string(engine::kMostWhole) + " --replicates at most", faults);
  };
  refuse("--save-ensemble", options.save_ensemble);
  refuse("--quantiles", !options.quantiles.empty());
  refuse("--metric", !options.metrics.empty());
}

std::string identity_of(const RunCall& call) {
  std::string text;
  for (const study::Job& job : call.jobs) text += identity_text(job.identity);
  if (call.unchanged) text += identity_text(call.unchanged->identity);
  return io::digest(text);
}

void find_destinations(const RunOptions& options, RunCall& call, io::FaultList& faults) {
  for (const study::Job& job : call.jobs) {
    const std::filesystem::path target = target_of(options.out, job.scenario.name, options.scenarios.size() > 1);
    Destination& place = call.destinations.emplace_back(destination(target, "", kind::kRun));
    place.room = room_of_run(call, job, options);
    place.is_same = [run = job.identity, target](const std::string& there) {
      return io::read_manifest(there, (target / "manifest.json").string()).run == run;
    };
    check_target(target, job.identity, options.force, faults);
  }
  check_targets_differ(call, faults);
}

}  // namespace

RunCall plan_run(const RunOptions& options) {
  io::FaultList faults;
  RunCall call{load_jobs(options, faults), {}, {}, {}, {}};
  load_unchanged(options, call, faults);
  call.asked = read_asked(options, faults);
  check_surveyed(options, call, faults);
  check_checkpoint(options, faults);
  if (options.shard.empty())
    find_destinations(options, call, faults);
  else if (!call.jobs.empty())
    call.shard = read_shard(options, call.replicates, target_of("", call.jobs.front().scenario.name, false),
                            call.jobs.size() + 1, identity_of(call), faults);
  faults.throw_if_any();
  return call;
}

}  // namespace app
