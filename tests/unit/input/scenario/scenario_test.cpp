#include "input/scenario/scenario.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "engine/results.hpp"
#include "input/json/input_values.hpp"
#include "unit/input/sample_inputs.hpp"

namespace {

using sample::with;
using testing::ElementsAre;
using testing::HasSubstr;

const std::map<std::string, std::string> kParent{{"baseline.json", with(R"("description": "parent",
  "policies": [ { "id": "p1", "lever": "hbm_ban", "from": "2025-01", "value": 0.9 },
                { "id": "p2", "lever": "tool_ban", "from": "2025-01", "value": 0.5 } ],
  "reactions": [ { "id": "r1", "actor": "China", "when": { "metric": "lever_hbm_ban", "above": 0.5 },
                   "then": { "lever": "cn_subsidy", "value": 0.5 } } ],
  "parameters": { "training_mfu": 0.4, "deploy_lag_months": { "family": "uniform", "params": { "min": 1, "max": 3 } } },
  "hypotheses": { "lag_reading": { "index": 0.9 } },
  "roster": { "labs": { "DeepSeek": { "weight_2025": 2 }, "New lab": { "country": "cn", "compute_from": { "Alibaba": 1 } } } })")}};

// The example of the product's description, for the sample's agents.
const char* const kExample = R"({
  "$schema": "schema.json",
  "format_version": 1,
  "title": "H200 sales with a 25 % revenue share",
  "description": "...",
  "extends": "baseline.json",
  "horizon": { "to": "2030-06" },
  "policies": [
    { "id": "h200-cap", "lever": "licence_cap_units_per_month", "from": "2026-07", "value": 60000, "source": "assumption" },
    { "id": "gate", "lever": "cn_import_approval", "from": "2026-07", "to": "2027-06", "value": 0.8, "ramp_months": 3, "compliance": 0.5 },
    { "id": "rule", "from": "2027-01", "chip_rule": [
      { "product": "H100*", "effect": "licence", "$comment": "and what is cut from it" },
      { "tpp_min": 4800, "tpp_below": 21000, "density_min": 1, "density_below": 5.92, "interconnect_min_gb_s": 600,
        "bandwidth_min_tb_s": 1, "bandwidth_below_tb_s": 6.5, "effect": "deny" } ] },
    { "id": "no-rule", "from": "2028-01", "chip_rule": [] }
  ],
  "without": ["p2"],
  "reactions": [
    { "id": "beijing-cools", "actor": "China", "when": { "metric": "independence_cn_share", "above": 0.5, "for_months": 6 },
      "then": { "lever": "cn_import_approval", "value": 0.3, "ramp_months": 2 }, "monthly_probability": 0.2, "cooldown_months": 24 }
  ],
  "reactions_from": "2026-08",
  "parameters": { "cann_training_maturity_ceiling": { "family": "triangular", "params": { "min": 0.6, "mode": 0.8, "max": 0.95 } } },
  "hypotheses": { "v4_training_hardware": { "ascend": 0.4, "mixed": 0.3, "mostly_nvidia": 0.2, "blackwell": 0.1 } },
  "channels": { "smuggled": 0.25 },
  "roster": { "labs": { "DeepSeek": { "parent_funds_usd_per_year": 1e9 } } }
})";

std::size_t parameter(std::string_view name) {
  return static_cast<std::size_t>(base::find_field(model::kParameterRows, name));
}

const model::Lab& lab(const io::Scenario& scenario, std::string_view name) {
  for (const model::Lab& found : scenario.setting.roster.labs)
    if (found.name == name) return found;
  throw std::runtime_error("no such lab");
}

TEST(Scenario, APolicyMayBeKnownBeforeItBeginsAndAClassMayGoByAge) {
  const io::Scenario known = sample::scenario(with(R"("policies": [
    { "id": "a", "lever": "hbm_ban", "announced": "2027-01", "from": "2027-05", "value": 1 },
    { "id": "b", "lever": "hbm_ban", "announced": "2028-01", "from": "2028-01", "value": 0 },
    { "id": "c", "announced": "2027-11", "from": "2028-01", "chip_rule": [{ "behind_min_months": 24, "effect": "licence" }] }])"));
  const auto& moves = known.setting.moves;
  ASSERT_GE(moves.size(), 3U);
  const auto last = moves.end() - 3;
  EXPECT_EQ(last[0].announced, 60);
  EXPECT_EQ(last[1].announced, -1) << "known when it begins, and so not before";
  EXPECT_EQ(last[2].announced, 70);
  EXPECT_EQ(known.setting.rules[static_cast<std::size_t>(last[2].rule)].clauses[0].behind_min, 24);
  const io::Scenario again = sample::scenario(known.effective);
  EXPECT_EQ(again.effective, known.effective);
  EXPECT_EQ((again.setting.moves.end() - 3)->announced, 60);
}

TEST(Scenario, AQuestionIsOfItsOwnFileAndStandsInTheEffectiveScenario) {
  const std::string words = R"("question": "What?", "group": "policy", "sources": ["002", "assumption"])";
  const io::Scenario asked = sample::scenario(with(words));
  EXPECT_EQ(asked.question, "What?");
  EXPECT_EQ(asked.group, "policy");
  EXPECT_EQ(asked.sources, (std::vector<std::string>{"002", "assumption"}));
  const io::Scenario again = sample::scenario(asked.effective);
  EXPECT_EQ(again.question, asked.question);
  EXPECT_EQ(again.sources, asked.sources);
  EXPECT_EQ(again.effective, asked.effective);
  const io::Scenario child = sample::scenario(with(R"("extends": "baseline.json")"),
                                              {{"baseline.json", with(words + R"(, "description": "p")")}});
  EXPECT_EQ(child.description, "p");
  EXPECT_EQ(child.question + child.group, "") << "a child answers another question";
  EXPECT_TRUE(child.sources.empty());
}

TEST(Scenario, WithoutATitleOfItsOwnAChildIsCalledByItsNameAndNotByItsParentsTitle) {
  const io::Scenario child = sample::scenario(R"({ "format_version": 1, "extends": "baseline.json" })",
                                              {{"baseline.json", with(R"("description": "d")")}});
  EXPECT_EQ(child.title, "s");
  EXPECT_EQ(child.description, "d");
  EXPECT_EQ(sample::scenario(child.effective).title, "s") << "the effective scenario is called the same";
}

/// As `run baseline` does: a bare name is the .json file of that name.
TEST(Scenario, MayExtendAnotherByItsBareName) {
  const io::Scenario child = sample::scenario(R"({ "format_version": 1, "extends": "baseline" })",
                                              {{"baseline.json", with(R"("description": "d")")}});
  EXPECT_EQ(child.description, "d");
  EXPECT_EQ(child.files.back().path, "baseline.json");
}

/// Who means a file elsewhere says its way there.
TEST(Scenario, ABareNameLeadsNowhereButToItsFolderAndTheLibrary) {
  for (const char* name : {"baseline", "..", ".", "~", "a b", "C:"}) {
    std::set<std::string> folders;
    const auto read = [&](const std::string& path) -> std::string {
      if (path == "mine/s.json") return R"({ "format_version": 1, "extends": ")" + std::string(name) + R"(" })";
      if (path.ends_with(".json")) folders.insert(std::filesystem::path(path).parent_path().string());
      throw io::Unreadable("no such file");
    };
    EXPECT_THROW(io::read_scenario("mine/s.json", sample::calibration(), {}, read), base::InputError) << name;
    EXPECT_THAT(folders, testing::UnorderedElementsAre("mine", "scenarios")) << name;
  }
}

TEST(Scenario, AnEmptyOneIsAWorldWithoutControls) {
  const io::Scenario scenario = sample::scenario(R"({ "format_version": 1 })");
  EXPECT_EQ(scenario.name, "s");
  EXPECT_EQ(scenario.title, "s");
  EXPECT_EQ(scenario.setting.months, 132);
  EXPECT_EQ(scenario.setting.present, 52);
  EXPECT_EQ(scenario.setting.reactions_from, 53);
  EXPECT_TRUE(scenario.setting.moves.empty());
  EXPECT_TRUE(scenario.interventions.empty());
  EXPECT_EQ(scenario.inputs.weights[model::kLagReading][0], 0.5);
  EXPECT_EQ(scenario.inputs.priors.size(), model::kParameters);
  EXPECT_EQ(scenario.setting.channels.legal, 1);
}

TEST(Scenario, ReadsThePolicies) {
  const io::Scenario scenario = sample::scenario(kExample, kParent);
  const auto& moves = scenario.setting.moves;
  ASSERT_EQ(moves.size(), 5u);
  EXPECT_EQ(moves[0].id, "p1");
  EXPECT_EQ(moves[1].lever, model::kLever_licence_cap_units_per_month);
  EXPECT_EQ(moves[1].from, 54);
  EXPECT_EQ(moves[1].to, -1);
  EXPECT_EQ(moves[1].value, 60000);
  EXPECT_EQ(moves[1].source, "assumption");
  EXPECT_EQ(moves[1].compliance, 1);
  EXPECT_EQ(moves[2].ramp_months, 3);
  EXPECT_EQ(moves[2].compliance, 0.5);
  EXPECT_EQ(io::month_text(moves[2].to), "2027-07") << "the scenario names the last month in force";
}

TEST(Scenario, ReadsChipRules) {
  const io::Scenario scenario = sample::scenario(kExample, kParent);
  const auto& moves = scenario.setting.moves;
  EXPECT_EQ(moves[3].lever, -1);
  ASSERT_EQ(scenario.setting.rules.size(), 2u);
  const model::ChipRule& rule = scenario.setting.rules[static_cast<std::size_t>(moves[3].rule)];
  EXPECT_EQ(rule.id, "rule");
  ASSERT_EQ(rule.clauses.size(), 2u);
  EXPECT_EQ(rule.clauses[0].product, "H100*");
  EXPECT_EQ(rule.clauses[0].effect, model::Clause::Effect::kLicence);
  EXPECT_EQ(rule.clauses[0].bandwidth_below, model::kUnlimited);
  EXPECT_EQ(rule.clauses[1].tpp_below, 21000);
  EXPECT_EQ(rule.clauses[1].density_below, 5.92);
  EXPECT_EQ(rule.clauses[1].interconnect_min, 600);
  EXPECT_EQ(rule.clauses[1].bandwidth_below, 6.5);
  EXPECT_EQ(rule.clauses[1].effect, model::Clause::Effect::kDeny);
  EXPECT_TRUE(scenario.setting.rules[static_cast<std::size_t>(moves[4].rule)].clauses.empty());
}

TEST(Scenario, ReadsReactions) {
  const io::Scenario scenario = sample::scenario(kExample, kParent);
  ASSERT_EQ(scenario.setting.reactions.size(), 2u);
  const model::Reaction& first = scenario.setting.reactions[0];
  EXPECT_EQ(first.metric, static_cast<int>(model::kMetrics) + model::kLever_hbm_ban);
  EXPECT_EQ(first.monthly_probability, 1);
  EXPECT_EQ(first.cooldown_months, 12);
  EXPECT_EQ(first.for_months, 1);
  const model::Reaction& second = scenario.setting.reactions[1];
  EXPECT_EQ(model::kMetricRows[static_cast<std::size_t>(second.metric)].name, "independence_cn_share");
  EXPECT_TRUE(second.above);
  EXPECT_EQ(second.threshold, 0.5);
  EXPECT_EQ(second.for_months, 6);
  EXPECT_EQ(second.lever, model::kLever_cn_import_approval);
  EXPECT_EQ(second.value, 0.3);
  EXPECT_EQ(second.ramp_months, 2);
  EXPECT_EQ(second.monthly_probability, 0.2);
  EXPECT_EQ(second.cooldown_months, 24);
  EXPECT_EQ(io::month_text(scenario.setting.reactions_from), "2026-08");
}

TEST(Scenario, MergesWhatTheParentSays) {
  const io::Scenario scenario = sample::scenario(kExample, kParent);
  EXPECT_EQ(scenario.description, "...");
  EXPECT_EQ(scenario.setting.months, 102);
  EXPECT_THAT(scenario.interventions,
              testing::UnorderedElementsAre("cann_training_maturity_ceiling", "deploy_lag_months", "training_mfu"));
  EXPECT_EQ(scenario.inputs.priors[parameter("training_mfu")].value, 0.4);
  EXPECT_EQ(scenario.inputs.priors[parameter("cann_training_maturity_ceiling")].mode, 0.8);
  EXPECT_EQ(scenario.inputs.weights[model::kLagReading][1], 0.9);
  EXPECT_EQ(scenario.inputs.weights[model::kLagReading][0], 0.5) << "a branch that is not named keeps its weight";
  EXPECT_EQ(scenario.inputs.weights[model::kV4TrainingHardware][0], 0.4);
  EXPECT_EQ(lab(scenario, "DeepSeek").parent_funds_usd_per_year, 1e9);
  EXPECT_EQ(lab(scenario, "DeepSeek").weight_2025, 2);
  EXPECT_EQ(lab(scenario, "New lab").weight_2025, 1);
  EXPECT_EQ(scenario.setting.channels.smuggled, 0.25);
  ASSERT_EQ(scenario.files.size(), 2u);
  EXPECT_EQ(scenario.files[0].path, "s.json");
  EXPECT_EQ(scenario.files[1].path, "baseline.json");
}

TEST(Scenario, NullTakesBackWhatTheParentSays) {
  const io::Scenario scenario = sample::scenario(with(R"("extends": "baseline.json", "description": null,
    "parameters": { "training_mfu": null }, "hypotheses": { "lag_reading": { "index": null } },
    "roster": { "labs": { "New lab": null } })"),
                                                 kParent);
  EXPECT_EQ(scenario.description, "");
  EXPECT_THAT(scenario.interventions, testing::ElementsAre("deploy_lag_months"));
  EXPECT_EQ(scenario.inputs.weights[model::kLagReading][1], 0.5);
  EXPECT_EQ(scenario.setting.roster.labs.size(), 2u);
}

TEST(Scenario, ADistributionIsReplacedWhole) {
  const io::Scenario scenario = sample::scenario(with(R"("extends": "baseline.json",
    "parameters": { "deploy_lag_months": { "family": "constant", "params": { "value": 2 } },
                    "training_mfu": { "family": "uniform", "params": { "min": 0.3, "max": 0.5 } } })"),
                                                 kParent);
  EXPECT_EQ(scenario.inputs.priors[parameter("deploy_lag_months")].family, base::Family::kConstant);
  EXPECT_EQ(scenario.inputs.priors[parameter("training_mfu")].family, base::Family::kUniform);
}

TEST(Scenario, APatchToAParentsDistributionIsAFaultAndNoMixture) {
  const auto faults = sample::faults_of(with(R"("extends": "baseline.json",
    "parameters": { "deploy_lag_months": { "params": { "max": 2 } } })"),
                                        kParent);
  EXPECT_THAT(sample::in_full(faults), testing::HasSubstr("the key \"family\" is missing"));
}

TEST(Scenario, PathsAreRelativeToTheFileThatNamesThem) {
  const io::Scenario scenario =
      sample::scenario(with(R"("extends": "a/b/child.json")"),
                       {{"a/b/child.json", with(R"("extends": "../parent.json")")},
                        {"a/parent.json", with(R"("extends": "./b/root.json", "description": "p")")},
                        {"a/b/root.json", with(R"("horizon": { "to": "2040-12" })")}});
  EXPECT_EQ(scenario.setting.months, 228);
  EXPECT_EQ(scenario.description, "p");
  EXPECT_EQ(scenario.files.size(), 4u);
}

TEST(Scenario, AgentsStandInTheOrderOfTheirNames) {
  const io::Scenario scenario = sample::scenario(with(R"("roster": { "hosts": { "Asia": { "share": 0.1 } } })"));
  EXPECT_EQ(scenario.setting.roster.hosts.front().name, "Asia");
  EXPECT_EQ(scenario.setting.roster.labs.front().name, "DeepSeek");
  EXPECT_THAT(scenario.setting.roster.governments,
              testing::ElementsAre("China", "Japan", "Netherlands", "United States"));
}

TEST(Scenario, ARemovedVendorTakesItsChipsAndSalesAlong) {
  const io::Scenario scenario = sample::scenario(with(R"("roster": { "foreign_vendors": { "AMD": null } })"));
  ASSERT_EQ(scenario.setting.supply.size(), 1u);
  EXPECT_EQ(scenario.setting.supply[0].vendor, "Nvidia");
  EXPECT_EQ(scenario.setting.chips.size(), 3u);
}

TEST(Scenario, IsCalledAfterItsFile) {
  EXPECT_EQ(io::scenario_name("scenarios/no-controls.json"), "no-controls");
  EXPECT_EQ(io::scenario_name("results/baseline/scenario.json"), "baseline");
  EXPECT_EQ(io::scenario_name("scenario.json"), "scenario");
}

// ---------------------------------------------------------------------------------------------------------- overrides

TEST(Overrides, ApplyAfterTheFiles) {
  const io::Scenario scenario =
      sample::scenario(kExample, kParent,
                       {"policy.hbm_ban=0.25", "policy.tpp_threshold=9000@2028-03", "parameter.training_mfu=0.45",
                        "hypothesis.lag_reading=documents", "policy.hbm_ban=1@2030-01"});
  const auto& moves = scenario.setting.moves;
  ASSERT_EQ(moves.size(), 8u);
  EXPECT_EQ(moves[5].id, "set.hbm_ban");
  EXPECT_EQ(moves[5].from, 53) << "the month after the present";
  EXPECT_EQ(moves[5].value, 0.25);
  EXPECT_EQ(moves[6].id, "set.tpp_threshold");
  EXPECT_EQ(io::month_text(moves[6].from), "2028-03");
  EXPECT_EQ(moves[7].id, "set.hbm_ban.2");
  EXPECT_EQ(scenario.inputs.priors[parameter("training_mfu")].value, 0.45);
  EXPECT_EQ(scenario.inputs.weights[model::kLagReading][0], 1);
  EXPECT_EQ(scenario.inputs.weights[model::kLagReading][1], 0);
}

TEST(Overrides, ReplaceADistributionAndItsHypothesisWhole) {
  const io::Scenario scenario =
      sample::scenario(kExample, kParent, {"parameter.deploy_lag_months=2", "hypothesis.v4_training_hardware=mixed"});
  EXPECT_EQ(scenario.inputs.priors[parameter("deploy_lag_months")].family, base::Family::kConstant);
  EXPECT_THAT(scenario.inputs.weights[model::kV4TrainingHardware], testing::ElementsAre(0, 1, 0, 0));
}

TEST(Overrides, OfAnEffectiveScenarioCanBeRepeated) {
  const io::Scenario once = sample::scenario(with(""), {}, {"policy.hbm_ban=0.25"});
  const io::Scenario twice = sample::scenario(once.effective, {}, {"policy.hbm_ban=0.5"});
  ASSERT_EQ(twice.setting.moves.size(), 2u);
  EXPECT_EQ(twice.setting.moves[1].id, "set.hbm_ban.2");
}

// ------------------------------------------------------------------------------------------------- effective scenario

TEST(Overrides, AreToldInTheTitle) {
  const auto title_of = [](const std::vector<std::string>& overrides) {
    return sample::scenario(with("\"description\": \"d\""), {}, overrides).title;
  };
  EXPECT_EQ(title_of({}), "T");
  EXPECT_EQ(title_of({"policy.hbm_ban=0.5@2027-01"}), "T, with hbm_ban = 0.5 from 2027-01");
  EXPECT_EQ(title_of({"policy.hbm_ban=1"}), "T, with hbm_ban = 1 from 2026-06") << "the month after the present";
  EXPECT_EQ(title_of({"parameter.training_mfu=0.4", "hypothesis.lag_reading=index"}),
            "T, with training_mfu = 0.4, lag_reading: index");
  EXPECT_EQ(title_of({"policy.hbm_ban=1", "policy.tool_ban=1", "policy.eda_ban=1", "policy.hbm_ban=0@2029-01"}),
            "T, with hbm_ban = 1 from 2026-06, tool_ban = 1 from 2026-06, eda_ban = 1 from 2026-06 and 1 more change");
}

TEST(Scenario, ItsTitleTellsTheOverrideThatHolds) {
  EXPECT_EQ(sample::scenario(with("\"description\": \"d\""), {}, {"policy.hbm_ban=0", "policy.hbm_ban=1"}).title,
            "T, with hbm_ban = 1 from 2026-06");
}

TEST(EffectiveScenario, ReadsBackToTheSameThing) {
  const io::Scenario scenario = sample::scenario(kExample, kParent, {"policy.eda_ban=0.1", "parameter.us_margin=3"});
  const io::Scenario again = sample::scenario(scenario.effective);
  EXPECT_EQ(again.effective, scenario.effective);
  EXPECT_EQ(again.title, scenario.title);
  EXPECT_EQ(again.interventions, scenario.interventions);
  EXPECT_EQ(again.setting.moves.size(), scenario.setting.moves.size());
  EXPECT_EQ(again.setting.months, scenario.setting.months);
  EXPECT_EQ(again.inputs.weights, scenario.inputs.weights);
  EXPECT_EQ(lab(again, "DeepSeek").parent_funds_usd_per_year, 1e9);
  for (std::size_t i = 0; i < model::kParameters; ++i)
    EXPECT_EQ(base::draw(again.inputs.priors[i], 0.37), base::draw(scenario.inputs.priors[i], 0.37));
}

TEST(EffectiveScenario, StandsAlone) {
  const io::Scenario scenario = sample::scenario(kExample, kParent);
  EXPECT_THAT(scenario.effective, testing::Not(testing::HasSubstr("extends")));
  EXPECT_THAT(scenario.effective, testing::Not(testing::HasSubstr("without")));
  EXPECT_THAT(scenario.effective, testing::HasSubstr("\"reactions_from\": \"2026-08\""));
}

TEST(EffectiveScenario, SaysWhatChangesInTheRoster) {
  const char* const kRosters[] = {
      R"({ "labs": { "DeepSeek": { "compute_from": { "Start-ups": null, "Alibaba": 0.4 } } } })",
      R"({ "hosts": { "Asia": { "share": 0.4 } }, "routes": { "Dubai": { "host": "Asia", "brokers": 7 } } })",
      R"({ "chinese_buyers": { "Alibaba": null }, "markets": { "Europe": { "trust_cn": -2.5 } } })",
      R"({ "foundries": { "Captive": { "captive": false } }, "labs": { "Z": { "country": "us", "compute_from": { "Microsoft": 1 } } } })",
  };
  for (const char* roster : kRosters) {
    const io::Scenario scenario = sample::scenario(with("\"roster\": " + std::string(roster)));
    const io::Scenario again = sample::scenario(scenario.effective);
    EXPECT_EQ(again.effective, scenario.effective);
    EXPECT_TRUE(io::roster_changes(scenario.setting.roster, again.setting.roster).members.empty())
        << scenario.effective;
    EXPECT_FALSE(io::roster_changes(sample::calibration().roster.roster, again.setting.roster).members.empty());
  }
}

TEST(EffectiveScenario, AnAgentRemovedAndMadeAgainKeepsNothingOfTheOld) {
  const io::Scenario scenario = sample::scenario(
      with(
          R"("extends": "p.json", "roster": { "labs": { "DeepSeek": { "country": "cn", "compute_from": { "Alibaba": 1 } } } })"),
      {{"p.json", with(R"("extends": "q.json")")}, {"q.json", with(R"("roster": { "labs": { "DeepSeek": null,
        "Other": { "country": "cn", "compute_from": { "Alibaba": 1 } } } })")}});
  EXPECT_EQ(lab(scenario, "DeepSeek").parent_funds_usd_per_year, 0);
  const io::Scenario again = sample::scenario(scenario.effective);
  EXPECT_EQ(lab(again, "DeepSeek").parent_funds_usd_per_year, 0);
  EXPECT_EQ(lab(again, "DeepSeek").compute_from.size(), 1u);
}

TEST(Scenario, KnowsWhetherItsOwnPoliciesAreStillToCome) {
  const std::map<std::string, std::string> parent{
      {"p.json", with(R"("policies": [ { "id": "a", "lever": "hbm_ban", "from": "2027-01", "value": 1 } ])")}};
  const auto moves = [&](const std::string& members, const std::vector<std::string>& overrides = {}) {
    return sample::scenario(with(members), parent, overrides).moves_after_present;
  };
  EXPECT_FALSE(moves(R"("extends": "p.json")")) << "what is inherited is the ground that it stands on";
  EXPECT_TRUE(moves(
      R"("extends": "p.json", "policies": [ { "id": "b", "lever": "tool_ban", "from": "2028-01", "value": 1 } ])"));
  EXPECT_FALSE(moves(
      R"("extends": "p.json", "policies": [ { "id": "b", "lever": "tool_ban", "from": "2024-01", "value": 1 } ])"))
      << "a counterfactual past is told at the present";
  EXPECT_TRUE(moves(R"("extends": "p.json")", {"policy.tool_ban=1@2028-01"}));
  EXPECT_FALSE(moves(R"("extends": "p.json")", {"policy.tool_ban=1@2024-01"}));
}

}  // namespace
