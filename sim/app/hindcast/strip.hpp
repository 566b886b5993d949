#pragma once
#include <span>
#include <string>
#include <vector>

#include "input/record/calibration.hpp"
#include "output/chart/figure.hpp"
#include "study/hindcast/rows.hpp"

namespace app {

/// "35 of 36 readings of documented figures that the fit never saw lie in the range in which nine in ten should": the held-out
/// rows say together; empty if there are none.
std::string unseen_finding(std::span<const study::HindcastRow> rows);

/// What stands beside the dots of a target: its metric in a few words, and its month.
std::string strip_label(const io::Target& target);

/// The source of a reading without the file that it stands in: "models.json: Claude" is "Claude".
std::string without_table(const std::string& source);

/// What tells these rows apart, which bear one label: who says each, where those are few words and differ, else the model
/// or other subject of each.
std::vector<std::string> strip_names(const std::vector<const study::HindcastRow*>& rows,
                                     std::span<const io::DocumentedFigure> figures);

/// The chart hindcast-strip: each reading that the fit never saw, by how far it lies from the model's median, where 1 is the
/// end of what nine in ten sources were expected to report. Rows of one metric and month are named apart after `figures`.
/// `source`: one line.
io::Figure strip_figure(std::span<const study::HindcastRow> rows, std::span<const io::DocumentedFigure> figures,
                        const std::string& source, int width);

}  // namespace app
