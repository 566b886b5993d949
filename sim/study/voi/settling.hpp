#pragma once
#include <string>
#include <vector>

#include "analysis/settling.hpp"
#include "study/worlds/answers.hpp"

namespace study {

/// One question settled, for one outcome.
struct VoiRow {
  std::size_t outcome = 0;  ///< in the list of questions
  std::string name;         ///< of the hypothesis or parameter
  bool is_claim = false;
  double variance_share = 0;          ///< of the outcome, between the ways
  std::vector<int> worlds;            ///< of each way
  std::vector<std::string> branches;  ///< the ways of a claim
  std::vector<analysis::Interval>
      ranges;  ///< the ways of a parameter: its range in each group, upside down for no world
  analysis::Settled settled;
};

/// Groups into which a parameter is cut: settled means known to an eighth of its range.
inline constexpr std::size_t kParameterGroups = 8;

/// The value of settling each claim and the `most` parameters with the largest share of the first outcome's variance, for
/// every outcome. `worlds` are those of the answers, in their order.
std::vector<VoiRow> value_of_settling(const Answers& answers, const std::vector<engine::PosteriorWorld>& worlds,
                                      std::size_t outcomes, std::size_t most = 10);

}  // namespace study
