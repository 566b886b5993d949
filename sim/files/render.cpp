#include "files/render.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>
#include <vector>

#include "base/error.hpp"
#include "files/read_file.hpp"
#include "files/run_program.hpp"
#include "files/write_whole.hpp"
#include "output/chart/frame/charts_csv.hpp"

namespace io {

namespace fs = std::filesystem;

namespace {

constexpr const char* kSpecification = ".vl.json";
constexpr const char* kLeft = " The Vega-Lite specifications are in charts/.";

std::vector<fs::path> with_ending(const fs::path& directory, const std::string& ending) {
  std::vector<fs::path> found;
  std::error_code gone;
  for (const fs::directory_entry& entry : fs::directory_iterator(directory, gone))
    if (entry.path().filename().string().ends_with(ending)) found.push_back(entry.path());
  return found;
}

/// The first line, without the folder in the making, which is gone when somebody reads this.
std::string first_line(std::string text, const fs::path& directory) {
  text = text.substr(0, text.find('\n'));
  const std::string folder = directory.string() + "/";
  const std::size_t at = text.find(folder);
  return at == std::string::npos ? text : text.erase(at, folder.size());
}

/// The wide charts and the narrow ones side by side, which is faster although Node starts twice.
std::string draw_svg(const fs::path& directory, const fs::path& tool_directory, bool& failed) {
  if (!fs::exists(tool_directory / "node_modules" / "vega-lite"))
    return "Vega is not installed in " + tool_directory.string() + ": scripts/run installs it, or npm ci there." +
           kLeft;
  const std::string renderer = (tool_directory / "render.mjs").string();
  std::vector<std::vector<std::string>> commands{{"node", renderer, directory.string()}};
  if (fs::is_directory(directory / "narrow")) commands.push_back({"node", renderer, (directory / "narrow").string()});
  for (const Outcome& outcome : run_programs(commands)) {
    if (outcome.absent) return std::string("Node is not installed: scripts/run installs it.") + kLeft;
    failed = failed || outcome.code != 0;
    if (outcome.code != 0)
      return "Vega did not draw every chart (" + first_line(outcome.errors, directory) + ")." + kLeft;
  }
  return "";
}

/// A picture in the making: under another name first, so that a stop leaves none in part.
struct Conversion {
  fs::path svg, target;
  fs::path partial() const { return target.string() + ".partial"; }
  std::vector<std::string> command() const {
    const bool pdf = target.extension() == ".pdf";
    return {"rsvg-convert",      "--zoom",   pdf ? "1" : "2",    "--format",
            pdf ? "pdf" : "png", "--output", partial().string(), svg.string()};
  }
};

bool finish(const Conversion& conversion, const Outcome& outcome) {
  std::error_code failed;
  if (outcome.code == 0) fs::rename(conversion.partial(), conversion.target, failed);
  if (outcome.code == 0 && !failed) return true;
  std::error_code ignored;  // it may never have been made
  fs::remove(conversion.partial(), ignored);
  return false;
}

std::vector<Conversion> conversions(const fs::path& directory, Pictures pictures) {
  std::vector<Conversion> all;
  for (const fs::path& svg : with_ending(directory, ".svg")) {
    all.push_back({svg, fs::path(svg).replace_extension(".png")});
    if (pictures == Pictures::kPixelsAndPages) all.push_back({svg, fs::path(svg).replace_extension(".pdf")});
  }
  return all;
}

std::string convert(const fs::path& directory, Pictures pictures, Rendering& rendering) {
  const std::vector<Conversion> all = conversions(directory, pictures);
  std::vector<std::vector<std::string>> commands;
  for (const Conversion& conversion : all) commands.push_back(conversion.command());
  setenv("SOURCE_DATE_EPOCH", "0", 0);  // else a PDF holds the time of its making, and two of one chart differ
  const std::vector<Outcome> outcomes = run_programs(commands);
  std::string why_not;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (finish(all[i], outcomes[i]))
      ++(all[i].target.extension() == ".pdf" ? rendering.pdf : rendering.png);
    else if (outcomes[i].absent)
      why_not = "There are no PNG files since rsvg-convert is not installed: scripts/run installs it (librsvg2-bin).";
    else if (rendering.failed = true; why_not.empty())
      why_not = "rsvg-convert did not draw " + all[i].target.filename().string() + " (" +
                first_line(outcomes[i].errors, directory) + ").";
  }
  return why_not;
}

void write_tables(const fs::path& directory) {
  for (const fs::path& spec : with_ending(directory, kSpecification)) {
    const std::string name = spec.string();
    try {
      write_whole(name.substr(0, name.size() - std::string_view(kSpecification).size()) + ".csv",
                  chart_csv(read_file(name)));
    } catch (const base::InputError&) {
      continue;  // no JSON: the renderer tells of it
    }
  }
}

}  // namespace

Rendering render_charts(const fs::path& directory, const fs::path& tool_directory, Pictures pictures) {
  write_tables(directory);
  Rendering rendering;
  rendering.why_not = draw_svg(directory, tool_directory, rendering.failed);
  rendering.svg = static_cast<int>(with_ending(directory, ".svg").size());
  const std::string others = convert(directory, pictures, rendering);
  if (!others.empty()) rendering.why_not += (rendering.why_not.empty() ? "" : " ") + others;
  return rendering;
}

std::string read_drawing(const fs::path& directory, std::string_view name) {
  std::ifstream file(directory / (std::string(name) + ".svg"), std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace io
