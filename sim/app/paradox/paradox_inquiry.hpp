#pragma once
#include <string>

#include "app/publish/place.hpp"
#include "study/paradox/cases.hpp"

namespace app {

struct ParadoxOptions {
  std::string data, out, seed = "0", threads = "0", kernel = "auto";
  std::string worlds = "1024", scaled_worlds = "256";
  bool keep = false;  ///< put what reports show of it beside the posterior
};

/// A call of `paradox`, checked.
struct ParadoxInquiry : study::ParadoxQuestion {
  bool keep = false;  ///< put what reports show of it beside the posterior
  Destination destination;
};

/// Checks a call. Throws base::InputError with all faults.
ParadoxInquiry read_inquiry(const ParadoxOptions& options);

}  // namespace app
