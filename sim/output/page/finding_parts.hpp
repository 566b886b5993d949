#pragma once

#include <string>
#include <vector>

#include "input/kept/findings.hpp"
#include "output/page/answer_page.hpp"

/// What findings say in words and tables: of a page of their own, and of the sections of a report that show them too.
namespace io {

/// The split that a reader can redo: a row a line, a column a date.
Table twin_words(const ParadoxFinding& finding);
/// Every level and step by date, with the priors' beside it.
Table split_words(const ParadoxFinding& finding);
/// How the last date's split changes when a channel's prior is scaled.
Table scaled_words(const ParadoxFinding& finding);
/// Which steps carry what is left, then what the split does not reach, said as plainly. Needs a date.
std::vector<std::string> residual_words(const ParadoxFinding& finding);
/// All of it, folded.
std::vector<PagePart> paradox_parts(const ParadoxFinding& finding);

/// What the record makes of the contested claims, and what settling each question would be worth.
std::vector<PagePart> claims_parts(const ClaimsFinding& finding);

}  // namespace io
