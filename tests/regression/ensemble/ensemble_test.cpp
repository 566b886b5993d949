#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "files/run_program.hpp"
#include "regression/program_run.hpp"
#include "support/needed.hpp"

namespace {

using regression::Workplace;
using testing::IsEmpty;
using testing::Not;

namespace fs = std::filesystem;

const fs::path kSource = CHOKEPOINT_SOURCE_DIRECTORY;

/// Debian's own Python, which sees Debian's packages whatever else is on the path.
const std::string kPython = "/usr/bin/python3", kR = "Rscript";

void run(Workplace& here, std::vector<std::string> more) {
  more.insert(more.begin(), {"run", "baseline", "--replicates", "64", "--no-report", "--out", "r"});
  const regression::Finished finished = here.call(more);
  ASSERT_EQ(finished.code, 0) << finished.err;
}

bool can_read() {
  return io::run_program({kPython, "-c", "import xarray, netCDF4, matplotlib"}).code == 0 &&
         io::run_program({kR, "-e", "library(ncdf4)"}).code == 0;
}

/// Skipped without the readers, unless something says that they must be there.
class EnsembleRead : public testing::Test {
 protected:
  void SetUp() override {
    if (can_read()) return;
    if (support::is_needed("CHOKEPOINT_NEEDS_READERS"))
      FAIL() << "python3-xarray, python3-netcdf4, python3-matplotlib or r-cran-ncdf4 is missing";
    GTEST_SKIP() << "python3-xarray, python3-netcdf4, python3-matplotlib or r-cran-ncdf4 is missing";
  }
  io::Outcome check(const std::string& program, const std::string& script) const {
    const fs::path directory = kSource / "tests" / "regression" / "ensemble";
    return io::run_program({program, (directory / script).string(), (here_.path() / "r").string()});
  }
  /// Puts the first median of the table up by one.
  void spoil_summary() const {
    std::string text = here_.text("r/summary.csv");
    std::size_t at = text.find("\nbaseline,gap_months,");
    for (int comma = 0; comma < 10; ++comma) at = text.find(',', at + 1);
    text.insert(at + 1, "1");
    here_.write("r/summary.csv", text);
  }

  Workplace here_;
};

TEST_F(EnsembleRead, XarrayFindsTheNumbersOfTheSummary) {
  run(here_, {"--save-ensemble"});
  const io::Outcome found = check(kPython, "check_ensemble.py");
  EXPECT_EQ(found.code, 0) << found.errors;
  spoil_summary();
  EXPECT_EQ(check(kPython, "check_ensemble.py").code, 1) << "a check that cannot fail";
}

TEST_F(EnsembleRead, RFindsTheNumbersOfTheSummary) {
  run(here_, {"--save-ensemble", "--prior"});
  const io::Outcome found = check(kR, "check_ensemble.R");
  EXPECT_EQ(found.code, 0) << found.errors;
  spoil_summary();
  EXPECT_EQ(check(kR, "check_ensemble.R").code, 1) << "a check that cannot fail";
}

TEST_F(EnsembleRead, TheExamplesDrawTheirCharts) {
  run(here_, {"--save-ensemble"});
  const fs::path examples = kSource / "results" / "examples";
  for (const auto& [program, script] : {std::pair(kPython, "worlds.py"), std::pair(kR, "chances.R")}) {
    const fs::path picture = here_.path() / "picture.png";
    const io::Outcome drawn =
        io::run_program({program, (examples / script).string(), (here_.path() / "r").string(), picture.string()});
    EXPECT_EQ(drawn.code, 0) << script << ": " << drawn.errors;
    EXPECT_GT(here_.text("picture.png").size(), 10'000u) << script;
    fs::remove(picture);
  }
}

TEST(Ensemble, HasTheSameBytesOnAnyThreadsAndKernel) {
  Workplace here;
  run(here, {"--save-ensemble", "--threads", "1"});
  const std::string alone = here.text("r/ensemble.nc");
  EXPECT_EQ(alone.substr(1, 3), "HDF");
  run(here, {"--save-ensemble", "--threads", "2", "--kernel", "scalar"});
  EXPECT_TRUE(here.text("r/ensemble.nc") == alone);
  run(here, {"--save-ensemble", "--force", "--seed", "1"});
  EXPECT_FALSE(here.text("r/ensemble.nc") == alone);
}

TEST(Ensemble, OfAnOlderRunIsNotLeftBesideTheNumbersOfANewOne) {
  Workplace here;
  run(here, {"--save-ensemble"});
  EXPECT_THAT(here.text("r/ensemble.nc"), Not(IsEmpty()));
  run(here, {"--force", "--seed", "1"});
  EXPECT_FALSE(fs::exists(here.path() / "r" / "ensemble.nc"));
}

}  // namespace
