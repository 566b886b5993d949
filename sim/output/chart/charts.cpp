#include "output/chart/charts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>

#include "base/share.hpp"
#include "engine/results.hpp"
#include "output/chart/charts_findings.hpp"
#include "output/chart/frame/charts_figure.hpp"
#include "output/chart/frame/charts_vega.hpp"

namespace io {
namespace {

/// In words that hold in every theme: in a dark one the inner band is the brighter one.
std::string how_to_read(const RunInfo& run, bool has_points, bool projects) {
  std::string fan = (run.replicates < base::kFewestForRange
                         ? "Line: the median of " + with_commas(run.replicates) + " worlds, too few for bands"
                         : "Inner band: half of the simulated worlds; outer band: 9 in 10; line: the median") +
                    (projects ? ", dashed after the present." : ".");
  return has_points ? fan + " Points: documented figures." : fan;
}

/// A source to stack: metric, name, name in a narrow chart, colour.
struct Part {
  const char *metric, *name, *slim, *color;
};
/// In this order each differs from the next in black and white too.
constexpr std::array<Part, 4> kSources{{{"compute_legal_cn_h100e", "legal imports", "legal", kSkyBlue},
                                        {"compute_smuggled_cn_h100e", "smuggled chips", "smuggled", kVermilion},
                                        {"compute_domestic_cn_h100e", "Chinese-made chips", "domestic", kPurple},
                                        {"compute_offshore_cn_h100e", "rentals abroad", "offshore", kGreen}}};
constexpr std::array<Part, 4> kLimits{{{"binding_wafers_share", "logic wafers", "wafers", kOrange},
                                       {"binding_memory_share", "memory (HBM)", "memory", kBlue},
                                       {"binding_packaging_share", "packaging", "packaging", kGreen},
                                       {"binding_none_share", "none of these", "none", kLeftOver}}};

/// What --set changed, shortened: a chart that travels alone must not pass for one of the scenario itself.
std::string overrides_in_short(const RunInfo& run) {
  constexpr std::size_t kMostShown = 2;
  std::string text;
  for (std::size_t i = 0; i < std::min(run.overrides.size(), kMostShown); ++i)
    text += (i == 0 ? " with " : ", ") + run.overrides[i];
  if (run.overrides.size() > kMostShown) text += " and " + std::to_string(run.overrides.size() - kMostShown) + " more";
  return text;
}

std::string source_line(const RunInfo& run) {
  std::string version = run.version.empty() ? "" : " " + run.version;
  std::string commit = run.commit.empty() ? "" : " (" + run.commit.substr(0, 12) + ")";
  return "Source: Chokepoint" + version + commit + ", scenario " + run.scenario + overrides_in_short(run) + ", seed " +
         std::to_string(run.seed) + ", " + with_commas(run.replicates) + " worlds, " + run.calibration_note + ".";
}

std::vector<std::pair<std::string, std::string>> provenance(const RunInfo& run) {
  return {{"program", "chokepoint " + run.version},
          {"commit", run.commit},
          {"scenario", run.scenario},
          {"seed", std::to_string(run.seed)},
          {"replicates", std::to_string(run.replicates)},
          {"present", run.present},
          {"parameters", run.calibration_note}};
}

class Drawing {
 public:
  Drawing(const ChartData& data, int width, Theme theme)
      : data_(data), width_(width), theme_(theme), dates_(quoted_dates(data)) {}

  std::vector<Figure> all() {
    gap_fan();
    compute_share();
    compute_by_source();
    chokepoint();
    frontiers();
    prices();
    third_country_share();
    ascend_units();
    return std::move(figures_);
  }

 private:
  // ------------------------------------------------------------------------------------------------ the charts
  void gap_fan() {
    Panel standing =
        fan_panel("Standing lag, months", Unit::kMonths, AxisScale::kLinear, {fan("gap_months", "", "", kVermilion)});
    Panel observed = fan_panel("Lag as published figures show it, months", Unit::kMonths, AxisScale::kLinear,
                               {fan("gap_observed_months", "", "", kVermilion)});
    double low = 0, high = 0;  // one scale for both
    for (const char* metric : {"gap_months", "gap_observed_months"})
      for (const SummaryRow& row : data_.summary.series(metric))
        for (const double value : {row.p05, row.p95})
          if (std::isfinite(value)) low = std::min(low, value), high = std::max(high, value);
    for (Panel* panel : {&standing, &observed}) {
      panel->low = low, panel->high = high;
      panel->reference = 0;
      panel->at_reference = "parity";
      panel->above = "China trails";
      panel->below = "China leads";
    }
    observed.points = points_of({"gap_observed_months", "gap_months"});
    add("gap-fan", "How far China trails", gap_finding(data_),
        "Months by which China's best model stands behind the American frontier: they grow month by month until a "
        "better Chinese model appears. " +
            reading(!observed.points.empty()),
        {standing, observed});
  }

  void compute_share() {
    Panel panel = fan_panel("Share of US effective compute", Unit::kShare, AxisScale::kLog,
                            {fan("compute_share_cn", "all of China's", "all", kVermilion),
                             fan("compute_share_domestic_cn", "Chinese-made chips", "domestic", kPurple)});
    panel.cut_below = 1e-4;  // Chinese-made chips start from nothing, and a hundredth of a per cent is next to it
    panel.points = points_of({"compute_share_cn", "compute_share_domestic_cn"});
    add("compute-share", "China's share of compute", compute_share_finding(data_),
        "China's effective AI compute over that of the United States, logarithmic, from 0.01 % on. " +
            reading(!panel.points.empty()),
        {panel});
  }

  void compute_by_source() {
    Panel amount, share;
    amount.title = "H100 equivalents, medians, logarithmic";
    amount.scale = AxisScale::kLog, amount.cut_below = 1e3;  // chips: below that nothing is a source
    for (const Part& part : kSources)
      if (const auto& series = data_.summary.series(part.metric); !series.empty())
        amount.fans.push_back({part.name, part.slim, part.color, series, false, Fan::Inner::kNothing});
    share.title = "Share of the total, by means";
    share.unit = Unit::kShare;
    share.layers = shares(layers_of(kSources));
    share.high = 1;
    std::vector<Named> sources;
    for (const Part& part : kSources) sources.push_back({part.metric, part.name});
    add("compute-by-source", "Where China's compute comes from", sources_finding(data_, sources),
        "China's effective AI compute by where the chips come from. Lines: medians over the simulated worlds, from "
        "1,000 "
        "chips on. Layers: what each source has of the mean over them.",
        {share, amount});
  }

  void chokepoint() {
    Panel panel;
    panel.title = "Share of the month's orders, by what holds them up";
    panel.unit = Unit::kShare;
    panel.layers = layers_of(kLimits);
    panel.high = 1;
    std::vector<Named> limits{{kLimits[0].metric, "the supply of logic wafers"},
                              {kLimits[1].metric, "memory"},
                              {kLimits[2].metric, "packaging"}};
    add("chokepoint", "The chokepoint of Chinese chips", chokepoint_finding(data_, limits, kLimits[3].metric),
        "What limits the making of Chinese accelerators. Each layer is the mean over all simulated worlds. Where one "
        "limit goes, most orders wait for the next.",
        {panel});
  }

  void frontiers() {
    Panel capability =
        fan_panel("Capability of the best model, dex", Unit::kDex, AxisScale::kLinear, both("capability"));
    Panel distance = fan_panel("American lead in one and the same world, dex", Unit::kDex, AxisScale::kLinear,
                               {fan("gap_dex", "", "", kVermilion)});
    distance.reference = 0, distance.at_reference = "parity";
    add("frontiers", "The two frontiers", frontiers_finding(data_),
        "A dex is a factor of ten in effective training compute (0 = 1e24 FLOP at the methods of January 2022). " +
            reading(false),
        {distance, capability});
  }

  void prices() {
    Panel panel = fan_panel("USD per million output tokens", Unit::kUsd, AxisScale::kLog, both("price_usd_per_mtok"));
    panel.points = points_of({"price_usd_per_mtok_us", "price_usd_per_mtok_cn"});
    add("prices", "Prices of tokens", prices_finding(data_),
        "What a million output tokens cost, logarithmic. " + reading(!panel.points.empty()), {panel});
  }

  void third_country_share() {
    Panel panel = fan_panel("Chinese share of use outside both countries", Unit::kShare, AxisScale::kLinear,
                            {fan("third_country_share_cn_stack", "", "", kVermilion)});
    panel.low = 0;
    panel.points = points_of({"third_country_share_cn_stack"});
    add("third-country-share", "Third countries", third_country_finding(data_),
        "Share of third countries' use that runs on Chinese models. Not calibrated, and less than what is "
        "documented. " +
            reading(!panel.points.empty()),
        {panel});
  }

  void ascend_units() {
    Panel panel = fan_panel("Ascend chips made in the last 12 months", Unit::kCount, AxisScale::kLog,
                            {fan("ascend_units_per_year", "", "", kVermilion)});
    panel.cut_below = 1e4;
    panel.points = points_of({"ascend_units_per_year"});
    add("ascend-units", "Output of Ascend chips", ascend_finding(data_),
        "Units in the 12 months before each month, logarithmic, from 10,000 on. " + reading(false) +
            (panel.points.empty()
                 ? ""
                 : " Points: published estimates, which contradict each other; a triangle is a ceiling."),
        {panel});
  }

  // ------------------------------------------------------------------------------------------------ their parts
  std::string reading(bool has_points) const {
    return how_to_read(data_.run, has_points, dates_.last > data_.run.present);
  }

  Fan fan(const std::string& metric, const std::string& label, const std::string& slim,
          const std::string& color) const {
    return {label, slim, color, data_.summary.series(metric)};
  }

  std::vector<Fan> both(const std::string& stem) const {
    return {fan(stem + "_us", "United States", "US", kBlue), fan(stem + "_cn", "China", "China", kVermilion)};
  }

  static Panel fan_panel(const std::string& title, Unit unit, AxisScale scale, std::vector<Fan> fans) {
    Panel panel;
    panel.title = title;
    panel.unit = unit;
    panel.scale = scale;
    for (Fan& fan : fans)
      if (!fan.series.empty()) panel.fans.push_back(std::move(fan));
    return panel;
  }

  std::vector<Layer> layers_of(const std::array<Part, 4>& parts) const {
    std::vector<Layer> layers;
    for (const Part& part : parts) {
      const std::vector<SummaryRow>& series = data_.summary.series(part.metric);
      if (!series.empty()) layers.push_back({part.name, part.slim, part.color, series});
    }
    return layers;
  }

  /// Each layer's mean over the sum of the means: the composition of the average, not the average composition.
  static std::vector<Layer> shares(std::vector<Layer> layers) {
    std::size_t rows = layers.empty() ? 0 : layers.front().series.size();
    for (std::size_t row = 0; row < rows; ++row) {
      double sum = 0;
      for (const Layer& layer : layers) sum += row < layer.series.size() ? layer.series[row].mean : kUndefined;
      for (Layer& layer : layers)
        if (row < layer.series.size()) layer.series[row].mean = sum > 0 ? layer.series[row].mean / sum : kUndefined;
    }
    return layers;
  }

  std::vector<DocumentedPoint> points_of(const std::vector<std::string>& metrics) const {
    std::vector<DocumentedPoint> points;
    for (const DocumentedPoint& point : data_.points) {
      bool wanted = std::find(metrics.begin(), metrics.end(), point.metric) != metrics.end();
      if (wanted && point.month >= data_.summary.first_month() && point.month <= dates_.last) points.push_back(point);
    }
    return points;
  }

  /// What a reader who cannot see the chart needs: the finding, and each curve now and at the end.
  std::string alt_text(const std::string& title, const std::vector<Panel>& panels) const {
    std::string text = title + ".";
    for (const Panel& panel : panels)
      for (const Fan& fan : panel.fans) {
        text += " " + panel.title + (fan.label.empty() ? "" : ", " + fan.label) + ":";
        for (const SummaryRow& row : fan.series)
          if (row.month == dates_.now || row.month == dates_.last)
            text += " " + say_month(row.month) + " " + with_interval(row, panel.unit) + ".";
      }
    return text;
  }

  void add(const std::string& name, const std::string& caption, const std::string& title, const std::string& reading,
           std::vector<Panel> panels) {
    std::erase_if(panels, [](const Panel& panel) { return panel.fans.empty() && panel.layers.empty(); });
    if (panels.empty()) return;
    TimeSeriesChart chart{name,
                          title,
                          reading,
                          source_line(data_.run),
                          alt_text(title, panels),
                          data_.summary.first_month(),
                          dates_.last,
                          data_.run.present,
                          provenance(data_.run),
                          std::move(panels),
                          caption};
    figures_.push_back(time_series_figure(chart, width_, theme_));
  }

  const ChartData& data_;
  int width_;
  Theme theme_;
  Dates dates_;
  std::vector<Figure> figures_;
};

}  // namespace

std::vector<Figure> make_charts(const ChartData& data, int width, Theme theme) {
  month_index(data.run.present);
  if (data.summary.last_month().empty()) return {};
  return Drawing(data, width, theme).all();
}

}  // namespace io
