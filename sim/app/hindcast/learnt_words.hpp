#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "input/kept/findings.hpp"
#include "input/record/calibration.hpp"
#include "output/chart/charts_learnt.hpp"
#include "output/table/table.hpp"
#include "study/hindcast/learnt.hpp"

namespace app {

/// What a parameter is, in words that stand alone: its meaning, or its name spelled out where the meaning leans on
/// another's ("the same in 2025").
std::string parameter_words(std::size_t parameter);

/// The chart `learnt`: the `most` parameters of which the record says most, prior beside posterior. `source`: one line.
io::LearntChart learnt_chart(const std::vector<study::Learnt>& learnt, const std::string& source,
                             std::size_t most = 20);

/// Every parameter for reports, those first of which the record says most.
std::vector<io::LearntLine> learnt_lines(const std::vector<study::Learnt>& learnt, const io::Calibration& calibration);

/// learnt.csv.
io::Table learnt_table(const std::vector<study::Learnt>& learnt, const io::Calibration& calibration);

}  // namespace app
