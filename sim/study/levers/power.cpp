#include "study/levers/power.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <string>

#include "base/error.hpp"
#include "model/channels.hpp"
#include "model/levers.hpp"
#include "study/attribute/coalitions.hpp"
#include "study/levers/held_levers.hpp"

namespace study {

namespace {

/// The channel that a lever's mechanism, by its section of MODEL.md, feeds first; empty: none alone (American compute,
/// power, pace of research, country caps).
std::string_view channel_by_section(std::string_view section) {
  struct Row {
    std::string_view section, channel;
  };
  constexpr std::array kRows{Row{"3.1.4", "domestic"},  Row{"3.2.1", "domestic"},
                             Row{"3.2.4", "domestic"},  Row{"3.2.5", "domestic"},
                             Row{"3.2.6", "domestic"},  Row{"3.3.1", "legal"},
                             Row{"3.3.3", "legal"},     Row{"3.3.5", "legal"},
                             Row{"3.3.6", "domestic"},  Row{"3.3.7", "smuggled"},
                             Row{"3.3.8", "offshore"},  Row{"3.3.9", "offshore"},
                             Row{"3.5.4", "imitation"}, Row{"3.5.6", "distillation"},
                             Row{"3.2.7", ""},          Row{"3.4.3", ""},
                             Row{"3.4.5", ""},          Row{"3.5.1", ""},
                             Row{"3.5.3", ""},          Row{"3.7.3", ""}};
  const auto* row = std::find_if(kRows.begin(), kRows.end(), [&](const Row& one) { return one.section == section; });
  base::ensure(row != kRows.end(), "somebody has said which channel a mechanism feeds");
  return row->channel;
}

constexpr std::array<std::string_view, 4> kSupplies{"legal", "domestic", "smuggled", "offshore"};

/// All compute changes by so many times the source's own change at most, where the lever acts on that source.
constexpr double kMostOfSource = 1.5;

using Columns = std::vector<std::vector<std::vector<double>>>;  ///< [outcome][date][world]

/// Runs variants of one scenario in the same worlds.
class Runner {
 public:
  Runner(const PowerPlan& plan, Execution execution) : plan_(plan), execution_(std::move(execution)) {
    std::vector<std::size_t> levers(model::kLevers);
    std::iota(levers.begin(), levers.end(), std::size_t{model::kMetrics});
    wanted_ = wanted_of(plan.outcomes, std::move(levers));
  }

  Columns run(const model::Setting& setting, std::string label) {
    execution_.label = "run " + std::to_string(++runs_) + ", " + std::move(label);
    const engine::Plan worlds{&setting, &plan_.job().scenario.inputs, plan_.run.seed, plan_.run.replicates,
                              plan_.run.kernel};
    const engine::Results results = simulate(worlds, execution_, wanted_).worlds.results;
    clusters_ = results.cluster();
    if (before_.empty())
      for (std::size_t lever = 0; lever < model::kLevers; ++lever) {
        const double* column = results.column(model::kMetrics + lever, plan_.from());
        before_.push_back(engine::summarise(column, results.replicates()).mean);
      }
    Columns columns(plan_.outcomes.size());
    for (std::size_t o = 0; o < columns.size(); ++o)
      for (const int date : plan_.dates) columns[o].push_back(column_of(results, plan_.outcomes[o], date));
    return columns;
  }

  PowerRow row(std::size_t lever, bool highest, Company company, const model::Setting& without,
               const Columns& reference) {
    PowerRow row{lever, highest, company, {}};
    model::Setting setting = without;
    hold_lever(setting, lever, row.value(), plan_.from());
    const Columns with =
        run(setting, std::string(model::kLeverRows[lever].name) + (highest ? ", highest, " : ", lowest, ") +
                         std::string(company_name(company)));
    for (std::size_t o = 0; o < with.size(); ++o) {
      row.change.emplace_back();
      for (std::size_t d = 0; d < plan_.dates.size(); ++d)
        row.change.back().push_back(analysis::paired_difference({reference[o][d], clusters_}, {with[o][d], clusters_}));
    }
    return row;
  }

  const std::vector<double>& before() const { return before_; }
  std::size_t ancestors() const { return std::set<std::uint32_t>(clusters_.begin(), clusters_.end()).size(); }

 private:
  const PowerPlan& plan_;
  Execution execution_;
  engine::Wanted wanted_;
  std::vector<std::uint32_t> clusters_;
  std::vector<double> before_;
  int runs_ = 0;
};

/// The scenario that a lever is moved in; nothing if there is none for it in that company.
std::optional<model::Setting> in_company(const PowerPlan& plan, std::size_t lever, Company company) {
  model::Setting setting = plan.job().scenario.setting;
  const std::string_view context = model::kLeverRows[lever].test_context;
  switch (company) {
    case Company::kAlone:
      return setting;
    case Company::kNoRenting:
      if (lever == find_lever("remote_access_rule")) return std::nullopt;
      hold_lever(setting, find_lever("remote_access_rule"), 1, plan.from());
      return setting;
    case Company::kInContext:
      if (context.empty()) return std::nullopt;
      hold_context(setting, context, plan.from(), plan.run.calibration);
      return setting;
    case Company::kOthersClosed:
      for (const std::size_t channel : other_channels(lever))
        setting.channels.*model::kChannelMembers<double>[channel] = 0;
      return setting;
  }
  return std::nullopt;
}

/// What two levers must share to be held against the same run.
std::string key_of(std::size_t lever, Company company) {
  std::string key(company_name(company));
  if (company == Company::kInContext) key += model::kLeverRows[lever].test_context;
  if (company == Company::kOthersClosed)
    for (const std::size_t channel : other_channels(lever)) key += " " + std::to_string(channel);
  return key;
}

}  // namespace

double PowerRow::value() const {
  const model::LeverRow& lever_row = model::kLeverRows[lever];
  return highest ? lever_row.high : lever_row.low;
}

std::vector<Outcome> power_outcomes() {
  const std::vector<Outcome> usual = usual_outcomes();
  const auto named = [&](std::string_view name) { return usual[find_outcome(usual, name)]; };
  Outcome compute = plain_outcome(static_cast<std::size_t>(engine::find_output("compute_effective_cn_h100e")));
  compute.name = "compute_cn", compute.take = Take::kLogarithm;
  std::vector<Outcome> outcomes{named("gap_pace"), named("capability_distance"), compute, named("serving_cn")};
  base::ensure(outcomes.size() == kPowerTold, "what is told comes first");
  outcomes.push_back(plain_outcome(compute.output));
  for (const std::string_view supply : kSupplies)
    outcomes.push_back(
        plain_outcome(static_cast<std::size_t>(engine::find_output("compute_" + std::string(supply) + "_cn_h100e"))));
  return outcomes;
}

std::optional<double> made_good(const PowerPlan& plan, const PowerRow& row, std::size_t date) {
  const std::string_view own = channel_by_section(model::kLeverRows[row.lever].section);
  if (std::find(kSupplies.begin(), kSupplies.end(), own) == kSupplies.end()) return std::nullopt;
  const auto change = [&](const std::string& name) -> const analysis::Mean& {
    return row.change[find_outcome(plan.outcomes, name)][date].difference;
  };
  const analysis::Mean& source = change("compute_" + std::string(own) + "_cn_h100e");
  if (!source.told_from_zero()) return std::nullopt;
  const double part = change("compute_effective_cn_h100e").mean / source.mean;
  if (part < 0 || part > kMostOfSource) return std::nullopt;  // it acts on other sources more
  return 1 - part;
}

std::vector<std::size_t> other_channels(std::size_t lever) {
  const std::string_view own = channel_by_section(model::kLeverRows[lever].section);
  std::vector<std::size_t> closed;
  if (std::find(kSupplies.begin(), kSupplies.end(), own) != kSupplies.end())
    for (const std::string_view supply : kSupplies)
      if (supply != own) closed.push_back(find_channel(supply));
  for (const std::string_view learning : {"imitation", "distillation"})
    if (learning != own) closed.push_back(find_channel(learning));
  return closed;
}

PowerTable power_table(const PowerPlan& plan, Execution execution) {
  base::ensure(!plan.dates.empty() && plan.dates.front() >= plan.from(), "the power of levers shows after the present");
  Runner runner(plan, std::move(execution));
  PowerTable table;
  std::map<std::string, Columns> references;
  for (const Company company : {Company::kAlone, Company::kNoRenting, Company::kInContext, Company::kOthersClosed})
    for (std::size_t lever = 0; lever < model::kLevers; ++lever) {
      const std::optional<model::Setting> without = in_company(plan, lever, company);
      if (!without) continue;
      const std::string key = key_of(lever, company);
      if (!references.contains(key)) references[key] = runner.run(*without, key);
      for (const bool highest : {false, true})
        table.rows.push_back(runner.row(lever, highest, company, *without, references[key]));
    }
  table.before = runner.before();
  table.ancestors = runner.ancestors();
  return table;
}

std::size_t strongest_end(const PowerTable& table, std::size_t lever, Company company, std::size_t outcome,
                          std::size_t date) {
  std::size_t best = table.rows.size();
  double most = -1;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const PowerRow& row = table.rows[i];
    if (row.lever != lever || row.company != company) continue;
    const double size = std::abs(row.change[outcome][date].difference.mean);
    if (size > most) most = size, best = i;
  }
  return best;
}

bool matters(const PowerTable& table, const PowerPlan& plan, std::size_t lever, Company company) {
  const auto far = [&](std::size_t outcome, const analysis::Interval& interval) {
    if (outcome >= kPowerTold || plan.outcomes[outcome].unit == base::Unit::kDex) return false;  // the months say it
    const double least = plan.outcomes[outcome].is_ratio() ? kShareThatMatters : kMonthsThatMatter;
    return interval.low > least || interval.high < -least;
  };
  for (const PowerRow& row : table.rows) {
    if (row.lever != lever || row.company != company) continue;
    for (std::size_t o = 0; o < row.change.size(); ++o)
      for (const analysis::Paired& change : row.change[o])
        if (far(o, change.difference.interval)) return true;
  }
  return false;
}

}  // namespace study
