#include "telling/compare/outcome_words.hpp"

#include "engine/results.hpp"
#include "output/words/charts_words.hpp"

namespace app {

std::string label_of(const study::Outcome& outcome) {
  if (outcome.name == "materials") return "China's materials lever";  // levers are labelled by questions
  const std::string label = io::name_in_words(engine::output_name(outcome.output));
  if (outcome.take == study::Take::kYearMean) return label + " over 12 months";
  return outcome.take == study::Take::kTotal ? label + " since 2022" : label;
}

std::string meaning_of(const study::Outcome& outcome) {
  const std::string metric(engine::output_name(outcome.output));
  switch (outcome.take) {
    case study::Take::kYearMean:
      return "mean of " + metric + " over the twelve months to the month";
    case study::Take::kTotal:
      return metric + ", summed since January 2022";
    case study::Take::kLogarithm:
      return "natural logarithm of " + metric + ", so that a difference is a ratio";
    case study::Take::kValue:
      break;
  }
  return metric + " in the month";
}

io::Table outcome_dictionary(const std::vector<study::Outcome>& outcomes) {
  io::Table table{"dictionary",
                  "The outcomes of this comparison",
                  "",
                  io::columns_named("outcome,label,unit,difference_unit,meaning"),
                  {}};
  for (const study::Outcome& outcome : outcomes)
    table.row({outcome.name, label_of(outcome), outcome.unit_text(), outcome.difference_unit(), meaning_of(outcome)});
  return table;
}

std::string money_of(const study::MoneyRate& rate) {
  return rate.money_outcome == "receipts" ? "receipts" : "vendors' sales to China";
}

std::string label_of(const study::MoneyRate& rate) {
  return money_of(rate) + (rate.gained ? " forgone per month of lag gained" : " per month of lag conceded");
}

}  // namespace app
