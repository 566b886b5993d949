#pragma once

#include <string>
#include <string_view>

#include "input/json/input_faults.hpp"

/// Charts that an earlier call left, or that somebody else put there: what may be drawn of them.
namespace io {

/// A Vega-Lite specification as JSON text; empty: there is none.
struct ChartSpec {
  std::string json;
  bool operator==(const ChartSpec&) const = default;
};

/// A chart in words and specifications. Of one that no page tells of only the name may be known.
struct KeptFigure {
  std::string name;            ///< of its files, kebab-case
  std::string title{};         ///< the finding
  std::string caption{};       ///< what it shows, in a few words
  std::string reading{};       ///< the sub-title: unit and how to read it, one or two sentences
  std::string alt{};           ///< for those who cannot see it
  ChartSpec spec{}, narrow{};  ///< with their data inside; narrow: the layout for a phone
  bool operator==(const KeptFigure&) const = default;
};

/// Whether a text can be the name of a chart, and so of its files: small letters, digits and dashes, at most 120, the
/// first no dash. It leads nowhere else.
bool is_chart_name(std::string_view name);

/// A name of a chart for a thing of any name: the same if that is one already, else as near to it as may be, and other than
/// that of any other thing.
std::string as_chart_name(std::string_view name);

/// Adds faults for all in a Vega-Lite specification that would load or link to something: charts have their data inside.
void check_chart(const Node& spec, FaultList& faults);

}  // namespace io
