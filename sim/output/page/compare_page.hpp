#pragma once

#include <string>
#include <vector>

#include "output/page/report.hpp"
#include "output/table/table.hpp"

namespace io {

/// Everything on the page of a comparison.
struct ComparePage {
  std::string title, kicker;           ///< what is compared; worlds, seed, version
  RunInfo run;                         ///< for the citation; `scenario` names all that are compared
  std::string lead;                    ///< the answer in one sentence
  std::string front;                   ///< the chart that shows it
  std::vector<std::string> sentences;  ///< to quote, each with its interval
  std::vector<Table> compared, outcomes, money, branches;
  std::vector<std::string> limits = {};  ///< what it supposes and leaves out; may be empty
  std::vector<DrawnFigure> charts;
  bool with_png = false;    ///< each chart lies beside the page as a PNG too
  std::string charts_note;  ///< why drawings are missing, if they are
  std::string methods;
  std::vector<std::string> files;  ///< beside the page, to be linked
};

/// compare.html: self-contained, in the manner of report.html. All text is escaped, drawings are taken as they are.
std::string make_compare_page(const ComparePage& page);

}  // namespace io
