#pragma once

#include <string>
#include <vector>

#include "io/text/report.hpp"

namespace io {

/// How one set of figures did.
struct HindcastScoreLine {
  std::string set;  ///< "fitted", "held out", "after 2024-01"
  int targets = 0, readings = 0;
  double inside_share = kUndefined, among_worlds_share = kUndefined, error_scale = kUndefined, over_last = kUndefined,
         over_trend = kUndefined;     ///< undefined: nothing to score
  int with_last = 0, with_trend = 0;  ///< readings behind the ratios
};

/// One reading beside the model, in words.
struct HindcastLine {
  std::string set, target, when, figure, model, prior, forecast, source;
  bool inside = false;
};

/// A figure without a metric, and why.
struct UnansweredLine {
  std::string figure, why;
};

/// Everything on the page.
struct HindcastPage {
  std::string version, posterior, present;  ///< posterior: its digest; present: YYYY-MM
  std::size_t worlds = 0;
  std::vector<HindcastScoreLine> scores, rolling_scores;
  std::vector<HindcastLine> lines, rolling_lines;
  std::vector<UnansweredLine> unanswered;
  std::vector<ReportChart> charts;
  std::string charts_note;
};

/// hindcast.html: self-contained, in the manner of report.html. All text is escaped, drawings are taken as they are.
std::string make_hindcast_page(const HindcastPage& page);

}  // namespace io
