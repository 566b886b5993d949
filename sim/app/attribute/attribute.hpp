#pragma once
#include <string>
#include <vector>

#include "app/command_line/options.hpp"
#include "output/table/table.hpp"
#include "study/attribute/attribution.hpp"

namespace app {

struct AttributeOptions : ScenarioOptions {
  std::string scenario, against;  ///< against: empty for one scenario alone
  std::string worlds = "256", threads = "0", kernel = "auto", out;
  std::vector<std::string> metrics, at;  ///< empty: the lag at the present pace and the observed gap, at the present
  bool force = false;                    ///< replaces another attribution
};

/// attribution.csv: a row per channel of each table, and one each for `all_closed` and `as_modelled`. `against` may be
/// empty.
io::Table attribution_table(const std::vector<study::AttributionTable>& tables, const std::string& scenario,
                            const std::string& against);

}  // namespace app
