#include "input/record/distribution_json.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "input/json/json_read.hpp"
#include "input/json/json_write.hpp"
#include "unit/input/sample_inputs.hpp"

namespace {

std::optional<base::Distribution> read(const std::string& text, io::FaultList& faults) {
  const auto node = io::read_json(text, "d", faults);
  return node ? io::read_distribution(*node, -100, 100, "1", faults) : std::nullopt;
}

const char* const kGood[] = {
    R"(3.5)",
    R"({ "family": "uniform", "params": { "min": -2, "max": 7 } })",
    R"({ "family": "loguniform", "params": { "min": 0.1, "max": 7 } })",
    R"({ "family": "triangular", "params": { "min": 0, "mode": 1, "max": 7 } })",
    R"({ "family": "normal", "params": { "mean": 1, "sd": 2 } })",
    R"({ "family": "lognormal", "params": { "median": 1, "sigma_log": 0.5 } })",
    R"({ "family": "kumaraswamy", "params": { "min": 0, "max": 1, "a": 2, "b": 5 } })",
    R"({ "family": "exponential", "params": { "scale": 3 } })",
    R"({ "family": "mixture", "params": { "weights": [0.4, 0.6], "components": [2, { "family": "normal", "params": { "mean": 1, "sd": 2 } }] } })",
};

TEST(DistributionJson, EveryFamilyReadsAndWritesBack) {
  for (const char* text : kGood) {
    io::FaultList faults;
    const auto distribution = read(text, faults);
    ASSERT_TRUE(distribution) << sample::in_full(faults.faults());
    const std::string written = io::write_json(io::distribution_node(*distribution));
    const auto again = read(written, faults);
    ASSERT_TRUE(again) << written;
    for (const double u : {0.0001, 0.2, 0.5, 0.77, 0.9999})
      EXPECT_EQ(base::draw(*again, u), base::draw(*distribution, u));
  }
}

TEST(DistributionJson, ANumberIsAConstant) {
  io::FaultList faults;
  EXPECT_EQ(read("3.5", faults)->family, base::Family::kConstant);
  EXPECT_EQ(read(R"({ "family": "constant", "params": { "value": 3.5 } })", faults)->value, 3.5);
}

TEST(DistributionJson, KumaraswamyLivesOnTheUnitIntervalUnlessItSaysOtherwise) {
  io::FaultList faults;
  const auto distribution = read(R"({ "family": "kumaraswamy", "params": { "a": 2, "b": 5 } })", faults);
  EXPECT_EQ(distribution->low, 0);
  EXPECT_EQ(distribution->high, 1);
}

TEST(DistributionJson, TheFamiliesAreThoseOfBase) {
  for (const std::string_view name : io::kFamilies) {
    base::Family family{};
    EXPECT_TRUE(base::find_family(name, family));
    EXPECT_EQ(base::family_name(family), name);
  }
}

TEST(DistributionJson, RefusesWhatCannotBeDrawnFrom) {
  const char* const kBad[] = {
      "101",
      "\"1\"",
      "[]",
      R"({ "family": "uniform", "params": { "min": 2, "max": 1 } })",
      R"({ "family": "loguniform", "params": { "min": 0, "max": 1 } })",
      R"({ "family": "normal", "params": { "mean": 1, "sd": -1 } })",
      R"({ "family": "loguniform", "params": { "min": -1, "max": -1 } })",
      R"({ "family": "triangular", "params": { "min": 1, "mode": 2, "max": 1 } })",
      R"({ "family": "lognormal", "params": { "median": -1, "sigma_log": 0 } })",
      R"({ "family": "kumaraswamy", "params": { "min": 1, "max": 1, "a": 0, "b": 5 } })",
      R"({ "family": "exponential", "params": { "scale": 0 } })",
      R"({ "family": "normal", "params": { "mean": 99, "sd": 10 } })",
      R"({ "family": "normal", "params": { "mean": 1e299, "sd": 1e299 } })",
      R"({ "family": "lognormal", "params": { "median": -1, "sigma_log": 1 } })",
      R"({ "family": "lognormal", "params": { "median": 1, "sigma_log": 1e200 } })",
      R"({ "family": "kumaraswamy", "params": { "min": 0, "max": 1, "a": 0, "b": 5 } })",
      R"({ "family": "exponential", "params": { "scale": -3 } })",
      R"({ "family": "mixture", "params": { "weights": [], "components": [] } })",
      R"({ "family": "mixture", "params": { "weights": [0, 0], "components": [1, 2] } })",
      R"({ "family": "mixture", "params": { "weights": [1, 1], "components": [1, 200] } })",
      R"({ "family": "mixture", "params": { "weights": 1, "components": 1 } })",
  };
  for (const char* text : kBad) {
    io::FaultList faults;
    EXPECT_FALSE(read(text, faults)) << text;
    EXPECT_FALSE(faults.empty()) << text;
  }
}

TEST(DistributionJson, WithoutWidthIsAConstant) {
  const char* const kPoints[] = {
      R"({ "family": "uniform", "params": { "min": 3, "max": 3 } })",
      R"({ "family": "loguniform", "params": { "min": 3, "max": 3 } })",
      R"({ "family": "triangular", "params": { "min": 3, "mode": 3, "max": 3 } })",
      R"({ "family": "normal", "params": { "mean": 3, "sd": 0 } })",
      R"({ "family": "lognormal", "params": { "median": 3, "sigma_log": 0 } })",
      R"({ "family": "kumaraswamy", "params": { "min": 3, "max": 3, "a": 2, "b": 5 } })",
  };
  for (const char* text : kPoints) {
    io::FaultList faults;
    const auto point = read(text, faults);
    ASSERT_TRUE(point) << text;
    EXPECT_EQ(point->family, base::Family::kConstant);
    EXPECT_EQ(point->value, 3) << text;
  }
  io::FaultList faults;
  EXPECT_FALSE(read(R"({ "family": "uniform", "params": { "min": 300, "max": 300 } })", faults))
      << "out of range still";
}

TEST(DistributionJson, FaultsSpeakOfTheFilesOwnKeysAndSayWhatIsAllowed) {
  const std::pair<const char*, const char*> kFaulty[] = {
      {R"({ "family": "uniform", "params": { "min": 2, "max": 1 } })", "min must be below max"},
      {R"({ "family": "loguniform", "params": { "min": 0, "max": 1 } })", "min must be above 0"},
      {R"({ "family": "triangular", "params": { "min": 1, "mode": 5, "max": 2 } })",
       "mode must lie between min and max"},
      {R"({ "family": "normal", "params": { "mean": 1, "sd": -1 } })", "sd must be above 0"},
      {R"({ "family": "lognormal", "params": { "median": 1, "sigma_log": -1 } })", "sigma_log must be above 0"},
      {R"({ "family": "kumaraswamy", "params": { "a": 1, "b": 0 } })", "b must be above 0"},
      {R"({ "family": "exponential", "params": { "scale": 0 } })", "scale must be above 0"},
      {R"({ "family": "mixture", "params": { "weights": [1], "components": [1, 2] } })",
       "as many weights as components"},
  };
  for (const auto& [text, says] : kFaulty) {
    io::FaultList faults;
    EXPECT_FALSE(read(text, faults)) << text;
    ASSERT_FALSE(faults.empty()) << text;
    EXPECT_NE(faults.faults()[0].problem.find(says), std::string::npos) << faults.faults()[0].problem;
    EXPECT_FALSE(faults.faults()[0].allowed.empty()) << text;
    EXPECT_EQ(faults.faults()[0].problem.find("low must"), std::string::npos) << faults.faults()[0].problem;
  }
}

}  // namespace
