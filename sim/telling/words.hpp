#pragma once
#include <string>

#include "base/distribution.hpp"
#include "input/json/json_node.hpp"
#include "input/record/targets.hpp"

namespace app {

/// "lognormal (median 0.3, sigma_log 0.4)"; a constant is its number.
std::string distribution_in_words(const base::Distribution& distribution);

/// A value for people: texts as they are, lists with commas between, objects as "key value".
std::string in_words(const io::Node& node);

/// The question in words: "gap_pace_months at 2028-12", "gap_months, mean of 2028-01 to 2028-12".
std::string in_words(const io::Target& question);

/// Plain characters for a terminal: the words of charts have unbreakable blanks and a typographer's minus, which would
/// hide "September 2026" and "-3" from whoever searches the output for them.
std::string plain(std::string text);

/// Broken at blanks into lines of at most `width` characters, each after the first behind `indent` blanks.
std::string wrapped(const std::string& text, std::size_t width, std::size_t indent);

}  // namespace app
