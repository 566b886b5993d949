#pragma once
#include <span>
#include <string>
#include <vector>

#include "app/hindcast/hindcast_tables.hpp"
#include "output/chart/charts_hindcast.hpp"
#include "output/page/hindcast_page.hpp"

namespace app {

/// The charts' numbers: for each metric that some row is about, every way in which its figures read it, month by month
/// to `last` (since 2022-01), in the worlds of the posterior and of the prior. A figure over a period stands at its last
/// month, beside the metric read over as long a period up to each month.
std::vector<io::HindcastChart> hindcast_charts(std::span<const study::HindcastRow> rows, const io::Scenario& baseline,
                                               const std::vector<engine::PosteriorWorld>& posterior,
                                               const std::vector<engine::PosteriorWorld>& prior,
                                               std::uint64_t luck_seed, int last, study::Machine machine);

/// A score and a row for people.
io::HindcastScoreLine score_line(const std::string& set, const study::HindcastScore& score);
io::HindcastLine line_of(const study::HindcastRow& row, const std::string& set);

/// hindcast.json: the scores, those of the rolling fits, and what is not answered.
io::Node hindcast_node(const io::HindcastPage& page);

}  // namespace app
