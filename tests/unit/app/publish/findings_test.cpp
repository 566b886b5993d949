#include "app/publish/findings.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "app/ground/load_scenario.hpp"
#include "files/digest.hpp"
#include "files/read_file.hpp"
#include "unit/output/sample_findings.hpp"

namespace {

namespace fs = std::filesystem;

/// A data directory that borrows the source's files, with findings of its own.
class FindingsTest : public testing::Test {
 protected:
  void SetUp() override {
    data_ = fs::path(testing::TempDir()) / ("findings-" + std::to_string(::getpid()));
    const fs::path source(CHOKEPOINT_SOURCE_DIRECTORY);
    fs::create_directories(data_ / "calibration" / "posterior");
    for (const auto& entry : fs::directory_iterator(source / "calibration"))
      if (entry.path().filename() != "posterior")
        fs::create_symlink(entry.path(), data_ / "calibration" / entry.path().filename());
    fs::create_directory_symlink(source / "scenarios", data_ / "scenarios");
    fs::copy(source / "calibration" / "posterior" / "manifest.json", data_ / "calibration" / "posterior");
    calibration_ = app::load_calibration(data_.string());
    const std::string manifest = (data_ / "calibration" / "posterior" / "manifest.json").string();
    fit_.manifest = io::read_posterior_manifest(io::read_file(manifest), manifest);
  }
  void TearDown() override { fs::remove_all(data_); }

  void keep(const std::string& scenario_digest) {
    io::LearntFinding finding = synthetic::learnt();
    finding.origin = app::origin_of(fit_, app::load_baseline(data_.string(), calibration_), 4096);
    if (!scenario_digest.empty()) finding.origin.scenario = scenario_digest;
    app::keep_finding(data_.string(), "learnt", io::finding_json(finding));
  }
  io::Findings load(const std::string& draws) { return app::load_findings(data_.string(), draws, calibration_); }
  std::string draws() const { return "posterior " + fit_.manifest.worlds_digest; }

  fs::path data_;
  io::Calibration calibration_;
  study::LoadedPosterior fit_;
};

TEST_F(FindingsTest, AreShownForThePosteriorThatTheyAreAbout) {
  keep("");
  const io::Findings found = load(draws());
  ASSERT_TRUE(found.learnt.has_value()) << found.no_learnt;
  EXPECT_EQ(found.learnt->lines.size(), 2u);
  ASSERT_TRUE(found.fit.has_value());
  EXPECT_EQ(found.fit->particles, fit_.manifest.particles);
  EXPECT_FALSE(found.paradox.has_value());
  EXPECT_NE(found.no_paradox.find("`chokepoint paradox --keep`"), std::string::npos);
}

TEST_F(FindingsTest, OfAnotherPosteriorOrBaselineAreNotShown) {
  keep("");
  EXPECT_FALSE(load("posterior sha256:0000").learnt.has_value());
  EXPECT_FALSE(load("posterior sha256:0000").fit.has_value());
  keep("sha256:another baseline");
  const io::Findings found = load(draws());
  EXPECT_FALSE(found.learnt.has_value());
  EXPECT_NE(found.no_learnt.find("`chokepoint hindcast --keep` does it anew"), std::string::npos) << found.no_learnt;
}

TEST_F(FindingsTest, OfARunFromThePriorsAreNone) {
  keep("");
  const io::Findings found = load("prior");
  EXPECT_TRUE(found.from_prior);
  EXPECT_FALSE(found.learnt.has_value());
  EXPECT_TRUE(found.no_learnt.empty());
}

TEST_F(FindingsTest, ThatAreDamagedCostNoRun) {
  app::keep_finding(data_.string(), "learnt", "{\"program\": \"chokepoint\"}\n");
  const io::Findings found = load(draws());
  EXPECT_FALSE(found.learnt.has_value());
  EXPECT_NE(found.no_learnt.find("cannot be read"), std::string::npos) << found.no_learnt;
}

}  // namespace
