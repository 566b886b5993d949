#include "app/options.hpp"

#include <charconv>
#include <limits>

namespace app {

std::optional<std::uint64_t> read_whole(std::string_view text, std::uint64_t low, std::uint64_t high,
                                        std::string_view option, io::FaultList& faults) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc() && end == text.data() + text.size() && low <= value && value <= high) return value;
  base::Fault fault;
  fault.pointer = option;
  fault.problem =
      "\"" + std::string(text) + "\" is no whole number from " + std::to_string(low) + " to " + std::to_string(high);
  faults.add(fault);
  return std::nullopt;
}

std::optional<std::uint64_t> read_seed(const ScenarioOptions& options, io::FaultList& faults) {
  return read_whole(options.seed, 0, std::numeric_limits<std::uint64_t>::max(), "--seed", faults);
}

}  // namespace app
