#pragma once
#include <vector>

#include "app/command_line/options.hpp"
#include "engine/results.hpp"
#include "output/table/table.hpp"

/// Tables that a call of `run` asks for beyond the usual ones.
namespace app {

struct AskedTables {
  std::vector<double> quantiles;     ///< of `--quantiles`: from the lowest to the highest, each once
  std::vector<std::size_t> metrics;  ///< of `--metric`: outputs, each once
};

/// Reads `--quantiles` and `--metric`; adds what is wrong to `faults`.
AskedTables read_asked(const RunOptions& options, io::FaultList& faults);

/// quantiles.csv: every output and month, a column for each quantile that was asked for. Blank where so few worlds are
/// defined that none would lie beyond it.
io::Table quantiles_table(const std::string& scenario, const engine::Results& results,
                          const std::vector<double>& quantiles);

/// worlds/METRIC.csv: a row a month, a column for each replicate of parameters.csv. Undefined numbers are blank.
std::string worlds_csv(const engine::Results& results, std::size_t output);

}  // namespace app
