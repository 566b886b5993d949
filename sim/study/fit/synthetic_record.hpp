#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "analysis/tempered_smc.hpp"
#include "study/fit/record_fit.hpp"

/// Records that the model itself makes, and whether a fit to one of them knows the world that it came from
/// (simulation-based calibration: Talts et al. 2018).
namespace study {

/// A number of a world whose rank is looked at: a parameter (its place in the prior) or a metric in a month.
struct RankedQuantity {
  std::string name;        ///< of a parameter; or of a metric with @YYYY-MM after it
  bool parameter = true;   ///< else a metric
  std::size_t number = 0;  ///< in model::kParameterRows or model::kMetricRows
  int month = 0;           ///< of a metric, since 2022-01
};

/// Those that `chokepoint sbc` ranks: parameters that the targets inform most, two that nothing informs, and two
/// outcomes at the present.
std::vector<RankedQuantity> ranked_quantities(int present);

/// Targets that read the metrics among quantities as they are, for a RecordFit that only simulates.
std::vector<io::Target> probes_of(const std::vector<RankedQuantity>& quantities);

/// A world and what sources would have reported of it.
struct SyntheticRecord {
  analysis::Particle truth;
  std::vector<io::Target> targets;  ///< those of the fit, each with the one reading that was drawn
};

/// Record number `index` of a seed: the first draw of the prior in which every target can be read at all (as good as
/// none other has any weight in a fit), and for each target one of its readings, chosen by weight, with an error out of
/// the target's own error model. Throws base::InvariantError if 64 draws of the prior in a row cannot be read.
SyntheticRecord draw_record(const RecordFit& record, std::uint64_t seed, std::size_t index);

/// How a fit to a synthetic record went.
struct RankedRecord {
  std::size_t record = 0;
  std::size_t temperatures = 0, ancestors = 0;
  double effective_draws = 0;      ///< median over the quantities of what the particles are worth in independent draws
  std::vector<std::size_t> ranks;  ///< of the truth among `ranked_draws` of the fit, a number per quantity
};

/// Of so many draws of a fit ranks are taken: as many as there are particles, less the few that make the possible ranks
/// a multiple of 20, so that they divide into bins. At least 19 particles.
std::size_t ranked_draws(std::size_t particles);

/// Fits record number `index` and ranks its truth. `machine` and the baseline as for RecordFit; the seed of `options` is
/// that of all records. `believed_error` is by how much the fit takes errors for larger than they were: 1 but in a test
/// that shows that ranks notice. Throws as RecordFit does.
RankedRecord rank_record(const io::Scenario& baseline, const std::vector<io::Target>& targets,
                         const std::vector<RankedQuantity>& quantities, const analysis::SmcOptions& options,
                         std::size_t index, Machine machine, double believed_error = 1);

/// ranks.csv: a row per record. `fit` names what was fitted and how, so that other ranks are never taken for these.
std::string ranks_csv(const std::vector<RankedRecord>& records, const std::vector<RankedQuantity>& quantities,
                      const std::string& fit);
/// The same read back. Throws base::InputError, naming `file`, if it is damaged, of another fit, or if its records are
/// not 0, 1, 2, ...
std::vector<RankedRecord> read_ranks_csv(const std::string& text, const std::vector<RankedQuantity>& quantities,
                                         const std::string& fit, std::size_t particles, const std::string& file);

}  // namespace study
