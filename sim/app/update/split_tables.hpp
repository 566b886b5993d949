#pragma once
#include <string>
#include <vector>

#include "output/table/table.hpp"
#include "study/update/split.hpp"

namespace app {

/// What the words about a split name.
struct SplitFacts {
  std::string date;                                  ///< of the forecast
  std::string expected, came;                        ///< scenarios
  std::string posterior_on_record, posterior_asked;  ///< digests, short
};

/// Everything, for programs.
io::Table split_table(const std::vector<study::SplitRow>& rows);

/// What was said, what came and what was wrong, for people.
io::Table people_table(const std::vector<study::SplitRow>& rows);

/// How many figures lie where, and what was wrong with the misses: a few sentences each.
std::vector<std::string> split_summary(const std::vector<study::SplitRow>& rows, const SplitFacts& facts);

/// The page: summary, misses, what held, and where each figure is from. Markdown.
std::string misses_page(const std::vector<study::SplitRow>& rows, const SplitFacts& facts);

}  // namespace app
