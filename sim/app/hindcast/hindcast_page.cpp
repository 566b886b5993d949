#include "app/hindcast/hindcast_page.hpp"

#include <algorithm>
#include <boost/algorithm/string/join.hpp>
#include <cmath>
#include <map>
#include <tuple>

#include "app/hindcast/strip.hpp"
#include "engine/results.hpp"
#include "input/json/input_values.hpp"
#include "output/words/charts_words.hpp"

namespace app {

namespace {

constexpr std::size_t kLongestTitle = 26;  // of a source, beside its figure

io::Unit unit_of(const io::Target& target) {
  if (target.statistic == io::Statistic::kAnnualGrowth) return io::Unit::kFactor;
  const std::string_view unit = model::kMetricRows[target.metric].unit;
  if (unit == "months") return io::Unit::kMonths;
  if (unit == "1") return io::Unit::kShare;
  if (unit.starts_with("USD")) return io::Unit::kUsd;
  return unit == "dex" ? io::Unit::kDex : io::Unit::kCount;
}

/// Months that a target reads; a value reads one.
int span_of(const io::Target& target) {
  return target.statistic == io::Statistic::kValue ? 1 : target.to - target.from + 1;
}

std::string reading_in_words(const io::Target& target) {
  const std::string months = std::to_string(span_of(target)) + " months", unit(model::kMetricRows[target.metric].unit);
  const std::string of = unit == "1" || unit == "months" ? "" : ", " + unit;
  switch (target.statistic) {
    case io::Statistic::kMean:
      return "Mean of " + months + of;
    case io::Statistic::kIncrease:
      return "Gain in " + months + of;
    case io::Statistic::kMaximum:
      return "Largest in " + months + of;
    case io::Statistic::kAnnualGrowth:
      return "Growth per year over " + months + ", ratio";
    case io::Statistic::kValue:
      break;
  }
  return unit == "1" ? "Share" : io::capitalised(unit);
}

/// A source in words. The id of a figure is none: it is in the data of the chart and in the table.
std::string label_of(const io::Reading& reading) {
  return reading.source.size() <= kLongestTitle ? without_table(reading.source) : "";
}

io::DocumentedPoint point_of(const study::HindcastRow& row) {
  const io::Target& target = *row.target;
  const io::Reading& reading = target.readings[row.reading];
  io::DocumentedPoint point;
  point.id = target.id;
  point.metric = model::kMetricRows[target.metric].name;
  point.month = io::month_text(target.to);
  point.low = reading.low, point.central = reading.value, point.high = reading.high;
  point.label = label_of(reading);
  point.source_title = reading.source.empty() ? boost::algorithm::join(reading.figures, ", ") : reading.source;
  point.hollow = row.set != study::TargetSet::kFitted;
  return point;
}

/// The last point's label is that of one before: several sources of one target.
bool label_stands(const std::vector<io::DocumentedPoint>& points) {
  return std::any_of(points.begin(), points.end() - 1,
                     [&](const io::DocumentedPoint& point) { return point.label == points.back().label; });
}

/// The target's own way of reading, moved to every month to `last` that it can end in.
std::vector<io::Target> moved_to_every_month(const io::Target& target, int last) {
  std::vector<io::Target> targets;
  const int span = span_of(target);
  for (int month = span - 1; month <= last; ++month) {
    targets.push_back(target);
    targets.back().from = month - span + 1, targets.back().to = month;
  }
  return targets;
}

std::vector<io::SummaryRow> summary_of(const std::string& name, const std::vector<io::Target>& months,
                                       const std::vector<std::vector<double>>& values) {
  std::vector<io::SummaryRow> rows;
  for (std::size_t m = 0; m < months.size(); ++m) {
    const engine::Summary summary = engine::summarise(values[m].data(), static_cast<int>(values[m].size()));
    io::SummaryRow row;
    row.metric = name, row.month = io::month_text(months[m].to), row.n = summary.n;
    row.p05 = summary.p05, row.p25 = summary.p25, row.p50 = summary.p50, row.p75 = summary.p75, row.p95 = summary.p95;
    rows.push_back(std::move(row));
  }
  return rows;
}

io::Node score_list(const std::vector<io::HindcastScoreLine>& scores) {
  io::Node list = io::make_list();
  for (const io::HindcastScoreLine& score : scores) {
    io::Node row = io::make_object();
    io::add_member(row, "figures", io::make_text(score.set));
    io::add_member(row, "targets", io::make_number(score.targets));
    io::add_member(row, "readings", io::make_number(score.readings));
    io::add_member(row, "inside_share", io::make_number_or_null(score.inside_share));
    io::add_member(row, "among_worlds_share", io::make_number_or_null(score.among_worlds_share));
    io::add_member(row, "error_scale_for_nine_in_ten", io::make_number_or_null(score.error_scale));
    io::add_member(row, "crps_over_last_value", io::make_number_or_null(score.over_last));
    io::add_member(row, "readings_with_last_value", io::make_number(score.with_last));
    io::add_member(row, "crps_over_trend", io::make_number_or_null(score.over_trend));
    io::add_member(row, "readings_with_trend", io::make_number(score.with_trend));
    list.items.push_back(std::move(row));
  }
  return list;
}

}  // namespace

std::vector<io::HindcastChart> hindcast_charts(std::span<const study::HindcastRow> rows, const io::Scenario& baseline,
                                               const std::vector<engine::PosteriorWorld>& posterior,
                                               const std::vector<engine::PosteriorWorld>& prior,
                                               std::uint64_t luck_seed, int last, study::Machine machine) {
  // A panel for each (metric, way of reading, length), in the order of the metrics.
  std::map<std::tuple<std::size_t, io::Statistic, int>, std::vector<const study::HindcastRow*>> panels;
  for (const study::HindcastRow& row : rows)
    panels[{row.target->metric, row.target->statistic, span_of(*row.target)}].push_back(&row);
  std::vector<io::Target> all;
  std::vector<std::size_t> begins;
  for (const auto& [key, members] : panels) {
    begins.push_back(all.size());
    const auto moved = moved_to_every_month(*members.front()->target, last);
    all.insert(all.end(), moved.begin(), moved.end());
  }
  begins.push_back(all.size());
  const study::RecordFit record(baseline, all, luck_seed, machine);
  const auto after = record.readings(posterior), before = record.readings(prior);

  std::vector<io::HindcastChart> charts;
  std::size_t panel = 0;
  for (const auto& [key, members] : panels) {
    const io::Target& first = *members.front()->target;
    const model::MetricRow& metric = model::kMetricRows[first.metric];
    if (charts.empty() || charts.back().metric != metric.name)
      charts.push_back({std::string(metric.name), std::string(metric.label), 0, 0, {}, 0});
    const auto from = static_cast<std::ptrdiff_t>(begins[panel]), to = static_cast<std::ptrdiff_t>(begins[panel + 1]);
    const std::vector<io::Target> months(all.begin() + from, all.begin() + to);
    io::HindcastSeries series;
    series.title = reading_in_words(first), series.unit = unit_of(first);
    series.logarithmic = first.scale == io::Scale::kLog10 && first.statistic != io::Statistic::kAnnualGrowth;
    series.posterior = summary_of("posterior", months, {after.begin() + from, after.begin() + to});
    series.prior = summary_of("prior", months, {before.begin() + from, before.begin() + to});
    for (const study::HindcastRow* row : members) {
      series.points.push_back(point_of(*row));
      if (label_stands(series.points)) series.points.back().label.clear();
      if (row->set == study::TargetSet::kForecast) {  // no figure of what was, but what somebody expects
        ++charts.back().forecasts;
        continue;
      }
      ++charts.back().readings, charts.back().inside += row->inside ? 1 : 0;
    }
    charts.back().series.push_back(std::move(series));
    ++panel;
  }
  return charts;
}

io::HindcastScoreLine score_line(const std::string& set, const study::HindcastScore& score) {
  return {set,
          score.targets,
          score.readings,
          score.inside_share,
          score.among_worlds_share,
          score.error_scale,
          score.over_last,
          score.over_trend,
          score.with_last,
          score.with_trend};
}

io::HindcastLine line_of(const study::HindcastRow& row, const std::string& set) {
  const io::Target& target = *row.target;
  const io::Reading& reading = target.readings[row.reading];
  const io::Unit unit = unit_of(target);
  const auto with = [&](double centre, double low, double high) {
    return io::say(centre, unit) + " (" + io::say_range(low, high, unit) + ")";
  };
  io::HindcastLine line;
  line.set = set, line.target = target.id;
  const bool period = target.statistic != io::Statistic::kValue;
  line.when = (period ? io::month_text(target.from) + " to " : "") + io::month_text(target.to);
  line.figure = with(reading.value, reading.low, reading.high);
  line.model = with(row.posterior_median, row.posterior.low, row.posterior.high);
  line.prior = with(row.prior_median, row.prior.low, row.prior.high);
  line.forecast = io::say_range(row.forecast.low, row.forecast.high, unit);
  line.inside = row.inside, line.among_worlds = row.among_worlds, line.badly_missed = row.badly_missed;
  line.expected_widely = io::say_range(row.widely.low, row.widely.high, unit);
  line.is_forecast = row.set == study::TargetSet::kForecast;
  line.what = model::kMetricRows[target.metric].label;
  if (reading.figures.empty())
    line.source = reading.source;
  else
    line.source = reading.figures.front() +
                  (reading.figures.size() > 1 ? " and " + std::to_string(reading.figures.size() - 1) + " more" : "");
  return line;
}

io::Node hindcast_node(const io::HindcastPage& page) {
  io::Node node = io::make_object();
  io::add_member(node, "program", io::make_text("chokepoint " + page.version));
  io::add_member(node, "posterior", io::make_text(page.posterior));
  io::add_member(node, "worlds", io::make_number(static_cast<double>(page.worlds)));
  io::add_member(node, "scores", score_list(page.scores));
  io::add_member(node, "pseudo_real_time", score_list(page.rolling_scores));
  if (!page.topics.rows.empty()) {
    io::add_member(node, "by_topic", io::table_node(page.topics));
    io::add_member(node, "inside_share_by_rule", io::make_number_or_null(page.inside_by_rule));
  }
  io::Node list = io::make_list();
  for (const io::UnansweredLine& line : page.unanswered) {
    io::Node row = io::make_object();
    io::add_member(row, "figure", io::make_text(line.figure));
    io::add_member(row, "why", io::make_text(line.why));
    list.items.push_back(std::move(row));
  }
  io::add_member(node, "unanswered", std::move(list));
  return node;
}

}  // namespace app
