#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "input/kept/chart_data.hpp"
#include "input/kept/findings.hpp"
#include "output/chart/charts.hpp"
#include "output/page/report_html.hpp"
#include "output/table/tables.hpp"

/// report.html: one page that carries everything a reader needs to judge, defend and cite a run.
namespace io {

/// A figure with its drawings; a drawing that could not be made is empty.
struct DrawnFigure : Figure {
  std::string wide_svg, narrow_svg;
  int number = 0;  ///< on the page; 0: none yet
};

/// A move of the scenario, in words: value with unit and separators, months as YYYY-MM, empty where there is none.
struct PolicyLine {
  std::string id, actor, lever, value, from, to;
  int ramp_months = 0;
  std::string source;
  std::string announced = {};  ///< month in which all knew of it, before `from`; empty: nobody knew
};

/// A rule by which a government reacts.
struct ReactionLine {
  std::string id, actor, when, then;
  double monthly_probability = 1;
  int cooldown_months = 0;
};

/// An uncertain input: what it is, what was assumed about it, what was drawn.
struct AssumptionLine {
  std::string name, unit, meaning;
  std::string prior;                                            ///< in words, "lognormal, median 0.3, sigma 0.4"
  double p05 = kUndefined, p50 = kUndefined, p95 = kUndefined;  ///< of the draws
  std::vector<std::string> sources;                             ///< ids of figures
  std::string status;  ///< documented, inferred, assumption; or an intervention of the scenario
};

/// A contested claim and how much weight each of its branches carries.
struct HypothesisLine {
  struct Branch {
    std::string name;
    double weight = kUndefined;  ///< as assumed
    double share = kUndefined;   ///< of the worlds drawn
  };
  std::string name, meaning;
  std::vector<Branch> branches;
  std::string sources;
};

/// What total compute alone would make of the lag at the present. Undefined where the run does not reach back.
struct NaiveLag {
  double pace = kUndefined;  ///< powers of ten of effective training compute a year, American frontier
  double months = kUndefined, low = kUndefined, high = kUndefined;  ///< behind, over the range of China's share
};

/// Everything that the report shows.
struct ReportData {
  ChartData data;
  NaiveLag naive = {};
  std::vector<DrawnFigure> charts;
  Findings findings;               ///< about the posterior that the run drew from
  std::vector<DrawnFigure> found;  ///< their charts, drawn
  std::string charts_note;         ///< why drawings are missing, if they are (Rendering::why_not)
  bool with_png = false;           ///< each chart lies beside the page as a PNG too
  ExplorerLink explorer = {};
  std::vector<PolicyLine> policies;
  std::vector<ReactionLine> reactions;
  std::string reactions_from;  ///< YYYY-MM; empty: reactions are off
  std::vector<EventLine> events;
  std::vector<AssumptionLine> assumptions;
  std::vector<HypothesisLine> hypotheses;
  std::vector<std::string> limits;                              ///< sentences, after those that hold for every run
  std::vector<std::pair<std::string, std::string>> provenance;  ///< more of it: digests, libraries, quantile method
};

/// The whole page as HTML: self-contained, without script, without any request. All text in `report` is escaped; only
/// the drawings are taken as they are, so they must come from render_charts.
std::string make_report(const ReportData& report);

}  // namespace io
