#include "app/hindcast/learnt_words.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "model/parameters.hpp"
#include "output/words/charts_words.hpp"

namespace app {

namespace {

using Pair = std::pair<std::string_view, std::string_view>;

/// Parts of names that are no words.
constexpr std::array kWords = std::to_array<Pair>({{"cn", "Chinese"},
                                                   {"us", "American"},
                                                   {"ai", "AI"},
                                                   {"adv", "advanced"},
                                                   {"accel", "accelerator"},
                                                   {"smic", "SMIC"},
                                                   {"cxmt", "CXMT"},
                                                   {"tsmc", "TSMC"},
                                                   {"hbm", "HBM"},
                                                   {"cuda", "CUDA"},
                                                   {"cann", "CANN"},
                                                   {"eda", "EDA"},
                                                   {"sd", "spread"},
                                                   {"log", "(log)"},
                                                   {"usd", "in USD"},
                                                   {"wpm", "wafers a month"},
                                                   {"kw", "kW"},
                                                   {"gw", "GW"},
                                                   {"tb", "TB"},
                                                   {"h100e", "H100e"},
                                                   {"mfu", "FLOP utilisation"},
                                                   {"mtok", "Mtok"},
                                                   {"huawei", "Huawei"},
                                                   {"ascend", "Ascend"},
                                                   {"nvidia", "Nvidia"},
                                                   {"blackwell", "Blackwell"},
                                                   {"v4", "V4"}});

/// Labels of their own, where neither meaning nor name says enough.
constexpr std::array kLabels = std::to_array<Pair>(
    {{"ideas_harder", "Slowing of algorithmic progress as ideas get harder to find"},
     {"market_reference_price_usd", "Mean token price at which the market's volume is stated"},
     {"benchmark_noise_dex", "Error of one model's benchmark score"},
     {"distillation_most_dex_per_year", "Capability distilled in a year where distillation carries most"},
     {"other_reading_bias_months", "Bias of the published reading of the lag that is not the right one"}});

std::string spelled_out(std::string_view name) {
  std::string text;
  while (!name.empty()) {
    const std::size_t end = std::min(name.find('_'), name.size());
    const std::string_view part = name.substr(0, end);
    const auto known = std::find_if(kWords.begin(), kWords.end(), [&](const Pair& pair) { return pair.first == part; });
    text += (text.empty() ? "" : " ") + std::string(known == kWords.end() ? part : known->second);
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return io::capitalised(text);
}

/// Does a meaning lean on that of the row above: "the same in 2025", "half-life of that change"?
bool points_elsewhere(std::string_view meaning) {
  const auto begins = [&](std::string_view word) { return meaning.substr(0, word.size()) == word; };
  const auto same = [&](const base::Field& row) { return row.meaning == meaning; };
  if (std::count_if(model::kParameterRows.begin(), model::kParameterRows.end(), same) > 1) return true;
  return begins("the same") || begins("its ") || begins("their ") || begins("that ") ||
         meaning.find(" of that ") != std::string_view::npos ||
         meaning.find(" which that ") != std::string_view::npos || meaning.find("such ") != std::string_view::npos;
}

/// How much the record says of a parameter: the divergence of the posterior from the prior if both were normal, so that
/// moving and narrowing count together.
double said_about(const study::Learnt& learnt) {
  const double width = std::max(1 - learnt.shrinkage, 0.01);
  return (width * width + learnt.shift * learnt.shift - 1) / 2 - std::log(width);
}

std::vector<const study::Learnt*> most_said_first(const std::vector<study::Learnt>& learnt) {
  std::vector<const study::Learnt*> order;
  for (const study::Learnt& row : learnt) order.push_back(&row);
  std::stable_sort(order.begin(), order.end(),
                   [](const study::Learnt* a, const study::Learnt* b) { return said_about(*a) > said_about(*b); });
  return order;
}

}  // namespace

std::string parameter_words(std::size_t parameter) {
  const base::Field& row = model::kParameterRows[parameter];
  for (const Pair& label : kLabels)
    if (label.first == row.name) return std::string(label.second);
  return points_elsewhere(row.meaning) ? spelled_out(row.name) : io::capitalised(std::string(row.meaning));
}

io::LearntChart learnt_chart(const std::vector<study::Learnt>& learnt, const std::string& source, std::size_t most) {
  const std::vector<const study::Learnt*> order = most_said_first(learnt);
  io::LearntChart chart;
  chart.source = source, chart.parameters = learnt.size();
  chart.informed = static_cast<std::size_t>(std::count_if(learnt.begin(), learnt.end(), study::is_informed));
  for (std::size_t i = 0; i < std::min(most, order.size()); ++i) {
    const study::Learnt& row = *order[i];
    chart.rows.push_back({parameter_words(row.parameter), row.score_p05, row.score_p50, row.score_p95, row.shrinkage,
                          study::is_at_edge(row)});
  }
  return chart;
}

std::vector<io::LearntLine> learnt_lines(const std::vector<study::Learnt>& learnt, const io::Calibration& calibration) {
  std::vector<io::LearntLine> lines;
  for (const study::Learnt* one : most_said_first(learnt)) {
    const study::Learnt& row = *one;
    const io::Prior& prior = calibration.priors[row.parameter];
    io::LearntLine& line = lines.emplace_back();
    line.parameter = prior.name, line.label = parameter_words(row.parameter);
    line.unit = prior.unit, line.status = prior.status;
    line.low = row.p05, line.median = row.p50, line.high = row.p95;
    line.prior_low = row.prior_p05, line.prior_median = row.prior_p50, line.prior_high = row.prior_p95;
    line.score_low = row.score_p05, line.score_median = row.score_p50, line.score_high = row.score_p95;
    line.shift = row.shift, line.shift_error = row.shift_error, line.shrinkage = row.shrinkage;
    line.edge_share = row.edge_share, line.informed = row.informed, line.at_edge = study::is_at_edge(row);
    line.moved_by = row.moved_by;
  }
  return lines;
}

io::Table learnt_table(const std::vector<study::Learnt>& learnt, const io::Calibration& calibration) {
  io::Table table;
  table.name = "learnt", table.title = "What was learnt from the record";
  table.columns = io::columns_named(
      "parameter,unit,status,prior_p05,prior_p50,prior_p95,p05,p50,p95,shift,shift_se,shrinkage,edge_share,informed,at_"
      "edge,moved_by");
  for (const study::Learnt& row : learnt) {
    const io::Prior& prior = calibration.priors[row.parameter];
    std::string movers;
    for (const std::string& id : row.moved_by) movers += (movers.empty() ? "" : " ") + id;
    table.row({prior.name, prior.unit, prior.status, row.prior_p05, row.prior_p50, row.prior_p95, row.p05, row.p50,
               row.p95, row.shift, row.shift_error, row.shrinkage, row.edge_share, row.informed, study::is_at_edge(row),
               movers});
  }
  return table;
}

}  // namespace app
