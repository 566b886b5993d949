#pragma once
#include "output/page/report.hpp"

namespace app {

/// What total compute alone would make of China's lag in the month that charts quote as the present.
io::NaiveLag naive_lag(const io::ChartData& data);

}  // namespace app
