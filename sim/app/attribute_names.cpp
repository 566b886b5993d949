#include "app/attribute_names.hpp"

#include "engine/results.hpp"
#include "io/text/charts_words.hpp"
#include "io/text/csv.hpp"
#include "model/metrics.hpp"

namespace app {

namespace {

/// ", in chips/year"; nothing for a share.
std::string unit_behind(std::size_t output) {
  const std::string unit = engine::output_unit(output);
  return unit == "1" ? "" : ", in " + unit;
}

/// "lag by trend of capability": a lag as the headline says it, any other outcome by its meaning.
std::string outcome_words(std::size_t output) {
  const std::string name = engine::output_name(output);
  if (name.starts_with("gap_")) return io::name_in_words(name);
  if (output >= model::kMetrics) return io::name_in_words(name) + unit_behind(output);
  const std::string_view meaning = model::kMetricRows[output].meaning;
  return std::string(meaning.substr(0, meaning.find_first_of(":;"))) + unit_behind(output);
}

}  // namespace

std::string reading_words(const Reading& reading) {
  const bool lag = engine::output_name(reading.output).starts_with("gap_");
  return (lag ? "China's " : "") + outcome_words(reading.output) + (lag ? ", in months" : "") + ", " +
         io::say_month(io::csv_month(reading.month));
}

std::string headed(const Reading& reading) {
  std::string words = io::capitalised(reading_words(reading));
  const std::string unit = ", in months";
  if (const std::size_t at = words.find(unit); at != std::string::npos) words.erase(at, unit.size());
  return words + ": ";
}

}  // namespace app
