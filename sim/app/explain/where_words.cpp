#include "app/explain/where_words.hpp"

#include <array>
#include <cmath>
#include <cstdio>
#include <string_view>

#include "input/json/input_values.hpp"
#include "input/json/json_write.hpp"
#include "model/hypotheses.hpp"

namespace app {

using study::Condition, study::Where;

std::string dated_name(const Condition& condition) {
  if (condition.subject != Condition::Subject::kOutput) return condition.name();
  return condition.name() + "@" + io::month_text(condition.from) +
         (condition.to > condition.from ? ".." + io::month_text(condition.to) : "");
}

std::string value_in_words(const Condition& condition, double value) {
  if (std::isnan(value)) return "undefined";
  if (condition.subject == Condition::Subject::kClaim)
    return std::string(model::kHypothesisRows[condition.index].branch[static_cast<std::size_t>(value)]);
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%.4g", value);
  return text.data() + (condition.unit() == "1" ? "" : " " + condition.unit());
}

std::string text_of(const Condition& condition) {
  const bool claim = condition.subject == Condition::Subject::kClaim;
  const std::string sign(kRelationSigns[static_cast<std::size_t>(condition.relation)]);
  return dated_name(condition) + " " + sign + " " +
         (claim ? value_in_words(condition, condition.bound) : io::number_text(condition.bound));
}

std::string text_of(const Where& where) {
  if (where.kind == Where::Kind::kCondition) return text_of(where.condition);
  const bool all = where.kind == Where::Kind::kAll;
  std::string joined;
  for (const Where& part : where.parts) {
    const bool inner = all && part.kind != Where::Kind::kCondition && part.kind != where.kind;
    joined += (joined.empty() ? "" : all ? " and " : " or ") + (inner ? "(" + text_of(part) + ")" : text_of(part));
  }
  return joined;
}

}  // namespace app
