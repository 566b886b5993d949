#pragma once
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "files/result_directory.hpp"
#include "output/table/table.hpp"
#include "output/words/claims.hpp"

namespace app {

/// Adds tables/NAME.csv and tables/NAME.md for each table, and tables/tables.xlsx with all of them. Throws io::WriteError
/// if the disk refuses.
void add_tables(io::ResultDirectory& directory, std::span<const io::Table> tables);

/// What people quote and paste, in every directory of results: the tables, claims.json and methods.txt.
struct Texts {
  std::vector<io::Table> tables;
  std::vector<io::Claim> claims;
  std::vector<std::pair<std::string, std::string>> provenance;  ///< what the claims come from
  std::string methods;
};
void add_texts(io::ResultDirectory& directory, const Texts& texts);

}  // namespace app
