#include "app/run/write_run.hpp"

#include <oneapi/tbb/version.h>
#include <openssl/opensslv.h>
#include <sys/resource.h>
#include <boost/algorithm/string/join.hpp>

#include <CLI/Version.hpp>
#include <algorithm>
#include <boost/version.hpp>
#include <chrono>
#include <nlohmann/detail/abi_macros.hpp>
#include <optional>

#include "app/ground/study.hpp"
#include "app/publish/files.hpp"
#include "app/publish/findings.hpp"
#include "app/publish/notes.hpp"
#include "app/publish/sheets.hpp"
#include "app/publish/target.hpp"
#include "app/publish/waterfalls.hpp"
#include "app/run/report_data.hpp"
#include "app/run/run_tables.hpp"
#include "files/digest.hpp"
#include "files/netcdf_ensemble.hpp"
#include "files/netcdf_file.hpp"
#include "files/result_directory.hpp"
#include "files/vouched.hpp"
#include "files/write_whole.hpp"
#include "input/csv/csv.hpp"
#include "output/page/report.hpp"
#include "output/table/dictionary.hpp"
#include "output/table/tables.hpp"
#include "parallel/executor.hpp"

namespace app {

namespace {

double peak_memory_mb() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;  // Linux counts in KiB
}

/// Where the prior of a parameter comes from, for the dictionary.
std::string prior_source(const io::Calibration& calibration, std::string_view parameter) {
  for (const io::Prior& prior : calibration.priors)
    if (prior.name == parameter)
      return prior.status + (prior.evidence.empty() ? "" : ": " + boost::algorithm::join(prior.evidence, " "));
  return "";
}

struct Tables {
  std::string summary, parameters, events;
};

io::Manifest manifest_of(const FinishedRun& run, const Tables& tables, const std::string& data) {
  io::Manifest manifest;
  manifest.run = run.job.identity;
  manifest.title = run.job.scenario.title;
  manifest.description = run.job.scenario.description;
  manifest.overrides = run.job.scenario.overrides;
  manifest.present = io::csv_month(run.job.scenario.setting.present);
  manifest.horizon = io::csv_month(run.job.scenario.setting.months - 1);
  manifest.told = run.job.scenario.moves_after_present ? manifest.horizon : manifest.present;
  manifest.results_digest = io::digest(tables.summary + tables.parameters);
  manifest.kernel = engine::kernel_name(run.plan.kernel);
  manifest.threads = parallel::thread_count(run.plan.threads);
  manifest.scenario_files = digests_of(run.job.scenario.files, data);
  manifest.libraries = {
      {"Boost", std::to_string(BOOST_VERSION / 100000) + "." + std::to_string(BOOST_VERSION / 100 % 1000)},
      {"oneTBB", TBB_VERSION_STRING},
      {"nlohmann/json", std::to_string(NLOHMANN_JSON_VERSION_MAJOR) + "." +
                            std::to_string(NLOHMANN_JSON_VERSION_MINOR) + "." +
                            std::to_string(NLOHMANN_JSON_VERSION_PATCH)},
      {"CLI11", CLI11_VERSION},
      {"OpenSSL", OPENSSL_VERSION_STR},
      {"NetCDF", io::netcdf_version()},
      {"compiler", __VERSION__}};
  manifest.wall_seconds = steady_seconds() - run.start_seconds;
  manifest.peak_memory_mb = peak_memory_mb();
  return manifest;
}

void add_report(io::ResultDirectory& directory, const FinishedRun& run, const io::Manifest& manifest,
                const Tables& tables, io::ChartData data, DrawnCharts drawn, io::Findings findings) {
  const ReportSource source{manifest, run.job.scenario, run.plan.calibration, tables.parameters, tables.events};
  directory.add("report.html",
                io::make_report(report_data(source, std::move(data), std::move(drawn), std::move(findings))));
}

/// Which run stands at a place, if one does; of a comparison an identity that no run has.
std::optional<io::RunIdentity> run_at(const std::filesystem::path& target) {
  if (io::occupant_of(target) != io::Occupant::kRun) return std::nullopt;
  if (!comparison_at(target).empty()) return io::RunIdentity();
  const std::filesystem::path file = target / "manifest.json";
  return io::read_manifest(read_result(file), file.string()).run;
}

/// The plan has checked what stood at the place of the results; by the end somebody else may have put theirs there.
void refuse_if_overtaken(const Job& job, const std::optional<io::RunIdentity>& before) {
  const std::optional<io::RunIdentity> now = run_at(job.target);
  if (!now || *now == job.identity || (before && *now == *before && !now->scenario.empty())) return;
  throw io::WriteError(job.target,
                       "another run has put its results there meanwhile; nothing of this one was written, "
                       "and --out DIR gives it a place of its own");
}

}  // namespace

std::uint64_t room_of_run(const RunPlan& plan, const RunOptions& options) {
  constexpr std::uint64_t kTablesOfAWorld = 3000, kCompressedValue = 7;
  const auto worlds = static_cast<std::uint64_t>(plan.replicates);
  std::uint64_t most = 0;
  for (const Job& job : plan.jobs)
    most = std::max(most, static_cast<std::uint64_t>(job.scenario.setting.months) * engine::kOutputs * worlds);
  return io::kUsualRoom + worlds * kTablesOfAWorld + (options.save_ensemble ? most * kCompressedValue : 0);
}

double steady_seconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

ExitCode write_run(const FinishedRun& run, const RunOptions& options, const std::atomic<bool>& stop,
                   const Console& console) {
  note_what_never_acts({&run.job.scenario}, console);
  const std::string& name = run.job.scenario.name;
  const Tables tables{io::summary_csv(name, run.rows), io::parameters_csv(run.results),
                      io::events_csv(name, run.results)};
  io::Manifest manifest = manifest_of(run, tables, options.data);

  const std::optional<io::RunIdentity> before = run_at(run.job.target);
  io::ResultDirectory& directory = run.directory;
  directory.add("scenario.json", run.job.scenario.effective);
  directory.add("summary.csv", tables.summary);
  directory.add("parameters.csv", tables.parameters);
  directory.add("events.csv", tables.events);
  directory.add("dictionary.csv", io::dictionary_csv([&](std::string_view parameter) {
                  return prior_source(run.plan.calibration, parameter);
                }));
  add_texts(directory, {run_sheets(run.job, run.results), run_claims(run.job, run.results),
                        provenance_of(run.job.identity), io::methods_of_run(run_facts(run.job, run.results))});
  if (options.save_ensemble) io::write_ensemble(directory.part() / "ensemble.nc", manifest, run.results);
  if (stop) return kStopped;
  io::ChartData charts = chart_data(manifest, run.rows, run.plan.calibration);
  io::Findings findings =
      options.no_report ? io::Findings() : load_findings(options.data, manifest.run.draws, run.plan.calibration);
  if (run.against) {
    directory.add(kAgainstFile, io::finding_json(*run.against));
    findings.against = run.against;
  }
  DrawnCharts drawn = draw_charts(directory.part() / "charts", charts, findings);
  if (stop) return kStopped;  // Ctrl-C also ends the programs that draw, which is no fault of theirs
  const ExitCode code = tell_drawing(drawn.rendering, console);
  if (!options.no_report)
    add_report(directory, run, manifest, tables, std::move(charts), std::move(drawn), std::move(findings));
  manifest.files = io::digests_below(directory.part());
  directory.add("manifest.json", io::manifest_json(manifest));
  if (stop) return kStopped;
  directory.publish([&] { refuse_if_overtaken(run.job, before); });
  return code;
}

}  // namespace app
