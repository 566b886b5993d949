#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "base/distribution.hpp"
#include "input/json/input_faults.hpp"
#include "input/json/json_node.hpp"

/// Distributions as scenarios and priors write them: `{ "family": NAME, "params": { ... } }`. Parameters by family: constant
/// {value}; uniform, loguniform {min, max}; triangular {min, mode, max}; normal {mean, sd}; lognormal {median, sigma_log};
/// kumaraswamy {a, b} and {min, max}, which are 0 and 1 if left out; exponential {scale}; mixture {weights, components}.
namespace io {

inline constexpr std::array<std::string_view, 9> kFamilies{
    "constant", "uniform", "loguniform", "triangular", "normal", "lognormal", "kumaraswamy", "exponential", "mixture"};

/// A parameter of a family: its key in JSON and where its value goes.
struct FamilyParameter {
  std::string_view key;
  double base::Distribution::*member;
  bool may_be_left_out = false;  ///< then base::Distribution has the default
};
/// The numbers that a family takes; empty for a mixture.
std::span<const FamilyParameter> family_parameters(base::Family family);

/// A valid distribution all of whose draws lie in [low, high], from a number (a constant) or a distribution object. Adds
/// every fault found and returns nothing if there is one.
std::optional<base::Distribution> read_distribution(const Node& node, double low, double high, std::string_view unit,
                                                    FaultList& faults);

/// The same distribution as JSON; a constant becomes a plain number.
Node distribution_node(const base::Distribution& distribution);

}  // namespace io
