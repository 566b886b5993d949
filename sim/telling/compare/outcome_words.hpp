#pragma once
#include <string>
#include <vector>

#include "output/table/table.hpp"
#include "study/compare/rates.hpp"

/// What outcomes of comparisons are called.
namespace app {

/// Short, in the middle of a sentence: "lag at the present pace". A metric or lever keeps its name.
std::string label_of(const study::Outcome& outcome);

/// How an outcome is read: "`revenue_share_receipts_usd_per_year`, summed since January 2022".
std::string meaning_of(const study::Outcome& outcome);

/// What each outcome of a comparison is called, its units and how it is read: dictionary.csv beside the tables.
io::Table outcome_dictionary(const std::vector<study::Outcome>& outcomes);

/// "receipts", "vendors' sales to China".
std::string money_of(const study::MoneyRate& rate);

/// "receipts per month of lag conceded".
std::string label_of(const study::MoneyRate& rate);

}  // namespace app
