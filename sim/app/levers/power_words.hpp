#pragma once
#include <string>
#include <vector>

#include "app/levers/power_call.hpp"
#include "app/publish/answer.hpp"
#include "input/json/json_node.hpp"
#include "output/chart/figure.hpp"

/// What `levers` says, shows and offers to quote.
namespace app {

std::string power_text(const PowerCall& call, const study::PowerTable& table);
io::Node power_node(const PowerCall& call, const study::PowerTable& table);
/// A chart a date: the policy levers that move the lag most, alone and with renting barred.
std::vector<io::Figure> power_figures(const PowerCall& call, const study::PowerTable& table);
/// What the page shows, but for its charts: the first date's strongest levers answer.
io::AnswerPage power_page(const PowerCall& call, const study::PowerTable& table);
Texts power_texts(const PowerCall& call, const study::PowerTable& table);

}  // namespace app
