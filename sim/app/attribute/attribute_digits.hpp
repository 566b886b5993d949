#pragma once
#include <string>
#include <vector>

#include "analysis/scores.hpp"
#include "study/attribute/attribution.hpp"

namespace app {

/// How the numbers of one table are written: with as many decimals as show four digits of the largest, two at least, so that
/// a share has more than a lag of months; from a million on with four digits.
class Digits {
 public:
  explicit Digits(const study::AttributionTable& table);

  std::string say(double value) const;  ///< a dash for what is undefined
  /// An error that is not 0 never reads as 0.
  std::string say_error(double error) const;
  std::string between(const analysis::Interval& interval) const;
  std::string total(double mean) const;
  /// The column of Shapley values, which adds up as printed.
  std::vector<std::string> column(const study::AttributionTable& table) const;

 private:
  bool many_ = false;
  int decimals_ = 2;
};

}  // namespace app
