#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "input/json/json_node.hpp"

namespace io {

/// So many faults are kept; of more only the number is. A file of 16 MiB can have a fault in every second byte.
inline constexpr std::size_t kMostFaults = 100'000;

/// Collects what is wrong with the input, so that a user hears of everything at once.
class FaultList {
 public:
  void add(const Place& place, std::string problem, std::string allowed = {}, std::string suggestion = {});
  void add(base::Fault fault);
  bool empty() const { return faults_.empty(); }
  std::size_t size() const { return faults_.size(); }
  const std::vector<base::Fault>& faults() const { return faults_; }
  /// Throws base::InputError with all faults, by file (in the order of their first fault), line and column. Does
  /// nothing when there are none.
  void throw_if_any() const;
  /// "did you mean NAME?" as suggest() says, or empty. Guessing stops once so many names were compared that more of it would
  /// take longer than reading: of a file with 50,000 faults, the first thousands have a guess.
  std::string guess(std::string_view name, std::span<const std::string_view> known);

 private:
  std::vector<base::Fault> faults_;
  std::size_t more_ = 0;  ///< that were not kept
  std::size_t compared_ = 0;
};

/// "did you mean NAME?", or empty when no known name is near.
std::string suggest(std::string_view name, std::span<const std::string_view> known);

/// "one of a, b, c"; more than 12 names become the first 12 and the number of the others.
std::string one_of(std::span<const std::string_view> known);

/// "from LOW to HIGH UNIT"; unit "1" is left out.
std::string range_text(double low, double high, std::string_view unit);

}  // namespace io
