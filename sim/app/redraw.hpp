#pragma once
#include <string>

#include "app/console.hpp"

namespace app {

/// `chart DIR`: draws the charts of a results directory again, from its summary.csv. Throws base::InputError if DIR
/// holds no run, io::WriteError if the disk refuses.
void redraw_charts(const std::string& directory, const std::string& data, const Console& console);

/// `report DIR`: makes report.html again, with the charts, from the files of a results directory. Throws as above.
void redraw_report(const std::string& directory, const std::string& data, const Console& console);

}  // namespace app
