#pragma once
#include <string>
#include <vector>

#include "explorer/packet.hpp"
#include "study/worlds/run_plan.hpp"

namespace app {

/// The data of a page: the calibration of the plan, the scenarios that come with the program, those of the plan that do not
/// (as they take effect), and the first `worlds` worlds of a run of the baseline. The first of the plan is what the page
/// opens with. `plan.jobs.front()` is the baseline.
explorer::Packet packet_of(const study::RunPlan& plan, int worlds, const std::string& data);

}  // namespace app
