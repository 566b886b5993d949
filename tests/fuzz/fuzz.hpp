#pragma once
// What the fuzz targets share. A target is a source of targets/ that defines LLVMFuzzerTestOneInput: it reads the bytes as some
// file or word that a stranger may hand to the program. The answer is a value or base::InputError; anything else, an exception
// of another kind among them, ends the process and is a finding.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "input/record/calibration.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// A promise of a reader: its breach is a finding.
inline void promise(bool kept, const char* what) {
  if (kept) return;
  std::cerr << "broken: " << what << std::endl;
  std::abort();
}

/// Whether it was read. It may be refused, with a reason.
template <class Read> bool answers(const Read& read) {
  try {
    read();
    return true;
  } catch (const base::InputError& error) {
    promise(!error.faults().empty() && *error.what() != '\0', "a refusal has a reason");
    return false;
  }
}

/// Where a target reads files of several kinds, the first line names the kind.
struct Kinded {
  std::string_view kind, body;
};
inline Kinded kinded(std::string_view input) {
  const std::size_t end = input.find('\n');
  if (end == std::string_view::npos) return {"", input};
  return {input.substr(0, end), input.substr(end + 1)};
}

/// The lines of a text, at most so many.
std::vector<std::string> lines_of(std::string_view text, std::size_t most);

/// The record of this source tree.
const io::Calibration& record();
/// Reads a file of this source tree, and nothing else of the disk. Throws io::Unreadable.
std::string library_file(const std::string& path);

}  // namespace fuzz
