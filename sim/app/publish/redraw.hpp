#pragma once
#include <string>

#include "app/command_line/chart_options.hpp"
#include "app/command_line/console.hpp"

namespace app {

/// `chart DIR`: draws charts of a results directory again, from its summary.csv, with PDF too: into `charts`, or for
/// another theme or width into a folder of it. Throws base::InputError with every fault of the call, or if DIR holds no run;
/// io::WriteError if the disk refuses, or a chart cannot be drawn although the programs for it are there. Returns kDone or
/// kStopped.
ExitCode redraw_charts(const ChartOptions& options, const Console& console);

/// `report DIR`: makes report.html again, with the charts, from the files of a results directory. Throws as above.
ExitCode redraw_report(const std::string& directory, const std::string& data, const Console& console);

}  // namespace app
