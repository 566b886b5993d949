#include "io/files/render.hpp"

#include <fstream>
#include <iterator>
#include <string>
#include <system_error>
#include <vector>

#include "io/files/run_program.hpp"

namespace io {

namespace fs = std::filesystem;

namespace {

constexpr const char* kLeft = " The Vega-Lite specifications are in charts/.";

std::vector<fs::path> with_ending(const fs::path& directory, const std::string& ending) {
  std::vector<fs::path> found;
  std::error_code gone;
  for (const fs::directory_entry& entry : fs::directory_iterator(directory, gone))
    if (entry.path().filename().string().ends_with(ending)) found.push_back(entry.path());
  return found;
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

std::string draw_svg(const fs::path& directory, const fs::path& tool_directory) {
  if (!fs::exists(tool_directory / "node_modules" / "vega-lite"))
    return "Vega is not installed in " + tool_directory.string() + ": scripts/run installs it, or npm ci there." +
           kLeft;
  std::vector<std::string> command{"node", (tool_directory / "render.mjs").string(), directory.string()};
  if (fs::is_directory(directory / "narrow")) command.push_back((directory / "narrow").string());
  Outcome outcome = run_program(command);
  if (outcome.absent) return std::string("Node is not installed: scripts/run installs it.") + kLeft;
  return outcome.code == 0 ? "" : "Vega did not draw every chart (" + first_line(outcome.errors) + ")." + kLeft;
}

/// PNG files are made under another name first, so that a stop leaves none in part.
std::string draw_png(const fs::path& directory, int& drawn) {
  for (const fs::path& svg : with_ending(directory, ".svg")) {
    fs::path png = fs::path(svg).replace_extension(".png"), partial = png;
    partial += ".partial";
    Outcome outcome =
        run_program({"rsvg-convert", "--zoom", "2", "--format", "png", "--output", partial.string(), svg.string()});
    std::error_code failed;
    if (outcome.code == 0) fs::rename(partial, png, failed);
    if (outcome.code == 0 && !failed) {
      ++drawn;
      continue;
    }
    std::error_code ignored;  // it may never have been made
    fs::remove(partial, ignored);
    if (outcome.absent)
      return "There are no PNG files since rsvg-convert is not installed: scripts/run installs it (librsvg2-bin).";
    return "rsvg-convert did not draw " + png.filename().string() + " (" + first_line(outcome.errors) + ").";
  }
  return "";
}

}  // namespace

Rendering render_charts(const fs::path& directory, const fs::path& tool_directory) {
  Rendering rendering;
  rendering.why_not = draw_svg(directory, tool_directory);
  rendering.svg = static_cast<int>(with_ending(directory, ".svg").size());
  std::string png = draw_png(directory, rendering.png);
  if (!png.empty()) rendering.why_not += (rendering.why_not.empty() ? "" : " ") + png;
  return rendering;
}

std::string read_drawing(const fs::path& directory, std::string_view name) {
  std::ifstream file(directory / (std::string(name) + ".svg"), std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace io
