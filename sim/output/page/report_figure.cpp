#include "input/json/input_values.hpp"
#include "output/chart/frame/charts_csv.hpp"
#include "output/page/report_html.hpp"
#include "output/page/report_sections.hpp"

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
std::string print_size(const std::string& narrow_svg) {
  constexpr double kTallest =
      2.35;  // times the width: 78 mm wide, with its caption three quarters of a page of A4 high
  const double tall = tallness(narrow_svg);
  return tall > 0 && tall < kTallest ? " class=\"slim\"" : "";
}

std::string taken(const ReportChart& drawn) {
  const Chart& chart = drawn.chart;
  const std::string file = "charts/" + chart.name, csv = chart.spec_json.empty() ? "" : chart_csv(chart.spec_json);
  std::string html = "<p>";
  html += download("Save the chart (SVG)", chart.name + ".svg", "image/svg+xml", drawn.wide_svg);
  if (!csv.empty()) html += download("Save its data (CSV)", chart.name + ".csv", "text/csv", csv);
  html += "</p>\n" +
          element("p",
                  "Beside this page: " + file + ".png, " + file +
                      ".vl.json (specification). To show the chart on "
                      "another page, publish " +
                      file + ".svg and put its address in here:",
                  "class=\"note\"") +
          "<pre>" + escape_html(embed_code(drawn)) + "</pre>\n";
  const std::string number = drawn.number > 0 ? " " + std::to_string(drawn.number) : "";
  return "<details class=\"take\">\n<summary>Save or embed figure" + number +
         "<span class=\"unseen\">: " + escape_html(chart.caption.empty() ? chart.title : chart.caption) +
         "</span></summary>\n" + html + "</details>\n";
}

}  // namespace

double tallness(const std::string& svg) {
  const std::string width = size_of(svg, "width"), height = size_of(svg, "height");
  const double wide = parse_number(width).value_or(0);
  return wide > 0 ? parse_number(height).value_or(0) / wide : 0;
}

std::string embed_code(const ReportChart& drawn) {
  const std::string width = size_of(drawn.wide_svg, "width"), height = size_of(drawn.wide_svg, "height");
  return "<iframe src=\"https://YOUR-SITE/charts/" + drawn.chart.name + ".svg\" title=\"" +
         escape_html(drawn.chart.title) + "\"" +
         (width.empty() || height.empty() ? "" : " width=\"" + width + "\" height=\"" + height + "\"") +
         " loading=\"lazy\" style=\"border:0;max-width:100%\"></iframe>";
}

std::string figures_html(const std::string& figures) {
  return figures.empty() ? "" : "<div class=\"figures\">\n" + figures + "</div>\n";
}

std::string figure_html(const ReportChart& drawn) {
  const Chart& chart = drawn.chart;
  std::string html, size;
  if (drawn.wide_svg.empty()) {
    html = element("h3", chart.title) + element("p", chart.reading) + element("p", chart.alt);
  } else {
    const bool both = !drawn.narrow_svg.empty();
    html = inline_svg(drawn.wide_svg, chart.name + "-wide", both ? "wide" : "every");
    if (both) html += inline_svg(drawn.narrow_svg, chart.name + "-narrow", "narrow");
    size = both ? print_size(drawn.narrow_svg) : "";
  }
  const std::string number = drawn.number > 0 ? "Figure " + std::to_string(drawn.number) + ". " : "";
  const std::string caption = chart.caption.empty() ? number : number + chart.caption + ".";
  if (!caption.empty()) html += element("figcaption", caption);
  if (drawn.wide_svg.empty())
    html += element("p", "Specification and data: charts/" + chart.name + ".vl.json", "class=\"note\"");
  return "<figure id=\"" + escape_html(chart.name) + "\"" + size + ">\n" + html + "</figure>\n" +
         (drawn.wide_svg.empty() ? "" : taken(drawn));
}

}  // namespace io
