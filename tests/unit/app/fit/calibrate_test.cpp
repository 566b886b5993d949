#include "app/fit/calibrate.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include <unistd.h>

#include "app/fit/checkpoint.hpp"
#include "app/ground/load_scenario.hpp"
#include "app/ground/posterior.hpp"
#include "base/error.hpp"
#include "files/read_file.hpp"

namespace fs = std::filesystem;

namespace {

/// A copy of the project's data that a test may change, removed at its end.
class Data : public testing::Test {
 protected:
  Data() {
    const fs::path source = CHOKEPOINT_SOURCE_DIRECTORY;
    fs::create_directories(root_);
    fs::copy(source / "calibration", root_ / "calibration", fs::copy_options::recursive);
    fs::remove_all(root_ / "calibration" / "posterior");
    fs::create_directories(root_ / "scenarios");
    fs::copy(source / "scenarios" / "baseline.json", root_ / "scenarios");
  }
  ~Data() override { fs::remove_all(root_); }

  app::CalibrateOptions options() const {
    app::CalibrateOptions options;
    options.data = root_.string(), options.particles = "64", options.initial_factor = "2";
    options.rounds = "1", options.final_rounds = "2";
    return options;
  }
  app::ExitCode fit(const app::CalibrateOptions& options) {
    const app::Console console{out_, err_};
    return app::calibrate(options, console);
  }
  std::string bytes(const std::string& name) const {
    return io::read_file((root_ / "calibration" / "posterior" / name).string());
  }
  void replace(const std::string& file, const std::string& from, const std::string& to) const {
    std::string text = io::read_file((root_ / file).string());
    ASSERT_NE(text.find(from), std::string::npos) << from;
    text.replace(text.find(from), from.size(), to);
    std::ofstream(root_ / file) << text;
  }
  std::string refusal() const {
    try {
      app::load_posterior(root_.string(), app::load_calibration(root_.string()));
    } catch (const base::InputError& error) {
      return error.what();
    }
    return "";
  }

  fs::path root_ = fs::temp_directory_path() /
                   ("chokepoint-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()) + "-" +
                    std::to_string(::getpid()));
  std::ostringstream out_, err_;
};

TEST_F(Data, AFitIsTheSameForASeedOnAnyNumberOfThreads) {
  auto one = options(), two = options(), other = options();
  one.threads = "1", two.threads = "2", other.seed = "1";
  one.kernel = "scalar";
  ASSERT_EQ(fit(one), app::kDone);
  const std::string worlds = bytes("worlds.csv"), manifest = bytes("manifest.json");
  ASSERT_EQ(fit(two), app::kDone);
  EXPECT_EQ(bytes("worlds.csv"), worlds);
  EXPECT_EQ(bytes("manifest.json"), manifest);
  ASSERT_EQ(fit(other), app::kDone);
  EXPECT_NE(bytes("worlds.csv"), worlds);
}

TEST_F(Data, APosteriorIsRefusedOnceWhatItRestsOnHasChanged) {
  ASSERT_EQ(fit(options()), app::kDone);
  EXPECT_EQ(refusal(), "");
  replace("calibration/targets/supply.json", "\"why\": \"", "\"why\": \"Said otherwise. ");
  EXPECT_EQ(refusal(), "");  // words decide nothing
  replace("calibration/targets/supply.json", "\"discrepancy\": 0", "\"discrepancy\": 1");
  EXPECT_NE(refusal().find("other targets"), std::string::npos);
  EXPECT_NE(refusal().find("chokepoint calibrate"), std::string::npos);
  EXPECT_EQ(refusal().find("other priors"), std::string::npos);
  replace("calibration/priors.json", "\"sigma_log\": 0.4", "\"sigma_log\": 0.41");
  EXPECT_NE(refusal().find("other priors"), std::string::npos);
  EXPECT_NE(refusal().find("other equations or documented data"), std::string::npos);
}

TEST_F(Data, ADamagedPosteriorIsRefused) {
  ASSERT_EQ(fit(options()), app::kDone);
  replace("calibration/posterior/worlds.csv", "\n", "\n\n");
  EXPECT_NE(refusal(), "");
}

TEST_F(Data, WithoutAPosteriorThePriorDoesNotTakeItsPlace) {
  EXPECT_NE(refusal().find("calibration/posterior"), std::string::npos);
  EXPECT_NE(refusal().find("--prior runs without it"), std::string::npos);
}

TEST_F(Data, APosteriorThatIsNotWholeIsRefusedByName) {
  const fs::path posterior = root_ / "calibration" / "posterior";
  fs::create_directories(posterior);
  EXPECT_NE(refusal().find("manifest.json"), std::string::npos) << "an empty folder";
  ASSERT_EQ(fit(options()), app::kDone);
  for (const char* name : {"manifest.json", "worlds.csv", "learnt.csv"}) {
    const std::string whole = bytes(name);
    fs::remove(posterior / name);
    EXPECT_NE(refusal().find(name), std::string::npos) << "without " << name;
    std::ofstream(posterior / name) << whole.substr(0, whole.size() / 2);
    EXPECT_NE(refusal().find(name), std::string::npos) << "half of " << name;
    fs::remove(posterior / name);
    fs::create_symlink("nowhere", posterior / name);
    EXPECT_NE(refusal().find(name), std::string::npos) << "a link in place of " << name;
    fs::remove(posterior / name);
    std::ofstream(posterior / name) << whole;
    EXPECT_EQ(refusal(), "");
  }
  fs::remove_all(posterior);
  std::ofstream(posterior) << "a file";
  EXPECT_NE(refusal(), "");
}

TEST_F(Data, AFitReplacesNothingOfOthers) {
  auto elsewhere = options();
  elsewhere.out = (root_ / "mine").string();
  fs::create_directories(root_ / "mine");
  std::ofstream(root_ / "mine" / "notes.txt") << "mine";
  elsewhere.force = true;
  EXPECT_THROW(fit(elsewhere), base::InputError);
  elsewhere.out = (root_ / "fit").string();
  elsewhere.force = false;
  ASSERT_EQ(fit(elsewhere), app::kDone);
  elsewhere.seed = "7";
  EXPECT_THROW(fit(elsewhere), base::InputError) << "another fit";
  elsewhere.force = true;
  EXPECT_EQ(fit(elsewhere), app::kDone);
  std::ofstream(root_ / "fit.checkpoint") << "a person's";
  EXPECT_THROW(fit(elsewhere), base::InputError);
}

TEST_F(Data, EveryOptionThatIsWrongIsNamed) {
  auto wrong = options();
  wrong.particles = "3", wrong.rounds = "x", wrong.seed = "-1", wrong.kernel = "none";
  try {
    fit(wrong);
    FAIL() << "nothing was refused";
  } catch (const base::InputError& error) {
    EXPECT_EQ(error.faults().size(), 4u);
  }
  EXPECT_FALSE(fs::exists(root_ / "calibration" / "posterior"));
}

TEST(Checkpoint, ReadsBackToTheSameBytes) {
  analysis::SmcState state;
  state.particles = {{{0.5, -1e-300}, {1, 2}, {7u, 4294967295u}}, {{}, {}, {}}};
  state.log_likelihoods = {-3.25, -1e308}, state.ancestors = {4, 5}, state.temperature = 0.25;
  state.log_evidence = -12, state.round = 77, state.final_rounds = 3, state.evaluations = 1234567890123ull;
  state.adaptation.difference_step = {0.1}, state.adaptation.walk_step = {0.2, 0.3}, state.adaptation.keys = 4;
  state.adaptation.refresh = 2.5;
  state.history.resize(2);
  state.history[1].moves.proposed[2] = 9;
  const std::string bytes = app::checkpoint_bytes(state, "a fit");
  EXPECT_EQ(app::checkpoint_bytes(app::read_checkpoint(bytes, "a fit", "file"), "a fit"), bytes);
  EXPECT_THROW(app::read_checkpoint(bytes, "another fit", "file"), base::InputError);
  EXPECT_THROW(app::read_checkpoint(bytes.substr(0, bytes.size() - 1), "a fit", "file"), base::InputError);
  EXPECT_THROW(app::read_checkpoint("", "a fit", "file"), base::InputError);
  EXPECT_THROW(app::read_checkpoint(bytes, "a fit", "file", analysis::Space{1, {3, 3}, 2}, {}), base::InputError)
      << "it has a good digest, and is of no such fit";
}

TEST(Checkpoint, ARestoredFitGoesOnToTheSameBits) {
  const analysis::Space space{6, {3}, 4};
  analysis::SmcOptions options;
  options.particles = 64, options.initial_factor = 2, options.rounds = 3, options.final_rounds = 4;
  const auto likelihood = [](const std::vector<analysis::Particle>& particles) {
    std::vector<double> values;
    for (const analysis::Particle& particle : particles)
      values.push_back(-20 * (particle.z[0] - 1) * (particle.z[0] - 1) - particle.choices[0] -
                       static_cast<double>(particle.keys[0]) * 1e-9);
    return values;
  };
  const analysis::SmcState whole = analysis::smc_run(space, options, likelihood);
  analysis::SmcState state = analysis::smc_begin(space, options, likelihood);
  do state = app::read_checkpoint(app::checkpoint_bytes(state, "a fit"), "a fit", "file");
  while (analysis::smc_advance(state, space, options, likelihood));
  EXPECT_EQ(app::checkpoint_bytes(state, "a fit"), app::checkpoint_bytes(whole, "a fit"));
  EXPECT_EQ(state.particles, whole.particles);
}

}  // namespace
