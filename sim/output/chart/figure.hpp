#pragma once
#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <utility>
#include <vector>

#include "input/kept/kept_chart.hpp"
#include "output/chart/frame/charts_themes.hpp"
#include "output/table/table.hpp"

namespace io {

/// A chart that is ready: its words, its specification, and the data that this draws. A `...Chart` (WaterfallChart,
/// TimeSeriesChart) says what to draw; a figure is what became of it.
struct Figure : KeptFigure {
  /// A row for each row of each data set of the specification, in their order: `series` (the data set) first, then every
  /// column that any of them has; blank where a row has none. Numbers have six digits. A column whose name begins with _
  /// places or paints marks: it is no data, and neither is a row with no other columns. As CSV it is the file beside the
  /// chart, and what a page offers to be saved.
  Table data;

  /// What can be kept of it in a finding.
  const KeptFigure& kept() const { return *this; }
};

constexpr int kWideChart = 720;    ///< pixels: page, print, slide
constexpr int kNarrowChart = 360;  ///< pixels: phone, column
constexpr int kPhoneBelow = 500;   ///< narrower charts have the layout of a phone
constexpr int kLeastChart = 300, kMostChart = 2400;

/// The figure of these words whose specification was made in the light theme's colours, in the colours of a theme. `known`:
/// columns of its data of which more than the name is known.
Figure make_figure(KeptFigure words, nlohmann::ordered_json spec, Theme theme = Theme::kLight,
                   const std::vector<Column>& known = {});

/// The figure of a specification that was kept as text, as it is; one without a specification has no data. Throws
/// base::InputError, without a file, for a text that is no specification.
Figure figure_of(KeptFigure kept);

/// The same in a theme and so wide in pixels: of its two layouts the one for that width, enlarged or reduced to it.
Figure figure_of(const KeptFigure& kept, Theme theme, int width);

/// What `make(width)` makes, a figure or a list of them, with the layout for pages and the one for phones.
template <class Make> auto in_both_layouts(Make make) {
  auto wide = make(kWideChart), narrow = make(kNarrowChart);
  const auto join = [](Figure& figure, Figure& phone) { figure.narrow = std::move(phone.spec); };
  if constexpr (requires { wide.spec; })
    join(wide, narrow);
  else
    for (std::size_t i = 0; i < wide.size(); ++i) join(wide[i], narrow[i]);
  return wide;
}

}  // namespace io
