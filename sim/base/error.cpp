#include "base/error.hpp"

#include <utility>

namespace base {

namespace {

std::string place_of(const Fault& fault) {
  std::string place = fault.file;
  if (fault.line > 0) place += ":" + std::to_string(fault.line);
  if (fault.line > 0 && fault.column > 0) place += ":" + std::to_string(fault.column);
  return place;
}

std::string describe_all(const std::vector<Fault>& faults) {
  std::string text;
  for (const Fault& fault : faults) text += (text.empty() ? "" : "\n") + describe(fault);
  return text;
}

std::string describe_invariant(const std::string& message, long replicate, long month) {
  std::string place;
  if (replicate != InvariantError::kUnknown) place = "replicate " + std::to_string(replicate);
  if (month != InvariantError::kUnknown) place += (place.empty() ? "month " : ", month ") + std::to_string(month);
  return place.empty() ? message : message + " (" + place + ")";
}

}  // namespace

std::string describe(const Fault& fault) {
  std::string text;
  for (const std::string& part : {place_of(fault), fault.pointer, fault.problem})
    if (!part.empty()) text += (text.empty() ? "" : ": ") + part;
  if (!fault.allowed.empty()) text += "; allowed: " + fault.allowed;
  if (!fault.suggestion.empty()) text += "; " + fault.suggestion;
  return text;
}

InputError::InputError(std::vector<Fault> faults)
    : std::runtime_error(describe_all(faults)), faults_(std::move(faults)) {}

InvariantError::InvariantError(const std::string& message, long replicate, long month)
    : std::logic_error(describe_invariant(message, replicate, month)),
      message_(message),
      replicate_(replicate),
      month_(month) {}

namespace detail {
void fail(const char* problem) { throw InvariantError(problem); }
}  // namespace detail

}  // namespace base
