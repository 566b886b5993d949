#include "app/run/run_report.hpp"

#include <oneapi/tbb/version.h>
#include <openssl/opensslv.h>
#include <sys/resource.h>
#include <boost/algorithm/string/join.hpp>

#include <CLI/Version.hpp>
#include <boost/version.hpp>
#include <nlohmann/detail/abi_macros.hpp>

#include "app/ground/load_scenario.hpp"
#include "app/publish/explorer_link.hpp"
#include "app/publish/findings.hpp"
#include "app/publish/kept_charts.hpp"
#include "app/publish/waterfalls.hpp"
#include "app/run/report_data.hpp"
#include "files/digest.hpp"
#include "files/formats/netcdf_ensemble.hpp"
#include "files/formats/netcdf_file.hpp"
#include "input/csv/csv.hpp"
#include "output/page/report.hpp"
#include "output/table/dictionary.hpp"
#include "output/table/tables.hpp"
#include "parallel/blocks.hpp"
#include "parallel/clock.hpp"
#include "parallel/executor.hpp"
#include "study/worlds/simulate.hpp"
#include "telling/run/headline.hpp"
#include "telling/run/run_tables.hpp"
#include "telling/words.hpp"

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

/// What is told of the worlds themselves.
struct Told {
  std::string summary, parameters;  ///< as CSV
  std::vector<io::EventLine> events;
  std::vector<io::Table> tables;
  std::vector<io::Claim> claims;
  std::vector<std::string> hangs_on;
};

/// A third of a run of a thousand worlds is to tell of them, so it is done on all threads.
Told told_of(const FinishedRun& run, const std::vector<io::SummaryRow>& rows, const SummaryOf& summary_of) {
  const engine::Results& worlds = run.worlds.results;
  Told told;
  parallel::side_by_side(
      {[&] { told.parameters = io::parameters_csv(worlds); },
       [&] { told.summary = io::summary_csv(run.job.scenario.name, rows); },
       [&] { told.claims = run_claims(run.job, worlds, summary_of); },
       [&] { told.tables = run_tables(run.job, worlds, summary_of); }, [&] { told.events = io::event_lines(worlds); },
       [&] { told.hangs_on = hanging_sentences(run.job, worlds); }},
      run.plan.threads);
  return told;
}

io::Manifest manifest_of(const FinishedRun& run, const Told& told, const std::string& data) {
  io::Manifest manifest;
  manifest.run = run.job.identity;
  manifest.title = run.job.scenario.title;
  manifest.description = run.job.scenario.description;
  manifest.overrides = run.job.scenario.overrides;
  manifest.present = io::csv_month(run.job.scenario.setting.present);
  manifest.horizon = io::csv_month(run.job.scenario.setting.months - 1);
  manifest.told = run.job.scenario.moves_after_present ? manifest.horizon : manifest.present;
  manifest.hangs_on = told.hangs_on;
  manifest.results_digest = io::results_digest(told.summary, told.parameters);
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
  manifest.wall_seconds = parallel::steady_seconds() - run.start_seconds;
  manifest.peak_memory_mb = peak_memory_mb();
  return manifest;
}

Headline headline_of(const FinishedRun& run, const io::SummaryTable& table, const io::Manifest& manifest) {
  const model::Setting& setting = run.job.scenario.setting;
  return {run.job.scenario.name,
          run.job.scenario.title,
          run.plan.seed,
          run.plan.replicates,
          run.worlds.results.replicates(),
          headline_months(setting.present, setting.months),
          parity_by_year(run.worlds.results, setting.present),
          manifest.hangs_on,
          &table};
}

}  // namespace

Report run_report(const FinishedRun& run, const RunOptions& options) {
  const std::string& name = run.job.scenario.name;
  const study::Summaries summaries = study::summarise_all(run.worlds, run.plan.threads);
  const SummaryOf summary_of = [&](std::size_t output, int month) { return summaries.at(output, month); };
  const auto rows = io::summary_rows(summaries.months, summaries.all);
  Told told = told_of(run, rows, summary_of);
  const std::vector<io::EventLine> events = std::move(told.events);
  const io::Manifest manifest = manifest_of(run, told, options.data);
  const io::SummaryTable table(rows);

  Report report;
  const Headline headline = headline_of(run, table, manifest);
  report.text = headline_text(headline);
  report.json = headline_node(headline);
  report.files = {{"scenario.json", run.job.scenario.effective},
                  {"summary.csv", std::move(told.summary)},
                  {"parameters.csv", std::move(told.parameters)},
                  {"events.csv", io::events_csv(name, events)},
                  {"dictionary.csv", io::dictionary_csv([&](std::string_view parameter) {
                     return prior_source(run.plan.calibration, parameter);
                   })}};
  if (!run.plan.asked.quantiles.empty())
    report.files.emplace_back("quantiles.csv",
                              io::table_csv(quantiles_table(name, run.worlds.results, run.plan.asked.quantiles)));
  for (const std::size_t output : run.plan.asked.metrics)
    report.files.emplace_back("worlds/" + engine::output_name(output) + ".csv", worlds_csv(run.worlds.results, output));
  report.texts = {std::move(told.tables), std::move(told.claims), provenance_of(run.job.identity),
                  io::methods_of_run(run_facts(run.job, run.worlds.results))};
  if (options.save_ensemble)
    report.large = [&run, manifest](const std::filesystem::path& folder) {
      io::write_ensemble(folder / "ensemble.nc", manifest, run.worlds.results);
    };
  io::ChartData charts = chart_data(manifest, rows, run.plan.calibration);
  io::Findings findings;
  parallel::side_by_side({[&] { report.figures = run_figures(charts); },
                          [&] {
                            if (!options.no_report)
                              findings = load_findings(options.data, manifest.run.draws, run.plan.calibration);
                            report.found = kept_figures(findings);
                          }},
                         run.plan.threads);
  if (run.against) {
    if (run.plan.unchanged)
      report.text += "The same worlds without the change\n  " +
                     plain(wrapped(run.against->finding.sentences.front(), 98, 2)) + "\n";
    report.files.emplace_back(kAgainstFile, io::finding_json(run.against->finding));
    if (!options.no_report) {  // the page shows it, and the charts of the page
      findings.against = run.against->finding;
      report.found.insert(report.found.end(), run.against->figures.begin(), run.against->figures.end());
    }
  }
  if (!options.no_report) {
    report.page_name = "report.html";
    const io::ExplorerLink explorer = explorer_of(manifest, run.folder, options.data);
    report.page = [&run, manifest, events, charts, findings, explorer](DrawnCharts drawn) {
      const io::Draws draws = io::draws_of(run.worlds.results);
      const ReportSource source{manifest, run.job.scenario, run.plan.calibration, draws, events, explorer};
      return io::make_report(report_data(source, charts, std::move(drawn), findings));
    };
  }
  report.manifest = [manifest](const Written& written) {
    io::Manifest whole = manifest;
    whole.files = written.files, whole.call = written.call;
    return io::manifest_json(whole);
  };
  return report;
}

}  // namespace app
