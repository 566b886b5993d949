#pragma once
#include <string>
#include <utility>
#include <vector>

#include "input/kept/chart_data.hpp"
#include "output/chart/figure.hpp"
#include "output/words/charts_words.hpp"

/// The charts of a comparison of scenarios. Their titles are findings, which the caller words.
namespace io {

/// What stands around the charts of one comparison.
struct CompareFrame {
  std::string source;                ///< one line
  std::string first, last, present;  ///< YYYY-MM: the time axis
  std::vector<std::pair<std::string, std::string>> provenance;
  double lag_low = kUndefined, lag_high = kUndefined, share_low = kUndefined,
         share_high =
             kUndefined;  ///< what the axes of all charts of changes reach, so that they can be laid side by side
  bool several = false;   ///< there are several such charts
};

/// One scenario's lag and what China can serve, by month.
struct CompareSeries {
  std::string label, title;
  std::vector<SummaryRow> gap, serving;
};

/// Two scenarios' worlds over each other, a panel for the lag and one for what China can serve.
Figure compare_fans(const std::string& name, const std::string& title, const CompareSeries& reference,
                    const CompareSeries& scenario, const CompareFrame& frame, int width = kWideChart);

/// A mean difference by month with its interval, and where 9 in 10 worlds' differences lie: undefined and not shown where
/// the two scenarios have not the same worlds.
struct CompareChange {
  std::string month;
  double mean = kUndefined, low = kUndefined, high = kUndefined, p05 = kUndefined, p95 = kUndefined;
};

/// What one scenario changes: months of lag, and the share by which China can serve more. `paired`: its worlds are those of
/// the reference, so that there are differences within one world.
Figure compare_change(const std::string& name, const std::string& title, const std::vector<CompareChange>& gap,
                      const std::vector<CompareChange>& serving, bool paired, const CompareFrame& frame,
                      int width = kWideChart);

/// One scenario's mean difference with its interval.
struct CompareDot {
  std::string label;
  double value = kUndefined, low = kUndefined, high = kUndefined;
  bool told = false;    ///< the interval leaves out "no difference"
  std::string title{};  ///< of the scenario; empty: it goes by its label
  // The same in other company, drawn below it as a square; undefined: nothing.
  double beside = kUndefined, beside_low = kUndefined, beside_high = kUndefined;
  bool beside_told = false;
  bool paired = true;  ///< it has the worlds of the reference
};

/// A sorted dot for each of 2 to some 60 scenarios; 0 is no difference.
struct CompareDots {
  std::string name, title, caption, axis;  ///< axis: what is measured, with its unit
  std::string less, more;                  ///< what a difference to the left and to the right means
  Unit unit = Unit::kMonths;
  std::vector<CompareDot> dots;
  std::string reading{};       ///< how to read it; empty: as a comparison of scenarios
  double marked = kUndefined;  ///< a dashed line at it and at its negative; undefined: none
};
Figure compare_dots(const CompareDots& chart, const CompareFrame& frame, int width = kWideChart);

}  // namespace io
