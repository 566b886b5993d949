#include <array>
#include <cmath>

#include "input/json/input_values.hpp"
#include "input/record/calibration_parts.hpp"

namespace io {

namespace {

struct FigureText {
  std::string_view key;
  std::string DocumentedFigure::*member;
};
constexpr std::array<FigureText, 12> kTexts{{{"id", &DocumentedFigure::id},
                                             {"quantity", &DocumentedFigure::quantity},
                                             {"subject", &DocumentedFigure::subject},
                                             {"unit", &DocumentedFigure::unit},
                                             {"refers_to", &DocumentedFigure::refers_to},
                                             {"published", &DocumentedFigure::published},
                                             {"source_title", &DocumentedFigure::source_title},
                                             {"source_address", &DocumentedFigure::source_address},
                                             {"source_tier", &DocumentedFigure::source_tier},
                                             {"paraphrase", &DocumentedFigure::paraphrase},
                                             {"kind", &DocumentedFigure::kind},
                                             {"confidence", &DocumentedFigure::confidence}}};

struct FigureNumber {
  std::string_view key;
  double DocumentedFigure::*member;
};
constexpr std::array<FigureNumber, 3> kNumbers{
    {{"low", &DocumentedFigure::low}, {"central", &DocumentedFigure::central}, {"high", &DocumentedFigure::high}}};

void read_value(const Node& node, DocumentedFigure& figure, FaultList& faults) {
  if (node.is(Node::Kind::kNumber))
    figure.value = node.number;
  else if (node.is(Node::Kind::kBoolean))
    figure.value_text = node.truth ? "true" : "false";
  else
    figure.value_text = read_text(node, faults).value_or("");
}

DocumentedFigure read_figure(const Node& node, FaultList& faults) {
  DocumentedFigure figure;
  ObjectReader reader(node, faults);
  for (const FigureText& text : kTexts)
    if (const Node* value = reader.required(text.key)) figure.*text.member = read_text(*value, faults).value_or("");
  for (const FigureNumber& number : kNumbers)
    if (const Node* value = reader.optional(number.key))
      figure.*number.member = read_number(*value, -kHuge, kHuge, figure.unit, faults).value_or(DocumentedFigure::kNone);
  if (const Node* value = reader.optional("value")) read_value(*value, figure, faults);
  if (const Node* contradicts = reader.optional("contradicts")) figure.contradicts = read_texts(*contradicts, faults);
  if (const Node* note = reader.optional("note")) figure.note = read_text(*note, faults).value_or("");
  reader.finish();
  if (figure.low > figure.high) faults.add(node.place, "the interval ends before it begins", "low <= high");
  if (figure.central < figure.low || figure.central > figure.high)
    faults.add(node.place, "the central value lies outside its interval", "low <= central <= high");
  const bool says_nothing = std::isnan(figure.low) && std::isnan(figure.central) && std::isnan(figure.high) &&
                            std::isnan(figure.value) && figure.value_text.empty();
  if (reader.is_object() && says_nothing)
    faults.add(node.place, "the figure has no number and no words", "low, central, high or value");
  return figure;
}

}  // namespace

void read_figures(const Node& node, Calibration& calibration, FaultList& faults) {
  if (!expect_kind(node, Node::Kind::kList, faults)) return;
  for (const Node& item : node.items) calibration.figures.push_back(read_figure(item, faults));
  check_unique(node, "id", faults);
}

}  // namespace io
