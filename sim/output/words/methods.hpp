#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "input/kept/provenance.hpp"

namespace io {

/// What a note on methods tells, out of a manifest.
struct MethodsFacts {
  Provenance run;
  std::vector<std::string> scenarios;  ///< of a comparison, the reference first
  std::vector<std::string> unpaired;   ///< those of them whose worlds are another choice than the reference's
  std::size_t ancestors = 0;           ///< independent clusters among the worlds; 0: each world is its own
  std::string present, horizon;        ///< YYYY-MM
};

/// Of a run of so many worlds that they are surveyed, a sentence on what is told of the first of them alone; empty for others.
std::string survey_in_words(int replicates);

/// A note of about 150 words on how the numbers of a run came about, to be pasted under a table or a chart.
std::string methods_of_run(const MethodsFacts& facts);

/// The same for a comparison.
std::string methods_of_comparison(const MethodsFacts& facts);

/// The same for a study of the worlds: `how` tells what was done with them, in sentences.
std::string methods_of_study(const MethodsFacts& facts, const std::string& how);

}  // namespace io
