#pragma once
#include <string>
#include <vector>

#include "analysis/settling.hpp"
#include "app/command_line/console.hpp"
#include "app/ground/answers.hpp"
#include "app/voi/v4_claims.hpp"
#include "output/table/table.hpp"

namespace app {

struct VoiOptions : StudyOptions {
  std::string metric, over = "1";  ///< a metric of one's own, its mean over so many months
  std::vector<std::string> at;     ///< YYYY-MM
  bool keep = false;               ///< put what reports show of it beside the posterior
};

/// One question settled, for one outcome.
struct VoiRow {
  std::size_t outcome = 0;  ///< in the list of questions
  std::string name;         ///< of the hypothesis or parameter
  bool is_claim = false;
  double variance_share = 0;      ///< of the outcome, between the ways
  std::vector<std::string> ways;  ///< branches, or the parameter's range in each group
  analysis::Settled settled;
};

/// Groups into which a parameter is cut: settled means known to an eighth of its range.
inline constexpr std::size_t kParameterGroups = 8;

/// The value of settling each claim and the `most` parameters with the largest share of the first outcome's variance, for
/// every outcome. `branch[h][world]`.
std::vector<VoiRow> value_of_settling(const Answers& answers, const std::vector<engine::PosteriorWorld>& worlds,
                                      std::size_t outcomes, std::size_t most = 10);

/// voi.csv: a row per outcome, question and way.
io::Table voi_table(const std::vector<VoiRow>& rows, const std::vector<io::Target>& outcomes);

/// `voi [SCENARIO]`: prints and writes voi.csv, hypotheses.csv, branches.csv, v4_claims.csv and a chart per outcome.
ExitCode voi(const VoiOptions& options, const Console& console);

}  // namespace app
