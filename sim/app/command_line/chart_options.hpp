#pragma once
#include <string>
#include <vector>

#include "app/publish/draw.hpp"
#include "input/json/input_faults.hpp"

namespace app {

/// A call of `chart`, as typed.
struct ChartOptions {
  std::string data, directory, theme = "light", width = "720";
  std::string out;     ///< a folder elsewhere; empty: DIR/charts
  std::string select;  ///< names or their beginnings, between commas; empty: every chart
};

/// A call of `report`, as typed.
struct ReportOptions {
  std::string data, directory;
  std::string out;  ///< a page or a folder elsewhere; empty: DIR
};

/// Theme and width of a call. Adds a fault for each that is none.
Drawing read_drawing(const ChartOptions& options, io::FaultList& faults);

/// The charts that `select` means, in the order of `known`: a word that is a name means that chart, any other word all
/// whose name begins with it. Adds a fault for each word that means none, with the nearest name.
std::vector<std::string> select_charts(const std::string& select, const std::vector<std::string>& known,
                                       io::FaultList& faults);

}  // namespace app
