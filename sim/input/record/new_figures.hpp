#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "input/record/targets.hpp"

/// Documented figures that came after the posterior was fitted: in a file of their own, whole, without figures.json.
namespace io {

/// A new figure: a target whose readings stand in the file, and where it was published.
struct NewFigure {
  Target target;
  std::string source;  ///< the publication, in words or as an address
};

/// Reads a file of new figures: one object, or a list of them. Each has `id, metric, statistic, from (not for a value),
/// to, scale, readings, discrepancy, why, source` and, if wanted, `degrees_of_freedom` and `widen`, with the meaning and
/// the bounds that targets have (calibration/README.md); a reading is `{value, low, high}` and, if wanted, `weight` and
/// `source`. Dates may lie after the present. Adds every fault; what is returned counts only if there is none. `file` is
/// named in faults.
std::vector<NewFigure> read_new_figures(std::string_view text, const std::string& file, const Calibration& calibration,
                                        FaultList& faults);

}  // namespace io
