#pragma once
#include <array>
#include <string>
#include <string_view>

#include "study/explain/where.hpp"

/// How conditions are written and said; explain/where_read reads them back.
namespace app {

/// The sign of each `study::Condition::Relation`, in its order.
inline constexpr std::array<std::string_view, 6> kRelationSigns{"<", "<=", ">", ">=", "=", "!="};

/// The name, with months where it has some: "gap_months@2030-12".
std::string dated_name(const study::Condition& condition);

/// "-2.1 months", "most", "undefined".
std::string value_in_words(const study::Condition& condition, double value);

/// "gap_months@2030-12 < 0", which reads back to the same.
std::string text_of(const study::Condition& condition);
std::string text_of(const study::Where& where);

}  // namespace app
