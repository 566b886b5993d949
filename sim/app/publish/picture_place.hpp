#pragma once
#include <filesystem>

#include "input/json/input_faults.hpp"

namespace app {

/// Adds a fault unless charts may be put at `out`: nothing stands there, or a folder with nothing but charts, each with its
/// specification, as an earlier call left them.
void check_charts_place(const std::filesystem::path& out, io::FaultList& faults);

/// Adds a fault if results may only be read: what is drawn of them then needs a place of its own.
void check_results_writable(const std::filesystem::path& directory, io::FaultList& faults);

/// Whether `out` is the name of a page, and not of a folder.
bool is_page(const std::filesystem::path& out);

/// The same for a report: at a page nothing or a report may stand; a folder may have both report.html and `charts`.
void check_report_place(const std::filesystem::path& out, io::FaultList& faults);

/// Whether a report with drawings stands there.
bool is_drawn_report(const std::filesystem::path& page);

}  // namespace app
