#pragma once

#include <string>
#include <string_view>

namespace io {

/// Why an SVG may not be shown or put into a page, as the end of a sentence ("has a <script>"); empty if it may: it holds
/// nothing but shapes and words, runs nothing and asks for nothing outside of itself.
std::string unfit_drawing(std::string_view svg);

}  // namespace io
