#include "app/fit/stability.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/effective.hpp"
#include "app/ground/answers.hpp"
#include "app/ground/posterior.hpp"
#include "app/ground/study.hpp"
#include "app/publish/place.hpp"
#include "app/voi/branch_weights.hpp"
#include "base/normal.hpp"
#include "input/csv/csv.hpp"
#include "input/kept/manifest.hpp"
#include "output/words/charts_words.hpp"

namespace app {

namespace {

constexpr std::size_t kMostLines = 10;  // of each kind that are printed

void add_branches(const engine::Posterior& fit, const std::array<std::array<double, 4>, model::kHypotheses>& weights,
                  std::vector<Steadiness>& rows) {
  const std::vector<BranchWeight> found = branch_weights(fit, weights);
  rows.resize(std::max(rows.size(), found.size()));
  for (std::size_t i = 0; i < found.size(); ++i) {
    const model::HypothesisRow& claim = model::kHypothesisRows[found[i].hypothesis];
    rows[i].kind = "branch";
    rows[i].name = std::string(claim.name) + "." + std::string(claim.branch[found[i].branch]);
    rows[i].values.push_back(found[i].weight), rows[i].errors.push_back(found[i].error);
  }
}

void add_parameters(const engine::Posterior& fit, std::vector<Steadiness>& rows) {
  rows.resize(model::kParameters);
  std::vector<std::uint32_t> ancestors;
  for (const engine::PosteriorWorld& world : fit.worlds) ancestors.push_back(world.ancestor);
  for (std::size_t p = 0; p < model::kParameters; ++p) {
    std::vector<double> scores;
    for (const engine::PosteriorWorld& world : fit.worlds)
      scores.push_back(base::normal_quantile(engine::quantile_of_place(world.places[p])));
    rows[p].kind = "parameter", rows[p].name = model::kParameterRows[p].name;
    rows[p].values.push_back(analysis::mean(scores));
    rows[p].errors.push_back(analysis::clustered_standard_error(scores, ancestors));
  }
}

std::string table_of(const std::vector<const Steadiness*>& rows, bool shares) {
  using Align = TextTable::Align;
  std::vector<Align> columns{Align::kLeft};
  const std::size_t fits = rows.empty() ? 0 : rows[0]->values.size();
  columns.insert(columns.end(), fits + 2, Align::kRight);
  TextTable table(columns);
  std::vector<std::string> heads{shares ? "weight of a branch" : "mean, in prior deviations"};
  for (std::size_t fit = 0; fit < fits; ++fit) heads.push_back("fit " + std::to_string(fit + 1));
  heads.insert(heads.end(), {"range", "in errors"});
  table.row(heads);
  const auto say = [shares](double value) {
    return shares ? io::say(value, io::Unit::kShare) : io::say(value, io::Unit::kFactor);
  };
  for (const Steadiness* row : rows) {
    std::vector<std::string> cells{row->name};
    for (const double value : row->values) cells.push_back(say(value));
    cells.push_back(say(row->range())), cells.push_back(io::say(row->range_in_errors(), io::Unit::kFactor));
    table.row(cells);
  }
  return table.text();
}

/// The rows of a kind, least steady first.
std::vector<const Steadiness*> least_steady(const std::vector<Steadiness>& rows, const std::string& kind) {
  std::vector<const Steadiness*> found;
  for (const Steadiness& row : rows)
    if (row.kind == kind) found.push_back(&row);
  std::stable_sort(found.begin(), found.end(),
                   [](const Steadiness* a, const Steadiness* b) { return a->range() > b->range(); });
  found.resize(std::min(found.size(), kMostLines));
  return found;
}

std::string csv_of(const std::vector<Steadiness>& rows, const std::vector<std::string>& names) {
  io::Csv csv("kind,name,posterior,value,error");
  for (const Steadiness& row : rows)
    for (std::size_t fit = 0; fit < names.size(); ++fit)
      csv.field(row.kind).field(row.name).field(names[fit]).field(row.values[fit]).field(row.errors[fit]).end_row();
  return csv.text();
}

io::Node node_of(const std::vector<Steadiness>& rows) {
  io::Node list = io::make_list();
  for (const Steadiness& row : rows) {
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

void tell(const std::vector<Steadiness>& rows, const std::vector<std::string>& names, const Console& console) {
  for (std::size_t fit = 0; fit < names.size(); ++fit) console.out << "fit " << fit + 1 << ": " << names[fit] << "\n";
  console.out << "\nThe least steady of all branches and of " << model::kParameters << " parameters:\n"
              << table_of(least_steady(rows, "branch"), true) << "\n"
              << table_of(least_steady(rows, "parameter"), false);
}

std::vector<std::shared_ptr<const LoadedPosterior>> load_all(const StabilityOptions& options,
                                                             const io::Calibration& calibration) {
  io::FaultList faults;
  std::vector<std::shared_ptr<const LoadedPosterior>> fits;
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

}  // namespace

double Steadiness::range() const {
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  return *high - *low;
}

double Steadiness::range_in_errors() const {
  double sum = 0;
  for (const double error : errors) sum += error * error;
  const double pair = std::sqrt(2 * sum / static_cast<double>(errors.size()));
  return pair > 0 ? range() / pair : 0;
}

std::vector<Steadiness> steadiness_of(const std::vector<const engine::Posterior*>& fits,
                                      const std::array<std::array<double, 4>, model::kHypotheses>& weights) {
  base::ensure(fits.size() >= 2, "steadiness needs two fits");
  std::vector<Steadiness> rows, parameters;
  for (const engine::Posterior* fit : fits) add_branches(*fit, weights, rows), add_parameters(*fit, parameters);
  rows.insert(rows.end(), parameters.begin(), parameters.end());
  return rows;
}

ExitCode stability(const StabilityOptions& options, const Console& console) {
  const io::Calibration calibration = load_calibration(options.data);
  const auto fits = load_all(options, calibration);
  std::optional<Place> place;
  if (!options.out.empty()) place.emplace(options.out, kind::kStability);
  std::vector<const engine::Posterior*> worlds;
  std::vector<std::string> names;
  for (const auto& fit : fits) {
    worlds.push_back(&fit->worlds);
    names.push_back(fit->manifest.worlds_digest.substr(0, 15) + " seed " + std::to_string(fit->manifest.seed));
  }
  const auto rows = steadiness_of(worlds, load_baseline(options.data, calibration).inputs.weights);
  if (console.json)
    console.print(node_of(rows));
  else
    tell(rows, names, console);
  if (place) {
    place->files().add("stability.csv", csv_of(rows, names));
    place->publish();
  }
  return kDone;
}

}  // namespace app
