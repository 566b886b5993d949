#pragma once

#include <cmath>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// Where things go in a chart, in pixels: text widths, ticks, labels that do not overlap. No JSON here.
namespace io {

enum class Weight { kRegular, kBold };

/// Width of UTF-8 text in DejaVu Sans at `size` pixels. Characters outside ASCII count as a digit's width.
double text_width(std::string_view text, double size, Weight weight = Weight::kRegular);

/// Breaks text at ordinary spaces, but not before "%", into lines of at most `width` pixels (a longer word gets a line of
/// its own).
std::vector<std::string> wrap_text(const std::string& text, double width, double size,
                                   Weight weight = Weight::kRegular);

enum class AxisScale { kLinear, kLog };

/// A vertical axis: the domain in values, the pixels that it covers (top < bottom) and where ticks stand.
struct Axis {
  AxisScale scale = AxisScale::kLinear;
  double low = 0, high = 1;
  double top = 0, bottom = 1;
  std::vector<double> ticks;

  /// Pixel of a value; values outside of the domain are held at its edge. Not for undefined values.
  double pixel(double value) const;
};

/// An axis that holds [low, high] with about `wanted` ticks at 1, 2 or 5 times a power of ten. A logarithmic axis
/// needs low > 0. Degenerate or undefined limits give [0, 1] ([0.1, 10] for a logarithmic one).
Axis fit_axis(AxisScale scale, double low, double high, int wanted);

struct Box {
  double left, top, right, bottom;
};

/// True when the two boxes share any area.
bool overlap(const Box& a, const Box& b);

/// Moves the centres apart until each is `distance` from the next, staying in [top, bottom] as far as they fit, and
/// keeping their order. Returns the new centres in the order given.
std::vector<double> spread(const std::vector<double>& centres, double distance, double top, double bottom);

/// Centres of labels in one column, and what is wrong with them: the sum of squared distances to where they want to be.
struct PlacedColumn {
  double cost = HUGE_VAL;
  std::vector<double> centres;
};

/// The best places, on a grid of two pixels, for labels that want to stand at `wanted`: in that order, each `distance`
/// from the next, within [top, bottom], and where `covers(label, y)` holds only if there is nowhere else. Where they do
/// not fit the cost stays infinite and they are spread.
PlacedColumn place_column(const std::vector<double>& wanted, double distance, double top, double bottom,
                          const std::function<bool(std::size_t label, double y)>& covers);

enum class Align { kLeft, kRight, kCentre };

/// A label set at (x, y): y is the middle of its line, x its left end, right end or centre.
struct Placed {
  double x = 0, y = 0;
  Align align = Align::kLeft;
  bool found = false;  ///< false: no free place, leave the label out
  double away = 0;     ///< pixels between the label and what it names
};

/// A place for a label of the given width and height near the box `of`, inside `frame` and clear of `taken`.
/// Tries right, left, above, below and the corners, then further out.
Placed place_label(double width, double height, const Box& of, const Box& frame, const std::vector<Box>& taken);

/// The nearest free place in the whole frame, up to 130 pixels away: for a label that `place_label` has no place for.
Placed place_anywhere(double width, double height, const Box& of, const Box& frame, const std::vector<Box>& taken);

/// The box that a placed label covers.
Box label_box(const Placed& placed, double width, double height);

}  // namespace io
