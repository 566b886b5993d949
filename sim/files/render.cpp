#include "files/render.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <system_error>
#include <vector>

#include "base/error.hpp"
#include "files/drawing_check.hpp"
#include "files/read_file.hpp"
#include "files/read_inside.hpp"
#include "files/run_program.hpp"
#include "input/json/input_values.hpp"
#include "input/kept/kept_chart.hpp"

namespace io {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kMostMemory = 2ull << 30;    // of data; Node's heap is held to half of it below
constexpr std::uint64_t kMostPicture = 64ull << 20;  // bytes of one file
constexpr const char* kRenderer = "renderer.mjs";
constexpr const char* kLeft = " The Vega-Lite specifications are in charts/.";

std::vector<fs::path> with_ending(const fs::path& directory, const std::string& ending) {
  std::vector<fs::path> found;
  std::error_code gone;
  for (const fs::directory_entry& entry : fs::directory_iterator(directory, gone))
    if (entry.path().filename().string().ends_with(ending)) found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

/// A specification may be anybody's, and what it asks of the programs is bounded.
Limits limits_with(const std::atomic<bool>* stop) {
  Limits limits{std::chrono::seconds(120), kMostMemory, kMostPicture, stop};
  const char* const given = std::getenv("CHOKEPOINT_DRAWING_SECONDS");
  const double seconds = parse_number(given == nullptr ? "" : given).value_or(0);
  if (seconds >= 0.1 && seconds <= 86'400) limits.time = std::chrono::milliseconds(static_cast<int>(seconds * 1000));
  return limits;
}

/// The first line, without the folder in the making, which is gone when somebody reads this.
std::string first_line(std::string text, const fs::path& directory) {
  text = text.substr(0, text.find('\n'));
  const std::string folder = directory.string() + "/";
  const std::size_t at = text.find(folder);
  return at == std::string::npos ? text : text.erase(at, folder.size());
}

/// What a program said last of why it failed, or what ended it.
std::string reason_of(const Outcome& outcome, const fs::path& directory) {
  if (outcome.overran) return "it took too long; CHOKEPOINT_DRAWING_SECONDS in the environment gives it more time";
  if (outcome.stopped) return "stopped";
  const std::string said = first_line(outcome.errors, directory);
  return said.empty() && outcome.code > 128 ? "it was ended, perhaps for want of memory" : said;
}

/// Node without the means to make code of text, so that a specification cannot bring any.
std::vector<std::string> renderer_call(const fs::path& tool_directory, const fs::path& charts) {
  return {"node", "--max-old-space-size=1024", "--disallow-code-generation-from-strings",
          (tool_directory / kRenderer).string(), charts.string()};
}

/// The wide charts and the narrow ones side by side, which is faster although Node starts twice.
std::string draw_svg(const fs::path& directory, const fs::path& tool_directory, const Limits& limits, bool& failed) {
  if (!fs::exists(tool_directory / kRenderer))
    return "The chart renderer is not in " + tool_directory.string() +
           ": scripts/run makes it, or npm ci && npm run bundle there." + kLeft;
  std::vector<std::vector<std::string>> commands{renderer_call(tool_directory, directory)};
  if (fs::is_directory(directory / "narrow")) commands.push_back(renderer_call(tool_directory, directory / "narrow"));
  for (const Outcome& outcome : run_programs(commands, limits)) {
    if (outcome.absent) return std::string("Node is not installed: scripts/run installs it.") + kLeft;
    failed = failed || outcome.code != 0;
    if (outcome.code != 0) return "Vega did not draw every chart (" + reason_of(outcome, directory) + ")." + kLeft;
  }
  return "";
}

/// Takes away every drawing that may not be shown; what was wrong with one of them.
std::string remove_unfit(const fs::path& directory) {
  std::string unfit;
  for (const fs::path& folder : {directory, directory / "narrow"})
    for (const fs::path& svg : with_ending(folder, ".svg")) {
      const std::string problem = unfit_drawing(read_inside(folder, svg.filename(), kMostPicture).value_or(""));
      if (problem.empty()) continue;
      fs::remove(svg);
      unfit = "The drawing of " + svg.stem().string() + " " + problem + ", so it is left out.";
    }
  return unfit;
}

void add_sentence(std::string& text, const std::string& sentence) {
  if (!sentence.empty()) text += (text.empty() ? "" : " ") + sentence;
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

std::string convert(const fs::path& directory, Pictures pictures, const Limits& limits, Rendering& rendering) {
  const std::vector<Conversion> all = conversions(directory, pictures);
  std::vector<std::vector<std::string>> commands;
  for (const Conversion& conversion : all) commands.push_back(conversion.command());
  setenv("SOURCE_DATE_EPOCH", "0", 0);  // else a PDF holds the time of its making, and two of one chart differ
  const std::vector<Outcome> outcomes = run_programs(commands, limits);
  std::string why_not;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (finish(all[i], outcomes[i]))
      ++(all[i].target.extension() == ".pdf" ? rendering.pdf : rendering.png);
    else if (outcomes[i].absent)
      why_not = "There are no PNG files since rsvg-convert is not installed: scripts/run installs it (librsvg2-bin).";
    else if (rendering.failed = true; why_not.empty())
      why_not = "rsvg-convert did not draw " + all[i].target.filename().string() + " (" +
                reason_of(outcomes[i], directory) + ").";
  }
  return why_not;
}

}  // namespace

Rendering render_charts(const fs::path& directory, const fs::path& tool_directory, Pictures pictures,
                        const std::atomic<bool>* stop) {
  const Limits limits = limits_with(stop);
  Rendering rendering;
  if (pictures == Pictures::kNone) {
    rendering.why_not = "No chart was drawn, as --no-charts asks: `chokepoint chart` of this folder draws them.";
    return rendering;
  }
  rendering.why_not = draw_svg(directory, tool_directory, limits, rendering.failed);
  const std::string unfit = remove_unfit(directory);
  add_sentence(rendering.why_not, unfit);
  rendering.failed = rendering.failed || !unfit.empty();
  rendering.svg = static_cast<int>(with_ending(directory, ".svg").size());
  if (pictures != Pictures::kDrawings) add_sentence(rendering.why_not, convert(directory, pictures, limits, rendering));
  if (stop != nullptr && *stop) {
    rendering.stopped = true, rendering.failed = false;
    rendering.why_not = "The drawing of charts was stopped: `chokepoint chart` of this folder draws what is missing.";
  }
  return rendering;
}

std::string read_drawing(const fs::path& directory, std::string_view name) {
  if (!is_chart_name(name)) return "";
  return read_inside(directory, std::string(name) + ".svg", kMostPicture).value_or("");
}

}  // namespace io
