#include "files/standing_pictures.hpp"

#include <optional>

#include "base/error.hpp"
#include "files/read_inside.hpp"
#include "files/write_whole.hpp"

namespace io {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kMostBytes = 64ull << 20;
constexpr std::size_t kFirstPicture = 2;

/// A file of results that stand there; nothing if it is none that may be read.
std::optional<std::string> standing_file(const fs::path& standing, const fs::path& file) {
  try {
    return read_inside(standing, file, kMostBytes);
  } catch (const base::InputError&) {
    return std::nullopt;
  }
}

/// The charts of a folder and of those in it: their paths without an ending, from that folder.
std::vector<fs::path> charts_below(const fs::path& folder) {
  std::vector<fs::path> charts;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    const std::string file = entry.path().lexically_relative(folder).string();
    const std::string_view ending = kChartFileEndings.front();
    if (file.ends_with(ending)) charts.emplace_back(file.substr(0, file.size() - ending.size()));
  }
  return charts;
}

fs::path file_of(const fs::path& chart, std::string_view ending) { return chart.string() + std::string(ending); }

/// In `narrow` there are drawings alone, and PDF is made where it is asked for.
bool is_asked(const fs::path& chart, std::string_view ending, Pictures asked) {
  if (ending == ".svg") return true;
  if (chart.parent_path().filename() == "narrow") return false;
  return asked >= (ending == ".png" ? Pictures::kPixels : Pictures::kPixelsAndPages);
}

}  // namespace

void keep_pictures(const fs::path& part, const fs::path& standing) {
  for (const fs::path& chart : charts_below(part)) {
    const fs::path spec = file_of(chart, kChartFileEndings.front());
    if (standing_file(standing, spec) != standing_file(part, spec)) continue;
    for (std::size_t i = kFirstPicture; i < kChartFileEndings.size(); ++i) {
      const fs::path picture = file_of(chart, kChartFileEndings.at(i));
      if (fs::exists(part / picture)) continue;
      if (const auto bytes = standing_file(standing, picture)) write_whole(part / picture, *bytes);
    }
  }
}

std::vector<std::string> leave_undrawn(const fs::path& part, const fs::path& standing, Pictures asked) {
  std::vector<std::string> left;
  for (const fs::path& chart : charts_below(part)) {
    bool undrawn = false;
    for (std::size_t i = kFirstPicture; i < kChartFileEndings.size(); ++i) {
      const fs::path picture = file_of(chart, kChartFileEndings.at(i));
      undrawn = undrawn || (is_asked(chart, kChartFileEndings.at(i), asked) && !fs::exists(part / picture) &&
                            standing_file(standing, picture));
    }
    if (!undrawn) continue;
    for (const std::string_view ending : kChartFileEndings) fs::remove(part / file_of(chart, ending));
    left.push_back(chart.filename().string());
  }
  return left;
}

}  // namespace io
