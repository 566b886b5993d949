#pragma once
#include <string>

#include "study/explain/where.hpp"

/// How conditions are written and said; explain/where_read reads them back.
namespace app {

/// The name, with months where it has some: "gap_months@2030-12".
std::string dated_name(const study::Condition& condition);

/// "-2.1 months", "most", "undefined".
std::string value_in_words(const study::Condition& condition, double value);

/// "gap_months@2030-12 < 0", which reads back to the same.
std::string text_of(const study::Condition& condition);
std::string text_of(const study::Where& where);

}  // namespace app
