#pragma once
#include <string>

#include "engine/results.hpp"

namespace worlds {

/// The first output or event in which the replicates [0, replicates) of two runs differ by a bit, over the months [0, months),
/// as text for a person; empty if there is none. Events are compared where `months` is the length of both runs. All NaN
/// are alike.
std::string first_difference(const engine::Results& a, const engine::Results& b, int replicates, int months);

}  // namespace worlds
