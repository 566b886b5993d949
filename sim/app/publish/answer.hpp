#pragma once
#include <string>
#include <vector>

#include "app/publish/report.hpp"
#include "input/kept/provenance.hpp"
#include "output/page/answer_page.hpp"

namespace app {

/// The start of a page about a study: title, a line on what it is made from, the citation. `scenario`: what it asks of, in words
/// that a citation can take. `present`: YYYY-MM.
io::AnswerPage page_about(std::string title, std::string scenario, const io::Provenance& run,
                          const std::string& present);

/// Gives a report its page, called `name`, of what is known before charts are drawn: `page` without charts, methods and files,
/// which are the report's own. Sentences that the page has not are those of the report's claims; the lead is left out of them.
void take_page(Report& report, std::string name, io::AnswerPage page);

}  // namespace app
