// What else lies in a folder of results: its tables, and drawings.
#include "output/table/tables.hpp"
#include "files/drawing_check.hpp"
#include "fuzz.hpp"
#include "input/kept/chart_data.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [kind, body] = fuzz::kinded(fuzz::text_of(data, size));
  fuzz::answers([&, kind = kind, text = body] {
    if (kind == "summary")
      io::read_summary_csv(text, "summary.csv");
    else if (kind == "parameters")
      io::read_parameters_csv(text, "parameters.csv");
    else if (kind == "events")
      io::read_events_csv(text, "events.csv");
    else
      io::unfit_drawing(text);
  });
  return 0;
}
