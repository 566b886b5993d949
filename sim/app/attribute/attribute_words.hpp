#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "app/attribute/attribute_call.hpp"
#include "app/publish/answer.hpp"
#include "output/chart/charts_waterfall.hpp"

/// What `attribute` says.
namespace app {

inline constexpr const char* kHowToReadShares =
    "Shapley: what a channel adds when it opens, averaged over all orders of opening; the values add up. The corner in "
    "which "
    "China has no compute at all dominates those of the four supplies (legal, domestic, smuggled, offshore). "
    "Leave-one-out: "
    "what closing that channel alone takes away; it is the one to quote for a policy on one channel, and does not add "
    "up. All "
    "nine closed: China is cut off from 2022 on and has no compute at all (`paradox` closes five and leaves it its "
    "compute).";

/// What is printed of one table, with a heading.
std::string attribution_text(const AttributeCall& question, const study::AttributionTable& table);
io::Node attribution_node(const study::AttributionTable& table);
io::Figure attribution_figure(const AttributeCall& question, const study::AttributionTable& table);
std::string attribution_chart_name(const study::Reading& reading);
/// What the page shows, but for its charts: the first table's finding answers.
io::AnswerPage attribution_page(const AttributeCall& question, const std::vector<study::AttributionTable>& tables);
/// Tables, sentences to quote, and the note on methods. `all`: attribution.csv.
Texts attribution_texts(const AttributeCall& question, const std::vector<study::AttributionTable>& tables,
                        const io::Table& all, const std::vector<std::uint32_t>& clusters);

}  // namespace app
