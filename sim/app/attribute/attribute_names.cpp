#include "app/attribute/attribute_names.hpp"

#include "engine/results.hpp"
#include "input/csv/csv.hpp"
#include "model/metrics.hpp"
#include "output/words/charts_words.hpp"

namespace app {

namespace {

/// ", in chips/year"; nothing for a share.
std::string unit_behind(std::size_t output) {
  const std::string unit = engine::output_unit(output);
  return unit == "1" ? "" : ", in " + unit;
}

/// "lag at the present pace", "Chinese compute, in H100e".
std::string outcome_words(std::size_t output) {
  const std::string name = engine::output_name(output);
  return io::name_in_words(name) + (name.starts_with("gap_") ? "" : unit_behind(output));
}

/// `months`: what stands behind a lag.
std::string words_of(const study::Reading& reading, const std::string& months) {
  const bool lag = engine::output_name(reading.output).starts_with("gap_");
  return (lag ? "China's " : "") + outcome_words(reading.output) + (lag ? months : "") + ", " +
         io::say_month(io::csv_month(reading.month));
}

}  // namespace

std::string reading_words(const study::Reading& reading) { return words_of(reading, ", in months"); }

std::string headed(const study::Reading& reading) { return io::capitalised(words_of(reading, "")) + ": "; }

}  // namespace app
