#pragma once
#include <string>

#include "output/page/answer_page.hpp"
#include "telling/compare/compare_claims.hpp"

namespace app {

/// Parts of that page that others show too, by their anchors.
inline constexpr const char *kOutcomesPart = "outcomes", *kMoneyPart = "money", *kBranchesPart = "branches";

/// What an interval of a mean over worlds does not hold, below the answer that it stands in.
inline constexpr const char* kMeanCaution =
    "The interval says how sure a mean over these worlds is. Worlds differ by more, and no interval knows of an error "
    "of the "
    "model itself: where a difference hangs on an assumption, it is no better known than that.";

/// What compare.html shows of a comparison, but for its charts, methods and files.
io::AnswerPage comparison_page(const study::ComparisonFindings& findings);

}  // namespace app
