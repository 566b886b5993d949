#pragma once

#include <atomic>
#include <filesystem>
#include <string>
#include <string_view>

/// Turns chart specifications into pictures with programs that may or may not be there.
namespace io {

/// What came of it.
struct Rendering {
  int svg = 0, png = 0, pdf = 0;  ///< pictures drawn
  bool failed = false;            ///< a program is there and could not draw a chart
  bool stopped = false;           ///< the user asked to stop meanwhile: what was drawn until then is there
  std::string why_not;            ///< one or more sentences on what is missing and how to get it; empty: nothing is
};

/// What is drawn: nothing; SVG; also a PNG of twice as many pixels; also a PDF, for print.
enum class Pictures { kNone, kDrawings, kPixels, kPixelsAndPages };

/// Draws each NAME.vl.json in `directory` as NAME.svg and the other pictures, and each one in its folder `narrow`, if there
/// is one, as SVG. `directory` is in the making: this call's own, without pictures, so that
/// those which are there afterwards were drawn by it, and are fit to be shown (drawing_check.hpp). `tool_directory` holds
/// renderer.mjs, which scripts/charts makes of render.mjs and of Vega. A file is whole or absent. The programs are ended once `stop` is true,
/// and where they take too much time (CHOKEPOINT_DRAWING_SECONDS of the environment, 120 by default, each) or memory.
/// Never throws for a missing or failing program: that is said in the result.
Rendering render_charts(const std::filesystem::path& directory, const std::filesystem::path& tool_directory,
                        Pictures pictures = Pictures::kDrawings, const std::atomic<bool>* stop = nullptr);

/// The drawing NAME.svg that render_charts has put into `directory`, as text; empty when there is none, or NAME is no name
/// of a chart.
std::string read_drawing(const std::filesystem::path& directory, std::string_view name);

}  // namespace io
