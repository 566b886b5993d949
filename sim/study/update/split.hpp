#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/kept/forecast.hpp"
#include "input/record/new_figures.hpp"
#include "study/worlds/answers.hpp"

namespace study {

/// Why a forecast missed a figure: whoever foresees badly may have had the wrong policy in mind or the wrong model.
enum class Verdict {
  kModelWasWrong,     ///< outside of the 90 % interval, and still so under the policy that came
  kScenarioWasWrong,  ///< outside, and inside once the worlds meet the policy that came
  kFitHasMoved,       ///< outside of what is on record, and inside of what the worlds of today say of the same policy
  kHeldByLuck,        ///< inside, but outside under the policy that came
  kHeld               ///< inside
};

/// How verdicts are written in files.
std::string_view verdict_name(Verdict verdict);

/// What was expected of a figure, and how far off it was. Natural units, but for the score on the figure's scale.
struct Expected {
  double median = 0, low = 0, high = 0;  ///< the central 90 %
  double low_half = 0, high_half = 0;    ///< the central 50 %
  double pit = 0;                        ///< place of the figure, 0 to 1
  double crps = 0;                       ///< 0 is best
  bool inside = false, inside_half = false;
};
Expected expected(const std::vector<double>& quantiles, io::Scale scale, double figure);

/// The plainest forecast: the last figure before it, repeated. Readings that contradict each other each keep their weight.
struct LastFigure {
  std::string id;     ///< of the target
  double middle = 0;  ///< its reading; of several the middle one by weight, the lower of two
  double crps = 0;    ///< of all of them, with their weights
};
/// The latest figure of the same metric that was known at the present, of the same kind: a state, or what came in as many
/// months. None where there is none, and for growth.
std::optional<LastFigure> last_figure(const io::Targets& targets, int present, const io::Target& figure,
                                      const io::Reading& reading);

/// One reading of a figure against what was said.
struct SplitRow {
  const io::NewFigure* figure = nullptr;  ///< borrowed
  std::size_t reading = 0;
  std::string forecast;  ///< that asked for it; empty: it was asked afterwards, of the worlds
  Expected said;         ///< on record; or by the worlds under the policy that was expected
  Expected again;        ///< by the worlds under that policy
  Expected came;         ///< by them under the policy that came
  std::optional<LastFigure> last;
  Verdict verdict = Verdict::kHeld;

  const io::Reading& read() const { return figure->target.readings[reading]; }
  /// Outside of the central 50 % of what was said, and inside of it under the policy that came.
  bool nearer_under_policy() const { return !said.inside_half && came.inside_half; }
};

Verdict verdict_on(const SplitRow& row);

/// Holds figures against a forecast and says of each miss whether the policy or the model was wrong. `expecting` and
/// `came_about` are the worlds under the two policies, `again` and `came` what they say of the figures, in their order.
/// Figures whose months were over at the forecast's date, and such as no world shows, have no row. Misses come first:
/// verdicts in their order, and what lay farthest from the middle first. `file` and `figures` must outlive what is returned.
std::vector<SplitRow> split_figures(const io::ForecastFile& file, const std::vector<io::NewFigure>& figures,
                                    const Ground& expecting, const Answers& again, const Ground& came_about,
                                    const Answers& came);

}  // namespace study
