#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "files/load.hpp"

// Files of this folder as a user could hand them in, against the real calibration: every one is refused with its place.
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

const fs::path kSource = CHOKEPOINT_SOURCE_DIRECTORY;
const fs::path kFolder = kSource / "tests" / "regression" / "bad_input";

std::string faults_of(const std::string& name) {
  static const io::Calibration kCalibration = io::load_calibration((kSource / "calibration").string());
  try {
    io::load_scenario((kFolder / name).string(), kCalibration);
    return "accepted";
  } catch (const base::InputError& error) {
    return error.what();
  }
}

// A file, and parts of its report in their order. "@" stands for the folder.
struct Case {
  const char* file;
  std::vector<std::string> parts;
};

const Case kCases[] = {
    {"cycle_a.json",
     {"@cycle_b.json:3:14: /extends: the files extend each other in a cycle: ", "@cycle_a.json -> ",
      "@cycle_b.json -> ", "@cycle_a.json"}},
    {"missing_parent.json", {"@missing_parent.json:3:14: /extends: cannot read ", "no such file"}},
    {"extends_folder.json", {":3:14: /extends: cannot read ", "it is a directory"}},
    {"faulty_parent.json",
     {":4:35: /parameters/training_mfu: 40 is out of range; allowed: from 0.05 to 0.9", ":6:27: /policies/",
      "unknown lever \"hbm_bann\"", "did you mean \"hbm_ban\"?"}},
    {"child_of_faulty.json",
     {"@child_of_faulty.json:5:42: /horizon/to: \"2022-00\" is not a month", "@faulty_parent.json:4:35",
      "@faulty_parent.json:6:27"}},
    {"without_unknown.json",
     {":4:15: /without/0: the extended files have no policy or reaction \"pol-2026-01-tarif\"",
      "did you mean \"pol-2026-01-tariff\"?"}},
    {"id_taken.json",
     {":4:24: /policies/0/id: the id \"pol-2026-01-tariff\" is taken in ", "scenarios/baseline.json:"}},
    {"latin1.json", {":3:16: this byte is not UTF-8", "save the file as UTF-8"}},
    {"utf16.json", {":1:1: this byte is not UTF-8"}},
    {"empty.json", {":1:1: syntax error", "unexpected end of input"}},
    {"cut_off.json", {":4:36: /policies/0/lever: syntax error", "unexpected end of input"}},
    {"two_documents.json", {":2:1: syntax error", "expected end of input"}},
    {"deep.json", {":1:96: /title/0/0", "nested too deeply; allowed: at most 64"}},
    {"windows.json", {":3:3: /titel: unknown key \"titel\"", "did you mean \"title\"?"}},
    {"marked.json", {":3:12: /title: the text is empty"}},
    {"not_json.json", {":1:2: syntax error"}},
    {"removed_buyer.json", {":3:35: /roster/chinese_buyers/Tencent: the lab", "uses compute of \"Tencent\""}},
    {"nobody.json", {"nobody.json: cannot read ", "no such file"}},
    {".", {"cannot read ", "it is a directory"}},
};

TEST(BadInput, IsRefusedWithItsPlace) {
  for (const Case& one : kCases) {
    const std::string faults = faults_of(one.file);
    std::size_t at = 0;
    for (std::string part : one.parts) {
      if (const std::size_t folder = part.find('@'); folder != std::string::npos)
        part.replace(folder, 1, kFolder.string() + "/");
      const std::size_t found = faults.find(part, at);
      EXPECT_NE(found, std::string::npos) << one.file << "\nshould hold " << part << "\nin\n" << faults;
      if (found != std::string::npos) at = found;
    }
  }
}

TEST(BadInput, EveryFileOfTheFolderHasItsCase) {
  for (const auto& entry : fs::directory_iterator(kFolder)) {
    const std::string name = entry.path().filename().string();
    if (entry.path().extension() != ".json" || name == "cycle_b.json") continue;
    EXPECT_TRUE(std::any_of(std::begin(kCases), std::end(kCases), [&](const Case& one) { return one.file == name; }))
        << name;
  }
}

}  // namespace
