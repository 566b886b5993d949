#include "output/chart/frame/charts_notes.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

#include "output/chart/frame/charts_ink.hpp"
#include "output/chart/frame/charts_point_labels.hpp"

namespace io {
namespace {

/// A label in the right margin before its height is settled. `key` shows a colour that is too pale for type.
struct EndLabel {
  std::string text, color;
  double y = 0;
  const char* key = nullptr;
};

constexpr std::size_t kFewFans = 3;

/// The last row with a median, or with a mean.
const SummaryRow* last_defined(const std::vector<SummaryRow>& series, double SummaryRow::*value) {
  auto found =
      std::find_if(series.rbegin(), series.rend(), [&](const SummaryRow& row) { return std::isfinite(row.*value); });
  return found == series.rend() ? nullptr : &*found;
}

/// `many`: among so many fans that some have colours too pale for type.
void name_fan(const Fan& fan, bool many, const Axis& axis, const Style& style, std::vector<EndLabel>& labels) {
  const SummaryRow* end = last_defined(fan.series, &SummaryRow::p50);
  if (end == nullptr) return;
  if (!fan.label.empty()) {
    labels.push_back(
        {for_style(fan.label, fan.short_label, style), fan.color, axis.pixel(end->p50), many ? kLineKey : nullptr});
    return;
  }
  if (std::isfinite(end->p95)) {
    labels.push_back({style.narrow ? "9 in 10" : "9 in 10 worlds", kGrey, axis.pixel(end->p95)});
    labels.push_back({style.narrow ? "half" : "half of them", kGrey, axis.pixel(end->p75)});
  }
  labels.push_back({"median", kInk, axis.pixel(end->p50)});
}

void name_layers(const Panel& panel, const Axis& axis, const Style& style, std::vector<EndLabel>& labels) {
  double base = 0;
  for (const Layer& layer : panel.layers) {
    const SummaryRow* end = last_defined(layer.series, &SummaryRow::mean);
    if (end == nullptr) continue;
    labels.push_back(
        {for_style(layer.label, layer.short_label, style), layer.color, axis.pixel(base + end->mean / 2), kPatchKey});
    base += end->mean;
  }
}

std::vector<EndLabel> end_labels(const Panel& panel, const Axis& axis, const Geometry& geometry) {
  const Style& style = geometry.style;
  std::vector<EndLabel> labels;
  for (const Fan& fan : panel.fans)
    if (!geometry.names_above) name_fan(fan, panel.fans.size() > kFewFans, axis, style, labels);
  name_layers(panel, axis, style, labels);
  if (!panel.at_reference.empty()) labels.push_back({panel.at_reference, kInk, axis.pixel(panel.reference)});
  return labels;
}

const Anchor kAtRight{Anchor::To::kRight, {}};
constexpr double kKey = 16;  // a coloured square or dash and the space after it

void add_end_labels(const Panel& panel, const Axis& axis, const Geometry& geometry, std::vector<Note>& notes) {
  std::vector<EndLabel> labels = end_labels(panel, axis, geometry);
  std::vector<double> centres;
  for (const EndLabel& label : labels) centres.push_back(label.y);
  centres = spread(centres, geometry.style.label * 1.3, axis.top + 4, axis.bottom - 4);
  double x = geometry.plot_width + 7;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const EndLabel& label = labels[i];
    if (label.key != nullptr)
      notes.push_back({label.key, x, centres[i], Align::kLeft, label.color, Weight::kBold, false, kAtRight});
    Weight weight = label.key == nullptr && panel.fans.size() > 1 ? Weight::kBold : Weight::kRegular;
    notes.push_back({label.text, x + (label.key != nullptr ? kKey : 0), centres[i], Align::kLeft,
                     label.key != nullptr ? std::string(kInk) : label.color, weight, false, kAtRight});
  }
}

/// The names of the fans in one line, between the title of their panel and the plot.
void add_names_above(const Panel& panel, double y, const Geometry& geometry, std::vector<Note>& notes) {
  double x = geometry.style.margin - geometry.left;
  for (const Fan& fan : panel.fans) {
    const std::string& name = for_style(fan.label, fan.short_label, geometry.style);
    notes.push_back({name, x, y, Align::kLeft, fan.color, Weight::kBold, false});
    x += text_width(name, geometry.style.label, Weight::kBold) + 14;
  }
}

/// "hindcast | present | projection" above the first panel; a side too short for its word goes without.
void add_times(const Geometry& geometry, double y, std::vector<Note>& notes) {
  double present = geometry.present_x, size = geometry.style.label;
  auto add = [&](const std::string& word, double from, double to) {
    const double middle = (from + to) / 2;
    if (text_width(word, size) + 12 < to - from)
      notes.push_back({word,
                       middle,
                       y,
                       Align::kCentre,
                       kGrey,
                       Weight::kRegular,
                       false,
                       {Anchor::To::kMonth, geometry.month_at(middle)}});
  };
  if (present < 0) return;
  if (present > geometry.plot_width) {
    add("history, simulated", 0, geometry.plot_width);
    return;
  }
  double half = text_width("present", size, Weight::kBold) / 2;
  double centre = std::clamp(present, half, geometry.plot_width - half);
  notes.push_back({"present",
                   centre,
                   y,
                   Align::kCentre,
                   kInk,
                   Weight::kBold,
                   false,
                   {Anchor::To::kMonth, geometry.month_at(present)}});
  bool roomy = text_width("history, simulated", size) + 12 < centre - half;
  add(roomy ? "history, simulated" : "history", 0, centre - half);
  add("projection", centre + half, geometry.plot_width);
}

bool covers_any(const std::vector<Note>& notes, const std::vector<Box>& boxes, double size) {
  return std::any_of(notes.begin(), notes.end(), [&](const Note& note) {
    Box own = note_box(note, size);
    return std::any_of(boxes.begin(), boxes.end(), [&](const Box& box) { return overlap(own, box); });
  });
}

/// Where the names of the two sides of the reference line stand: beside it or at the edges of the panel, and at which end.
struct SidePlace {
  bool beside;
  Align align;
};

/// The names of the two sides; no name where there is no room for one.
std::vector<Note> side_names(const Panel& panel, const Axis& axis, const Geometry& geometry, SidePlace place) {
  std::vector<Note> names;
  double size = geometry.style.label, y = axis.pixel(panel.reference);
  double x = place.align == Align::kLeft ? 5 : geometry.plot_width - 5;
  double above = place.beside ? y - size * 0.8 : axis.top + size * 0.8,
         below = place.beside ? y + size * 0.8 : axis.bottom - size * 0.8;
  const Anchor edge = place.align == Align::kLeft ? Anchor{} : kAtRight;
  const auto add = [&](const std::string& name, double middle) {
    names.push_back({name, x, middle, place.align, kGrey, Weight::kRegular, true, edge});
  };
  if (y - axis.top > 1.5 * size) add(panel.above, above);
  if (axis.bottom - y > 1.5 * size) add(panel.below, below);
  return names;
}

/// What the two sides of the reference line mean, in the first place where the words keep off documented figures and
/// medians, or at least off the figures.
void add_sides(const Panel& panel, const Axis& axis, const Geometry& geometry, std::vector<Note>& notes) {
  if (!std::isfinite(panel.reference)) return;
  std::vector<Box> figures{{geometry.present_x - 2, axis.top, geometry.present_x + 2, axis.bottom}};
  for (const DocumentedPoint& point : panel.points) figures.push_back(point_box(point, axis, geometry));
  std::vector<Box> all = fan_medians(panel, axis, geometry);
  all.insert(all.end(), figures.begin(), figures.end());
  std::vector<std::vector<Note>> places;
  for (const SidePlace place : {SidePlace{true, Align::kLeft}, SidePlace{true, Align::kRight},
                                SidePlace{false, Align::kRight}, SidePlace{false, Align::kLeft}})
    places.push_back(side_names(panel, axis, geometry, place));
  const std::vector<Note>* chosen = nullptr;
  for (const std::vector<Box>* kept_off : {&all, &figures})
    for (const std::vector<Note>& names : places)
      if (chosen == nullptr && !covers_any(names, *kept_off, geometry.style.label)) chosen = &names;
  if (chosen == nullptr) chosen = &places.front();
  notes.insert(notes.end(), chosen->begin(), chosen->end());
}

}  // namespace

double widest_fan_name(const TimeSeriesChart& chart, const Style& style) {
  double widest = 0;
  for (const Panel& panel : chart.panels)
    for (const Fan& fan : panel.fans)
      if (panel.fans.size() > 1)
        widest = std::max(widest, text_width(for_style(fan.label, fan.short_label, style), style.label, Weight::kBold));
  return widest;
}

double widest_end_label(const TimeSeriesChart& chart, const Geometry& geometry) {
  double widest = 0;
  for (const Panel& panel : chart.panels)
    for (const EndLabel& label : end_labels(panel, Axis{}, geometry)) {
      Weight weight = panel.fans.size() > 1 ? Weight::kBold : Weight::kRegular;
      widest =
          std::max(widest, text_width(label.text, geometry.style.label, weight) + (label.key != nullptr ? kKey : 0));
    }
  return widest;
}

const std::string& for_style(const std::string& wide, const std::string& slim, const Style& style) {
  return style.narrow && !slim.empty() ? slim : wide;
}

Box note_box(const Note& note, double size) {
  return label_box({note.x, note.y, note.align, true}, text_width(note.text, size, note.weight), size * 1.25);
}

void add_boxes_along(double from_x, double from_y, double to_x, double to_y, std::vector<Box>& boxes) {
  const double across = to_x - from_x, down = to_y - from_y;
  const int steps = 1 + static_cast<int>(std::hypot(across, down) / 4);
  for (int i = 0; i <= steps; ++i) {
    const double x = from_x + across * i / steps, y = from_y + down * i / steps;
    boxes.push_back({x - 3, y - 3, x + 3, y + 3});
  }
}

std::vector<Box> fan_medians(const Panel& panel, const Axis& axis, const Geometry& geometry) {
  std::vector<Box> boxes;
  for (const Fan& fan : panel.fans)
    for (std::size_t i = 1; i < fan.series.size(); ++i) {
      const SummaryRow &from = fan.series[i - 1], &to = fan.series[i];
      if (std::isfinite(from.p50) && std::isfinite(to.p50))
        add_boxes_along(geometry.x(from.month), axis.pixel(from.p50), geometry.x(to.month), axis.pixel(to.p50), boxes);
    }
  return boxes;
}

Box point_box(const DocumentedPoint& point, const Axis& axis, const Geometry& geometry) {
  double x = geometry.x(point.place()), top = axis.bottom, bottom = axis.top;
  for (double value : {point.low, point.central, point.high}) {
    if (!std::isfinite(value)) continue;
    top = std::min(top, axis.pixel(value));
    bottom = std::max(bottom, axis.pixel(value));
  }
  return {x - 5, top - 5, x + 5, bottom + 5};
}

Words words_for(const TimeSeriesChart& chart, const Geometry& geometry) {
  Words words;
  double line = std::ceil(geometry.style.label * 1.3);
  add_times(geometry, -8, words.notes);
  for (std::size_t i = 0; i < chart.panels.size(); ++i) {
    const Panel& panel = chart.panels[i];
    const Axis& axis = geometry.axes[i];
    double title_y = axis.top - (i == 0 ? line + 9 : 18);
    if (geometry.names_above && i == 0) {  // the other panels show the same fans
      add_names_above(panel, title_y, geometry, words.notes);
      title_y -= line;
    }
    words.notes.push_back(
        {panel.title, geometry.style.margin - geometry.left, title_y, Align::kLeft, kInk, Weight::kBold, false});
    add_end_labels(panel, axis, geometry, words.notes);
    add_sides(panel, axis, geometry, words.notes);
    add_point_labels(panel, axis, geometry, words);
  }
  return words;
}

}  // namespace io
