// What the model is fitted to, scored by and updated with: a file of calibration/targets, or one of new figures.
#include "input/record/targets.hpp"
#include "fuzz.hpp"
#include "input/record/new_figures.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto [kind, body] = fuzz::kinded(fuzz::text_of(data, size));
  const std::string name = "cal/targets/" + std::string(kind), text(body);
  fuzz::answers([&, kind = kind] {
    if (kind == "new") {
      io::FaultList faults;
      io::read_new_figures(text, "new.json", fuzz::record(), faults);
      faults.throw_if_any();
    } else {
      io::read_targets("cal", fuzz::record(),
                       [&](const std::string& path) { return path == name ? text : std::string("[]"); });
    }
  });
  return 0;
}
