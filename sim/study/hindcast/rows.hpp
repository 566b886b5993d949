#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "analysis/scores.hpp"
#include "study/fit/record_fit.hpp"

namespace study {

/// The 95 % quantile of the standard normal distribution.
inline constexpr double kNormal95 = 1.6448536269514722;

/// Whether a figure was fitted, or never (a holdout), or came after the date up to which a fit saw figures, or is itself
/// a forecast: somebody's, about months after the present.
enum class TargetSet { kFitted, kHeldOut, kLater, kForecast };
std::string_view set_name(TargetSet set);

/// One documented reading against the model, on the reading's scale (linear, log10 or logit) unless it says natural.
struct HindcastRow {
  const io::Target* target = nullptr;
  std::size_t reading = 0;  ///< of the target's
  TargetSet set = TargetSet::kFitted;
  analysis::Interval prior, posterior;            ///< nine worlds in ten, natural units
  double prior_median = 0, posterior_median = 0;  ///< natural
  analysis::Interval forecast;                    ///< nine in ten of what a source would report, natural
  analysis::Interval widely;                      ///< the central 95 % of the same, natural
  bool inside = false;                            ///< the reading lies in `forecast`
  bool badly_missed = false;                      ///< it lies outside `widely` even
  bool among_worlds = false;                      ///< the reading lies in `posterior`, which knows of no source's error
  double distance = 0, spread = 0;  ///< figure from the model's median; the worlds' 90 % interval as that of a normal
  double error = 1;                 ///< of the reading: its own and the model's, a standard deviation
  double crps = 0;                  ///< of the forecast of the reading
  double crps_last = 0,
         crps_trend = 0;  ///< of repeating the last figure of that metric, or going on as the last two; NaN: none
};

/// Every reading of `targets` against worlds: values[target][world] under the posterior and the prior. `earlier` are all
/// targets among which naive forecasts find earlier figures.
std::vector<HindcastRow> hindcast_rows(const RecordFit& record, TargetSet set,
                                       const std::vector<engine::PosteriorWorld>& posterior,
                                       const std::vector<std::vector<double>>& posterior_values,
                                       const std::vector<std::vector<double>>& prior_values,
                                       const std::vector<io::Target>& earlier);

/// How a set of rows did. Every target counts once, its readings by their weights. Ratios are of sums over the rows that
/// have the naive forecast, each CRPS in units of the reading's error, so that months and logarithms can be added; below
/// 1 is skill.
struct HindcastScore {
  int targets = 0, readings = 0;
  double inside_share = 0;        ///< of readings in what a source was expected to say
  double among_worlds_share = 0;  ///< of readings among nine worlds in ten
  double error_scale = 0;  ///< what multiplies all stated errors if nine readings in ten are to lie where nine should
  double over_last = 0, over_trend = 0;  ///< CRPS over that of the naive forecast; NaN without any
  int with_last = 0, with_trend = 0;     ///< readings
};
HindcastScore score_of(std::span<const HindcastRow> rows);

}  // namespace study
