#pragma once

#include <map>
#include <string>

#include "base/error.hpp"
#include "input/record/calibration.hpp"
#include "input/scenario/scenario.hpp"

/// A small made-up calibration and a place for scenario files, all in memory.
namespace sample {

/// Files by path.
struct Files {
  std::map<std::string, std::string> bytes;
  io::ReadFile reader() const;
};

/// A calibration of a few agents under "cal/": one or two of each type.
Files calibration_files();
/// The same, read.
const io::Calibration& calibration();

/// The scenario in `text`, stored as "s.json", with other files beside it.
io::Scenario scenario(const std::string& text, const std::map<std::string, std::string>& others = {},
                      const std::vector<std::string>& overrides = {});
/// The faults of that scenario; empty if it has none.
std::vector<base::Fault> faults_of(const std::string& text, const std::map<std::string, std::string>& others = {},
                                   const std::vector<std::string>& overrides = {});
/// `{"format_version": 1, "title": "T"` and the members, closed.
std::string with(const std::string& members);

/// One fault as text: "file:line:column pointer | problem | allowed | suggestion".
std::string in_full(const base::Fault& fault);
std::string in_full(const std::vector<base::Fault>& faults);

}  // namespace sample
