#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "engine/results.hpp"
#include "input/kept/chart_data.hpp"

/// The tables of a run as text. They say what the worlds did and nothing about how they were run, so that the same run
/// has the same bytes on any number of threads and with any kernel.
namespace io {

/// A summary of an output as it may be told: of a share that is 0 or 1 in every world no error can be told (a lever's setting is
/// no share of anything).
engine::Summary as_told(engine::Summary summary, std::size_t output);

/// The rows of summary.csv: outputs in the order of the registries, months in order within each. `summaries` holds one
/// entry an output and month, in that order (`results.months()` for each of `engine::kOutputs`).
std::vector<SummaryRow> summary_rows(int months, const std::vector<engine::Summary>& summaries);

/// summary.csv. Undefined statistics are blank.
std::string summary_csv(std::string_view scenario, const std::vector<SummaryRow>& rows);

/// parameters.csv: a row for each replicate (from 1), a column for each parameter and then for each hypothesis, whose
/// branches are named. Throws std::out_of_range when a branch does not exist.
std::string parameters_csv(const engine::Results& results);

/// What worlds drew.
struct Draws {
  std::vector<std::vector<double>> parameters;       ///< by parameter, then by world
  std::vector<std::vector<std::size_t>> hypotheses;  ///< the branch, by hypothesis, then by world
};
Draws draws_of(const engine::Results& results);

/// A row of events.csv: a kind of event, in the order of the results.
struct EventLine {
  std::string event, actor;
  std::int64_t n = 0;  ///< occurrences in all worlds
  double share_of_worlds = kUndefined;
  std::string first_p05, first_p50, first_p95;  ///< of the worlds that had it; YYYY-MM, empty where undefined
};
std::vector<EventLine> event_lines(const engine::Results& results);

/// events.csv.
std::string events_csv(std::string_view scenario, const std::vector<EventLine>& lines);

/// The rows back out of a summary.csv as this program writes it. Throws base::InputError, which names `file` and line,
/// for anything else.
std::vector<SummaryRow> read_summary_csv(std::string_view text, const std::string& file);
/// The same for what the report shows of parameters.csv and events.csv.
Draws read_parameters_csv(std::string_view text, const std::string& file);
std::vector<EventLine> read_events_csv(std::string_view text, const std::string& file);

}  // namespace io
