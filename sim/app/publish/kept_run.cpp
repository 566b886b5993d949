#include "app/publish/kept_run.hpp"

#include <stdexcept>

#include "app/command_line/options.hpp"
#include "app/publish/draw.hpp"
#include "app/publish/files.hpp"
#include "app/publish/findings.hpp"
#include "files/digest.hpp"
#include "files/load.hpp"
#include "files/result_directory.hpp"
#include "input/scenario/scenario_merge.hpp"
#include "output/table/tables.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

constexpr const char* kScenario = "scenario.json";

/// Throws base::InputError if any is missing, or is not what the manifest vouches for.
RunTables tables_in(const fs::path& directory, const io::Manifest& manifest) {
  io::FaultList faults;
  for (const char* name : {"summary.csv", "parameters.csv", "events.csv", kScenario})
    if (!fs::is_regular_file(directory / name))
      add_place_fault(directory / name, "is no file, and a run has one", "run the scenario again", faults);
  faults.throw_if_any();
  RunTables tables{read_result(directory, "summary.csv"), read_result(directory, "parameters.csv"),
                   read_result(directory, "events.csv")};
  if (io::results_digest(tables.summary, tables.parameters) != manifest.results_digest)
    refuse_place(directory,
                 "summary.csv or parameters.csv is not what manifest.json vouches for: they were changed or damaged",
                 "run the scenario again");
  return tables;
}

}  // namespace

io::Manifest manifest_in(const fs::path& directory) {
  const fs::path file = directory / "manifest.json";
  if (io::occupant_of(directory) == io::Occupant::kRun)
    return io::read_manifest(read_result(directory, "manifest.json"), file.string());
  refuse_place(
      directory, "holds no run: there is no file " + file.string(),
      "a directory that `chokepoint run` wrote, such as results/baseline; `chart` takes those of other commands that "
      "draw charts, too");
}

KeptRun kept_run(const fs::path& directory, const std::string& data) {
  KeptRun run;
  run.manifest = manifest_in(directory);
  run.tables = tables_in(directory, run.manifest);
  run.calibration = load_calibration(data);
  const fs::path summary = directory / "summary.csv";
  try {
    run.data = chart_data(run.manifest, io::read_summary_csv(run.tables.summary, summary.string()), run.calibration);
    io::month_index(run.manifest.present);
  } catch (const std::invalid_argument& error) {  // months that are none, or that stand there twice
    refuse_place(summary, std::string("is damaged, or manifest.json is: ") + error.what(), "run the scenario again");
  }
  return run;
}

io::Scenario kept_scenario(const fs::path& directory, const io::Calibration& calibration) {
  const std::string path = (directory / kScenario).string();
  return io::read_scenario(path, calibration, {}, [&](const std::string& asked) {
    if (asked != path) throw io::Unreadable("a scenario among results stands alone");
    return read_result(directory, kScenario);
  });
}

io::Findings findings_of(const KeptRun& run, const fs::path& directory, const std::string& data) {
  io::Findings findings = load_findings(data, run.manifest.run.draws, run.calibration);
  findings.against = against_in(directory);
  return findings;
}

}  // namespace app
