#include "output/page/hindcast_page.hpp"

#include <cmath>

#include "input/kept/manifest.hpp"
#include "output/page/report_html.hpp"
#include "output/page/report_sections.hpp"
#include "output/page/template.hpp"
#include "output/words/charts_words.hpp"

namespace io {

namespace {

std::string score_table(const std::string& caption, const std::vector<HindcastScoreLine>& scores) {
  Table table = score_table_of(caption);
  for (const HindcastScoreLine& score : scores) add_score(score, score.set, table);
  return table_html(table);
}

std::string line_table(const std::string& caption, const std::vector<HindcastLine>& lines) {
  Table table{"",
              caption,
              "There are none.",
              columns_headed({"Target", "Figure was", "When", "Figure", "Model", "Before fitting",
                              "Expected of a source (90 %)", "Against those 90 %", "From"}),
              {}};
  table.columns[0].look = table.columns[8].look = Look::kName;
  for (std::size_t i = 3; i < 7; ++i) table.columns[i].look = Look::kFigures;
  for (const HindcastLine& line : lines)
    table.row({line.target, line.set, line.when, line.figure, line.model, line.prior, line.forecast, place_words(line),
               line.source});
  return table_html(table, Print::kDense);
}

std::string scores_section(const HindcastPage& page) {
  const std::string table = score_table("Documented figures up to " + say_month(page.present) +
                                            ". Forecasts of others are compared below and not scored.",
                                        page.scores);
  return section("scores", "Scores", filled("scores.mustache", {{"table", table}}),
                 "How many figures lie in the range in which nine in ten should lie, and how far the others are off.");
}

std::string rolling_section(const HindcastPage& page) {
  if (page.rolling_scores.empty()) return "";
  return section(
      "rolling", "Pseudo-real-time",
      filled("rolling.mustache",
             {{"table", score_table("Figures after each cut", page.rolling_scores)},
              {"topics", table_html(page.topics)},
              {"lines", line_table("The figures after each cut. 9 in 10 worlds in brackets.", page.rolling_lines)}}),
      "Fits that saw only what refers to dates before a cut, and what came after it.");
}

std::string unanswered_section(const HindcastPage& page) {
  Table table{
      "",
      "Figures of the record that no metric answers to, and why. A name that ends in * stands for all that begin "
      "so.",
      "Every figure is answered.",
      {{"", "Figure", Unit::kCount, Look::kName}, {"", "Why not"}},
      {}};
  for (const UnansweredLine& line : page.unanswered) table.row({line.figure, line.why});
  return section("unanswered", "Not answered", table_html(table, Print::kDense),
                 std::to_string(page.unanswered.size()) + " figures or groups of figures, each with the reason.");
}

}  // namespace

std::string make_hindcast_page(const HindcastPage& page) {
  const std::string kicker = "Chokepoint " + page.version + ", " + with_commas(static_cast<long long>(page.worlds)) +
                             " worlds that agree with the record (posterior " + short_digest(page.posterior) +
                             "). Present: " + say_month(page.present) + ".";
  PageFront front{"Chokepoint: hindcast", "The model against the record", kicker, validation_gist(page.scores),
                  "Counted are figures that the fit never saw; intervals hold the errors that their sources state."};
  std::vector<DrawnFigure> charts = page.charts;
  for (std::size_t i = 0; i < charts.size(); ++i) charts[i].number = static_cast<int>(i) + 1;
  take_front(charts, page.with_png, front);
  const std::string series = figures_of(charts, page.charts_note);
  const std::string body =
      scores_section(page) +
      (series.empty() ? ""
                      : section("charts", "Every series", series,
                                "Each metric that a figure answers to, month by month, before and after the fit.")) +
      section(
          "figures", "Every figure",
          line_table("Each reading beside the model: medians, with 9 in 10 worlds in brackets. Expected of a source: "
                     "where nine in ten reports would lie, the source's own error included.",
                     page.lines),
          std::to_string(page.lines.size()) + " readings beside the model, fitted or held out.") +
      rolling_section(page) + unanswered_section(page);
  static const std::vector<PageLink> kEntries{{"scores", "Scores"},
                                              {"rolling", "Pseudo-real-time"},
                                              {"charts", "Every series"},
                                              {"figures", "Every figure"},
                                              {"unanswered", "Not answered"}};
  return page_html(front, kEntries, body);
}

}  // namespace io
