#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "app/attribute/attribute_call.hpp"
#include "app/publish/texts.hpp"
#include "output/chart/charts_waterfall.hpp"

/// What `attribute` says.
namespace app {

std::string attribution_text(const AttributeCall& question, const study::AttributionTable& table);
io::Node attribution_node(const study::AttributionTable& table);
io::Figure attribution_figure(const AttributeCall& question, const study::AttributionTable& table);
std::string attribution_chart_name(const study::Reading& reading);
/// Tables, sentences to quote, and the note on methods. `all`: attribution.csv.
Texts attribution_texts(const AttributeCall& question, const std::vector<study::AttributionTable>& tables,
                        const io::Table& all, const std::vector<std::uint32_t>& clusters);

}  // namespace app
