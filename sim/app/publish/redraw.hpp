#pragma once
#include <string>

#include "app/command_line/chart_options.hpp"
#include "app/command_line/console.hpp"

namespace app {

/// `chart DIR`: draws charts of a results directory again, with PDF too: into `charts`, or for another theme or width into
/// a folder of it; with --out into that folder, and DIR is only read. DIR may be anybody's. Throws base::InputError with
/// every fault of the call, of DIR and of the place; io::WriteError if the disk refuses, or a chart cannot be drawn although
/// the programs for it are there. Returns kDone, or kCannotFinish where charts stay as they were since a program is missing.
ExitCode redraw_charts(const ChartOptions& options, const Console& console);

/// `report DIR`: makes report.html again, with the charts, from the files of a results directory; with --out as that page,
/// or into that folder. Throws as above; a page with drawings is not replaced by one without.
ExitCode redraw_report(const ReportOptions& options, const Console& console);

}  // namespace app
