#include "telling/catalogue/catalogue_nodes.hpp"

#include <sstream>

#include "input/json/input_values.hpp"
#include "input/json/json_write.hpp"
#include "input/record/distribution_json.hpp"
#include "input/scenario/scenario_policies.hpp"
#include "telling/words.hpp"

namespace app {

using io::add_member;
using io::make_list;
using io::make_number;
using io::make_object;
using io::make_text;
using io::make_texts;
using io::Node;

namespace {

std::vector<std::string> split(std::string_view text) {
  std::istringstream stream{std::string(text)};
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

Node section(std::string_view number) { return make_text("MODEL.md " + std::string(number)); }

void add_number(Node& node, std::string_view key, double value) {
  if (value == value) add_member(node, key, make_number(value));  // what the source does not give is left out
}

void add_range(Node& node, double low, double high) {
  add_member(node, "min", make_number(low));
  add_member(node, "max", make_number(high));
}

/// "lever=value" or "rule=EVENT" as a policy that lacks nothing but its id and its first month.
Node context_policy(const std::string& text, const io::Calibration& calibration) {
  const std::size_t equals = text.find('=');
  const std::string name = text.substr(0, equals), value = text.substr(equals + 1);
  Node policy = make_object();
  if (name != "rule") {
    add_member(policy, "lever", make_text(name));
    add_member(policy, "value", make_number(io::parse_number(value).value_or(0)));
    return policy;
  }
  const model::ChipRule* rule = io::documented_rule(calibration, value);
  const std::vector<model::ChipRule> rules{rule != nullptr ? *rule : model::ChipRule{}};
  model::Move move;
  move.rule = 0;
  add_member(policy, "$comment", make_text(rule != nullptr ? "the chip rule of " + value : "no chip rule"));
  add_member(policy, "chip_rule", *io::policy_node(move, rules).find("chip_rule"));
  return policy;
}

/// The levers that name this metric among those that they move first.
std::vector<std::string> levers_that_move(std::string_view metric) {
  std::vector<std::string> names;
  for (const model::LeverRow& row : model::kLeverRows)
    for (const std::string& moved : split(row.moves))
      if (moved == metric) names.emplace_back(row.name);
  return names;
}

}  // namespace

std::string scheduled_moves(std::size_t lever, const model::Setting& setting) {
  std::string text;
  for (const model::Move& move : setting.moves) {
    if (move.lever != static_cast<int>(lever) || move.from <= setting.present) continue;
    text += (text.empty() ? "" : ", ") + io::number_text(move.value) + " from " + io::month_text(move.from);
    if (move.to >= 0) text += " to " + io::month_text(move.to - 1);
    if (move.ramp_months > 0) text += " over " + std::to_string(move.ramp_months) + " months";
  }
  return text;
}

Node lever_node(const model::LeverRow& row, double today, const std::string& scheduled,
                const io::Calibration& calibration) {
  Node node = make_object();
  add_member(node, "name", make_text(row.name));
  add_member(node, "label", make_text(row.label));
  add_member(node, "description", make_text(row.meaning));
  add_member(node, "actor", make_text(row.actor));
  add_member(node, "unit", make_text(row.unit));
  add_range(node, row.low, row.high);
  add_member(node, "default", make_number(row.default_value));
  add_member(node, "today", make_number(today));
  add_member(node, "scheduled", make_text(scheduled));
  add_member(node, "change", make_text(row.change == model::Change::kSteps ? "at once: takes no ramp" : "may ramp"));
  add_member(node, "mechanism", section(row.section));
  add_member(node, "moves", make_texts(split(row.moves)));
  Node context = make_list();
  for (const std::string& word : split(row.test_context)) context.items.push_back(context_policy(word, calibration));
  add_member(node, "test_context", std::move(context));
  add_member(node, "sources", make_texts(split(row.sources)));
  return node;
}

Node parameter_node(const base::Field& row, const io::Prior& prior) {
  Node node = make_object();
  add_member(node, "name", make_text(row.name));
  add_member(node, "description", make_text(row.meaning));
  add_member(node, "unit", make_text(row.unit));
  add_range(node, row.low, row.high);
  add_member(node, "default", make_text(distribution_in_words(prior.distribution)));
  add_member(node, "prior", io::distribution_node(prior.distribution));
  add_member(node, "mechanism", section(row.section));
  add_member(node, "status", make_text(prior.status));
  add_member(node, "rationale", make_text(prior.rationale));
  add_member(node, "sources", make_texts(prior.evidence));
  return node;
}

Node metric_node(const model::MetricRow& row) {
  Node node = make_object();
  add_member(node, "name", make_text(row.name));
  add_member(node, "label", make_text(row.label));
  add_member(node, "description", make_text(row.meaning));
  add_member(node, "unit", make_text(row.unit));
  add_member(node, "source", section(row.section));
  add_member(node, "observable", io::make_boolean(row.seen == model::Seen::kSeen));
  add_member(node, "moved_first_by", make_texts(levers_that_move(row.name)));
  return node;
}

Node hypothesis_node(const model::HypothesisRow& row) {
  Node branches = make_object();
  for (std::size_t i = 0; i < row.branches; ++i) add_member(branches, row.branch[i], make_number(row.weight[i]));
  Node node = make_object();
  add_member(node, "name", make_text(row.name));
  add_member(node, "description", make_text(row.meaning));
  add_member(node, "branches", std::move(branches));
  add_member(node, "mechanism", section(row.acts_in));
  add_member(node, "sources", make_texts(split(row.sources)));
  return node;
}

Node channel_node(const model::ChannelRow& row) {
  Node node = make_object();
  add_member(node, "name", make_text(row.name));
  add_member(node, "when_closed", make_text(row.meaning));
  add_member(node, "unit", make_text("multiplier"));
  add_range(node, 0, 1);
  add_member(node, "default", make_number(1));
  add_member(node, "mechanism", section(row.section));
  return node;
}

Node figure_node(const io::DocumentedFigure& figure) {
  Node node = make_object();
  add_member(node, "id", make_text(figure.id));
  add_member(node, "quantity", make_text(figure.quantity));
  add_member(node, "subject", make_text(figure.subject));
  add_number(node, "low", figure.low);
  add_number(node, "central", figure.central);
  add_number(node, "high", figure.high);
  add_number(node, "value", figure.value);
  if (!figure.value_text.empty()) add_member(node, "value", make_text(figure.value_text));
  const std::pair<std::string_view, const std::string&> rest[] = {{"unit", figure.unit},
                                                                  {"refers_to", figure.refers_to},
                                                                  {"published", figure.published},
                                                                  {"kind", figure.kind},
                                                                  {"paraphrase", figure.paraphrase},
                                                                  {"confidence", figure.confidence},
                                                                  {"note", figure.note},
                                                                  {"source_title", figure.source_title},
                                                                  {"source_address", figure.source_address},
                                                                  {"source_tier", figure.source_tier}};
  for (const auto& [key, text] : rest) add_member(node, key, make_text(text));
  add_member(node, "contradicts", make_texts(figure.contradicts));
  return node;
}

}  // namespace app
