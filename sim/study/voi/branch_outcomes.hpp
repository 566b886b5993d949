#pragma once
#include <string>
#include <vector>

#include "input/kept/findings.hpp"
#include "study/worlds/answers.hpp"

namespace study {

/// What is told of every branch of every claim: the lag at the present pace at the end of 2028, and the gap as published figures show it
/// at the present. To be appended to a list of questions.
std::vector<io::Target> branch_questions(const io::Scenario& scenario);

/// The outcomes over all worlds as they weigh, then where each branch of each claim holds, the other claims weighing as the
/// scenario says. `first` is the place of the first of `branch_questions` among the answers.
std::vector<io::BranchOutcome> branch_outcomes(const Answers& answers,
                                               const std::vector<engine::PosteriorWorld>& worlds,
                                               const std::vector<io::Target>& questions, std::size_t first);

/// The weight of `inside` draws (the others weighing as they do) from which on the weighted median has the sign of theirs
/// and not that of all draws; NaN if both have the same sign or one is 0.
double sign_flips_at(const std::vector<double>& values, const std::vector<double>& weights,
                     const std::vector<bool>& inside);

}  // namespace study
