#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "input/json/input_faults.hpp"

namespace io {

/// One record of a CSV file.
struct CsvRow {
  long line = 0;  ///< where it starts, from 1
  std::vector<std::string> cells;
};

/// Cells of a table: twice those of the parameters of all worlds that are held whole. An empty one is a byte of a file and 32 of
/// memory.
inline constexpr std::size_t kMostCells = 10'000'000;

/// The records of a CSV text (RFC 4180: commas, quotes doubled inside quotes, LF or CRLF) below its header, which must be
/// `columns` in this order. Blank lines are skipped. Adds faults for another header, a row of another length, text after a
/// closing quote and a quote that never closes, and leaves such rows out.
std::vector<CsvRow> read_csv(std::string_view text, const std::string& file,
                             const std::vector<std::string_view>& columns, FaultList& faults);

}  // namespace io
