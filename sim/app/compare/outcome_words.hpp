#pragma once
#include <string>

#include "study/compare/rates.hpp"

/// What outcomes of comparisons are called.
namespace app {

/// Short, in the middle of a sentence: "lag at the present pace". A metric or lever keeps its name.
std::string label_of(const study::Outcome& outcome);

/// "receipts", "vendors' sales to China".
std::string money_of(const study::MoneyRate& rate);

/// "receipts per month of lag conceded".
std::string label_of(const study::MoneyRate& rate);

}  // namespace app
