#include "files/journal.hpp"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <system_error>

#include "files/paths.hpp"
#include "files/scratch_directory.hpp"
#include "files/write_whole.hpp"

namespace io {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kHad = "had ", kNew = "new ";

void rename_into(const fs::path& from, const fs::path& to) {
  fs::create_directories(to.parent_path());
  fs::rename(from, to);
}

/// A folder without manifest.json is known to be incomplete, so that goes first and comes last.
std::vector<fs::path> with_manifest(std::vector<fs::path> names, bool first) {
  std::stable_partition(names.begin(), names.end(),
                        [&](const fs::path& name) { return (name == kManifestFile) == first; });
  return names;
}

/// Folders that had files of an older result alone.
void remove_emptied(const fs::path& target, const std::vector<fs::path>& stale) {
  std::error_code ignored;
  for (const fs::path& name : stale)
    for (fs::path folder = name.parent_path(); !folder.empty(); folder = folder.parent_path())
      if (!fs::remove(target / folder, ignored)) break;
}

}  // namespace

fs::path journal_in(const fs::path& scratch) { return scratch / "journal"; }

void move_in(const fs::path& scratch, const fs::path& target, const std::vector<fs::path>& fresh,
             const std::vector<fs::path>& stale) {
  std::set<fs::path> had(stale.begin(), stale.end());
  std::string text;
  for (const fs::path& name : fresh) {
    if (!is_plain_way(target, name) || fs::is_directory(fs::symlink_status(target / name)))
      throw WriteError(target / name, "something of another kind is in its way");
    if (is_there(target / name)) had.insert(name);
  }
  for (const fs::path& name : had) text += std::string(kHad) + name.generic_string() + "\n";
  for (const fs::path& name : fresh)
    if (!had.contains(name)) text += std::string(kNew) + name.generic_string() + "\n";
  write_whole(journal_in(scratch), text);
  try {
    for (const fs::path& name : with_manifest({had.begin(), had.end()}, true))
      rename_into(target / name, aside_in(scratch) / name);
    for (const fs::path& name : with_manifest(fresh, false)) rename_into(scratch / "new" / name, target / name);
    fs::remove(journal_in(scratch));  // from here on the new is what stands there
  } catch (const fs::filesystem_error&) {
    undo_moves(scratch, target);
    throw;
  }
  remove_emptied(target, stale);
}

void undo_moves(const fs::path& scratch, const fs::path& target) {
  std::ifstream journal(journal_in(scratch));
  std::vector<std::string> lines;
  for (std::string line; std::getline(journal, line);) lines.push_back(line);
  if (!journal.eof())
    throw fs::filesystem_error("cannot read", journal_in(scratch), std::make_error_code(std::errc::io_error));
  std::vector<fs::path> came;
  for (const std::string& line : lines) {
    const bool had = line.starts_with(kHad);
    const fs::path name = line.substr(std::min(kHad.size(), line.size()));
    if (!stays_below(name) || !is_plain_way(target, name) || !is_plain_way(aside_in(scratch), name)) continue;
    if (had && is_there(aside_in(scratch) / name))
      rename_into(aside_in(scratch) / name, target / name);
    else if (line.starts_with(kNew))
      fs::remove(target / name), came.push_back(name);
  }
  fs::remove(journal_in(scratch));
  remove_emptied(target, came);
}

}  // namespace io
