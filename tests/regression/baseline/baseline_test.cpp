// Golden numbers of a small run: they guard, they do not explain. CHOKEPOINT_UPDATE=1 writes them anew; a commit that does
// so says why they changed.
#include <gtest/gtest.h>

#include <charconv>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "engine/plan.hpp"
#include "files/load.hpp"

namespace {

constexpr int kReplicates = 16;
constexpr const char* kExpected = CHOKEPOINT_SOURCE_DIRECTORY "/tests/regression/baseline/expected.csv";
constexpr const char* kOutputs[] = {"gap_months",
                                    "gap_observed_months",
                                    "capability_us",
                                    "capability_cn",
                                    "compute_effective_us_h100e",
                                    "compute_effective_cn_h100e",
                                    "compute_share_cn",
                                    "ascend_units_per_year",
                                    "smuggled_units_per_year",
                                    "china_revenue_usd_per_year",
                                    "third_country_share_cn_stack",
                                    "price_usd_per_mtok_cn",
                                    "lever_enforcement_budget"};
constexpr int kMonths[] = {0, 12, 24, 36, 51, 72, 96, 131};

/// The shortest text that reads back as the same number.
std::string shortest(double value) {
  char text[32];
  return std::string(text, std::to_chars(text, text + sizeof text, value).ptr);
}

/// One line per output and month: its value in every replicate.
std::vector<std::string> run_small() {
  const io::Calibration calibration = io::load_calibration(CHOKEPOINT_SOURCE_DIRECTORY "/calibration");
  const io::Scenario scenario = io::load_scenario(CHOKEPOINT_SOURCE_DIRECTORY "/scenarios/baseline.json", calibration);
  const engine::Plan plan{
      &scenario.setting, &scenario.inputs, 0, kReplicates, engine::available_kernels().back(), true};
  engine::Results results(scenario.setting.months, kReplicates, engine::event_kinds(scenario.setting));
  engine::run_block(plan, 0, results);
  std::vector<std::string> lines;
  for (const char* output : kOutputs)
    for (const int month : kMonths) {
      std::string line = std::string(output) + "," + std::to_string(month);
      const double* column = results.column(static_cast<std::size_t>(engine::find_output(output)), month);
      for (int replicate = 0; replicate < kReplicates; ++replicate) line += "," + shortest(column[replicate]);
      lines.push_back(line);
    }
  return lines;
}

void write_expected(const std::vector<std::string>& lines) {
  std::ofstream file(kExpected);
  for (const std::string& line : lines) file << line << '\n';
  ASSERT_TRUE(file.flush()) << "cannot write " << kExpected;
}

TEST(Regression, TheBaselineHasItsGoldenNumbers) {
  const std::vector<std::string> found = run_small();
  if (std::getenv("CHOKEPOINT_UPDATE")) return write_expected(found);
  std::ifstream file(kExpected);
  ASSERT_TRUE(file) << kExpected << " is not there; CHOKEPOINT_UPDATE=1 writes it";
  std::size_t i = 0;
  for (std::string line; std::getline(file, line); ++i) {
    ASSERT_LT(i, found.size()) << "the file has lines that the run has not";
    EXPECT_EQ(line, found[i]);
  }
  EXPECT_EQ(i, found.size());
}

}  // namespace
