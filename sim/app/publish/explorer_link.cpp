#include "app/publish/explorer_link.hpp"

#include <system_error>

namespace app {

namespace fs = std::filesystem;

namespace {

bool lies_below(const fs::path& path, const fs::path& root) {
  const fs::path seen = path.lexically_relative(root);
  return !seen.empty() && *seen.begin() != "..";
}

}  // namespace

io::ExplorerLink explorer_link(const fs::path& folder, const std::string& data, const std::string& file, bool changed) {
  const fs::path given(file);
  if (changed || given.extension() != ".json") return {};  // the explorer knows neither options nor standard input
  const bool of_library = given.parent_path() == "scenarios";
  io::ExplorerLink link{of_library ? given.stem().string() : given.filename().string(), ""};
  std::error_code absent;
  const fs::path root = fs::weakly_canonical(data, absent), page = root / "results" / "explorer" / "explorer.html";
  const fs::path from = fs::weakly_canonical(fs::absolute(folder), absent);
  if (of_library && fs::is_regular_file(page, absent) && lies_below(from, root))
    link.address = page.lexically_relative(from).generic_string() + "#v1;from=" + link.scenario;
  return link;
}

io::ExplorerLink explorer_of(const io::Manifest& manifest, const fs::path& folder, const std::string& data) {
  if (manifest.scenario_files.empty()) return {};
  return explorer_link(folder, data, manifest.scenario_files.front().first, !manifest.overrides.empty());
}

}  // namespace app
