// What results/reference publishes is what the program makes, bit for bit, from the seed in its manifests.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "regression/program_run.hpp"

namespace {

using regression::Workplace;
namespace fs = std::filesystem;

std::string published(const fs::path& name) {
  const fs::path path = fs::path(CHOKEPOINT_SOURCE_DIRECTORY) / "results" / "reference" / name;
  std::ifstream file(path);
  EXPECT_TRUE(file) << path << " is not there: scripts/reference makes it";
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// The value of a member of a manifest, as it is written there.
std::string member(const std::string& manifest, const std::string& name) {
  const std::string key = "\"" + name + "\": ";
  const std::size_t at = manifest.find(key);
  if (at == std::string::npos) return "no " + name;
  std::string value = manifest.substr(at + key.size(), manifest.find_first_of(",\n}", at) - at - key.size());
  value.erase(std::remove(value.begin(), value.end(), '"'), value.end());
  return value;
}

void expect_published(const Workplace& here, const std::string& folder, const std::vector<std::string>& tables) {
  const std::string manifest = published(fs::path(folder) / "manifest.json");
  EXPECT_EQ(member(here.text(folder + "/manifest.json"), "results_digest"), member(manifest, "results_digest"));
  for (const std::string& table : tables)
    EXPECT_TRUE(here.text(folder + "/tables/" + table) == published(fs::path(folder) / table)) << table;
}

TEST(ReferenceStatistics, TheBaselineIsReproduced) {
  Workplace here;
  const std::string manifest = published("baseline/manifest.json");
  const auto finished = here.call({"run", "baseline", "--replicates", member(manifest, "replicates"), "--seed",
                                   member(manifest, "seed"), "--out", "baseline"});
  ASSERT_EQ(finished.code, 0) << finished.err;
  expect_published(here, "baseline", {"outcomes.csv", "branches.csv", "gap-below.csv"});
}

/// The scenarios of the library: those of a past without reactions, or the others but for the baseline.
std::vector<std::string> scenarios(bool without_reactions) {
  std::vector<std::string> names;
  for (const auto& file : fs::directory_iterator(fs::path(CHOKEPOINT_SOURCE_DIRECTORY) / "scenarios")) {
    const std::string name = file.path().stem().string();
    if (file.path().extension() != ".json" || name == "schema" || name == "baseline") continue;
    if (name.ends_with("-reactions-off") == without_reactions) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

void expect_reproduced(const std::string& folder, std::vector<std::string> compared) {
  Workplace here;
  const std::string manifest = published(fs::path(folder) / "manifest.json");
  std::vector<std::string> call{"compare"};
  call.insert(call.end(), compared.begin(), compared.end());
  call.insert(call.end(),
              {"--replicates", member(manifest, "replicates"), "--seed", member(manifest, "seed"), "--out", folder});
  const auto finished = here.call(call);
  ASSERT_EQ(finished.code, 0) << finished.err;
  expect_published(here, folder, {"outcomes.csv", "break-even.csv", "gap-below.csv"});
}

TEST(ReferenceStatistics, TheComparisonOverTheWholeLibraryIsReproduced) {
  std::vector<std::string> compared = scenarios(false);
  ASSERT_GE(compared.size(), 36u);
  compared.insert(compared.begin(), "baseline");
  expect_reproduced("library", compared);
}

TEST(ReferenceStatistics, TheComparisonWithoutReactionsIsReproduced) {
  std::vector<std::string> compared = scenarios(true);
  ASSERT_GE(compared.size(), 6u);
  compared.insert(compared.begin(), "status-quo");
  expect_reproduced("library-reactions-off", compared);
}

}  // namespace
