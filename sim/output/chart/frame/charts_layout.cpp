#include "output/chart/frame/charts_layout.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <initializer_list>
#include <numeric>

namespace io {
namespace {

/// Advance widths of DejaVu Sans 2.37 from the space to the tilde, in thousandths of the font size.
constexpr std::array<int, 95> kAdvance{318,  401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337,
                                       636,  636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531,
                                       1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787,
                                       603,  787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500,
                                       500,  613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612,
                                       635,  635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838};
constexpr int kOtherAdvance = 636;
constexpr double kBoldOverRegular = 1.13;  // measured over the same characters, rounded up

double next_step(double step) {
  double power = std::pow(10.0, std::floor(std::log10(step) + 1e-9));
  double lead = step / power;
  return lead < 1.5 ? 2 * power : lead < 3.5 ? 5 * power : 10 * power;
}

Axis linear_axis(double low, double high, int wanted) {
  double step = std::pow(10.0, std::floor(std::log10((high - low) / wanted)) - 1);
  while ((high - low) / step > wanted + 1e-6) step = next_step(step);
  Axis axis;
  auto first = std::llround(std::floor(low / step + 1e-6)), last = std::llround(std::ceil(high / step - 1e-6));
  for (auto i = first; i <= last; ++i) axis.ticks.push_back(static_cast<double>(i) * step);
  axis.low = axis.ticks.front();
  axis.high = axis.ticks.back();
  return axis;
}

constexpr std::size_t kFewestTicks = 3;  ///< with fewer no value can be read off a logarithmic axis

/// Ticks inside the domain, evenly apart in values: on an axis of less than a decade 1, 2 and 5 are too few.
std::vector<double> even_ticks(double low, double high, int wanted) {
  double step = std::pow(10.0, std::floor(std::log10((high - low) / wanted)) - 1);
  while ((high - low) / step > wanted + 1e-6) step = next_step(step);
  std::vector<double> ticks;
  const auto first = std::llround(std::ceil(low / step - 1e-6)), last = std::llround(std::floor(high / step + 1e-6));
  for (auto i = first; i <= last; ++i) ticks.push_back(static_cast<double>(i) * step);
  return ticks;
}

/// Ticks inside the domain at `leads` times the powers of ten whose exponent `stride` divides.
std::vector<double> log_ticks(double low, double high, std::initializer_list<int> leads, int stride) {
  std::vector<double> ticks;
  const int last = static_cast<int>(std::ceil(std::log10(high)));
  for (int power = static_cast<int>(std::floor(std::log10(low) + 1e-9)); power <= last; ++power)
    for (const int lead : leads) {
      const double tick = lead * std::pow(10.0, power);
      if (power % stride == 0 && tick >= low * 0.999 && tick <= high * 1.001) ticks.push_back(tick);
    }
  return ticks;
}

Axis log_axis(double low, double high, int wanted) {
  Axis axis;
  axis.scale = AxisScale::kLog, axis.low = low, axis.high = high;
  axis.ticks = log_ticks(low, high, {1, 2, 5}, 1);
  for (int more = wanted; axis.ticks.size() < kFewestTicks; ++more) axis.ticks = even_ticks(low, high, more);
  const auto thin = [&](std::initializer_list<int> leads, int stride) {
    if (axis.ticks.size() <= static_cast<std::size_t>(wanted)) return;
    std::vector<double> fewer = log_ticks(low, high, leads, stride);
    if (fewer.size() >= kFewestTicks) axis.ticks = std::move(fewer);
  };
  thin({1, 3}, 1);
  for (int stride = 1; stride <= 4; ++stride) thin({1}, stride);
  return axis;
}

/// The word with the digits of a commit in brackets, "(0123456789ab),", all as wide as the widest: lines do not break
/// elsewhere because the program was built from another commit.
std::string as_measured(std::string word) {
  constexpr std::size_t kDigits = 12;
  if (word.starts_with('(') && word.find_first_not_of("0123456789abcdef", 1) == kDigits + 1)
    word.replace(1, kDigits, kDigits, '0');
  return word;
}

}  // namespace

double text_width(std::string_view text, double size, Weight weight) {
  int thousandths = 0;
  for (char c : text) {
    auto code = static_cast<unsigned char>(c);
    if ((code & 0xC0) == 0x80) continue;  // the rest of a character that is already counted
    thousandths += code >= 32 && code < 127 ? kAdvance[static_cast<std::size_t>(code - 32)] : kOtherAdvance;
  }
  return thousandths / 1000.0 * size * (weight == Weight::kBold ? kBoldOverRegular : 1);
}

std::vector<std::string> wrap_text(const std::string& text, double width, double size, Weight weight) {
  std::vector<std::string> lines;
  std::string measured;  // the last of them
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t end = std::min(text.find(' ', at), text.size());
    while (text.compare(end, 2, " %") == 0) end = std::min(text.find(' ', end + 1), text.size());
    std::string word = text.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    const std::string longer = measured + " " + as_measured(word);
    if (!lines.empty() && text_width(longer, size, weight) <= width) {
      lines.back() += " " + word;
      measured = longer;
    } else {
      lines.push_back(word);
      measured = as_measured(word);
    }
  }
  return lines;
}

double Axis::pixel(double value) const {
  double held = std::clamp(value, low, high);
  double along = scale == AxisScale::kLog ? std::log(held / low) / std::log(high / low) : (held - low) / (high - low);
  return bottom - along * (bottom - top);
}

Axis fit_axis(AxisScale scale, double low, double high, int wanted) {
  bool usable = std::isfinite(low) && std::isfinite(high) && low <= high && (scale == AxisScale::kLinear || low > 0);
  if (!usable) return scale == AxisScale::kLog ? log_axis(0.1, 10, wanted) : linear_axis(0, 1, wanted);
  if (scale == AxisScale::kLog)
    return high < 2 * low ? log_axis(low / 2, high * 2, wanted) : log_axis(low, high, wanted);
  if (high - low < 1e-9 * std::max(1.0, std::abs(high))) return linear_axis(low - 1, high + 1, wanted);
  return linear_axis(low, high, wanted);
}

bool overlap(const Box& a, const Box& b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

std::vector<double> spread(const std::vector<double>& centres, double distance, double top, double bottom) {
  std::vector<std::size_t> order(centres.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return centres[a] < centres[b]; });
  std::vector<double> moved = centres;
  double limit = top;
  for (std::size_t i : order) {
    moved[i] = std::max(moved[i], limit);
    limit = moved[i] + distance;
  }
  limit = bottom;
  std::reverse(order.begin(), order.end());
  for (std::size_t i : order) {
    moved[i] = std::min(moved[i], limit);
    limit = moved[i] - distance;
  }
  return moved;
}

PlacedColumn place_column(const std::vector<double>& wanted, double distance, double top, double bottom,
                          const std::function<bool(std::size_t label, double y)>& covers) {
  constexpr double kStep = 2, kCovering = 1e6;
  const std::size_t places = bottom < top ? 0 : 1 + static_cast<std::size_t>((bottom - top) / kStep);
  const auto apart = static_cast<std::size_t>(std::ceil(distance / kStep - 1e-9));
  if (wanted.empty() || (wanted.size() - 1) * apart >= places) return {HUGE_VAL, spread(wanted, distance, top, bottom)};
  std::vector<std::size_t> order(wanted.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return wanted[a] < wanted[b]; });
  const auto y_of = [&](std::size_t place) { return top + kStep * static_cast<double>(place); };
  // best[k][p]: the least cost of the first k + 1 labels when the last of them stands at p or above; at[k][p]: where.
  std::vector<std::vector<double>> best(order.size(), std::vector<double>(places, HUGE_VAL));
  std::vector<std::vector<std::size_t>> at(order.size(), std::vector<std::size_t>(places, 0));
  for (std::size_t k = 0; k < order.size(); ++k)
    for (std::size_t p = k * apart; p < places; ++p) {
      const double off = y_of(p) - wanted[order[k]];
      const double before = k == 0 ? 0 : best[k - 1][p - apart];
      const double cost = before + off * off + (covers(order[k], y_of(p)) ? kCovering : 0);
      best[k][p] = cost, at[k][p] = p;
      if (p > 0 && best[k][p - 1] <= cost) best[k][p] = best[k][p - 1], at[k][p] = at[k][p - 1];
    }
  PlacedColumn column{best.back().back(), wanted};
  std::size_t limit = places - 1;
  for (std::size_t k = order.size(); k-- > 0; limit -= apart) {
    limit = at[k][limit];
    column.centres[order[k]] = y_of(limit);
  }
  return column;
}

Box label_box(const Placed& placed, double width, double height) {
  double left = placed.align == Align::kLeft    ? placed.x
                : placed.align == Align::kRight ? placed.x - width
                                                : placed.x - width / 2;
  return {left, placed.y - height / 2, left + width, placed.y + height / 2};
}

Placed place_label(double width, double height, const Box& of, const Box& frame, const std::vector<Box>& taken) {
  double x = (of.left + of.right) / 2, y = (of.top + of.bottom) / 2;
  for (double away : {2.0, 8.0, 20.0, 35.0, 50.0}) {
    double above = of.top - away - height / 2, below = of.bottom + away + height / 2;
    const std::array<Placed, 8> tries{{{of.right + away, y, Align::kLeft, true, away},
                                       {of.left - away, y, Align::kRight, true, away},
                                       {x, above, Align::kCentre, true, away},
                                       {x, below, Align::kCentre, true, away},
                                       {of.right, above, Align::kRight, true, away},
                                       {of.left, above, Align::kLeft, true, away},
                                       {of.right, below, Align::kRight, true, away},
                                       {of.left, below, Align::kLeft, true, away}}};
    for (const Placed& placed : tries) {
      Box box = label_box(placed, width, height);
      bool inside =
          box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
      bool clear = std::none_of(taken.begin(), taken.end(), [&](const Box& other) { return overlap(box, other); });
      if (inside && clear) return placed;
    }
  }
  return {};
}

Placed place_anywhere(double width, double height, const Box& of, const Box& frame, const std::vector<Box>& taken) {
  constexpr double kFarthest = 130;
  constexpr int kStep = 3;
  Placed best;
  const auto past = [](double from, double to, double start, double end) {
    return std::max({0.0, start - to, from - end});
  };
  const int across = static_cast<int>(frame.right - width - frame.left),
            down = static_cast<int>(frame.bottom - height - frame.top);
  for (int y = 0; y <= down; y += kStep)
    for (int x = 0; x <= across; x += kStep) {
      const Placed placed{frame.left + x, frame.top + height / 2 + y, Align::kLeft, true, 0};
      const Box box = label_box(placed, width, height);
      const double away =
          std::hypot(past(box.left, box.right, of.left, of.right), past(box.top, box.bottom, of.top, of.bottom));
      if (away > kFarthest || (best.found && away >= best.away)) continue;
      if (std::any_of(taken.begin(), taken.end(), [&](const Box& other) { return overlap(box, other); })) continue;
      best = placed, best.away = away;
    }
  return best;
}

}  // namespace io
