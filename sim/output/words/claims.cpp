#include "output/words/claims.hpp"

#include <cmath>

#include "input/json/heading.hpp"
#include "input/json/json_write.hpp"

namespace io {

namespace {

Node number_or_null(double value) { return std::isfinite(value) ? make_number(value) : Node{}; }

Node claim_node(const Claim& claim) {
  Node node = make_object();
  add_member(node, "id", make_text(claim.id));
  add_member(node, "sentence", make_text(claim.sentence));
  add_member(node, "metric", make_text(claim.metric));
  add_member(node, "unit", make_text(claim.unit));
  add_member(node, "month", make_text(claim.month));
  add_member(node, "value", number_or_null(claim.value));
  Node& interval = add_member(node, "interval", make_object());
  add_member(interval, "low", number_or_null(claim.low));
  add_member(interval, "high", number_or_null(claim.high));
  add_member(interval, "meaning", make_text(claim.interval));
  add_member(node, "told_from_zero", make_boolean(claim.told_from_zero));
  Node& branches = add_member(node, "range_over_branches", make_object());
  add_member(branches, "low", number_or_null(claim.lowest));
  add_member(branches, "low_at", make_text(claim.lowest_at));
  add_member(branches, "high", number_or_null(claim.highest));
  add_member(branches, "high_at", make_text(claim.highest_at));
  add_member(node, "figures", make_texts(claim.figures));
  return node;
}

}  // namespace

std::string claims_json(const std::vector<Claim>& claims,
                        const std::vector<std::pair<std::string, std::string>>& provenance) {
  Node root = make_object();
  add_member(root, "format_version", make_number(kFormatVersion));
  Node& source = add_member(root, "source", make_object());
  for (const auto& [what, text] : provenance) add_member(source, what, make_text(text));
  Node& list = add_member(root, "claims", make_list());
  for (const Claim& claim : claims) list.items.push_back(claim_node(claim));
  return write_json(root);
}

}  // namespace io
