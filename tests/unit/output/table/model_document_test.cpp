// sim/model/MODEL.md says what the rows and the files of the model say.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "model/channels.hpp"
#include "model/hypotheses.hpp"
#include "model/levers.hpp"
#include "model/metrics.hpp"
#include "model/parameters.hpp"
#include "output/table/model_tables.hpp"

namespace {

const std::filesystem::path kSource = CHOKEPOINT_SOURCE_DIRECTORY;
const std::filesystem::path kDocument = kSource / "sim" / "model" / "MODEL.md";
constexpr std::string_view kBegin = "<!-- tables:begin -->\n", kEnd = "<!-- tables:end -->";

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// The document in three parts: before the tables, the tables, from their end on.
struct Document {
  std::string before, tables, after;
  std::string own_words() const { return before + after; }
};

Document document() {
  const std::string text = read(kDocument);
  const std::size_t begin = text.find(kBegin), end = text.find(kEnd);
  if (begin == std::string::npos || end == std::string::npos || end < begin) {
    ADD_FAILURE() << kDocument << " has no block between " << kBegin << " and " << kEnd;
    return {text, "", ""};
  }
  const std::size_t first = begin + kBegin.size();
  return {text.substr(0, first), text.substr(first, end - first), text.substr(end)};
}

/// The numbers of all headings: "## 3 The month" gives 3, "#### 3.2.6 Chips" gives 3.2.6. What stands between ``` is code.
std::set<std::string> headings(const std::string& text) {
  std::set<std::string> numbers;
  std::istringstream lines(text);
  bool is_code = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("```")) is_code = !is_code;
    if (is_code || !line.starts_with("#")) continue;
    const std::size_t first = line.find_first_not_of("# ");
    if (first == std::string::npos) continue;
    const std::size_t last = line.find(' ', first);
    const std::string word = line.substr(first, last == std::string::npos ? last : last - first);
    if (word.find_first_not_of("0123456789.") != std::string::npos) continue;
    EXPECT_TRUE(numbers.insert(word).second) << "section " << word << " has two headings";
  }
  return numbers;
}

/// Section numbers of all rows, with the row that has each.
std::vector<std::pair<std::string, std::string>> sections() {
  std::vector<std::pair<std::string, std::string>> found;
  const auto add = [&](std::string_view section, std::string_view name) { found.emplace_back(section, name); };
  for (const auto& row : model::kParameterRows) add(row.section, row.name);
  for (const auto& row : model::kLeverRows) add(row.section, row.name);
  for (const auto& row : model::kMetricRows) add(row.section, row.name);
  for (const auto& row : model::kChannelRows) add(row.section, row.name);
  for (const auto& row : model::kHypothesisRows) add(row.acts_in, row.name);
  return found;
}

/// "MODEL.md 3.2.1 to 3.2.3" in a comment of the code names the sections 3.2.1 and 3.2.3.
std::vector<std::string> sections_named_in(const std::string& code) {
  std::vector<std::string> found;
  const std::string key = "MODEL.md ";
  for (std::size_t at = code.find(key); at != std::string::npos; at = code.find(key, at + 1)) {
    const std::string rest = code.substr(at + key.size(), 80);
    std::string number;
    for (const char c : rest + "\n") {
      if ((c >= '0' && c <= '9') || (c == '.' && !number.empty())) {
        number += c;
        continue;
      }
      while (!number.empty() && number.back() == '.') number.pop_back();
      if (!number.empty()) found.push_back(number);
      number.clear();
      if (c == ')' || c == ':' || c == '\n') break;
    }
  }
  return found;
}

/// All words that could be the name of a row: letters, digits and underscores.
std::set<std::string> names(const std::string& text) {
  std::set<std::string> found;
  std::string word;
  for (const char c : text + " ") {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_') {
      word += c;
      continue;
    }
    found.insert(word);
    word.clear();
  }
  return found;
}

std::vector<std::filesystem::path> model_files() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(kSource / "sim" / "model"))
    if (entry.path().extension() == ".hpp") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

TEST(ModelDocument, TablesAreThoseOfTheRows) {
  const Document parts = document();
  if (std::getenv("CHOKEPOINT_UPDATE") != nullptr && parts.tables != io::model_tables())
    std::ofstream(kDocument, std::ios::binary) << parts.before << io::model_tables() << parts.after;
  EXPECT_TRUE(document().tables == io::model_tables())
      << "the tables of sim/model/MODEL.md are not those of the rows: run this test once with CHOKEPOINT_UPDATE=1, "
         "which rewrites them, and look at what changed";
}

TEST(ModelDocument, EveryRowsSectionIsAHeading) {
  const std::set<std::string> known = headings(document().own_words());
  for (const auto& [section, name] : sections())
    EXPECT_TRUE(known.contains(section)) << "the row " << name << " is said to act in section " << section
                                         << ", which sim/model/MODEL.md does not have";
}

TEST(ModelDocument, EverySectionThatTheCodeNamesIsAHeading) {
  const std::set<std::string> known = headings(document().own_words());
  for (const auto& path : model_files())
    for (const std::string& section : sections_named_in(read(path)))
      EXPECT_TRUE(known.contains(section)) << path.filename() << " names section " << section;
}

TEST(ModelDocument, EveryRowIsMentionedOutsideOfTheTables) {
  const std::set<std::string> used = names(document().own_words());
  const auto expect = [&](std::string_view kind, std::string_view name) {
    EXPECT_TRUE(used.contains(std::string(name)))
        << "the " << kind << " " << name << " is not mentioned outside of the tables of sim/model/MODEL.md";
  };
  for (const auto& row : model::kParameterRows) expect("parameter", row.name);
  for (const auto& row : model::kLeverRows) expect("lever", row.name);
  for (const auto& row : model::kMetricRows) expect("metric", row.name);
  for (const auto& row : model::kHypothesisRows) expect("hypothesis", row.name);
  for (const auto& row : model::kChannelRows) expect("channel", row.name);
}

TEST(ModelDocument, EveryMechanismAndAgentFileIsMentioned) {
  const std::string words = document().own_words();
  for (const auto& path : model_files()) {
    const std::string folder = path.parent_path().filename().string();
    if (folder != "mechanisms" && folder != "agents") continue;
    const std::string name = folder + "/" + path.filename().string();
    EXPECT_NE(words.find(name), std::string::npos) << "sim/model/" << name << " is not mentioned in sim/model/MODEL.md";
  }
}

TEST(ModelDocument, EveryTestThatItNamesExists) {
  const std::string words = document().own_words();
  const std::string key = "`tests/";
  for (std::size_t at = words.find(key); at != std::string::npos; at = words.find(key, at + 1)) {
    const std::string path = words.substr(at + 1, words.find('`', at + 1) - at - 1);
    EXPECT_TRUE(std::filesystem::exists(kSource / path))
        << "sim/model/MODEL.md names " << path << ", which does not exist";
  }
}

}  // namespace
