#pragma once
// What can go wrong, in two kinds: the user's input (all faults at once, each with its place and its remedy) and a
// broken promise of the program itself.

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace base {

/// So many faults are told; of more the number is.
inline constexpr std::size_t kMostFaultsTold = 1000;

/// One fault in what the user gave. Text that is not known stays empty; line and column count from 1, 0 means unknown.
struct Fault {
  std::string file;  ///< as the user named it
  long line = 0;
  long column = 0;
  std::string pointer;     ///< JSON pointer of the value, or the option on the command line
  std::string problem;     ///< what is wrong, with the value that was found
  std::string allowed;     ///< the allowed range or choices
  std::string suggestion;  ///< how to mend it, such as the nearest known name
};

/// Text for a terminal, a log or a page: control characters, marks that turn the direction of writing, and bytes that are
/// no characters of UTF-8 are written out as \u001b: they can end a text or steer a terminal. All else stays.
std::string printable(std::string_view text);

/// One line for people: "file:line:column: pointer: problem; allowed: ...; did you mean ...?" without the unknown
/// parts. Printable, whatever the parts hold.
std::string describe(const Fault& fault);

/// Input that cannot be used. Carries every fault found, at least one; `what()` has one line per fault.
class InputError : public std::runtime_error {
 public:
  explicit InputError(std::vector<Fault> faults);
  const std::vector<Fault>& faults() const noexcept { return faults_; }

 private:
  std::vector<Fault> faults_;
};

/// A promise that the program broke: the run must stop. `ensure` knows no place; who drives the months adds it with
/// `at`.
class InvariantError : public std::logic_error {
 public:
  static constexpr long kUnknown = -1;

  explicit InvariantError(const std::string& message, long replicate = kUnknown, long month = kUnknown);
  long replicate() const noexcept { return replicate_; }
  long month() const noexcept { return month_; }
  const std::string& message() const noexcept { return message_; }

  /// The same error, placed. Months count from the start of the run.
  InvariantError at(long replicate, long month) const { return InvariantError(message_, replicate, month); }

 private:
  std::string message_;
  long replicate_;
  long month_;
};

namespace detail {
[[noreturn]] void fail(const char* problem);
}

/// Throws InvariantError(problem) unless the condition holds. Costs a compare and a branch: fit for every call and
/// month.
inline void ensure(bool condition, const char* problem) {
  if (!condition) [[unlikely]]
    detail::fail(problem);
}

}  // namespace base
