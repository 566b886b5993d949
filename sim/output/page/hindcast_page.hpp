#pragma once

#include <string>
#include <vector>

#include "output/page/report.hpp"

namespace io {

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
  Table topics = {};                   ///< the same by topic; without rows if there was none
  double inside_by_rule = kUndefined;  ///< of all readings, with errors by the rule for topics
  std::vector<UnansweredLine> unanswered;
  std::vector<DrawnFigure> charts;
  bool with_png = false;  ///< each chart lies beside the page as a PNG too
  std::string charts_note;
};

/// hindcast.html: self-contained, in the manner of report.html. All text is escaped, drawings are taken as they are.
std::string make_hindcast_page(const HindcastPage& page);

}  // namespace io
