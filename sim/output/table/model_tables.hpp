#pragma once
#include <string>

/// The registries of the model as MODEL.md shows them.
namespace io {

/// Section 12 of sim/model/MODEL.md without its own heading: parameters, levers, metrics, hypotheses and channels as
/// Markdown tables under the headings 12.1 to 12.5, made from the rows alone. Ends in a line feed.
std::string model_tables();

}  // namespace io
