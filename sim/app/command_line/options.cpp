#include "app/command_line/options.hpp"

#include <charconv>
#include <limits>

#include "engine/results.hpp"
#include "input/json/input_values.hpp"

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

std::optional<std::uint64_t> read_seed(const std::string& seed, io::FaultList& faults) {
  return read_whole(seed, 0, std::numeric_limits<std::uint64_t>::max(), "--seed", faults);
}

void add_option_fault(std::string_view option, std::string problem, std::string allowed, io::FaultList& faults,
                      std::string suggestion) {
  base::Fault fault;
  fault.pointer = option;
  fault.problem = std::move(problem);
  fault.allowed = std::move(allowed);
  fault.suggestion = std::move(suggestion);
  faults.add(std::move(fault));
}

void add_unknown_word(std::string_view option, std::string_view what, std::string_view word,
                      const std::vector<std::string_view>& known, io::FaultList& faults) {
  io::Place place;
  place.pointer = option;
  io::add_unknown(place, what, word, known, faults);
}

std::optional<std::size_t> read_output(const std::string& name, std::string_view option, io::FaultList& faults) {
  const int output = engine::find_output(name);
  if (output >= 0) return static_cast<std::size_t>(output);
  const std::string lever = "lever_" + name.substr(name.starts_with("policy.") ? name.find('.') + 1 : 0);
  if (engine::find_output(lever) >= 0) {
    add_option_fault(option, io::in_quotes(name) + " is no metric", "a metric, or a lever in force as lever_NAME",
                     faults, "did you mean " + io::in_quotes(lever) + "?");
    return std::nullopt;
  }
  std::vector<std::string> names;
  for (std::size_t i = 0; i < engine::kOutputs; ++i) names.push_back(engine::output_name(i));
  add_unknown_word(option, "metric", name, {names.begin(), names.end()}, faults);
  return std::nullopt;
}

std::optional<int> read_month(const std::string& text, int first, int last, std::string_view option,
                              io::FaultList& faults) {
  const std::optional<int> month = io::parse_month(text);
  if (month && *month >= first && *month <= last) return month;
  add_option_fault(option, io::in_quotes(text) + " is no month that is simulated",
                   "YYYY-MM from " + io::month_text(first) + " to " + io::month_text(last), faults);
  return std::nullopt;
}

engine::Kernel read_kernel(const std::string& name, io::FaultList& faults) {
  const std::optional<engine::Kernel> kernel = engine::find_kernel(name);
  if (kernel) return *kernel;
  std::vector<std::string_view> names{"auto"};
  for (const engine::Kernel available : engine::available_kernels()) names.push_back(engine::kernel_name(available));
  add_unknown_word("--kernel", "kernel", name, names, faults);
  return engine::Kernel::kScalar;
}

namespace {

base::Fault fault_at(const std::filesystem::path& place, std::string problem, std::string suggestion) {
  base::Fault fault;
  fault.file = place.string();
  fault.problem = std::move(problem);
  fault.suggestion = std::move(suggestion);
  return fault;
}

}  // namespace

void add_place_fault(const std::filesystem::path& place, std::string problem, std::string suggestion,
                     io::FaultList& faults) {
  faults.add(fault_at(place, std::move(problem), std::move(suggestion)));
}

void refuse_place(const std::filesystem::path& place, std::string problem, std::string suggestion) {
  throw base::InputError({fault_at(place, std::move(problem), std::move(suggestion))});
}

}  // namespace app
