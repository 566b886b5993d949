#include "output/page/answer_page.hpp"

#include <algorithm>

#include "output/page/report_html.hpp"
#include "output/page/report_sections.hpp"
#include "output/page/template.hpp"

namespace io {

namespace {

std::string html_of(const PagePart& part) {
  std::string html = sentence_list(part.sentences);
  for (const Table& one : part.tables) html += table_html(one);
  if (html.empty()) return "";
  return part.gist.empty() ? open_section(part.id, part.heading, html)
                           : section(part.id, part.heading, html, part.gist);
}

std::string parts_of(const AnswerPage& page, bool open) {
  std::string html;
  for (const PagePart& part : page.parts)
    if (part.gist.empty() == open) html += html_of(part);
  return html;
}

std::string files_of(const AnswerPage& page) {
  return section("files", "Data and methods",
                 filled("files.mustache", {{"methods", page.methods}, {"files", list_of(page.files)}}),
                 "How the numbers were made, in words to paste, and every table as a file.");
}

std::string words_of(const AnswerPage& page) {
  if (page.sentences.empty()) return "";
  return section("headline", "In words", sentence_list(page.sentences),
                 std::to_string(page.sentences.size()) + (page.sentences.size() == 1 ? " sentence" : " sentences") +
                     " to quote, with intervals.");
}

/// Those that the page has not are left out by `page_html`.
std::vector<PageLink> contents_of(const AnswerPage& page) {
  std::vector<PageLink> links;
  const auto add = [&](bool open) {
    for (const PagePart& part : page.parts)
      if (part.gist.empty() == open) links.push_back({part.id, part.label});
  };
  add(true);
  links.push_back({"charts", "Charts"}), links.push_back({"headline", "In words"});
  add(false);
  links.push_back({"files", "Data and methods"}), links.push_back({"cite", "How to cite"});
  return links;
}

}  // namespace

std::string make_answer_page(const AnswerPage& page) {
  PageFront front{"Chokepoint: " + page.title, page.title, page.kicker, page.lead, page.caution};
  front.explorer = page.explorer;
  std::vector<DrawnFigure> charts = page.charts;
  const auto first =
      std::find_if(charts.begin(), charts.end(), [&](const DrawnFigure& drawn) { return drawn.name == page.front; });
  if (first != charts.end()) std::rotate(charts.begin(), first, first + 1);
  for (std::size_t i = 0; i < charts.size(); ++i) charts[i].number = static_cast<int>(i) + 1;
  take_front(charts, page.with_png, front);
  const std::string body = parts_of(page, true) + charts_section(charts, page.charts_note) + words_of(page) +
                           parts_of(page, false) + files_of(page) + citation_section(page.run);
  return page_html(front, contents_of(page), body);
}

}  // namespace io
