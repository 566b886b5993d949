#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/inputs.hpp"
#include "input/json/input_faults.hpp"
#include "input/json/json_node.hpp"
#include "model/channels.hpp"

/// What a scenario says about uncertain inputs.
namespace io {

/// `parameters`: replaces the priors of those named and returns their positions in model::kParameterRows, ascending.
std::vector<std::size_t> read_parameters(const Node& node, std::vector<base::Distribution>& priors, FaultList& faults);

/// `hypotheses`: replaces the weights of the branches named; the others keep theirs.
void read_hypotheses(const Node& node, engine::Inputs& inputs, FaultList& faults);

/// `channels`: replaces the multipliers named, each from 0 (closed) to 1 (open).
void read_channels(const Node& node, model::Channels<double>& channels, FaultList& faults);

/// The weights of the rows.
std::array<std::array<double, 4>, model::kHypotheses> default_weights();

/// All weights, all multipliers as JSON.
Node hypotheses_node(const engine::Inputs& inputs);
Node channels_node(const model::Channels<double>& channels);

std::vector<std::string_view> parameter_names();

/// Adds the fault that `name` is no `what` ("lever", "parameter"), one of `known`. If it is the name of another kind of
/// input, the fault says of which and where that goes.
void add_unknown_input(const Place& place, std::string_view what, std::string_view name,
                       std::span<const std::string_view> known, FaultList& faults);

}  // namespace io
