#pragma once
#include <string>
#include <vector>

#include "app/attribute/attribute.hpp"
#include "app/publish/place.hpp"
#include "input/kept/manifest.hpp"
#include "study/attribute/attribution.hpp"

namespace app {

/// A call of `attribute`, checked.
struct AttributeCall : study::AttributeQuestion {
  Destination destination;
  /// The name of a scenario with what --set changed: "baseline with hbm_ban = 0 from 2026-10".
  std::vector<std::string> labels;
  io::Provenance run;
};

/// Checks a call. Throws base::InputError with all faults.
AttributeCall read_question(const AttributeOptions& options);

}  // namespace app
