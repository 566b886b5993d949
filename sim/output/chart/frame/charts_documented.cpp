#include "output/chart/frame/charts_documented.hpp"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "output/chart/frame/charts_ink.hpp"
#include "output/chart/frame/charts_values.hpp"

namespace io {

namespace {

using Json = nlohmann::ordered_json;

class Documented {
 public:
  explicit Documented(const PanelPlace& place) : place_(place), points_(place.panel().points) {}

  void add(Json& layers) const {
    const bool moved = std::any_of(points_.begin(), points_.end(),
                                   [](const DocumentedPoint& point) { return !point.drawn_at.empty(); });
    const char* month = moved ? "_drawn_at" : "month";
    Json centres = Json::array(), rings = Json::array(), ranges = Json::array(), ends = Json::array();
    for (const DocumentedPoint& p : points_) {
      Json row = {{"figure", p.id},
                  {"metric", p.metric},
                  {"month", p.month},
                  {"low", number_or_null(p.low)},
                  {"central", number_or_null(p.central)},
                  {"high", number_or_null(p.high)},
                  {"source", p.source_title}};
      if (moved) row["_drawn_at"] = p.place();
      row[kSays] = documented_says(p, place_.panel().unit);
      bool low = std::isfinite(p.low), high = std::isfinite(p.high), central = std::isfinite(p.central);
      if (central) (p.hollow ? rings : centres).push_back(row);
      if (low && high) {
        ranges.push_back(row);
      } else if (!central && (low || high)) {  // "at most" and "at least" point to where the truth may be
        row["_bound"] = number_or_null(high ? p.high : p.low);
        row["_shape"] = high ? "triangle-down" : "triangle-up";
        ends.push_back(std::move(row));
      }
    }
    const std::string name = "documented_" + place_.number();
    if (!ranges.empty()) layers.push_back(marks_on(place_, name + "_ranges", std::move(ranges), range_marks(), month));
    if (!centres.empty())
      layers.push_back(marks_on(place_, name, std::move(centres),
                                Json::array({Json{{"mark", dot("circle")}, {"encoding", told(at("central"))}}}),
                                month));
    if (!rings.empty())
      layers.push_back(marks_on(place_, name + "_unseen", std::move(rings),
                                Json::array({Json{{"mark", ring()}, {"encoding", told(at("central"))}}}), month));
    if (ends.empty()) return;
    Json encoding = told(at("_bound"));
    encoding["shape"] = {{"field", "_shape"}, {"type", "nominal"}, {"scale", nullptr}, {"legend", nullptr}};
    layers.push_back(marks_on(place_, name + "_bounds", std::move(ends),
                              Json::array({Json{{"mark", dot("triangle-down")}, {"encoding", std::move(encoding)}}}),
                              month));
  }

 private:
  Json y_channel(const std::string& field) const { return value_channel(place_, field); }

  Json at(const std::string& y) const { return {{"y", y_channel(y)}}; }

  Json between(const std::string& low, const std::string& high) const {
    return {{"y", y_channel(low)}, {"y2", {{"field", high}}}};
  }

  static Json dot(const char* shape) {
    return {{"type", "point"}, {"shape", shape},    {"size", 46},       {"filled", true},
            {"fill", kInk},    {"stroke", "white"}, {"strokeWidth", 1}, {"opacity", 1}};
  }

  static Json ring() {
    Json mark = dot("circle");
    mark["fill"] = "white", mark["stroke"] = kInk, mark["strokeWidth"] = 2;
    return mark;
  }

  Json range_marks() const {
    Json marks = Json::array();
    marks.push_back({{"mark", {{"type", "rule"}, {"color", kInk}, {"strokeWidth", 2}}},
                     {"encoding", told(between("low", "high"))}});
    for (const char* end : {"low", "high"})
      marks.push_back({{"mark",
                        {{"type", "tick"},
                         {"orient", "horizontal"},
                         {"color", kInk},
                         {"size", 9},
                         {"thickness", 2},
                         {"opacity", 1}}},
                       {"encoding", at(end)}});
    return marks;
  }

  const PanelPlace& place_;
  const std::vector<DocumentedPoint>& points_;
};

}  // namespace

void add_documented(const PanelPlace& place, Json& layers) {
  if (!place.panel().points.empty()) Documented(place).add(layers);
}

}  // namespace io
