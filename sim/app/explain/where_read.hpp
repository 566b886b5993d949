#pragma once
#include <string>
#include <vector>

#include "study/explain/where.hpp"

namespace app {

/// Reads what --where was given, each a text of its own, all of which must hold:
///
///   any        all { "or" all }
///   all        one { "and" one }
///   one        "(" any ")", or a condition
///   condition  NAME [ "@" MONTH [ ".." MONTH ] ] RELATION VALUE
///   RELATION   <  <=  >  >=  =  !=
///
/// Adds every fault with the character at which it stands: what is no condition, an unknown name (with the nearest), a month
/// that is none or comes after `last` (months since 2022-01), a value that is none.
study::Where read_where(const std::vector<std::string>& given, int last, io::FaultList& faults);

}  // namespace app
