#pragma once
#include <filesystem>

#include "engine/results.hpp"
#include "input/kept/manifest.hpp"

namespace io {

/// Writes ensemble.nc: every output of every month of every world, as NetCDF-4 with CF-1.8 attributes. A variable a
/// metric and `lever_NAME`, dimensions `realization` (the replicate of parameters.csv) and `time` (the last day of each
/// month, with the month's bounds), NaN where undefined; `ancestor` says which worlds are not independent. No clock and
/// nothing about threads is in it: the same run gives the same bytes. Throws WriteError, and leaves no file, if the disk
/// refuses.
void write_ensemble(const std::filesystem::path& path, const Manifest& manifest, const engine::Results& results);

}  // namespace io
