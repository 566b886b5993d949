#pragma once
#include <list>
#include <span>

#include "output/table/table.hpp"
#include "study/hindcast/topics.hpp"

namespace app {

/// hindcast.csv: a row per reading.
io::Table hindcast_table(std::span<const study::HindcastRow> rows);

/// by-topic.csv: how the rolling hindcast did on each topic, with errors as stated and by the rule of study/hindcast/topics.
io::Table topics_table(const std::list<study::RollingFold>& folds);

}  // namespace app
