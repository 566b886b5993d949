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
  constexpr double kTallest = 2.5;
  const double tall = tallness(narrow_svg);
  return tall > 0 && tall < kTallest;
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

std::string figure_html(const DrawnFigure& drawn) {
  const bool any = !drawn.wide_svg.empty(), both = any && !drawn.narrow_svg.empty();
  const std::string number = drawn.number > 0 ? " " + std::to_string(drawn.number) : "";
  const std::string begins = number.empty() ? "" : "Figure" + number + ". ";
  return filled("figure.mustache",
                {{"name", drawn.name},
                 {"title", drawn.title},
                 {"reading", drawn.reading},
                 {"alt", drawn.alt},
                 {"slim", both && is_slim(drawn.narrow_svg)},
                 {"wide", any ? inline_svg(drawn.wide_svg, drawn.name + "-wide", both ? "wide" : "every") : ""},
                 {"narrow", both ? inline_svg(drawn.narrow_svg, drawn.name + "-narrow", "narrow") : ""},
                 {"caption", drawn.caption.empty() ? begins : begins + drawn.caption + "."},
                 {"number", number},
                 {"what", drawn.caption.empty() ? drawn.title : drawn.caption},
                 {"save", any ? downloads_of(drawn) : ""},
                 {"embed", embed_code(drawn)}});
}

void take_front(std::vector<DrawnFigure>& charts, bool with_png, PageFront& front) {
  if (charts.empty()) return;
  front.first = figure_html(charts.front());
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
  const std::string html = figures_of(std::move(charts), note);
  return html.empty() ? "" : open_section("charts", "Charts", html);
}

}  // namespace io
