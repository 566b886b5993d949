#pragma once

namespace io {

/// What every chart is written in; charts_themes puts other colours in their place.
inline constexpr const char* kFont = "DejaVu Sans, Open Sans, Verdana, sans-serif";
inline constexpr const char *kInk = "#1a1a1a", *kGrey = "#595959";
/// Words that are no words but show a colour: of an area, and of a line.
inline constexpr const char *kPatchKey = "\u25A0", *kLineKey = "\u2014";

}  // namespace io
