#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "input/record/targets.hpp"

/// A dated forecast on record: what the posterior expects of named quantities, to be scored when figures come.
namespace io {

/// Levels of a forecast's quantiles: 0.01 to 0.99 in hundredths.
inline constexpr int kForecastLevels = 99;

/// A threshold and the probability of a figure at or below it.
struct Threshold {
  double at = 0, probability = 0;
};

/// What a document forecasts of the same quantity.
struct DocumentForecast {
  std::string figures, why;
  double value = 0, low = 0, high = 0;
  double probability_inside = 0;  ///< that ours gives to its interval
};

/// The predictive distribution of one quantity.
struct Forecast {
  std::string id;
  Target question;          ///< metric, statistic, months and scale
  std::string observed_as;  ///< id of the target whose measurement error the forecast carries; empty: none is known
  int worlds = 0;           ///< in which the quantity is defined
  std::vector<double> quantiles;  ///< natural units, one per level, ascending
  std::vector<Threshold> thresholds;
  std::vector<DocumentForecast> documents;
};

/// A whole file.
struct ForecastFile {
  std::string date;  ///< YYYY-MM-DD
  std::string scenario, version, model_digest, posterior_digest;
  int present = 0;  ///< months since 2022-01
  std::vector<Forecast> forecasts;
};

/// Has the last month that a question is about ended before a date, YYYY-MM-DD? Then nothing is forecast of it any more.
bool is_over(const Target& question, std::string_view date);

/// Digest of some bytes: io::digest, handed in since text knows no files.
using DigestOf = std::string (*)(std::string_view);

/// The file as JSON, its last member `digest` that of all the rest.
Node forecast_node(const ForecastFile& file, DigestOf digest);
std::string forecast_json(const ForecastFile& file, DigestOf digest);

/// Reads it back. Adds a fault, among all others, if the digest is not that of the rest: a forecast that was changed after
/// the fact is none. White space does not count. What is returned counts only if there is no fault.
ForecastFile read_forecast(std::string_view text, const std::string& file, DigestOf digest, FaultList& faults);

/// The dates that forecasts may have, in words.
inline constexpr const char* kDates = "YYYY-MM-DD from 2022-01-01 to 2099-12-31";

/// "2026-05-01" is a date of the calendar, from 2022-01-01 to 2099-12-31.
bool is_date(std::string_view text);

}  // namespace io
