#include "output/chart/frame/charts_point_labels.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>

#include "output/chart/frame/charts_ink.hpp"
#include "output/chart/frame/charts_notes.hpp"

namespace io {
namespace {

/// Where labels of documented figures go in one panel, and what they must keep off.
class PointLabels {
 public:
  PointLabels(const Panel& panel, const Axis& axis, const Geometry& geometry, Words& words)
      : axis_(axis),
        geometry_(geometry),
        words_(words),
        size_(geometry.style.label - 0.5),
        frame_{2, axis.top + 1, geometry.plot_width - 2, axis.bottom - 1} {
    for (const DocumentedPoint& point : panel.points) taken_.push_back(point_box(point, axis, geometry));
    for (const Note& note : words.notes) taken_.push_back(note_box(note, geometry.style.label));
    taken_.push_back({geometry.present_x - 2, axis.top, geometry.present_x + 2, axis.bottom});
    lines_ = fan_medians(panel, axis, geometry);
    if (!std::isfinite(panel.reference)) return;
    reference_ = axis.pixel(panel.reference);
    lines_.push_back({0, reference_ - 1, geometry.plot_width, reference_ + 1});
  }

  /// A column of labels beside figures of one month, wherever their marks stand, each with a thin line to its figure.
  /// False: no room for it.
  bool add_column(const std::vector<const DocumentedPoint*>& points) {
    double widest = 0, first = HUGE_VAL, last = -HUGE_VAL;
    std::vector<double> centres, across;
    for (const DocumentedPoint* point : points) {
      widest = std::max(widest, text_width(label(*point), size_));
      Box box = point_box(*point, axis_, geometry_);
      centres.push_back((box.top + box.bottom) / 2);
      across.push_back(geometry_.x(point->place()));
      first = std::min(first, across.back()), last = std::max(last, across.back());
    }
    std::vector<Column> columns;
    for (const double gap : {22.0, 11.0}) {
      const double right_of = std::max(last + gap, geometry_.present_x + 8);
      if (right_of + widest < frame_.right) columns.push_back({right_of, Align::kLeft, {}});
      if (first - gap - widest >= frame_.left) columns.push_back({first - gap, Align::kRight, {}});
    }
    if (columns.empty()) return false;
    const Column best = off_the_medians(points, centres, columns);
    const bool right = best.align == Align::kLeft;
    for (std::size_t i = 0; i < points.size(); ++i) {
      lead({across[i] + (right ? 5 : -5), centres[i], best.edge + (right ? -2 : 2), best.y[i], points[i]->place(),
            points[i]->place()});
      put({best.edge, best.y[i], best.align, true}, *points[i]);
    }
    return true;
  }

  /// One label near its figure: off medians and parity if it can be, else over them, else not at all.
  void add(const DocumentedPoint& point) {
    Box box = point_box(point, axis_, geometry_);
    double width = text_width(label(point), size_);
    const Box frame = own_side(box);
    std::vector<Box> all = taken_;
    all.insert(all.end(), lines_.begin(), lines_.end());
    Placed placed = place_label(width, size_ * 1.25, box, frame, all);
    if (!placed.found) placed = place_anywhere(width, size_ * 1.25, box, frame, all);
    if (!placed.found) placed = place_label(width, size_ * 1.25, box, frame, taken_);
    if (!placed.found) return;
    put(placed, point);
    if (placed.away <= 8) return;
    Box at = label_box(placed, width, size_);
    double x = std::clamp((box.left + box.right) / 2, at.left, at.right),
           y = std::clamp((box.top + box.bottom) / 2, at.top, at.bottom);
    lead({std::clamp(x, box.left, box.right), std::clamp(y, box.top, box.bottom), x, y, point.place(), point.place()});
  }

 private:
  /// The frame above or below the reference line, for a figure that lies there: beyond it its words would mislead.
  Box own_side(const Box& figure) const {
    Box frame = frame_;
    if (figure.bottom <= reference_ + 5) frame.bottom = std::min(frame.bottom, reference_ - 1);
    if (figure.top >= reference_ - 5) frame.top = std::max(frame.top, reference_ + 1);
    return frame;
  }

  /// Where a column of labels stands: its edge, and the middle of each label.
  struct Column {
    double edge = 0;
    Align align = Align::kLeft;
    std::vector<double> y;
  };

  bool covers(const DocumentedPoint& point, const Column& column, double y) const {
    const Box box = label_box({column.edge, y, column.align, true}, text_width(label(point), size_), size_ * 1.25);
    const auto on = [&](const Box& other) { return overlap(box, other); };
    return std::any_of(lines_.begin(), lines_.end(), on) || std::any_of(taken_.begin(), taken_.end(), on);
  }

  /// The column of those given that covers least, and of these the one whose labels stand nearest to their figures.
  Column off_the_medians(const std::vector<const DocumentedPoint*>& points, const std::vector<double>& centres,
                         const std::vector<Column>& columns) const {
    const double height = size_ * 1.3;
    Column best;
    double least = HUGE_VAL;
    for (Column column : columns) {
      PlacedColumn placed = place_column(centres, height, frame_.top + height / 2, frame_.bottom - height / 2,
                                         [&](std::size_t i, double y) { return covers(*points[i], column, y); });
      column.y = std::move(placed.centres);
      if (best.y.empty() || placed.cost < least) least = placed.cost, best = std::move(column);
    }
    return best;
  }

  const std::string& label(const DocumentedPoint& point) const {
    return for_style(point.label, point.short_label, geometry_.style);
  }

  /// Draws a leader; labels that come after it keep off it.
  void lead(const Leader& leader) {
    words_.leaders.push_back(leader);
    add_boxes_along(leader.from_x, leader.from_y, leader.to_x, leader.to_y, lines_);
  }

  void put(const Placed& placed, const DocumentedPoint& point) {
    words_.notes.push_back({label(point),
                            placed.x,
                            placed.y,
                            placed.align,
                            kInk,
                            Weight::kRegular,
                            true,
                            {Anchor::To::kMonth, point.place()}});
    taken_.push_back(label_box(placed, text_width(label(point), size_), size_ * 1.25));
  }

  const Axis& axis_;
  const Geometry& geometry_;
  Words& words_;
  double size_;
  Box frame_;
  double reference_ = kUndefined;   ///< pixel of the reference line, if there is one
  std::vector<Box> taken_, lines_;  ///< lines are kept off only where there is room elsewhere
};

/// A thin line through the figures of one series, so that they are seen to belong together.
void add_ties(const Panel& panel, const Axis& axis, const Geometry& geometry, Words& words) {
  const DocumentedPoint* last = nullptr;
  for (const DocumentedPoint& point : panel.points) {
    if (point.series.empty() || !std::isfinite(point.central)) continue;
    if (last != nullptr && last->series == point.series)
      words.leaders.push_back({geometry.x(last->place()), axis.pixel(last->central), geometry.x(point.place()),
                               axis.pixel(point.central), last->place(), point.place()});
    last = &point;
  }
}

}  // namespace

void add_point_labels(const Panel& panel, const Axis& axis, const Geometry& geometry, Words& words) {
  add_ties(panel, axis, geometry, words);
  PointLabels labels(panel, axis, geometry, words);
  std::vector<std::vector<const DocumentedPoint*>>
      months;  // in the order given: the first ones choose their place first
  for (const DocumentedPoint& point : panel.points) {
    if (point.label.empty()) continue;
    auto same = std::find_if(months.begin(), months.end(),
                             [&](const auto& points) { return points.front()->month == point.month; });
    if (same == months.end()) same = months.insert(months.end(), std::vector<const DocumentedPoint*>());
    same->push_back(&point);
  }
  for (const auto& points : months)
    if (points.size() < 2 || !labels.add_column(points))
      for (const DocumentedPoint* point : points) labels.add(*point);
}

}  // namespace io
