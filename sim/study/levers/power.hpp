#pragma once
#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "analysis/paired.hpp"
#include "study/compare/outcomes.hpp"
#include "study/worlds/run_plan.hpp"
#include "study/worlds/simulate.hpp"

/// The power table: what every lever does when it is held at an end of its range from the month after the present on, and in
/// what company. Another source may make good what a lever takes from one; that shows in `made_good`.
namespace study {

enum class Company {
  kAlone,        ///< the scenario as it is
  kNoRenting,    ///< renting compute abroad is barred from the same month on (remote_access_rule = 1)
  kInContext,    ///< with the moves of its row's test_context, without which it cannot act; of levers that have one
  kOthersClosed  ///< every other channel is closed from 2022 on: a diagnosis, and no world that there was
};
inline constexpr std::array<std::string_view, 4> kCompanyNames{"alone", "no_renting", "in_context", "others_closed"};
constexpr std::string_view company_name(Company company) { return kCompanyNames[static_cast<std::size_t>(company)]; }

/// A lever at one end of its range, against the same worlds without that.
struct PowerRow {
  std::size_t lever = 0;  ///< in `model::kLeverRows`
  bool highest = false;   ///< which end
  Company company = Company::kAlone;
  std::vector<std::vector<analysis::Paired>> change;  ///< [outcome][date]

  double value() const;  ///< that it is held at
};

struct PowerTable {
  std::vector<double> before;  ///< [lever] mean of its value in the month after the present, if nobody holds it
  std::vector<PowerRow> rows;
  std::size_t ancestors = 0;  ///< independent ones among the worlds
};

/// What is asked: one job, its outcomes (`power_outcomes`) and the months at which they are read, all after the present.
struct PowerPlan {
  RunPlan run;
  std::vector<Outcome> outcomes;
  std::vector<int> dates;

  const Job& job() const { return run.jobs.front(); }
  int from() const { return job().scenario.setting.present + 1; }  ///< levers are held from this month on
};

/// The distance in capability, the same as months of the present pace, China's compute, and what it can serve; then its
/// compute in H100e, all of it and by source.
std::vector<Outcome> power_outcomes();
/// So many of them are told of every lever; the rest are for `made_good`.
inline constexpr std::size_t kPowerTold = 4;

/// The channels that are closed in `Company::kOthersClosed` for a lever: of legal, domestic, smuggled and offshore supply
/// and of imitation and distillation all but the one that the lever acts on; supplies stay open for one that acts on none.
std::vector<std::size_t> other_channels(std::size_t lever);

/// Runs all of it. Throws Stopped.
PowerTable power_table(const PowerPlan& plan, Execution execution);

/// Position of the largest mean change among the rows of one lever and company; the number of rows if there is none.
std::size_t strongest_end(const PowerTable& table, std::size_t lever, Company company, std::size_t outcome,
                          std::size_t date);
/// The part of a change in the compute of the source that the lever acts on which the other sources make good: 1 less the
/// change of all compute over that of the source, by means. Nothing for a lever that acts on no one source, or does not
/// surely change it.
std::optional<double> made_good(const PowerPlan& plan, const PowerRow& row, std::size_t date);

/// Is there an outcome and a date at which the lever, in this company, surely makes a difference that matters?
bool matters(const PowerTable& table, const PowerPlan& plan, std::size_t lever, Company company);

}  // namespace study
