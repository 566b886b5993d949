#pragma once
#include <string>

#include "output/words/charts_words.hpp"
#include "study/compare/comparison.hpp"

namespace app {

/// A change with its sign, as said in a unit: "+1.2", "-0.4"; none where it rounds to 0.
std::string signed_words(double value, io::Unit unit);

/// The standard error after a difference; its interval always stands.
enum class Errors { kShown, kLeftOut };
/// A difference as people read it: "+1.2 ± 0.3 (0.5 to 1.9)", a ratio as "+14 % (8 to 20 %)"; "indistinguishable"
/// with its interval if it cannot be told from zero, "the same" if it is 0 in every world.
std::string change_in_words(const analysis::Mean& change, const study::Outcome& outcome,
                            Errors errors = Errors::kShown);

/// What nine worlds in ten differ by, and the median, in the same form: "−7 to +0.75, median −0.79"; empty where quantiles
/// tell nothing (step-wise outcomes).
std::string spread_in_words(const study::Spread& spread, const study::Outcome& outcome);

/// "Lag at the present pace, months": the label with the unit of levels, where numbers do not bring it.
std::string heading_of(const study::Outcome& outcome);
/// A level in that unit: 630 million Mtok/day as "630 tn" tokens.
std::string level_in_words(double level, const study::Outcome& outcome);

}  // namespace app
