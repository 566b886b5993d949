#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "input/csv/csv.hpp"
#include "input/json/input_values.hpp"
#include "output/page/report_html.hpp"
#include "output/page/report_sections.hpp"
#include "output/page/template.hpp"

namespace io {

namespace {

/// The size that a drawing gives itself: `width="720"`.
std::string size_of(const std::string& svg, const std::string& name) {
  const std::string key = " " + name + "=\"";
  const std::size_t tag = svg.find("<svg"), from = tag == std::string::npos ? tag : svg.find(key, tag);
  if (from == std::string::npos || from > svg.find('>', tag)) return "";
  const std::size_t start = from + key.size();
  return svg.substr(start, svg.find_first_of(".\"", start) - start);
}

/// In print most charts stand in two columns, drawn as on a phone; those that get too tall so are drawn wide.
bool is_slim(const std::string& narrow_svg) {
  // Times the width: 78 mm wide, with its caption three quarters of a page of A4 high.
  constexpr double kTallest = 2.56;
  const double tall = tallness(narrow_svg);
  return tall > 0 && tall < kTallest;
}

/// How high a title is that stands in so many lines.
double title_height(const std::string& title) {
  const std::string size_key = "font-size=\"";
  const std::size_t size = title.find(size_key);
  if (size == std::string::npos) return 0;
  const double pixels = std::atof(title.c_str() + size + size_key.size());
  std::size_t lines = 0;
  for (std::size_t at = title.find("<tspan"); at != std::string::npos; at = title.find("<tspan", at + 1)) ++lines;
  return std::ceil(pixels * 1.3) * static_cast<double>(std::max<std::size_t>(lines, 1));
}

/// Gives an attribute of the drawing's first tag another value.
void replace_attribute(std::string& svg, const std::string& name, const std::string& value) {
  const std::string key = " " + name + "=\"";
  const std::size_t start = svg.find(key) + key.size();
  svg.replace(start, svg.find('"', start) - start, value);
}

/// The drawing without its title, which stands above it as the page's answer; the room goes too.
std::string untitled(std::string svg) {
  const std::string start = "<g class=\"mark-text role-title-text\"", end = "</text></g>";
  const std::size_t from = svg.find(start), to = svg.find(end, from);
  const std::string width = size_of(svg, "width");
  const double tall = parse_number(size_of(svg, "height")).value_or(0);
  if (from == std::string::npos || to == std::string::npos || !(tall > 0)) return svg;
  const double top = title_height(svg.substr(from, to - from)), left = tall - top;
  if (!(top > 0) || !(left > 0)) return svg;
  svg.erase(from, to + end.size() - from);
  replace_attribute(svg, "height", csv_number(left));
  replace_attribute(svg, "viewBox", "0 " + csv_number(top) + " " + width + " " + csv_number(left));
  return svg;
}

std::string downloads_of(const DrawnFigure& drawn) {
  std::string chart = download("Save the chart (SVG)", drawn.name + ".svg", "image/svg+xml", drawn.wide_svg);
  if (drawn.data.columns.empty()) return chart;
  return chart + download("Save its data (CSV)", drawn.name + ".csv", "text/csv", table_csv(drawn.data));
}

}  // namespace

double tallness(const std::string& svg) {
  const std::string width = size_of(svg, "width"), height = size_of(svg, "height");
  const double wide = parse_number(width).value_or(0);
  return wide > 0 ? parse_number(height).value_or(0) / wide : 0;
}

std::string embed_code(const DrawnFigure& drawn) {
  const std::string width = size_of(drawn.wide_svg, "width"), height = size_of(drawn.wide_svg, "height");
  return "<iframe src=\"https://YOUR-SITE/charts/" + drawn.name + ".svg\" title=\"" + escape_html(drawn.title) + "\"" +
         (width.empty() || height.empty() ? "" : " width=\"" + width + "\" height=\"" + height + "\"") +
         " loading=\"lazy\" style=\"border:0;max-width:100%\"></iframe>";
}

std::string figures_html(const std::string& figures, const std::string& note) {
  if (figures.empty() && note.empty()) return "";
  return filled("charts.mustache", {{"note", note}, {"figures", figures}});
}

std::string figure_html(const DrawnFigure& drawn, Titled titled) {
  const auto shown = [&](const std::string& svg, const char* kind, const std::string& css_class) {
    return inline_svg(titled == Titled::kAbove ? untitled(svg) : svg, drawn.name + kind, css_class);
  };
  const bool any = !drawn.wide_svg.empty(), both = any && !drawn.narrow_svg.empty();
  const std::string number = drawn.number > 0 ? " " + std::to_string(drawn.number) : "";
  const std::string begins = number.empty() ? "" : "Figure" + number + ". ";
  return filled("figure.mustache", {{"name", drawn.name},
                                    {"title", drawn.title},
                                    {"reading", drawn.reading},
                                    {"alt", drawn.alt},
                                    {"slim", both && is_slim(drawn.narrow_svg)},
                                    {"wide", any ? shown(drawn.wide_svg, "-wide", both ? "wide" : "every") : ""},
                                    {"narrow", both ? shown(drawn.narrow_svg, "-narrow", "narrow") : ""},
                                    {"caption", drawn.caption.empty() ? begins : begins + drawn.caption + "."},
                                    {"number", number},
                                    {"what", drawn.caption.empty() ? drawn.title : drawn.caption},
                                    {"save", any ? downloads_of(drawn) : ""},
                                    {"embed", embed_code(drawn)}});
}

void take_front(std::vector<DrawnFigure>& charts, bool with_png, PageFront& front) {
  if (charts.empty()) return;
  front.first = figure_html(charts.front(), Titled::kAbove);
  if (with_png) front.preview = "charts/" + charts.front().name + ".png";
  charts.erase(charts.begin());
}

std::string figures_of(std::vector<DrawnFigure> charts, const std::string& note) {
  std::string figures;
  int number = 0;
  for (DrawnFigure& chart : charts) {
    ++number;
    if (chart.number == 0) chart.number = number;
    figures += figure_html(chart);
  }
  return figures_html(figures, note);
}

std::string charts_section(std::vector<DrawnFigure> charts, const std::string& note) {
  const bool drawn = std::any_of(charts.begin(), charts.end(), [](const auto& one) { return !one.wide_svg.empty(); });
  const std::string html = figures_of(std::move(charts), note);
  return html.empty() ? "" : open_section("charts", "Charts", (drawn ? filled("looks.mustache", {}) : "") + html);
}

}  // namespace io
