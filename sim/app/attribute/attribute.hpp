#pragma once
#include <string>
#include <vector>

#include "analysis/shapley.hpp"
#include "app/command_line/console.hpp"
#include "app/command_line/options.hpp"
#include "output/table/table.hpp"
#include "study/attribute/coalitions.hpp"

namespace app {

struct AttributeOptions : ScenarioOptions {
  std::string scenario, against;  ///< against: empty for one scenario alone
  std::string worlds = "256", threads = "0", kernel = "auto", out;
  std::vector<std::string> metrics, at;  ///< empty: the trend gap and the observed gap, at the present
  bool force = false;                    ///< replaces another attribution
};

/// One channel's part in an outcome.
struct ChannelShare {
  std::size_t channel = 0;     ///< in `model::kChannelRows`
  Estimate shapley, left_out;  ///< of the outcome; negative where the channel lowers it
};

/// Who carries one outcome. `closed.mean` and the channels' `shapley.mean` sum to `open.mean` to the last bit.
struct AttributionTable {
  Reading reading;
  Estimate closed, open;  ///< with every channel closed; as modelled
  std::vector<ChannelShare> channels;
};

/// The table of one game, whose players are all channels in their order.
AttributionTable attribution_of(const analysis::Game& game, const Reading& reading,
                                const std::vector<std::uint32_t>& clusters);

/// attribution.csv: a row per channel of each table, and one each for `all_closed` and `as_modelled`. `against` may be
/// empty.
io::Table attribution_table(const std::vector<AttributionTable>& tables, const std::string& scenario,
                            const std::string& against);

/// Which channels carry a scenario's outcome, or the difference of another one from it: prints tables, writes
/// attribution.csv and charts to a directory (default: results/attribution/NAME or NAME-against-NAME).
ExitCode attribute(const AttributeOptions& options, const Console& console);

}  // namespace app
