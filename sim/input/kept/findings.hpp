#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "input/kept/chart_data.hpp"
#include "input/kept/kept_chart.hpp"
#include "input/kept/posterior.hpp"

/// What `paradox`, `hindcast` and `voi` found out about a posterior, kept beside it so that the report of every run that
/// draws from it can show it: numbers and names; the sentences are made by the report. Files in FORMATS.md.
namespace io {

/// What a finding is about: a report shows it only if all of this holds of its own run.
struct FindingOrigin {
  std::string version, commit;   ///< of the program that found it
  std::string posterior, model;  ///< digests of the worlds, and of the model that they were fitted with
  std::string scenario;          ///< digest of the baseline, whose projection some findings tell of
  std::int64_t worlds = 0;       ///< that were asked
};

/// A table of a page, in words.
struct PageTable {
  std::string caption;
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;  ///< as many cells as the header
};

// ---------------------------------------------------------------------------------------------------- paradox
/// A number of months with its 90 % interval, as the record leaves it and as the priors had it.
struct ParadoxTerm {
  std::string name, label;
  bool level = false;  ///< a level; else a step between levels
  double months = kUndefined, low = kUndefined, high = kUndefined;
  double prior_months = kUndefined, prior_low = kUndefined, prior_high = kUndefined;
};

struct ParadoxDate {
  std::string month;
  std::vector<ParadoxTerm> terms;
};

/// The terms of the last date (means, in their order) when the prior of one channel is scaled.
struct ParadoxScaled {
  std::string channel, draws;  ///< channel in words; draws: "posterior" or "prior"
  double factor = 1, effective_worlds = 0;
  std::vector<double> months;
};

/// A line of the split by hand.
struct TwinLine {
  std::string month;
  int line = 0;
  std::string what;
  double value = kUndefined;
  std::string unit, how;
};

/// A way of reading the lag at the last date, in worlds that agree with the record, beside the documented range. Months.
struct LagReading {
  std::string metric;
  double low = kUndefined, median = kUndefined, high = kUndefined;  ///< nine worlds in ten
  double documented_low = kUndefined, documented_high = kUndefined;
  double below = kUndefined, within = kUndefined;  ///< shares of the worlds, 0 to 1; the ends are within
};

struct ParadoxFinding {
  FindingOrigin origin;
  std::vector<ParadoxDate> dates;
  double few_worlds = 0;  ///< fewer effective ones than these say little of a scaled prior
  std::vector<ParadoxScaled> scaled;
  std::vector<TwinLine> twin;
  std::vector<LagReading> lags;  ///< may be missing in a file
  std::vector<KeptFigure> charts;
};

// ---------------------------------------------------------------------------------------------------- hindcast
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
  std::string what;             ///< the metric in words
  bool is_forecast = false;     ///< somebody's expectation, which no score counts
  bool badly_missed = false;    ///< outside the central 95 % of what a source was expected to report
  bool among_worlds = false;    ///< among nine worlds in ten
  std::string expected_widely;  ///< those 95 %
};

struct HindcastFinding {
  FindingOrigin origin;
  std::string present;  ///< YYYY-MM
  std::vector<HindcastScoreLine> scores, rolling_scores;
  std::vector<HindcastLine> lines;
  int unanswered = 0;                 ///< figures of the record that no metric answers to
  int metrics = 0, metrics_read = 0;  ///< of the model, and how many of them a figure was held against
  int series = 0;                     ///< charts that the hindcast drew; those below are some of them
  std::vector<KeptFigure> charts;
};

// ---------------------------------------------------------------------------------------------------- learnt
/// Prior and posterior of one parameter. Scores are in standard deviations of the prior, whatever its family.
struct LearntLine {
  std::string parameter, label, unit, status;
  double low = kUndefined, median = kUndefined, high = kUndefined;  ///< posterior, natural units
  double prior_low = kUndefined, prior_median = kUndefined, prior_high = kUndefined;
  double score_low = kUndefined, score_median = kUndefined, score_high = kUndefined;
  double shift = 0, shift_error = 0;  ///< posterior mean, and its standard error
  double shrinkage = 0;               ///< 1 less the posterior's standard deviation
  double edge_share = 0;              ///< of the worlds, in the outer twentieth of the prior on the fuller side
  bool informed = false, at_edge = false;
  std::vector<std::string> moved_by;  ///< ids of targets, the strongest first
};

struct LearntFinding {
  FindingOrigin origin;
  std::vector<LearntLine> lines;  ///< every parameter, those first of which the record says most
  std::vector<KeptFigure> charts;
};

// ---------------------------------------------------------------------------------------------------- claims
struct ClaimWeight {
  std::string claim, branch;
  double prior = 0, weight = 0, error = kUndefined;  ///< before and after the evidence, and its Monte Carlo error
  double factor = 0, log_factor_error = kUndefined;  ///< Bayes factor against the best branch
  double if_halved = 0, if_doubled = 0;              ///< the weight, had the prior odds been half or twice as high
};

/// An outcome where one branch holds, or over all worlds as they weigh (claim and branch empty).
struct BranchOutcome {
  std::string claim, branch, metric, month;
  double low = kUndefined, median = kUndefined, high = kUndefined;
  double below_zero = kUndefined;  ///< share of the weight at or below zero: China level or ahead
  double worth = 0;                ///< effective worlds, lines of descent counted once
  double flips_at = kUndefined;    ///< the branch's weight from which on the median has the other sign
};

/// What settling one question takes off an outcome's interval.
struct SettledLine {
  std::string outcome, question;
  bool is_claim = false;
  double width = kUndefined, narrowing = kUndefined, error = kUndefined;
  bool tells = false;  ///< the narrowing is more than noise
  double shift = kUndefined, shift_error = kUndefined;
};

struct V4Line {
  std::string claim, source, chip;
  double part = kUndefined;                                                       ///< of the run
  double months_low = kUndefined, months = kUndefined, months_high = kUndefined;  ///< chips x months
  double chips_low = kUndefined, chips = kUndefined, chips_high = kUndefined;
  double share_low = kUndefined, share = kUndefined, share_high = kUndefined;  ///< of the source's stock
  bool hardly_tests = false;
};

struct ClaimsFinding {
  FindingOrigin origin;
  std::vector<ClaimWeight> weights;
  std::vector<BranchOutcome> branches;
  std::vector<SettledLine> settled;
  double v4_flop = kUndefined;
  std::string v4_figures;  ///< ids of what it was counted from
  std::vector<V4Line> v4;
  std::vector<KeptFigure> charts;
};

// ---------------------------------------------------------------------------------------------------- against
/// How a run differs from the first scenario of the same call, or from itself without what --set changes. It lies with the run's results, not with the posterior.
struct AgainstFinding {
  std::string scenario, title;         ///< of that first one
  bool same_worlds = true;             ///< both ran the same ones; else only means are compared
  std::vector<std::string> sentences;  ///< each with its interval; the answer first
  std::vector<PageTable> outcomes, money, branches;
  std::vector<KeptFigure> charts;
};

/// All that is known of the posterior that a run draws from, and of the run beside another. What is missing has a sentence
/// on why, and on the command that makes it.
struct Findings {
  bool from_prior = false;               ///< the run draws from the priors: nothing here concerns it
  std::optional<PosteriorManifest> fit;  ///< how the worlds were fitted
  std::optional<ParadoxFinding> paradox;
  std::optional<HindcastFinding> hindcast;
  std::optional<LearntFinding> learnt;
  std::optional<ClaimsFinding> claims;
  std::string no_paradox, no_hindcast, no_learnt, no_claims;
  std::optional<AgainstFinding> against;  ///< if the run stood beside another
};

/// Each finding as a file, and back. Reading throws base::InputError, naming `file`.
std::string finding_json(const ParadoxFinding& finding);
std::string finding_json(const HindcastFinding& finding);
std::string finding_json(const LearntFinding& finding);
std::string finding_json(const ClaimsFinding& finding);
std::string finding_json(const AgainstFinding& finding);
ParadoxFinding read_paradox_finding(std::string_view text, const std::string& file);
HindcastFinding read_hindcast_finding(std::string_view text, const std::string& file);
LearntFinding read_learnt_finding(std::string_view text, const std::string& file);
ClaimsFinding read_claims_finding(std::string_view text, const std::string& file);
AgainstFinding read_against_finding(std::string_view text, const std::string& file);

}  // namespace io
