#pragma once
#include <string_view>
#include <utility>

#include "base/field.hpp"
#include "input/record/calibration.hpp"
#include "model/channels.hpp"
#include "model/hypotheses.hpp"
#include "model/levers.hpp"
#include "model/metrics.hpp"
#include "model/parameters.hpp"
#include "model/roster.hpp"

/// One row of a registry with everything that is known about it, as a JSON object.
namespace app {

/// `today`: where the baseline has it in the month of the present; `scheduled`: what its later moves make of it, "0.27 from
/// 2026-10", or empty. `test_context` becomes policies of a scenario that lack only an id and a first month.
io::Node lever_node(const model::LeverRow& row, double today, const std::string& scheduled,
                    const io::Calibration& calibration);
/// That of a lever, out of a scenario's moves.
std::string scheduled_moves(std::size_t lever, const model::Setting& setting);
io::Node parameter_node(const base::Field& row, const io::Prior& prior);
io::Node metric_node(const model::MetricRow& row);
io::Node hypothesis_node(const model::HypothesisRow& row);
io::Node channel_node(const model::ChannelRow& row);
io::Node figure_node(const io::DocumentedFigure& figure);

namespace detail {

inline io::Node attribute_node(double value) { return io::make_number(value); }
inline io::Node attribute_node(bool value) { return io::make_boolean(value); }
inline io::Node attribute_node(const std::string& value) { return io::make_text(value); }
inline io::Node attribute_node(const model::Weights& weights) {
  io::Node node = io::make_object();
  for (const auto& [name, weight] : weights) io::add_member(node, name, io::make_number(weight));
  return node;
}

}  // namespace detail

/// One agent of a type of the roster (labs, routes, ...), with its attributes.
template <class Agent> io::Node agent_node(std::string_view type, Agent agent, const io::RosterFile& roster) {
  io::Node attributes = io::make_object();
  model::attributes(
      agent, [&](std::string_view key, const auto& value, std::string_view /*unit*/, double /*low*/, double /*high*/,
                 std::string_view /*meaning*/) { io::add_member(attributes, key, detail::attribute_node(value)); });
  const auto source = roster.sources.find(std::string(type) + "/" + agent.name);
  io::Node node = io::make_object();
  io::add_member(node, "name", io::make_text(agent.name));
  io::add_member(node, "type", io::make_text(type));
  io::add_member(node, "attributes", std::move(attributes));
  io::add_member(node, "source", io::make_text(source != roster.sources.end() ? source->second : ""));
  return node;
}

}  // namespace app
