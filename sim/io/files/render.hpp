#pragma once

#include <filesystem>
#include <string>
#include <string_view>

/// Turns chart specifications into pictures with programs that may or may not be there.
namespace io {

/// What came of it.
struct Rendering {
  int svg = 0, png = 0;  ///< pictures drawn
  std::string why_not;   ///< one or more sentences on what is missing and how to get it; empty: nothing is
};

/// Draws each NAME.vl.json in `directory` as NAME.svg and NAME.png (twice as many pixels), and each one in its folder
/// `narrow`, if there is one, as SVG. `tool_directory` holds render.mjs and its node_modules (scripts/charts). A
/// picture is whole or absent. Never throws for a missing or failing program: that is said in the result.
Rendering render_charts(const std::filesystem::path& directory, const std::filesystem::path& tool_directory);

/// The drawing NAME.svg in `directory` as text; empty when there is none.
std::string read_drawing(const std::filesystem::path& directory, std::string_view name);

}  // namespace io
