#include "files/formats/netcdf_ensemble.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "files/formats/netcdf_file.hpp"
#include "model/levers.hpp"
#include "model/metrics.hpp"

namespace io {

namespace {

namespace chrono = std::chrono;

constexpr chrono::year_month kFirstMonth{chrono::year{2022}, chrono::month{1}};

/// Days from the beginning of the record to the first day of its month `month`.
std::int64_t first_day(int month) {
  const chrono::sys_days begin{kFirstMonth / chrono::day{1}};
  return (chrono::sys_days{(kFirstMonth + chrono::months{month}) / chrono::day{1}} - begin).count();
}

/// The call that writes the same file again from the scenario.json beside it.
std::string history(const Provenance& run) {
  return "chokepoint run scenario.json --replicates " + std::to_string(run.replicates) + " --seed " +
         std::to_string(run.seed) + (run.draws == "prior" ? " --prior" : "") + " --save-ensemble";
}

std::string digests(const std::vector<InputDigest>& files) {
  std::string text;
  for (const auto& [file, digest] : files) text += (text.empty() ? "" : "\n") + file + " " + digest;
  return text;
}

void describe_file(NetcdfFile& file, const Manifest& manifest) {
  const Provenance& run = manifest.run;
  file.attribute("Conventions", "CF-1.8");
  file.attribute("title", manifest.title);
  if (!manifest.description.empty()) file.attribute("summary", manifest.description);
  file.attribute("source", "chokepoint " + run.version + ", commit " + run.commit);
  file.attribute("history", history(run));
  file.attribute("comment",
                 "One possible world a realization, all of equal weight. Worlds of one ancestor are not independent: "
                 "standard errors are taken over ancestors. Units that UDUNITS does not know (H100e, dex, Mtok, USD, "
                 "chips, ...) are those of dictionary.csv.");
  file.attribute("scenario", run.scenario);
  file.attribute("scenario_digest", run.scenario_digest);
  file.attribute("present", manifest.present);
  file.attribute("seed", std::to_string(run.seed));  // up to 2^64 - 1, which not every reader holds as a number
  file.attribute("replicates", run.replicates);
  file.attribute("sampling", run.sampling);
  file.attribute("draws", run.draws);
  file.attribute("results_digest", manifest.results_digest);
  file.attribute("calibration", digests(run.calibration));
}

/// The coordinates, defined and filled.
struct Axes {
  int realization, time, bounds;
};

void write_time(NetcdfFile& file, const Axes& axes, int months) {
  std::vector<std::int64_t> ends, bounds;
  for (int month = 0; month < months; ++month) {
    ends.push_back(first_day(month + 1) - 1);
    bounds.insert(bounds.end(), {first_day(month), first_day(month + 1)});
  }
  const int time = file.integers("time", {axes.time});
  file.attribute(time, "standard_name", "time");
  file.attribute(time, "long_name", "the month at whose end the value holds: its last day");
  file.attribute(time, "units", "days since 2022-01-01");
  file.attribute(time, "calendar", "standard");
  file.attribute(time, "axis", "T");
  file.attribute(time, "bounds", "time_bounds");
  file.put(time, ends);
  file.put(file.integers("time_bounds", {axes.time, axes.bounds}), bounds);
}

void write_worlds(NetcdfFile& file, const Axes& axes, const engine::Results& results) {
  std::vector<std::int64_t> numbers;
  for (int replicate = 1; replicate <= results.replicates(); ++replicate) numbers.push_back(replicate);
  const int realization = file.integers("realization", {axes.realization});
  file.attribute(realization, "standard_name", "realization");
  file.attribute(realization, "long_name", "simulated world: the replicate of parameters.csv");
  file.attribute(realization, "units", "1");
  file.put(realization, numbers);
  const int ancestor = file.integers("ancestor", {axes.realization});
  file.attribute(ancestor, "long_name",
                 "the draw from the priors that the world descends from; worlds of one are not independent");
  file.attribute(ancestor, "units", "1");
  file.put(ancestor, std::vector<std::int64_t>(results.cluster().begin(), results.cluster().end()));
}

struct Words {
  std::string long_name, references;
};

Words words_of(std::size_t output) {
  if (output < model::kMetrics) {
    const model::MetricRow& row = model::kMetricRows[output];
    return {std::string(row.meaning), "sim/model/MODEL.md " + std::string(row.section)};
  }
  const model::LeverRow& row = model::kLeverRows[output - model::kMetrics];
  return {"in force: " + std::string(row.meaning), std::string(row.sources)};
}

/// One output, months fastest; the engine keeps replicates fastest.
std::vector<double> by_world(const engine::Results& results, std::size_t output) {
  const auto months = static_cast<std::size_t>(results.months());
  const auto worlds = static_cast<std::size_t>(results.replicates());
  std::vector<double> values(months * worlds);
  for (std::size_t month = 0; month < months; ++month) {
    const double* column = results.column(output, static_cast<int>(month));
    for (std::size_t world = 0; world < worlds; ++world) values[world * months + month] = column[world];
  }
  return values;
}

void write_output(NetcdfFile& file, const Axes& axes, const engine::Results& results, std::size_t output) {
  const int variable = file.doubles(engine::output_name(output), {axes.realization, axes.time});
  const Words words = words_of(output);
  file.attribute(variable, "long_name", words.long_name);
  file.attribute(variable, "units", engine::output_unit(output));
  file.attribute(variable, "references", words.references);
  file.attribute(variable, "coordinates", "ancestor");
  file.put(variable, by_world(results, output));
}

}  // namespace

void write_ensemble(const std::filesystem::path& path, const Manifest& manifest, const engine::Results& results) {
  NetcdfFile file(path);
  describe_file(file, manifest);
  const Axes axes{file.dimension("realization", static_cast<std::size_t>(results.replicates())),
                  file.dimension("time", static_cast<std::size_t>(results.months())), file.dimension("bounds", 2)};
  write_worlds(file, axes, results);
  write_time(file, axes, results.months());
  for (std::size_t output = 0; output < engine::kOutputs; ++output) write_output(file, axes, results, output);
  file.close();
}

}  // namespace io
