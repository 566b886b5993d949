#include "input/record/targets.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "files/load.hpp"
#include "model/hypotheses.hpp"
#include "model/metrics.hpp"
#include "unit/input/sample_inputs.hpp"

namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// A made-up record: one figure of each kind, and a prior that rests on one.
io::Calibration record() {
  io::Calibration calibration;
  calibration.present = 52;
  for (const auto& [id, kind] : {std::pair{"fig-target", "calibration_target"},
                                 {"fig-other", "calibration_target"},
                                 {"fig-withheld", "validation_holdout"},
                                 {"fig-parameter", "parameter"},
                                 {"fig-of-prior", "calibration_target"}}) {
    io::DocumentedFigure figure;
    figure.id = id;
    figure.kind = kind;
    calibration.figures.push_back(figure);
  }
  io::Prior prior;
  prior.name = "training_mfu";
  prior.evidence = {"fig-of-prior"};
  calibration.priors.push_back(prior);
  return calibration;
}

const char* const kTarget =
    R"([ { "id": "ascend", "metric": "ascend_units_per_year", "statistic": "value", "to": "2024-12",
  "scale": "log10", "readings": [ { "value": 200000, "low": 100000, "high": 400000, "weight": 3, "figures": ["fig-target"] },
  { "value": 500000, "low": 400000, "high": 600000, "source": "a table" } ], "discrepancy": 0.1, "degrees_of_freedom": 4,
  "widen": [ { "hypothesis": "lag_reading", "branch": "index", "factor": 3 } ], "why": "w", "error": "e" } ])";
const char* const kHoldout =
    R"([ { "id": "later", "metric": "gap_months", "statistic": "mean", "from": "2026-01", "to": "2027-12",
  "scale": "linear", "readings": [ { "value": 3, "low": 1, "high": 5, "figures": ["fig-withheld"] } ], "discrepancy": 1,
  "why": "w", "error": "e" } ])";
const char* const kUnanswered =
    R"([ { "figure": "fig-oth*", "why": "no metric" }, { "figure": "fig-of-prior", "why": "none" } ])";

sample::Files files() {
  return {{{"cal/targets/supply.json", kTarget},
           {"cal/targets/trade.json", "[]"},
           {"cal/targets/domestic.json", "[]"},
           {"cal/targets/capability.json", "[]"},
           {"cal/targets/services.json", "[]"},
           {"cal/targets/holdouts.json", kHoldout},
           {"cal/targets/unanswered.json", kUnanswered}}};
}

std::string faults_of(const sample::Files& input) {
  try {
    io::read_targets("cal", record(), input.reader());
    return "none";
  } catch (const base::InputError& error) {
    return sample::in_full(error.faults());
  }
}

sample::Files with_change(const std::string& file, const std::string& old_text, const std::string& new_text) {
  sample::Files changed = files();
  std::string& bytes = changed.bytes.at("cal/targets/" + file);
  const std::size_t at = bytes.find(old_text);
  EXPECT_NE(at, std::string::npos) << old_text;
  if (at != std::string::npos) bytes.replace(at, old_text.size(), new_text);
  return changed;
}

TEST(Targets, AreReadWithTheirErrorsOnTheScale) {
  const io::Targets targets = io::read_targets("cal", record(), files().reader());
  ASSERT_EQ(targets.fitted.size(), 1u);
  const io::Target& target = targets.fitted[0];
  EXPECT_EQ(model::kMetricRows[target.metric].name, "ascend_units_per_year");
  EXPECT_EQ(target.from, 35);
  EXPECT_EQ(target.to, 35);
  EXPECT_THAT(target.figures, ElementsAre("fig-target"));
  ASSERT_EQ(target.readings.size(), 2u);
  EXPECT_DOUBLE_EQ(target.readings[0].weight, 0.75) << "weights of a target sum to 1";
  EXPECT_NEAR(target.readings[0].centre, std::log10(200000), 1e-12);
  EXPECT_NEAR(target.readings[0].sd, std::log10(4) / 2 / 1.6448536, 1e-6) << "a 90 % interval is 1.645 sd either way";
  ASSERT_EQ(target.widen.size(), 1u);
  EXPECT_EQ(target.widen[0].hypothesis, model::kLagReading);
  EXPECT_EQ(target.widen[0].branch, model::kReadIndex);
  EXPECT_EQ(targets.files.size(), 7u);
}

TEST(Targets, OfWithheldFiguresMayLieAfterThePresent) {
  const io::Targets targets = io::read_targets("cal", record(), files().reader());
  ASSERT_EQ(targets.held_out.size(), 1u);
  EXPECT_EQ(targets.held_out[0].to, 71);
  EXPECT_EQ(targets.held_out[0].degrees_of_freedom, 4) << "if left out";
}

TEST(Targets, EveryFigureMeantForThemIsUsedOrSaidToBeUnanswered) {
  const io::Calibration calibration = record();
  io::Targets targets = io::read_targets("cal", calibration, files().reader());
  EXPECT_THAT(io::figures_left_over(targets, calibration), ElementsAre());
  targets.unanswered.clear();
  EXPECT_THAT(io::figures_left_over(targets, calibration), ElementsAre("fig-other", "fig-of-prior"));
}

struct Case {
  const char *file, *old_text, *new_text, *expected;
};

const Case kCases[] = {
    {"supply.json", "ascend_units_per_year", "ascend_units_per_yaer", "unknown metric \"ascend_units_per_yaer\""},
    {"supply.json", "ascend_units_per_year", "ascend_units_per_yaer", "did you mean \"ascend_units_per_year\"?"},
    {"supply.json", "fig-target", "fig-targt", "unknown figure \"fig-targt\""},
    {"supply.json", "fig-target", "fig-withheld", "\"fig-withheld\" is withheld and never fitted"},
    {"supply.json", "fig-target", "fig-of-prior",
     "the figure \"fig-of-prior\" is evidence of the prior \"training_mfu\" too"},
    {"supply.json", "fig-target", "fig-parameter",
     "of another kind than calibration_target and validation_holdout | \"other_kind\""},
    {"supply.json", "2024-12", "2026-06", "\"2026-06\" is out of range | YYYY-MM from 2022-01 to 2026-05"},
    {"supply.json", "2024-12", "2021-12", "\"2021-12\" is out of range"},
    {"supply.json", "\"to\"", "\"from\": \"2024-01\", \"to\"", "a value belongs to one month"},
    {"supply.json", "\"value\", \"to\"", "\"annual_growth\", \"to\"", "a growth needs two months"},
    {"supply.json", "\"value\", \"to\"", "\"mean\", \"from\": \"2025-01\", \"to\"", "ends before it begins"},
    {"supply.json", "\"value\", \"to\"", "\"median\", \"to\"", "unknown statistic \"median\""},
    {"supply.json", "log10", "log", "unknown scale \"log\""},
    {"supply.json", "log10", "logit", "the interval leaves the scale \"logit\" | 0 < low and high < 1"},
    {"supply.json", "\"low\": 100000", "\"low\": -1", "the interval leaves the scale \"log10\" | 0 < low"},
    {"supply.json", "\"low\": 100000", "\"low\": 200000", "the value does not lie inside its interval"},
    {"supply.json", "\"high\": 400000", "\"high\": 200000", "the value does not lie inside its interval"},
    {"supply.json", "\"weight\": 3", "\"weight\": 0", "0 is out of range"},
    {"supply.json", "\"source\": \"a table\"", "\"weight\": 1", "the reading names no source"},
    {"supply.json", "\"discrepancy\": 0.1", "\"discrepancy\": -0.1", "-0.1 is out of range"},
    {"supply.json", "\"degrees_of_freedom\": 4", "\"degrees_of_freedom\": 0.5", "0.5 is out of range | from 1"},
    {"supply.json", "lag_reading", "lag_readings", "unknown hypothesis \"lag_readings\""},
    {"supply.json", "\"index\"", "\"indices\"", "unknown branch \"indices\" | one of documents, index"},
    {"supply.json", "\"factor\": 3", "\"factor\": 0.3", "0.3 is out of range | from 1"},
    {"supply.json", "\"error\": \"e\"", "\"eror\": \"e\"", "unknown key \"eror\""},
    {"supply.json", "\"why\": \"w\"", "\"why\": \"\"", "the text is empty"},
    {"trade.json", "[]", kTarget, "the target \"ascend\" stands here a second time"},
    {"trade.json", "[]", "{}", "expected a list, found an object"},
    {"trade.json", "[]", "[", "cal/targets/trade.json:1:2"},
    {"holdouts.json", "fig-withheld", "fig-parameter", "\"other_kind\": why it is used"},
    {"holdouts.json", "fig-withheld", "fig-other", "\"fig-other\" is meant to be fitted"},
    {"unanswered.json", "fig-of-prior", "fig-of-nobody", "unknown figure \"fig-of-nobody\""},
    {"unanswered.json", "fig-of-prior", "fig-target", "\"fig-target\" is in a target"},
    {"unanswered.json", "fig-oth*", "fig-x*", "unknown figure \"fig-x*\""},
};

TEST(TargetFaults, NameTheFileThePlaceAndTheRemedy) {
  for (const Case& one : kCases) {
    const std::string faults = faults_of(with_change(one.file, one.old_text, one.new_text));
    EXPECT_THAT(faults, HasSubstr("cal/targets/" + std::string(one.file)));
    EXPECT_THAT(faults, HasSubstr(one.expected));
  }
}

TEST(TargetFaults, OfAllFilesComeAtOnce) {
  sample::Files broken = with_change("supply.json", "log10", "log");
  broken.bytes.erase("cal/targets/services.json");
  broken.bytes["cal/targets/unanswered.json"] = "7";
  const std::string faults = faults_of(broken);
  EXPECT_THAT(faults, HasSubstr("unknown scale"));
  EXPECT_THAT(faults, HasSubstr("cal/targets/services.json:0:0  | cannot be read: no such file"));
  EXPECT_THAT(faults, HasSubstr("cal/targets/unanswered.json:1:1"));
}

io::Target measured(io::Statistic statistic, int from, int to) {
  io::Target target;
  target.statistic = statistic;
  target.from = from;
  target.to = to;
  return target;
}

TEST(TargetStatistic, FollowsItsDefinition) {
  std::vector<double> months(25);
  for (std::size_t i = 0; i < months.size(); ++i) months[i] = std::pow(2, static_cast<double>(i) / 6);
  EXPECT_DOUBLE_EQ(io::statistic_of(measured(io::Statistic::kValue, 12, 12), months), 4);
  EXPECT_DOUBLE_EQ(io::statistic_of(measured(io::Statistic::kMean, 0, 1), months), (1 + months[1]) / 2);
  EXPECT_DOUBLE_EQ(io::statistic_of(measured(io::Statistic::kIncrease, 7, 12), months), 2);
  EXPECT_DOUBLE_EQ(io::statistic_of(measured(io::Statistic::kIncrease, 0, 12), months), 4) << "nothing before 2022-01";
  EXPECT_NEAR(io::statistic_of(measured(io::Statistic::kAnnualGrowth, 3, 24), months), 4, 1e-12);
  EXPECT_DOUBLE_EQ(io::statistic_of(measured(io::Statistic::kMaximum, 0, 24), months), 16);
}

TEST(TargetStatistic, IsNotANumberWhereTheMetricIsNotDefined) {
  const std::vector<double> months{1, std::nan(""), 3, 0};
  for (const io::Statistic statistic : {io::Statistic::kMean, io::Statistic::kMaximum})
    EXPECT_TRUE(std::isnan(io::statistic_of(measured(statistic, 0, 2), months)));
  EXPECT_TRUE(std::isnan(io::statistic_of(measured(io::Statistic::kValue, 4, 4), months))) << "beyond the series";
  EXPECT_TRUE(std::isnan(io::statistic_of(measured(io::Statistic::kAnnualGrowth, 0, 3), months))) << "to zero";
}

TEST(TargetScale, IsFiniteWhereALikelihoodNeedsIt) {
  EXPECT_NEAR(io::on_scale(io::Scale::kLog10, 1000), 3, 1e-15);
  EXPECT_NEAR(io::on_scale(io::Scale::kLogit, 0.25), std::log(1.0 / 3), 1e-15);
  EXPECT_EQ(io::on_scale(io::Scale::kLinear, -7), -7);
  for (const double extreme : {0.0, 1.0}) EXPECT_TRUE(std::isfinite(io::on_scale(io::Scale::kLogit, extreme)));
  EXPECT_TRUE(std::isfinite(io::on_scale(io::Scale::kLog10, 0)));
  EXPECT_TRUE(std::isnan(io::on_scale(io::Scale::kLog10, std::nan(""))));
}

std::string digest_text(const sample::Files& input) {
  return io::targets_digest_text(io::read_targets("cal", record(), input.reader()).fitted);
}

TEST(TargetDigest, ChangesWithTheLikelihoodAndNotWithAComment) {
  const std::string before = digest_text(files());
  EXPECT_EQ(
      before,
      "ascend_units_per_year value 35 35 log10 reading 200000 100000 400000 0.75 reading 500000 400000 600000 0.25 "
      "discrepancy 0.1 degrees 4 widen lag_reading index 3\n");
  EXPECT_EQ(digest_text(with_change("supply.json", "\"why\": \"w\"", "\"why\": \"other words\"")), before);
  EXPECT_EQ(digest_text(with_change("supply.json", "\"id\": \"ascend\"", "\"id\": \"huawei\"")), before);
  EXPECT_EQ(digest_text(with_change("supply.json", "[\"fig-target\"]", "[\"fig-other\"]")), before);
  for (const auto& [old_text, new_text] : {std::pair{"\"low\": 100000", "\"low\": 100001"},
                                           {"\"weight\": 3", "\"weight\": 2"},
                                           {"2024-12", "2024-11"},
                                           {"\"branch\": \"index\"", "\"branch\": \"documents\""},
                                           {"\"discrepancy\": 0.1", "\"discrepancy\": 0.2"}})
    EXPECT_NE(digest_text(with_change("supply.json", old_text, new_text)), before) << new_text;
}

// The files that are shipped.
class ShippedTargets : public testing::Test {
 protected:
  static const io::Calibration& calibration() {
    static const io::Calibration kRead = io::load_calibration(kData);
    return kRead;
  }
  static const io::Targets& targets() {
    static const io::Targets kRead = io::load_targets(kData, calibration());
    return kRead;
  }
  static const io::DocumentedFigure& figure(const std::string& id) {
    for (const io::DocumentedFigure& one : calibration().figures)
      if (one.id == id) return one;
    throw std::out_of_range(id);
  }
  static constexpr const char* kData = CHOKEPOINT_SOURCE_DIRECTORY "/calibration";
};

TEST_F(ShippedTargets, AreAtLeastForty) { EXPECT_GE(targets().fitted.size(), 40u); }

TEST_F(ShippedTargets, HaveTheirOwnNames) {
  std::set<std::string> ids;
  for (const auto* list : {&targets().fitted, &targets().held_out})
    for (const io::Target& target : *list) EXPECT_TRUE(ids.insert(target.id).second) << target.id;
}

TEST_F(ShippedTargets, UseFiguresMeantForThemOrSayWhyNot) {
  for (const io::Target& target : targets().fitted)
    for (const std::string& id : target.figures) {
      EXPECT_NE(figure(id).kind, "validation_holdout") << target.id;
      EXPECT_TRUE(figure(id).kind == "calibration_target" || !target.other_kind.empty()) << target.id;
    }
  for (const io::Target& target : targets().held_out)
    for (const std::string& id : target.figures) {
      EXPECT_NE(figure(id).kind, "calibration_target") << target.id;
      EXPECT_TRUE(figure(id).kind == "validation_holdout" || !target.other_kind.empty()) << target.id;
    }
}

TEST_F(ShippedTargets, ShareNoEvidenceWithAnyPrior) {
  std::set<std::string> used;
  for (const io::Target& target : targets().fitted) used.insert(target.figures.begin(), target.figures.end());
  for (const io::Prior& prior : calibration().priors)
    for (const std::string& id : prior.evidence) EXPECT_EQ(used.count(id), 0u) << prior.name << " rests on " << id;
}

TEST_F(ShippedTargets, LeaveNoFigureWithoutAnAnswer) {
  EXPECT_THAT(io::figures_left_over(targets(), calibration()), ElementsAre());
}

// A record in which every metric stands at the target's first reading must give that reading back.
TEST_F(ShippedTargets, CanAllBeComputed) {
  for (const auto* list : {&targets().fitted, &targets().held_out})
    for (const io::Target& target : *list) {
      std::vector<double> months(static_cast<std::size_t>(target.to) + 1, target.readings[0].value);
      if (target.statistic == io::Statistic::kIncrease && target.from > 0)
        months[static_cast<std::size_t>(target.from) - 1] = 0;
      if (target.statistic == io::Statistic::kAnnualGrowth)
        months.back() *= std::pow(target.readings[0].value, (target.to - target.from) / 12.0);
      const double wanted = target.readings[0].value;
      EXPECT_NEAR(io::statistic_of(target, months), wanted, 1e-9 * (1 + std::abs(wanted))) << target.id;
      for (const io::Reading& reading : target.readings) {
        EXPECT_TRUE(std::isfinite(reading.centre)) << target.id;
        EXPECT_GT(reading.sd, 0) << target.id;
      }
    }
}

}  // namespace
