#include "telling/run/run_tables.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "analysis/paired.hpp"
#include "analysis/scores.hpp"
#include "base/share.hpp"
#include "input/json/input_values.hpp"
#include "model/hypotheses.hpp"
#include "output/words/charts_words.hpp"
#include "study/ground/units.hpp"
#include "study/worlds/by_branch.hpp"
#include "telling/run/gap_below_table.hpp"
#include "telling/run/headline.hpp"

namespace app {

namespace {

struct Line {
  std::size_t metric;
  const char *label, *id;
};
constexpr Line kTold[] = {
    {model::kMetric_gap_months, "China's standing lag", "gap"},
    {model::kMetric_gap_pace_months, "China's lag at the present pace", "gap-pace"},
    {model::kMetric_gap_observed_months, "China's lag as published figures show it", "gap-observed"},
    {model::kMetric_serving_capacity_cn_mtok_per_day, "what China can serve at equal quality", "serving-cn"},
    {model::kMetric_serving_capacity_us_mtok_per_day, "what the United States can serve at equal quality",
     "serving-us"},
    {model::kMetric_compute_share_cn, "China's effective compute as a share of America's", "compute-share"},
    {model::kMetric_gap_trend_months, "China's lag by trend", "gap-trend"},
    {model::kMetric_domestic_chips_units_per_year, "accelerators that Chinese vendors finish in a year", "domestic"},
    {model::kMetric_third_country_share_cn_stack, "the Chinese models' share of third countries' use",
     "third-countries"},
    {model::kMetric_china_revenue_usd_per_year, "foreign vendors' sales of accelerators to China", "sales"},
    {model::kMetric_china_lost_revenue_usd_per_year, "sales that vendors lose to the rules", "lost-revenue"},
    {model::kMetric_revenue_share_receipts_usd_per_year, "receipts of the revenue share", "receipts"},
};
constexpr std::size_t kClaimed = 6;  ///< the first of them become sentences

std::string unit_in_words(std::size_t metric) {
  const std::string unit(model::kMetricRows[metric].unit);
  return unit == "months" ? " months" : unit == "Mtok/day" ? " tokens a day" : "";
}
/// A number beside these words; of trillions as many as it takes ("13,000 tn"), since nobody reads powers of ten there.
std::string said(std::size_t metric, double value) {
  if (model::kMetricRows[metric].unit != "Mtok/day") return io::say(value, study::unit_of(metric));
  constexpr double kMillion = 1e6, kTrillion = 1e12;
  const double trillions = value * kMillion / kTrillion;
  if (!(trillions >= 1000)) return io::say(value * kMillion, io::Unit::kCount);
  const double step = std::pow(10.0, std::floor(std::log10(trillions)) - 1);  // two significant digits
  return io::with_commas(std::llround(std::round(trillions / step) * step)) + "\u00a0tn";
}

std::string worlds_in_words(int worlds) { return io::with_commas(worlds) + (worlds == 1 ? " world" : " worlds"); }

/// The error of a mean; of a share that is 0 or 1 in every world there is none to tell.
double told_error(std::size_t metric, double mean, double error) {
  return model::kMetricRows[metric].unit == "1" ? base::error_of_share(mean, error) : error;
}

io::Table outcomes_table(const study::Job& job, const engine::Results& results, const SummaryOf& summary_of) {
  io::Table table;
  table.name = "outcomes", table.title = "Outcomes of \"" + job.scenario.title + "\"";
  table.note =
      summary_of(model::kMetric_gap_months, 0).n < base::kFewestForRange
          ? "Median over simulated worlds, which are too few for a range; the mean with its standard error."
          : "Median over simulated worlds, and the range of nine worlds in ten; the mean with its standard error.";
  using enum io::Unit;
  table.columns = {{"month", "Month", kCount},     {"metric", "Metric", kCount}, {"unit", "Unit", kCount},
                   {"meaning", "Meaning", kCount}, {"n", "Worlds", kWhole},      {"p50", "Median", kFactor},
                   {"p05", "5 %", kFactor},        {"p95", "95 %", kFactor},     {"mean", "Mean", kFactor},
                   {"mean_se", "±", kFactor}};
  for (const int month : headline_months(job.scenario.setting.present, results.months()))
    for (const Line& line : kTold) {
      const engine::Summary all = summary_of(line.metric, month);
      table.row({io::month_text(month), model::kMetricRows[line.metric].name, model::kMetricRows[line.metric].unit,
                 io::capitalised(line.label), static_cast<double>(all.n), all.p50, all.p05, all.p95, all.mean,
                 told_error(line.metric, all.mean, all.mean_se)});
    }
  return table;
}

io::Table branches_table(const study::Job& job, const engine::Results& results) {
  io::Table table;
  table.name = "branches", table.title = "China's lag where each contested claim is settled one way";
  table.note =
      "Median and nine worlds in ten where the branch holds (blank below twenty worlds); the mean with its standard "
      "error. Weights are those after the evidence: shares of worlds. Branches of fewer than ten worlds are left out.";
  using enum io::Unit;
  table.columns = {
      {"month", "Month", kCount},   {"metric", "Metric", kCount}, {"hypothesis", "Contested claim", kCount},
      {"branch", "Branch", kCount}, {"weight", "Weight", kShare}, {"p50", "Median", kMonths},
      {"p05", "5 %", kMonths},      {"p95", "95 %", kMonths},     {"mean", "Mean", kMonths},
      {"mean_se", "±", kFactor}};
  constexpr std::array kPlaces{0.05, 0.5, 0.95};
  for (const int month : headline_months(job.scenario.setting.present, results.months()))
    for (const std::size_t metric :
         {std::size_t{model::kMetric_gap_months}, std::size_t{model::kMetric_gap_pace_months}})
      for (std::size_t h = 0; h < model::kHypotheses; ++h)
        for (std::size_t b = 0; b < model::kHypothesisRows[h].branches; ++b) {
          const study::InBranch column = study::in_branch(results, metric, month, h, b);
          if (column.values.size() < study::kFewestOfBranch) continue;
          std::vector<double> places = analysis::quantiles(column.values, kPlaces);
          if (column.values.size() < static_cast<std::size_t>(base::kFewestForRange))
            places.front() = places.back() = io::kUndefined;
          const analysis::Mean mean = analysis::mean_of({column.values, column.clusters});
          table.row({io::month_text(month), model::kMetricRows[metric].name, model::kHypothesisRows[h].name,
                     model::kHypothesisRows[h].branch[b],
                     static_cast<double>(column.values.size()) / static_cast<double>(results.replicates()), places[1],
                     places[0], places[2], mean.mean, mean.standard_error});
        }
  return table;
}

/// The lowest and the highest median over the branches of all claims.
void add_branch_range(const engine::Results& results, std::size_t metric, int month, io::Claim& claim) {
  for (std::size_t h = 0; h < model::kHypotheses; ++h)
    for (std::size_t b = 0; b < model::kHypothesisRows[h].branches; ++b) {
      const study::InBranch column = study::in_branch(results, metric, month, h, b);
      if (column.values.size() < study::kFewestOfBranch) continue;
      const double median = analysis::quantile(column.values, 0.5);
      const std::string at =
          std::string(model::kHypothesisRows[h].name) + " = " + std::string(model::kHypothesisRows[h].branch[b]);
      if (!(median >= claim.lowest)) claim.lowest = median, claim.lowest_at = at;
      if (!(median <= claim.highest)) claim.highest = median, claim.highest_at = at;
    }
}

std::vector<std::string> figures_of(std::size_t metric) {
  if (metric == model::kMetric_gap_months || metric == model::kMetric_gap_observed_months) return {"gap-fan"};
  return metric == model::kMetric_compute_share_cn ? std::vector<std::string>{"compute-share"}
                                                   : std::vector<std::string>{};
}

io::Claim claim_of(const study::Job& job, const engine::Results& results, const engine::Summary& all, const Line& line,
                   int month) {
  const bool has_range = all.n >= base::kFewestForRange;
  io::Claim claim;
  claim.id = std::string(line.id) + "-" + io::month_text(month);
  claim.sentence = job.scenario.title + ": in " + io::say_month(io::month_text(month)) + " the median of " +
                   line.label + " is " + said(line.metric, all.p50) + unit_in_words(line.metric) +
                   (has_range ? ", and nine simulated worlds in ten lie between " + said(line.metric, all.p05) +
                                    " and " + said(line.metric, all.p95)
                              : " in " + worlds_in_words(all.n) + ", too few for a range") +
                   ".";
  claim.metric = model::kMetricRows[line.metric].name, claim.unit = model::kMetricRows[line.metric].unit;
  claim.month = io::month_text(month);
  claim.value = all.p50, claim.low = all.p05, claim.high = all.p95;
  claim.interval = has_range ? "nine simulated worlds in ten" : "none: too few worlds for a range";
  claim.told_from_zero = all.p05 > 0 || all.p95 < 0;
  claim.figures = figures_of(line.metric);
  add_branch_range(results, line.metric, month, claim);
  return claim;
}

/// A share of worlds with its interval.
io::Claim share_claim(const engine::Results& results, const std::string& id, const std::string& sentence,
                      const study::GapBelow& row, const std::vector<double>& holds) {
  const analysis::Mean share = analysis::mean_of({holds, results.cluster()});
  const analysis::Interval interval = analysis::share_interval(share, results.cluster());
  io::Claim claim;
  claim.id = id + "-" + io::month_text(row.month), claim.month = io::month_text(row.month);
  claim.sentence = sentence + io::say_frequency(share.mean, results.replicates()) + " simulated worlds.";
  claim.metric = "parity_share", claim.unit = "1", claim.value = share.mean;
  claim.low = interval.low, claim.high = interval.high;
  claim.interval = "99 % interval of the share (Wilson's), clustered by ancestor";
  claim.told_from_zero = interval.low > 0 && results.replicates() >= base::kFewestForRange;
  claim.figures = {"gap-fan"};
  return claim;
}

/// Two numbers, and so two claims: level or ahead in that month, and in some month from the present to then.
std::vector<io::Claim> parity_claims(const study::Job& job, const engine::Results& results,
                                     const study::GapBelow& row) {
  const std::string month = io::say_month(io::month_text(row.month)), before = job.scenario.title + ": China is level ";
  io::Claim at = share_claim(results, "parity", before + "or ahead in " + month + " in ", row, row.at);
  io::Claim since = share_claim(
      results, "parity-since", before + "or ahead in some month from the present to " + month + " in ", row, row.since);
  since.metric = "parity_since_present_share";
  return {std::move(at), std::move(since)};
}

}  // namespace

SummaryOf summaries_of(const engine::Results& results) {
  return [&results, cluster = engine::Clustering(results.cluster())](std::size_t output, int month) {
    return engine::summarise(results.column(output, month), cluster);
  };
}

std::vector<io::Table> run_tables(const study::Job& job, const engine::Results& results, const SummaryOf& summary_of) {
  return {outcomes_table(job, results, summary_of),
          gap_below_table(study::gap_below(results, job.scenario.setting.present), results.cluster()),
          branches_table(job, results)};
}

std::vector<io::Claim> run_claims(const study::Job& job, const engine::Results& results, const SummaryOf& summary_of) {
  std::vector<io::Claim> claims;
  const std::vector<int> months = headline_months(job.scenario.setting.present, results.months());
  for (const int month : months)
    for (std::size_t i = 0; i < kClaimed; ++i)
      claims.push_back(claim_of(job, results, summary_of(kTold[i].metric, month), kTold[i], month));
  for (const study::GapBelow& row : study::gap_below(results, job.scenario.setting.present))
    if (row.lag == 0)
      for (io::Claim& claim : parity_claims(job, results, row)) claims.push_back(std::move(claim));
  return claims;
}

std::vector<std::size_t> told_metrics() {
  std::vector<std::size_t> metrics;
  for (const Line& line : kTold) metrics.push_back(line.metric);
  return metrics;
}

io::MethodsFacts run_facts(const study::Job& job, const engine::Results& results) {
  io::MethodsFacts facts;
  facts.run = job.identity;
  facts.ancestors = std::set<std::uint32_t>(results.cluster().begin(), results.cluster().end()).size();
  facts.scenarios = {job.scenario.title};
  facts.present = io::month_text(job.scenario.setting.present), facts.horizon = io::month_text(results.months() - 1);
  return facts;
}

std::vector<std::string> hanging_sentences(const study::Job& job, const engine::Results& results) {
  std::vector<std::string> sentences;
  for (const int month : headline_months(job.scenario.setting.present, results.months()))
    for (const study::Hanging& claim : study::what_it_hangs_on(results, model::kMetric_gap_pace_months, month)) {
      const model::HypothesisRow& row = model::kHypothesisRows[claim.hypothesis];
      std::string branches;
      for (std::size_t b = 0; b < row.branches; ++b)
        if (!std::isnan(claim.medians[b]))
          branches += (branches.empty() ? "" : ", ") +
                      io::uncapitalised(io::name_in_words(std::string(row.branch[b]))) + " " +
                      io::say(claim.medians[b], io::Unit::kMonths);
      const std::string meaning(row.meaning.substr(0, row.meaning.find(';')));
      sentences.push_back("In " + io::say_month(io::month_text(month)) +
                          " the lag at the present pace hangs on a contested claim, \u201c" +
                          io::uncapitalised(meaning) + "\u201d: medians of " + branches + " months.");
    }
  return sentences;
}

}  // namespace app
