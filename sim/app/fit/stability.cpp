#include <algorithm>

#include "app/command_line/command.hpp"
#include "app/ground/load_scenario.hpp"
#include "app/ground/posterior.hpp"
#include "app/publish/perform.hpp"
#include "input/csv/csv.hpp"
#include "input/kept/manifest.hpp"
#include "output/table/table.hpp"
#include "output/words/charts_words.hpp"
#include "parallel/interrupt.hpp"
#include "study/fit/steadiness.hpp"

namespace app {

namespace {

constexpr std::size_t kMostLines = 10;  // of each kind that are printed

std::string table_of(const std::vector<const study::Steadiness*>& rows, bool shares) {
  using enum io::Unit;
  const io::Unit unit = shares ? kShare : kFactor;
  const std::size_t fits = rows.empty() ? 0 : rows[0]->values.size();
  io::Table table;
  table.columns = {{"", shares ? "weight of a branch" : "mean, in prior deviations"}};
  for (std::size_t fit = 0; fit < fits; ++fit) table.columns.push_back({"", "fit " + std::to_string(fit + 1), unit});
  table.columns.push_back({"", "range", unit});
  table.columns.push_back({"", "in errors", kFactor});
  for (const study::Steadiness* row : rows) {
    std::vector<io::Cell> cells{row->name};
    for (const double value : row->values) cells.emplace_back(value);
    cells.emplace_back(row->range()), cells.emplace_back(row->range_in_errors());
    table.row(std::move(cells));
  }
  return io::table_text(table);
}

/// The rows of a kind, least steady first.
std::vector<const study::Steadiness*> least_steady(const std::vector<study::Steadiness>& rows,
                                                   const std::string& kind) {
  std::vector<const study::Steadiness*> found;
  for (const study::Steadiness& row : rows)
    if (row.kind == kind) found.push_back(&row);
  std::stable_sort(found.begin(), found.end(),
                   [](const study::Steadiness* a, const study::Steadiness* b) { return a->range() > b->range(); });
  found.resize(std::min(found.size(), kMostLines));
  return found;
}

io::Table steadiness_table(const std::vector<study::Steadiness>& rows, const std::vector<std::string>& names) {
  io::Table table;
  table.columns = io::columns_named("kind,name,posterior,value,error");
  for (const study::Steadiness& row : rows)
    for (std::size_t fit = 0; fit < names.size(); ++fit)
      table.row({row.kind, row.name, names[fit], row.values[fit], row.errors[fit]});
  return table;
}

io::Node node_of(const std::vector<study::Steadiness>& rows) {
  io::Node list = io::make_list();
  for (const study::Steadiness& row : rows) {
    io::Node node = io::make_object(), values = io::make_list();
    for (const double value : row.values) values.items.push_back(io::make_number(value));
    io::add_member(node, "kind", io::make_text(row.kind));
    io::add_member(node, "name", io::make_text(row.name));
    io::add_member(node, "values", std::move(values));
    io::add_member(node, "range", io::make_number(row.range()));
    io::add_member(node, "range_in_errors", io::make_number(row.range_in_errors()));
    list.items.push_back(std::move(node));
  }
  return list;
}

std::string text_of(const std::vector<study::Steadiness>& rows, const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t fit = 0; fit < names.size(); ++fit)
    text += "fit " + std::to_string(fit + 1) + ": " + names[fit] + "\n";
  return text + "\nThe least steady of all branches and of " + std::to_string(model::kParameters) + " parameters:\n" +
         table_of(least_steady(rows, "branch"), true) + "\n" + table_of(least_steady(rows, "parameter"), false);
}

struct StabilityOptions {
  std::string data, out;
  std::vector<std::string> posteriors;  ///< directories beside the posterior of DATA
  bool force = false;
};

/// A call of `stability`, checked.
struct StabilityQuestion {
  std::vector<std::shared_ptr<const study::LoadedPosterior>> fits;
  std::vector<std::string> names;  ///< of the fits
  std::array<std::array<double, 4>, model::kHypotheses> weights{};
  Destination destination;
};

std::vector<std::shared_ptr<const study::LoadedPosterior>> load_all(const StabilityOptions& options,
                                                                    const io::Calibration& calibration) {
  io::FaultList faults;
  std::vector<std::shared_ptr<const study::LoadedPosterior>> fits;
  const auto load = [&](const auto& how) {
    try {
      fits.push_back(how());
    } catch (const base::InputError& error) {
      for (const base::Fault& fault : error.faults()) faults.add(fault);
    }
  };
  load([&] { return load_posterior(options.data, calibration); });
  for (const std::string& directory : options.posteriors)
    load([&] { return load_posterior_at(directory, options.data, calibration); });
  for (std::size_t a = 0; a < fits.size(); ++a)
    for (std::size_t b = a + 1; b < fits.size(); ++b)
      if (fits[a]->manifest.worlds_digest == fits[b]->manifest.worlds_digest) {
        base::Fault fault;
        fault.problem = "two of the posteriors are the same: " + io::short_digest(fits[a]->manifest.worlds_digest);
        fault.allowed = "fits of different seeds";
        faults.add(std::move(fault));
      }
  if (!options.out.empty()) check_place(options.out, kind::kStability, faults);
  faults.throw_if_any();
  return fits;
}

StabilityQuestion read(const StabilityOptions& options) {
  const io::Calibration calibration = load_calibration(options.data);
  StabilityQuestion question;
  question.fits = load_all(options, calibration);
  for (const auto& fit : question.fits)
    question.names.push_back(fit->manifest.worlds_digest.substr(0, 15) + " seed " + std::to_string(fit->manifest.seed));
  question.weights = load_baseline(options.data, calibration).inputs.weights;
  question.destination = destination(options.out, "", kind::kStability);
  return question;
}

std::vector<study::Steadiness> study(const StabilityQuestion& question, Call&) {
  std::vector<const engine::Posterior*> worlds;
  for (const auto& fit : question.fits) worlds.push_back(&fit->worlds);
  return study::steadiness_of(worlds, question.weights);
}

Report tell(const StabilityQuestion& question, const std::vector<study::Steadiness>& rows) {
  Report report;
  report.files = {{"stability.csv", io::table_csv(steadiness_table(rows, question.names))}};
  report.text = text_of(rows, question.names);
  report.json = node_of(rows);
  return report;
}

/// Holds the posterior of DATA against other fits of the same record: prints the least steady weights and parameters and
/// writes all of them to stability.csv if `out` names a directory.
ExitCode stability(const StabilityOptions& options, const Console& console) {
  return perform(options, console, read, study, tell);
}

}  // namespace

void set_up_stability(Command& command) {
  auto& options = command.keep<StabilityOptions>();
  command.option("POSTERIOR", options.posteriors, "Directories that `calibrate --seed N --out DIR` wrote").required();
  command.option("--out", options.out, "Directory for stability.csv (default: nothing is written)");
  command.flag("--force", options.force, "Replace what stands at --out");
  command.prints_json();
  command.does(options, stability);
}

}  // namespace app
