#pragma once
#include <string>
#include <vector>

#include "study/worlds/answers.hpp"

namespace study {

/// What a contested run may have drawn on.
enum class V4Source {
  kAscends,   ///< in service
  kForeign,   ///< foreign chips in service
  kSmuggled,  ///< chips smuggled in the two years before
};

/// What one source must have given to the contested run (MODEL.md 3.6.5, 6.1) if a claim about V4 is true, over the
/// worlds in which it is.
struct V4Claim {
  std::string claim, chip;
  V4Source source = V4Source::kAscends;
  double part = 1;          ///< of the run that the claim puts on this source (the median world's)
  MedianRange chip_months;  ///< chips x months
  MedianRange chips;        ///< the same over the months that a run takes
  MedianRange share;        ///< of that source's stock, 0 to 1 and beyond
  /// Does the claim need so little that it hardly tests the controls: half of the worlds below a twentieth?
  bool hardly_tests() const { return share.median < 0.05; }
};

/// The arithmetic of V4's pre-training: 6 x active parameters x tokens, from the figures that document both.
struct V4Run {
  double active = 0, tokens = 0;  ///< 0: a figure is missing
  std::string figures;            ///< their ids
  double flop() const { return 6 * active * tokens; }
};
V4Run v4_run(const io::Calibration& calibration);

/// What `v4_claims` asks of the worlds, to be appended to a list of questions.
std::vector<io::Target> v4_questions(const io::Scenario& scenario);

/// `first` is the place of the first of `v4_questions` among the answers. Empty without the figures, or without a lab that
/// has a contested run.
std::vector<V4Claim> v4_claims(const Ground& ground, const Answers& answers, std::size_t first);

}  // namespace study
