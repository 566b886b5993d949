#pragma once

#include <string>
#include <vector>

#include "output/page/report.hpp"
#include "output/table/table.hpp"

namespace io {

/// A part of such a page: sentences, and tables below them. Without either it is left out.
struct PagePart {
  std::string id, heading, label;  ///< its anchor; above it; in the contents
  std::string gist;                ///< one sentence that says what is in it; empty: it stands open
  std::vector<Table> tables;
  std::vector<std::string> sentences = {};
};

/// A page that answers one question: the answer and one picture first, then what stands open, the other charts, and what unfolds.
struct AnswerPage {
  std::string title, kicker;           ///< what is asked; worlds, seed, version
  RunInfo run;                         ///< for the citation; `scenario` names all that is asked of
  std::string lead;                    ///< the answer in one sentence
  std::string caution;                 ///< what its interval does not hold
  std::string front;                   ///< name of the chart that shows it; empty: the first
  std::vector<std::string> sentences;  ///< to quote, each with its interval
  std::vector<PagePart> parts;         ///< in the order of the page
  std::vector<DrawnFigure> charts;
  bool with_png = false;    ///< each chart lies beside the page as a PNG too
  std::string charts_note;  ///< why drawings are missing, if they are
  ExplorerLink explorer = {};
  std::string methods;
  std::vector<std::string> files;  ///< beside the page, to be linked
};

/// The page: self-contained, in the manner of report.html. All text is escaped, drawings are taken as they are.
std::string make_answer_page(const AnswerPage& page);

}  // namespace io
