#pragma once
#include <vector>

#include "output/table/table.hpp"
#include "study/paradox/cases.hpp"

namespace app {

/// A line of the split by hand: how a reader gets `value`.
struct HandLine {
  int month = 0, line = 0;
  const char* what = "";
  double value = 0;
  const char *unit = "", *how = "";
};
/// Ten lines a date.
std::vector<HandLine> twin_lines(const study::ParadoxCase& posterior);

/// paradox.csv: a row per case, date and term.
io::Table paradox_table(const std::vector<study::ParadoxCase>& cases);
/// twin.csv: ten lines a date that a reader can redo by hand.
io::Table twin_table(const study::ParadoxCase& posterior);

}  // namespace app
