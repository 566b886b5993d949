#include "fuzz.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

#include "files/load.hpp"
#include "files/read_file.hpp"

namespace fuzz {

namespace fs = std::filesystem;

std::vector<std::string> lines_of(std::string_view text, std::size_t most) {
  std::vector<std::string> lines;
  while (!text.empty() && lines.size() < most) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

const io::Calibration& record() {
  static const io::Calibration kRecord = io::load_calibration(CHOKEPOINT_SOURCE_DIRECTORY "/calibration");
  return kRecord;
}

std::string library_file(const std::string& path) {
  static const std::map<std::string, std::string> kFiles = [] {
    std::map<std::string, std::string> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(CHOKEPOINT_SOURCE_DIRECTORY "/scenarios"))
      if (entry.path().extension() == ".json" && entry.path().stem() != "schema")
        files.emplace(entry.path().string(), io::read_file(entry.path().string()));
    return files;
  }();
  const auto found = kFiles.find(path);
  if (found == kFiles.end()) throw io::Unreadable("no such file");
  return found->second;
}

}  // namespace fuzz
