#pragma once

namespace io {

/// What every chart is written in; charts_themes puts other colours in their place.
inline constexpr const char* kFont = "DejaVu Sans, Open Sans, Verdana, sans-serif";
inline constexpr const char *kInk = "#1a1a1a", *kGrey = "#595959";

}  // namespace io
