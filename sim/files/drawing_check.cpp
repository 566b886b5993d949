#include "files/drawing_check.hpp"

#include <algorithm>
#include <array>
#include <boost/algorithm/string/case_conv.hpp>
#include <cctype>
#include <pugixml.hpp>

namespace io {

namespace {

/// What Vega draws with.
constexpr std::array<std::string_view, 15> kElements = {
    "svg",     "g",        "path",     "text", "tspan",          "rect",           "line", "circle",
    "ellipse", "polyline", "clipPath", "defs", "linearGradient", "radialGradient", "stop"};
/// Elements that may hold text alone: the provenance, and what is told under the pointer.
constexpr std::array<std::string_view, 2> kTexts = {"metadata", "title"};
/// Attributes whose value is words for people: nothing reads them as a style or an address.
constexpr std::array<std::string_view, 4> kWords = {"aria-label", "aria-roledescription", "class", "id"};
/// What may stand before a bracket in any other value.
constexpr std::array<std::string_view, 8> kFunctions = {"translate", "rotate", "scale", "matrix",
                                                        "rgb",       "rgba",   "hsl",   "url"};

template <class List> bool holds(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// Styles may hide an address behind an escape or a comment, so neither may stand in them.
bool is_plain_value(std::string_view value) {
  if (value.find_first_of("\\@") != std::string_view::npos || value.find("/*") != std::string_view::npos) return false;
  for (std::size_t at = value.find('('); at != std::string_view::npos; at = value.find('(', at + 1)) {
    std::size_t start = at;
    while (start > 0 && (std::isalnum(static_cast<unsigned char>(value[start - 1])) != 0 || value[start - 1] == '-'))
      --start;
    const std::string_view function = value.substr(start, at - start);
    if (!holds(kFunctions, function) || (function == "url" && value.substr(at + 1, 1) != "#")) return false;
  }
  return true;
}

std::string problem_of(const pugi::xml_attribute& attribute) {
  const std::string name = boost::algorithm::to_lower_copy(std::string(attribute.name()));  // HTML knows no case
  const std::string_view value = attribute.value();
  const bool names_space = name == "xmlns" || name == "xmlns:xlink";
  if (names_space || holds(kWords, name)) return "";
  if (name.starts_with("on") || name.find(':') != std::string_view::npos || name == "href" || name == "src")
    return "has an attribute " + std::string(name);
  return is_plain_value(value) ? "" : "has an attribute " + std::string(name) + " that may lead outside of it";
}

class Walker : public pugi::xml_tree_walker {
 public:
  std::string problem;

  bool for_each(pugi::xml_node& node) override {
    if (node.type() == pugi::node_pcdata) return true;
    const std::string_view name = node.name();
    const bool is_text = holds(kTexts, name) && node.find_child([](const pugi::xml_node& child) {
      return child.type() != pugi::node_pcdata;
    }) == pugi::xml_node();
    if (node.type() != pugi::node_element)
      problem = "has a comment, an instruction or a declaration";
    else if (!is_text && !holds(kElements, name))
      problem = "has an element <" + std::string(name) + ">";
    for (const pugi::xml_attribute& attribute : node.attributes())
      if (problem.empty()) problem = problem_of(attribute);
    return problem.empty();
  }
};

}  // namespace

std::string unfit_drawing(std::string_view svg) {
  pugi::xml_document document;
  const pugi::xml_parse_result read =
      document.load_buffer(svg.data(), svg.size(), pugi::parse_full, pugi::encoding_utf8);
  if (!read) return "is not XML";
  if (std::string_view(document.document_element().name()) != "svg") return "is no SVG";
  Walker walker;
  document.traverse(walker);
  return walker.problem;
}

}  // namespace io
