#pragma once
#include <functional>
#include <string>
#include <string_view>

namespace io {

/// dictionary.csv: what every column of every table holds, and what every metric, lever, parameter and hypothesis that
/// appears in one is, with unit and source. `prior_source(parameter)` says where its prior comes from (may be empty).
std::string dictionary_csv(const std::function<std::string(std::string_view)>& prior_source);

}  // namespace io
