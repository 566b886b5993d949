#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "output/chart/frame/charts_geometry.hpp"

/// How the marks of a chart over time say in Vega-Lite where they stand: by month, and by a value on a panel's axis.
namespace io {

/// One panel of a measured chart, and the data sets of the specification that it goes into, under names that end in its number.
struct PanelPlace {
  const TimeSeriesChart& chart;
  const Geometry& geometry;
  std::size_t index = 0;  ///< from 0
  nlohmann::ordered_json& datasets;

  const Panel& panel() const { return chart.panels[index]; }
  const Axis& axis() const { return geometry.axes[index]; }
  std::string number() const { return std::to_string(index + 1); }
  /// Pixels of the plot that a month covers.
  double month_width() const { return geometry.plot_width / geometry.months; }
};

/// The data set of a mark that is placed in pixels and shows no data.
nlohmann::ordered_json one_datum();

/// Six digits, or null for what is undefined.
nlohmann::ordered_json number_or_null(double value);

/// The first day of a month (YYYY-MM).
nlohmann::ordered_json date_of(const std::string& month);

/// The time axis that all panels share, for the months in a `field`.
nlohmann::ordered_json month_channel(const TimeSeriesChart& chart, const Geometry& geometry, const char* field);

/// A place on that axis: so a chart of another width has it where its data have their month.
nlohmann::ordered_json month_place(const std::string& month);

/// The axis of one panel, for the values in a `field`.
nlohmann::ordered_json value_channel(const PanelPlace& place, const std::string& field);

/// Marks on one data set, which is added to the place's under that name. They are grouped since Vega-Lite parses the months once
/// for each mention of the data. `month`: the field of their place.
nlohmann::ordered_json marks_on(const PanelPlace& place, const std::string& name, nlohmann::ordered_json rows,
                                nlohmann::ordered_json layers, const char* month = "month");

}  // namespace io
