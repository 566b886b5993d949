#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "input/json/input_faults.hpp"
#include "input/json/json_node.hpp"
#include "model/setting.hpp"

/// Policies and reactions as scenarios write them, to and from the model's moves.
namespace io {

inline constexpr int kLastMonth = model::kMaxMonths - 1;  ///< 2040-12

/// Reads a list of policies. `products` are the chips that a clause may name. Appends what is free of faults to `moves` and
/// `rules`, in the order of the list.
void read_policies(const Node& list, std::span<const std::string_view> products, std::vector<model::Move>& moves,
                   std::vector<model::ChipRule>& rules, FaultList& faults);

/// Reads a list of reactions by the governments named.
void read_reactions(const Node& list, std::span<const std::string> governments, std::vector<model::Reaction>& reactions,
                    FaultList& faults);

/// Every id of policies and reactions must be new.
void check_ids(std::span<const Node* const> lists, FaultList& faults);

/// What a reaction may watch: a metric that is seen, or `lever_NAME`; its position (see model::Reaction), or nothing.
std::vector<std::string_view> observables();
int observable_position(std::string_view name);
std::string_view observable_name(int position);

/// The same move, rule or reaction as JSON, with every default written out.
Node policy_node(const model::Move& move, std::span<const model::ChipRule> rules);
Node reaction_node(const model::Reaction& reaction);

/// Names of all levers, in the order of the rows.
std::vector<std::string_view> lever_names();

}  // namespace io
