#pragma once
#include <span>

#include "io/files/result_directory.hpp"
#include "io/text/sheet.hpp"

namespace app {

/// Adds tables/NAME.csv and tables/NAME.md for each table, and tables/tables.xlsx with all of them. Throws io::WriteError
/// if the disk refuses.
void add_sheets(io::ResultDirectory& directory, std::span<const io::Sheet> sheets);

}  // namespace app
