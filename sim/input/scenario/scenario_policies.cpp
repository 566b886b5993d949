#include "input/scenario/scenario_policies.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "input/json/input_values.hpp"
#include "input/scenario/clause_fields.hpp"
#include "input/scenario/scenario_forms.hpp"
#include "input/scenario/scenario_uncertainty.hpp"

namespace io {

namespace {

constexpr int kLongestRamp = model::kMaxMonths;

// A product is a chip's name, or a name and "*" for the chip and what is cut from it.
void read_product(const Node& node, std::span<const std::string_view> products, model::Clause& clause,
                  FaultList& faults) {
  const auto name = read_name(node, faults);
  if (!name) return;
  const std::string_view stem(name->data(), name->size() - (name->back() == '*' ? 1 : 0));
  if (std::find(products.begin(), products.end(), stem) == products.end())
    add_unknown(node.place, "chip", stem, products, faults);
  else
    clause.product = *name;
}

void check_limits(const Node& node, const model::Clause& clause, FaultList& faults) {
  const auto check = [&](bool empty, const char* what) {
    if (empty) faults.add(node.place, std::string("no chip can meet this clause: ") + what + " ends before it begins");
  };
  check(clause.tpp_below <= clause.tpp_min, "its range of tpp");
  check(clause.density_below <= clause.density_min, "its range of density");
  check(clause.bandwidth_below <= clause.bandwidth_min, "its range of bandwidth");
}

model::Clause read_clause(const Node& node, std::span<const std::string_view> products, FaultList& faults) {
  model::Clause clause;
  ObjectReader reader(node, faults, form::kClause);
  for (const ClauseLimit& limit : kClauseLimits)
    if (const Node* value = reader.optional(limit.key))
      clause.*limit.member = read_number(*value, 0, limit.high, limit.unit, faults).value_or(clause.*limit.member);
  if (const Node* product = reader.optional("product")) read_product(*product, products, clause, faults);
  if (const Node* effect = reader.required("effect"))
    if (const auto choice = read_choice(*effect, kEffects, "effect", faults))
      clause.effect = static_cast<model::Clause::Effect>(*choice);
  reader.finish();
  check_limits(node, clause, faults);
  return clause;
}

bool holds_for_all(const model::Clause& clause) {
  const model::Clause any;
  return clause.product.empty() && clause.tpp_min <= 0 && clause.density_min <= 0 && clause.interconnect_min <= 0 &&
         clause.bandwidth_min <= 0 && clause.behind_min <= 0 && clause.tpp_below == any.tpp_below &&
         clause.density_below == any.density_below && clause.bandwidth_below == any.bandwidth_below;
}

model::ChipRule read_rule(const Node& node, const std::string& id, std::span<const std::string_view> products,
                          FaultList& faults) {
  model::ChipRule rule;
  rule.id = id;
  if (!expect_kind(node, Node::Kind::kList, faults, form::kChipRule)) return rule;
  const Place* decides_all = nullptr;
  for (const Node& clause : node.items) {
    if (decides_all)
      faults.add(clause.place, "no chip comes as far as this clause: the one before it holds for every chip",
                 "clauses with conditions first");
    rule.clauses.push_back(read_clause(clause, products, faults));
    if (!decides_all && holds_for_all(rule.clauses.back())) decides_all = &clause.place;
  }
  return rule;
}

void read_span(ObjectReader& reader, model::Move& move, FaultList& faults) {
  if (const Node* from = reader.required("from")) move.from = read_month(*from, 0, kLastMonth, faults).value_or(0);
  const Node* announced = reader.optional("announced");
  if (announced) move.announced = read_month(*announced, 0, kLastMonth, faults).value_or(-1);
  if (announced && move.announced >= move.from) {
    if (move.announced > move.from)
      faults.add(
          announced->place,
          "the policy is announced in " + month_text(move.announced) + ", after it begins in " + month_text(move.from),
          month_text(move.from) + " or earlier");
    move.announced = -1;  // with its first month: nobody knows before
  }
  const Node* to = reader.optional("to");
  const auto last = to ? read_month(*to, 0, kLastMonth, faults) : std::nullopt;
  if (!last) return;
  move.to = *last + 1;  // JSON names the last month in force, the model the first without
  if (*last < move.from)
    faults.add(to->place, "the policy ends in " + month_text(*last) + ", before it begins in " + month_text(move.from),
               month_text(move.from) + " or later");
}

// What only a move of a lever has; `allowed` is false for a chip rule.
void read_course(ObjectReader& reader, bool allowed, model::Move& move, FaultList& faults) {
  const auto take = [&](std::string_view key) -> const Node* {
    const Node* node = reader.optional(key);
    if (!node || allowed) return node;
    faults.add(node->place, "a chip rule has no " + in_quotes(key), "id, announced, from, to, chip_rule, source");
    return nullptr;
  };
  const Node* ramp = take("ramp_months");
  if (ramp) move.ramp_months = read_count(*ramp, 0, kLongestRamp, "months", faults).value_or(0);
  if (const Node* compliance = take("compliance"))
    move.compliance = read_number(*compliance, 0, 1, "1", faults).value_or(1);
  const Node* value = take("value");
  if (move.lever < 0) return;
  const model::LeverRow& row = model::kLeverRows[static_cast<std::size_t>(move.lever)];
  if (value)
    move.value = read_number(*value, row.low, row.high, row.unit, faults, row.name).value_or(row.default_value);
  else if (allowed && reader.is_object())
    faults.add(reader.node().place, "the key \"value\" is missing", range_text(row.low, row.high, row.unit));
  if (ramp && move.ramp_months > 0 && row.change == model::Change::kSteps)
    faults.add(ramp->place, "the threshold " + in_quotes(row.name) + " steps and cannot ramp",
               "ramp_months 0 or left out");
}

std::optional<int> read_lever(const Node& node, FaultList& faults) {
  const auto names = lever_names();
  if (!node.is(Node::Kind::kText)) return expect_kind(node, Node::Kind::kText, faults, one_of(names)), std::nullopt;
  const auto position = std::find(names.begin(), names.end(), node.text);
  if (position != names.end()) return static_cast<int>(position - names.begin());
  add_unknown_input(node.place, "lever", node.text, names, faults);
  return std::nullopt;
}

void read_policy(const Node& node, std::span<const std::string_view> products, std::vector<model::Move>& moves,
                 std::vector<model::ChipRule>& rules, FaultList& faults) {
  const std::size_t before = faults.size();
  model::Move move;
  ObjectReader reader(node, faults, form::kPolicy);
  if (const Node* id = reader.required("id")) move.id = read_name(*id, faults).value_or("");
  const Node* lever = reader.optional("lever");
  const Node* rule = reader.optional("chip_rule");
  if (reader.is_object() && !lever == !rule)
    faults.add(
        node.place,
        lever ? "a policy has both \"lever\" and \"chip_rule\"" : "a policy has neither \"lever\" nor \"chip_rule\"",
        "one of lever, chip_rule");
  if (lever) move.lever = read_lever(*lever, faults).value_or(-1);
  read_span(reader, move, faults);
  read_course(reader, lever || !rule, move, faults);
  if (const Node* source = reader.optional("source")) move.source = read_text(*source, faults).value_or("");
  std::optional<model::ChipRule> read =
      rule ? std::optional(read_rule(*rule, move.id, products, faults)) : std::nullopt;
  reader.finish();
  if (faults.size() > before) return;
  if (read) {
    move.rule = static_cast<int>(rules.size());
    rules.push_back(std::move(*read));
  }
  moves.push_back(std::move(move));
}

}  // namespace

std::vector<std::string_view> lever_names() {
  std::vector<std::string_view> names;
  for (const model::LeverRow& row : model::kLeverRows) names.push_back(row.name);
  return names;
}

void read_policies(const Node& list, std::span<const std::string_view> products, std::vector<model::Move>& moves,
                   std::vector<model::ChipRule>& rules, FaultList& faults) {
  if (!expect_kind(list, Node::Kind::kList, faults, form::kPolicies)) return;
  for (const Node& item : list.items) read_policy(item, products, moves, rules, faults);
}

void check_ids(std::span<const Node* const> lists, FaultList& faults) {
  std::map<std::string, Place> seen;
  for (const Node* list : lists) {
    for (const Node& item : list->items) {
      const Node* id = item.find("id");
      if (!id || !id->is(Node::Kind::kText)) continue;
      const auto [first, fresh] = seen.emplace(id->text, id->place);
      if (fresh) continue;
      const Place& other = first->second;
      faults.add(id->place,
                 "the id " + in_quotes(id->text) + " is taken" +
                     (other.file ? " in " + *other.file + ":" + std::to_string(other.line) : std::string()),
                 "each id once", "to replace that one, name it in \"without\" or choose another id");
    }
  }
}

namespace {

void add_text(Node& node, std::string_view key, const std::string& text) {
  if (!text.empty()) add_member(node, key, make_text(text));
}

Node clause_node(const model::Clause& clause) {
  Node node = make_object();
  const model::Clause defaults;
  for (const ClauseLimit& limit : kClauseLimits)
    if (clause.*limit.member != defaults.*limit.member) add_member(node, limit.key, make_number(clause.*limit.member));
  add_text(node, "product", clause.product);
  add_member(node, "effect", make_text(kEffects[static_cast<std::size_t>(clause.effect)]));
  return node;
}

}  // namespace

Node policy_node(const model::Move& move, std::span<const model::ChipRule> rules) {
  Node node = make_object();
  add_member(node, "id", make_text(move.id));
  if (move.rule < 0) add_member(node, "lever", make_text(model::kLeverRows[static_cast<std::size_t>(move.lever)].name));
  if (move.announced >= 0) add_member(node, "announced", make_text(month_text(move.announced)));
  add_member(node, "from", make_text(month_text(move.from)));
  if (move.to >= 0) add_member(node, "to", make_text(month_text(move.to - 1)));
  if (move.rule < 0) {
    add_member(node, "value", make_number(move.value));
    add_member(node, "ramp_months", make_number(move.ramp_months));
    add_member(node, "compliance", make_number(move.compliance));
  } else {
    Node& list = add_member(node, "chip_rule", make_list());
    for (const model::Clause& clause : rules[static_cast<std::size_t>(move.rule)].clauses)
      list.items.push_back(clause_node(clause));
  }
  add_text(node, "source", move.source);
  return node;
}

}  // namespace io
