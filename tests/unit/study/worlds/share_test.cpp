// Runs by several processes, and runs of more worlds than are held. What runs so many worlds is not run again under sanitizers.
#include "study/worlds/share.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <cmath>
#include <cstring>
#include <stdexcept>

#include "base/error.hpp"
#include "files/formats/worlds_file.hpp"
#include "files/load.hpp"
#include "study/worlds/simulate.hpp"

namespace {

using study::Part;
using study::Share;

const std::string kSource = CHOKEPOINT_SOURCE_DIRECTORY;
constexpr int kMonths = 6;
constexpr int kSurveyed = engine::kMostWhole + 700;  ///< worlds: the last piece is not whole

const model::Setting& setting() {
  static const io::Calibration calibration = io::load_calibration(kSource + "/calibration");
  static const model::Setting few = [] {
    model::Setting all = io::load_scenario(kSource + "/scenarios/baseline.json", calibration).setting;
    all.months = kMonths;
    return all;
  }();
  return few;
}

const engine::Inputs& inputs() {
  static const io::Calibration calibration = io::load_calibration(kSource + "/calibration");
  static const io::Scenario scenario = io::load_scenario(kSource + "/scenarios/baseline.json", calibration);
  return scenario.inputs;
}

Part run(int replicates, const Share& share = {}, study::Keeper* keeper = nullptr, int threads = 0) {
  static const std::atomic<bool> never = false;
  const engine::Plan plan{&setting(), &inputs(), 5, replicates, engine::available_kernels().back()};
  return study::simulate(plan, {threads, "", false, &never, share, keeper});
}

const Part& surveyed() {
  static const Part whole = run(kSurveyed);
  return whole;
}

bool same_bits(const std::vector<engine::Summary>& a, const std::vector<engine::Summary>& b) {
  static_assert(sizeof(engine::Summary) == 12 * sizeof(double));
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i].n != b[i].n || std::memcmp(&a[i].mean, &b[i].mean, 11 * sizeof(double)) != 0) return false;
  return a.size() == b.size();
}

void expect_same(const engine::Worlds& a, const engine::Worlds& b) {
  ASSERT_EQ(a.survey.has_value(), b.survey.has_value());
  if (a.survey) {
    const auto &ones = a.survey->moments(), &others = b.survey->moments();
    ASSERT_EQ(ones.size(), others.size());
    for (std::size_t i = 0; i < ones.size(); ++i)
      EXPECT_TRUE(ones[i].level == others[i].level && ones[i].number == others[i].number &&
                  ones[i].mean == others[i].mean && ones[i].squares == others[i].squares)
          << i;
    for (std::size_t i = 0; i < a.survey->sketches().size(); ++i)
      ASSERT_TRUE(a.survey->sketches()[i].bins() == b.survey->sketches()[i].bins()) << i;
  }
  // Compared as one: to print how megabytes differ takes gigabytes.
  EXPECT_TRUE(io::worlds_bytes(0, 0, a) == io::worlds_bytes(0, 0, b));
  EXPECT_TRUE(same_bits(study::summarise_all(a, 1).all, study::summarise_all(b, 2).all));
}

TEST(Shares, LieSideBySideAndHoldEveryWorldOnce) {
  for (const int replicates : {1, 64, 65, 1000, engine::kMostWhole, engine::kMostWhole + 1, 100'000, 10'000'000})
    for (const int count : {1, 2, 3, 7, 1000}) {
      int next = 0;
      for (int i = 0; i < count; ++i) {
        const study::Range range = study::worlds_of({i, count}, replicates);
        EXPECT_EQ(range.first, next);
        EXPECT_GE(range.size(), 0);
        next = range.last;
        EXPECT_TRUE(range.size() > 0 || count > study::most_shares(replicates)) << i << "/" << count;
      }
      EXPECT_EQ(next, replicates);
    }
}

TEST(Shares, PutTogetherAreTheWholeRunBitForBit) {
  constexpr int kAll = 64 * 5 + 3;
  const engine::Worlds whole = run(kAll).worlds;
  for (const int count : {2, 3, 6}) {
    std::vector<Part> parts;
    for (int i = count - 1; i >= 0; --i) parts.push_back(run(kAll, {i, count}));
    expect_same(study::put_together(std::move(parts), kAll), whole);
  }
}

TEST(SharesWorlds, OfASurveyedRunToo) {
  std::vector<Part> parts;
  for (const int i : {2, 0, 1}) parts.push_back(run(kSurveyed, {i, 3}, nullptr, 1));
  expect_same(study::put_together(std::move(parts), kSurveyed), surveyed().worlds);
}

TEST(Shares, ThatDoNotFitTogetherAreRefused) {
  std::vector<Part> twice;
  twice.push_back(run(200, {0, 2}));
  twice.push_back(run(200, {0, 2}));
  EXPECT_THROW(study::put_together(std::move(twice), 200), base::InvariantError);
  std::vector<Part> without_last;
  without_last.push_back(run(200, {0, 2}));
  EXPECT_THROW(study::put_together(std::move(without_last), 200), base::InvariantError);
}

// A file says which worlds it holds, and whoever can write one can seal it.
TEST(Shares, ThatHoldOtherWorldsThanTheySayAreRefused) {
  const auto put = [](Part part, int replicates) {
    std::vector<Part> parts;
    parts.push_back(std::move(part));
    study::put_together(std::move(parts), replicates);
  };
  const engine::Results few(kMonths, 3, engine::event_kinds(setting()));
  EXPECT_THROW(put({{0, 200}, {few, std::nullopt}}, 200), base::InvariantError) << "three of two hundred";
  EXPECT_THROW(put({{0, 3}, {few, engine::Survey(kMonths)}}, 3), base::InvariantError)
      << "a survey that no such run has";
  EXPECT_NO_THROW(put({{0, 3}, {few, std::nullopt}}, 3));
  const engine::Results held(kMonths, engine::kHeld, {});
  EXPECT_THROW(put({{0, kSurveyed}, {held, std::nullopt}}, kSurveyed), base::InvariantError) << "no survey";
  EXPECT_THROW(put({{0, kSurveyed}, {held, engine::Survey(kMonths)}}, kSurveyed), base::InvariantError)
      << "a survey of no worlds";
  const Part under_way{{64, 64}, {engine::Results(kMonths, 64, {}), std::nullopt}};
  EXPECT_FALSE(study::is_part_of(under_way, {64, 128}, 200)) << "worlds that are held whole are kept when all have run";
}

// The survey against the same worlds held whole, which a run of so many would not do.
TEST(SurveysWorlds, TellWhatExactStatisticsTell) {
  const engine::Plan plan{&setting(), &inputs(), 5, kSurveyed, engine::available_kernels().back()};
  engine::Results exact(kMonths, kSurveyed, engine::event_kinds(setting()));
  for (int block = 0; block < engine::block_count(kSurveyed); ++block) engine::run_block(plan, block, exact);
  const engine::Clustering cluster(exact.cluster());
  const study::Summaries told = study::summarise_all(surveyed().worlds, 0);
  EXPECT_EQ(surveyed().worlds.survey->worlds(), kSurveyed);
  EXPECT_EQ(surveyed().worlds.results.replicates(), engine::kHeld);
  constexpr double kPromised = 0.005;  ///< relative error of quantiles
  for (std::size_t output = 0; output < engine::kOutputs; ++output)
    for (const int month : {0, kMonths - 1}) {
      const engine::Summary is = told.at(output, month);
      const engine::Summary truth = engine::summarise(exact.column(output, month), cluster);
      EXPECT_EQ(is.n, truth.n);
      if (truth.n < 2) continue;
      EXPECT_NEAR(is.mean, truth.mean, 1e-12 * (std::abs(truth.mean) + truth.sd)) << engine::output_name(output);
      EXPECT_NEAR(is.sd, truth.sd, 1e-9 * truth.sd) << engine::output_name(output);
      for (const auto quantile : {&engine::Summary::p05, &engine::Summary::p25, &engine::Summary::p50,
                                  &engine::Summary::p75, &engine::Summary::p95})
        EXPECT_NEAR(is.*quantile, truth.*quantile, kPromised * std::abs(truth.*quantile))
            << engine::output_name(output);
    }
}

// Worlds of the priors are independent: the error of a survey is what that of a smaller run promises.
TEST(SurveysWorlds, ErrorsShrinkWithIndependentWorlds) {
  const auto gap = static_cast<std::size_t>(engine::find_output("gap_months"));
  const engine::Summary many = study::summarise_all(surveyed().worlds, 0).at(gap, kMonths - 1);
  const engine::Worlds few = run(1024).worlds;
  const engine::Summary one = study::summarise_all(few, 0).at(gap, kMonths - 1);
  const double times = std::sqrt(static_cast<double>(kSurveyed) / 1024);
  EXPECT_NEAR(many.mean_se * times / one.mean_se, 1, 0.1);
  EXPECT_NEAR(many.p50_se * times / one.p50_se, 1, 0.35) << "itself a rough estimate";
}

/// Keeps all it is handed and stops the run at one of them.
class StoppingKeeper : public study::Keeper {
 public:
  explicit StoppingKeeper(int stop_at) : stop_at_(stop_at) {}
  std::optional<Part> found() override {
    if (kept_.empty()) return std::nullopt;
    const Part& empty = surveyed();
    auto read = io::worlds_of_bytes(kept_, engine::Results(kMonths, 0, empty.worlds.results.events()), kSurveyed);
    if (!read) throw std::runtime_error("what was kept is not read");
    return Part{{read->first, read->last}, std::move(read->worlds)};
  }
  bool is_due() override { return true; }
  void keep(const Part& part) override {
    kept_ = io::worlds_bytes(part.range.first, part.range.last, part.worlds);
    if (--stop_at_ == 0) throw study::Stopped{};
  }

 private:
  int stop_at_;
  std::string kept_;
};

TEST(KeepersWorlds, AResumedRunIsTheUninterruptedOneBitForBit) {
  for (const int stop_at : {1, 16}) {
    StoppingKeeper keeper(stop_at);
    EXPECT_THROW(run(kSurveyed, {}, &keeper), study::Stopped);
    expect_same(run(kSurveyed, {}, &keeper).worlds, surveyed().worlds);
  }
}

}  // namespace
