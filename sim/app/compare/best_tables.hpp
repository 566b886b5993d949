#pragma once
#include <string>
#include <utility>
#include <vector>

#include "input/json/input_values.hpp"
#include "output/table/table.hpp"
#include "study/compare/findings.hpp"

namespace app {

/// Which policy is best, and at which weight of a contested claim another would be.
io::Table best_table(const study::ComparisonFindings& findings);
/// How far each policy falls short of the best one.
io::Table regret_table(const study::ComparisonFindings& findings);

inline io::Table table_of(std::string name, std::string title, std::string note, std::vector<io::Column> columns) {
  return {std::move(name), std::move(title), std::move(note), std::move(columns), {}};
}

inline std::string yes_no(bool truth) { return truth ? "yes" : "no"; }

/// A date that tables tell of.
inline std::string months_of(const study::ComparePlan& plan, std::size_t date) {
  return io::month_text(plan.dates[date]);
}

}  // namespace app
