#include "input/kept/findings.hpp"

#include <cmath>
#include <tuple>
#include <type_traits>

#include "input/json/heading.hpp"
#include "input/json/input_values.hpp"
#include "input/json/json_read.hpp"
#include "input/json/json_write.hpp"
#include "input/kept/kept_chart.hpp"

namespace io {

namespace {

/// A member of a struct and its name in the file.
template <class Struct, class Value> struct Named {
  const char* name;
  Value Struct::*member;
};
template <class Struct, class Value> constexpr Named<Struct, Value> named(const char* name, Value Struct::*member) {
  return {name, member};
}

// Every member once: writing and reading follow these lists.
#define NAMED(member) named(#member, &T::member)

template <class T> constexpr auto members_of() {
  if constexpr (std::is_same_v<T, FindingOrigin>)
    return std::tuple{NAMED(version), NAMED(commit), NAMED(posterior), NAMED(model), NAMED(scenario), NAMED(worlds)};
  else if constexpr (std::is_same_v<T, KeptFigure>)
    return std::tuple{NAMED(name),  NAMED(title), NAMED(caption), NAMED(reading), NAMED(alt), named("wide", &T::spec),
                      NAMED(narrow)};
  else if constexpr (std::is_same_v<T, ParadoxTerm>)
    return std::tuple{NAMED(name), NAMED(label),        NAMED(level),     NAMED(months),    NAMED(low),
                      NAMED(high), NAMED(prior_months), NAMED(prior_low), NAMED(prior_high)};
  else if constexpr (std::is_same_v<T, ParadoxDate>)
    return std::tuple{NAMED(month), NAMED(terms)};
  else if constexpr (std::is_same_v<T, ParadoxScaled>)
    return std::tuple{NAMED(channel), NAMED(draws), NAMED(factor), NAMED(effective_worlds), NAMED(months)};
  else if constexpr (std::is_same_v<T, TwinLine>)
    return std::tuple{NAMED(month), NAMED(line), NAMED(what), NAMED(value), NAMED(unit), NAMED(how)};
  else if constexpr (std::is_same_v<T, LagReading>)
    return std::tuple{NAMED(metric),          NAMED(low),   NAMED(median), NAMED(high), NAMED(documented_low),
                      NAMED(documented_high), NAMED(below), NAMED(within)};
  else if constexpr (std::is_same_v<T, ParadoxFinding>)
    return std::tuple{NAMED(origin), NAMED(dates), NAMED(few_worlds), NAMED(scaled),
                      NAMED(twin),   NAMED(lags),  NAMED(charts)};
  else if constexpr (std::is_same_v<T, HindcastScoreLine>)
    return std::tuple{
        NAMED(set),         NAMED(targets),   NAMED(readings),   NAMED(inside_share), NAMED(among_worlds_share),
        NAMED(error_scale), NAMED(over_last), NAMED(over_trend), NAMED(with_last),    NAMED(with_trend)};
  else if constexpr (std::is_same_v<T, HindcastLine>)
    return std::tuple{NAMED(set),         NAMED(target),       NAMED(when),         NAMED(figure),         NAMED(model),
                      NAMED(prior),       NAMED(forecast),     NAMED(source),       NAMED(inside),         NAMED(what),
                      NAMED(is_forecast), NAMED(badly_missed), NAMED(among_worlds), NAMED(expected_widely)};
  else if constexpr (std::is_same_v<T, HindcastFinding>)
    return std::tuple{NAMED(origin),     NAMED(present), NAMED(scores),       NAMED(rolling_scores), NAMED(lines),
                      NAMED(unanswered), NAMED(metrics), NAMED(metrics_read), NAMED(series),         NAMED(charts)};
  else if constexpr (std::is_same_v<T, LearntLine>)
    return std::tuple{NAMED(parameter), NAMED(label),        NAMED(unit),       NAMED(status),       NAMED(low),
                      NAMED(median),    NAMED(high),         NAMED(prior_low),  NAMED(prior_median), NAMED(prior_high),
                      NAMED(score_low), NAMED(score_median), NAMED(score_high), NAMED(shift),        NAMED(shift_error),
                      NAMED(shrinkage), NAMED(edge_share),   NAMED(informed),   NAMED(at_edge),      NAMED(moved_by)};
  else if constexpr (std::is_same_v<T, LearntFinding>)
    return std::tuple{NAMED(origin), NAMED(lines), NAMED(charts)};
  else if constexpr (std::is_same_v<T, ClaimWeight>)
    return std::tuple{NAMED(claim),  NAMED(branch),           NAMED(prior),     NAMED(weight),    NAMED(error),
                      NAMED(factor), NAMED(log_factor_error), NAMED(if_halved), NAMED(if_doubled)};
  else if constexpr (std::is_same_v<T, BranchOutcome>)
    return std::tuple{NAMED(claim),  NAMED(branch), NAMED(metric),     NAMED(month), NAMED(low),
                      NAMED(median), NAMED(high),   NAMED(below_zero), NAMED(worth), NAMED(flips_at)};
  else if constexpr (std::is_same_v<T, SettledLine>)
    return std::tuple{NAMED(outcome), NAMED(question), NAMED(is_claim), NAMED(width),      NAMED(narrowing),
                      NAMED(error),   NAMED(tells),    NAMED(shift),    NAMED(shift_error)};
  else if constexpr (std::is_same_v<T, V4Line>)
    return std::tuple{NAMED(claim),     NAMED(source),      NAMED(chip),       NAMED(part),        NAMED(months_low),
                      NAMED(months),    NAMED(months_high), NAMED(chips_low),  NAMED(chips),       NAMED(chips_high),
                      NAMED(share_low), NAMED(share),       NAMED(share_high), NAMED(hardly_tests)};
  else if constexpr (std::is_same_v<T, PageTable>)
    return std::tuple{NAMED(caption), NAMED(header), NAMED(rows)};
  else if constexpr (std::is_same_v<T, AgainstFinding>)
    return std::tuple{NAMED(scenario), NAMED(title), NAMED(same_worlds), NAMED(sentences),
                      NAMED(outcomes), NAMED(money), NAMED(branches),    NAMED(charts)};
  else
    return std::tuple{NAMED(origin),  NAMED(weights),    NAMED(branches), NAMED(settled),
                      NAMED(v4_flop), NAMED(v4_figures), NAMED(v4),       NAMED(charts)};
}
#undef NAMED

// ------------------------------------------------------------------------------------------------------ writing
Node node_of(const std::string& text) { return make_text(text); }
Node node_of(bool truth) { return make_boolean(truth); }
Node node_of(int number) { return make_number(number); }
Node node_of(std::int64_t number) { return make_number(static_cast<double>(number)); }
Node node_of(double number) { return std::isfinite(number) ? make_number(number) : Node{}; }

Node node_of(const ChartSpec& spec) {
  FaultList faults;  // below a member, since the reader drops a document's own $schema
  std::optional<Node> node = read_json("{\"spec\":" + spec.json + "}", "a chart", faults);
  faults.throw_if_any();
  return std::move(node->members.front().value);
}

template <class T> Node node_of(const std::vector<T>& list);

template <class T> Node node_of(const T& finding) {
  Node node = make_object();
  std::apply([&](const auto&... member) { (add_member(node, member.name, node_of(finding.*member.member)), ...); },
             members_of<T>());
  return node;
}

template <class T> Node node_of(const std::vector<T>& list) {
  Node node = make_list();
  for (const T& item : list) node.items.push_back(node_of(item));
  return node;
}

/// A line a value still, but without the blanks before it: they are half of a specification's bytes.
std::string without_indent(const std::string& json) {
  std::string text;
  bool indent = false;
  for (const char c : json) {
    if (c != ' ') indent = false;
    if (!indent) text += c;
    if (c == '\n') indent = true;  // no text has a line feed in it
  }
  return text;
}

template <class T> std::string json_of(const T& finding) {
  Node root = make_heading();
  for (Member& member : node_of(finding).members) root.members.push_back(std::move(member));
  return without_indent(write_json(root));
}

// ------------------------------------------------------------------------------------------------------ reading

/// An empty text is one: "no commit", "no unit".
void read(const Node& node, std::string& text, FaultList& faults) {
  if (expect_kind(node, Node::Kind::kText, faults)) text = node.text;
}
void read(const Node& node, bool& truth, FaultList& faults) { truth = read_boolean(node, faults).value_or(false); }
void read(const Node& node, double& number, FaultList& faults) {
  number = node.is(Node::Kind::kNull) ? kUndefined : read_number(node, -kHuge, kHuge, "1", faults).value_or(kUndefined);
}
void read(const Node& node, int& number, FaultList& faults) {
  number = read_count(node, 0, 1 << 30, "1", faults).value_or(0);
}
void read(const Node& node, std::int64_t& number, FaultList& faults) {
  number = read_count(node, 0, 1 << 30, "1", faults).value_or(0);
}
void read(const Node& node, ChartSpec& spec, FaultList& faults) {
  if (!expect_kind(node, Node::Kind::kObject, faults)) return;
  check_chart(node, faults);
  spec.json = write_json(node);
}

/// The name of a chart is the name of its files.
void expect_chart_name(const Node& name, FaultList& faults) {
  if (!is_chart_name(name.text))
    faults.add(name.place, in_quotes(name.text) + " is no name of a chart", "small letters, digits and dashes");
}

template <class T> void read(const Node& node, T& finding, FaultList& faults);
template <class T> void read(const Node& node, std::vector<T>& list, FaultList& faults);

template <class T> void read_members(ObjectReader& reader, T& finding, FaultList& faults) {
  const auto one = [&](const auto& member) {
    using Value = std::remove_cvref_t<decltype(finding.*member.member)>;
    constexpr bool kMayBeMissing = std::is_same_v<Value, std::vector<LagReading>>;
    if (const Node* node = kMayBeMissing ? reader.optional(member.name) : reader.required(member.name))
      read(*node, finding.*member.member, faults);
  };
  std::apply([&](const auto&... member) { (one(member), ...); }, members_of<T>());
  reader.finish();
}

template <class T> void read(const Node& node, T& finding, FaultList& faults) {
  ObjectReader reader(node, faults);
  read_members(reader, finding, faults);
  if constexpr (std::is_same_v<T, KeptFigure>)
    if (const Node* name = node.find("name"); name != nullptr && name->is(Node::Kind::kText))
      expect_chart_name(*name, faults);
}

template <class T> void read(const Node& node, std::vector<T>& list, FaultList& faults) {
  if (!expect_kind(node, Node::Kind::kList, faults)) return;
  for (const Node& item : node.items) read(item, list.emplace_back(), faults);
}

template <class T> T finding_of(std::string_view text, const std::string& file) {
  FaultList faults;
  T finding;
  const std::optional<Node> root = read_json(text, file, faults);
  faults.throw_if_any();
  ObjectReader reader(*root, faults);
  if (read_heading(reader, faults)) read_members(reader, finding, faults);
  faults.throw_if_any();
  return finding;
}

}  // namespace

std::string finding_json(const ParadoxFinding& finding) { return json_of(finding); }
std::string finding_json(const HindcastFinding& finding) { return json_of(finding); }
std::string finding_json(const LearntFinding& finding) { return json_of(finding); }
std::string finding_json(const ClaimsFinding& finding) { return json_of(finding); }
std::string finding_json(const AgainstFinding& finding) { return json_of(finding); }

ParadoxFinding read_paradox_finding(std::string_view text, const std::string& file) {
  return finding_of<ParadoxFinding>(text, file);
}
HindcastFinding read_hindcast_finding(std::string_view text, const std::string& file) {
  return finding_of<HindcastFinding>(text, file);
}
LearntFinding read_learnt_finding(std::string_view text, const std::string& file) {
  return finding_of<LearntFinding>(text, file);
}
ClaimsFinding read_claims_finding(std::string_view text, const std::string& file) {
  return finding_of<ClaimsFinding>(text, file);
}
AgainstFinding read_against_finding(std::string_view text, const std::string& file) {
  return finding_of<AgainstFinding>(text, file);
}

}  // namespace io
