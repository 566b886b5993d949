#include "invariants/sameness.hpp"

#include <bit>
#include <cstdint>

namespace worlds {

namespace {

/// The first place in which two rows differ; -1 if none.
int difference(const double* a, const double* b, int count) {
  for (int i = 0; i < count; ++i) {
    const bool both_nan = a[i] != a[i] && b[i] != b[i];
    if (!both_nan && std::bit_cast<std::uint64_t>(a[i]) != std::bit_cast<std::uint64_t>(b[i])) return i;
  }
  return -1;
}

std::string place(const std::string& what, int replicate, int month, double a, double b) {
  return what + " of replicate " + std::to_string(replicate + 1) + " in month " + std::to_string(month) + ": " +
         std::to_string(a) + " and " + std::to_string(b);
}

}  // namespace

std::string first_difference(const engine::Results& a, const engine::Results& b, int replicates, int months) {
  for (int month = 0; month < months; ++month)
    for (std::size_t output = 0; output < engine::kOutputs; ++output) {
      const double *x = a.column(output, month), *y = b.column(output, month);
      const int i = difference(x, y, replicates);
      if (i >= 0) return place(engine::output_name(output), i, month, x[i], y[i]);
    }
  if (a.months() != months || b.months() != months) return {};
  if (a.events().size() != b.events().size()) return "the events differ in number";
  for (std::size_t event = 0; event < a.events().size(); ++event) {
    const std::string name = a.events()[event].event + " of " + a.events()[event].actor;
    const int first = difference(a.event_first(event), b.event_first(event), replicates);
    if (first >= 0) return place("first " + name, first, -1, a.event_first(event)[first], b.event_first(event)[first]);
    const int count = difference(a.event_count(event), b.event_count(event), replicates);
    if (count >= 0)
      return place("number of " + name, count, -1, a.event_count(event)[count], b.event_count(event)[count]);
  }
  return {};
}

}  // namespace worlds
