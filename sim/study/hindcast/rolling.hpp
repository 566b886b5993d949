#pragma once
#include <functional>
#include <list>
#include <vector>

#include "analysis/tempered_smc.hpp"
#include "study/hindcast/rows.hpp"

namespace study {

/// One cut of a rolling hindcast: a fit to what refers to dates before it, and what that fit says of the rest.
struct RollingFold {
  int cut = 0;                      ///< months since 2022-01: figures that end before it are fitted
  std::vector<io::Target> known;    ///< fitted: of the fitted targets those before the cut
  std::vector<io::Target> earlier;  ///< all before the cut, held out ones too: what naive forecasts may use
  std::vector<io::Target> later;    ///< from the cut to the present
  std::vector<HindcastRow> rows;    ///< point into `later`
};

/// The targets of a fold, without rows. Figures that refer to months after the present belong to none.
RollingFold split_at(int cut, const io::Targets& targets, int present);

/// The folds of 2024-01, 2025-01 and 2025-07 with their rows; a list, since rows point into it. `options`: of each fit;
/// `tell` hears of a fold before it is fitted. Throws as RecordFit does.
std::list<RollingFold> rolling_folds(const io::Targets& targets, const io::Scenario& baseline,
                                     const analysis::SmcOptions& options, Machine machine,
                                     const std::function<void(const RollingFold&)>& tell);

}  // namespace study
