#pragma once
#include <string>

#include "output/table/table.hpp"
#include "study/levers/power.hpp"

namespace app {

/// levers.csv: a row per lever, end, company, date and outcome.
io::Table power_table(const study::PowerPlan& plan, const study::PowerTable& table);

/// What people read: a row a lever at the end that moves the lag most, at one date (its position).
io::Table power_in_short(const study::PowerPlan& plan, const study::PowerTable& table, std::size_t date);

/// What each lever that matters in no company is, and what else it says it moves.
io::Table inert_levers(const study::PowerPlan& plan, const study::PowerTable& table);

/// "hbm_ban = 0".
std::string held_at(const study::PowerRow& row);

}  // namespace app
