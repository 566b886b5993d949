#pragma once
#include <string>

#include "app/compare/compare.hpp"
#include "app/publish/place.hpp"
#include "study/compare/plan.hpp"

namespace app {

/// A call of `compare`, checked.
struct CompareCall : study::ComparePlan {
  CompareOptions given;
  Destination destination;
  std::string identity;  ///< digest of all that decides the numbers
};

/// Checks a call. Throws base::InputError with all faults.
CompareCall plan_compare(const CompareOptions& options);

}  // namespace app
