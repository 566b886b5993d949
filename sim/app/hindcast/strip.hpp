#pragma once
#include <span>
#include <string>

#include "output/chart/figure.hpp"
#include "study/hindcast/rows.hpp"

namespace app {

/// "35 of 36 readings of documented figures that the fit never saw lie in the range in which nine in ten should": the held-out
/// rows say together; empty if there are none.
std::string unseen_finding(std::span<const study::HindcastRow> rows);

/// What stands beside the dots of a target: its metric in a few words, and its month.
std::string strip_label(const io::Target& target);

/// The chart hindcast-strip: each reading that the fit never saw, by how far it lies from the model's median, where 1 is the
/// end of what nine in ten sources were expected to report. `source`: one line.
io::Figure strip_figure(std::span<const study::HindcastRow> rows, const std::string& source, int width);

}  // namespace app
