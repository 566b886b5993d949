#include "telling/words.hpp"

#include <sstream>
#include <string_view>
#include <utility>

#include "base/error.hpp"
#include "engine/results.hpp"
#include "input/json/input_values.hpp"
#include "input/json/json_write.hpp"
#include "input/record/distribution_json.hpp"
#include "model/metrics.hpp"
#include "output/table/table.hpp"

namespace app {

namespace {

std::string mixture_in_words(const base::Distribution& mixture) {
  std::string text;
  for (std::size_t i = 0; i < mixture.components.size(); ++i)
    text +=
        (i == 0 ? "" : "; ") + io::number_text(mixture.weights[i]) + " " + distribution_in_words(mixture.components[i]);
  return "mixture (" + text + ")";
}

}  // namespace

std::string plain(std::string text) {
  const std::pair<std::string_view, std::string_view> replaced[] = {{"\u00a0", " "}, {"\u202f", " "}, {"\u2212", "-"}};
  for (const auto& [from, to] : replaced)
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
      text.replace(at, from.size(), to);
  return text;
}

std::string distribution_in_words(const base::Distribution& distribution) {
  if (distribution.family == base::Family::kConstant) return io::number_text(distribution.value);
  if (distribution.family == base::Family::kMixture) return mixture_in_words(distribution);
  std::string text;
  for (const io::FamilyParameter& parameter : io::family_parameters(distribution.family))
    text +=
        (text.empty() ? "" : ", ") + std::string(parameter.key) + " " + io::number_text(distribution.*parameter.member);
  return std::string(base::family_name(distribution.family)) + " (" + text + ")";
}

std::string in_words(const io::Node& node) {
  std::string text;
  switch (node.kind) {
    case io::Node::Kind::kNull:
      return "";
    case io::Node::Kind::kBoolean:
      return node.truth ? "true" : "false";
    case io::Node::Kind::kNumber:
      return io::number_text(node.number);
    case io::Node::Kind::kText:
      return node.text;
    case io::Node::Kind::kList:
      for (const io::Node& item : node.items) text += (text.empty() ? "" : ", ") + in_words(item);
      return text;
    case io::Node::Kind::kObject:
      for (const io::Member& member : node.members)
        text += (text.empty() ? "" : " ") + member.key + " " + in_words(member.value);
      return text;
  }
  return text;
}

std::string in_words(const io::Target& question) {
  const std::string name(model::kMetricRows[question.metric].name), last = io::month_text(question.to);
  if (question.statistic == io::Statistic::kValue) return name + " at " + last;
  return name + ", " + std::string(io::statistic_name(question.statistic)) + " of " + io::month_text(question.from) +
         " to " + last;
}

std::string wrapped(const std::string& text, std::size_t width, std::size_t indent) {
  std::istringstream words(text);
  std::string lines, word;
  std::size_t used = 0;
  while (words >> word) {
    word = base::printable(word);
    const std::size_t wide = io::width_of(word);
    if (used > 0 && used + 1 + wide > width) lines += "\n" + std::string(indent, ' '), used = 0;
    lines += (used > 0 ? " " : "") + word;
    used += (used > 0 ? 1 : 0) + wide;
  }
  return lines;
}

}  // namespace app
