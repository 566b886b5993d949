#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/input/sample_inputs.hpp"

namespace {

using sample::with;
using testing::HasSubstr;

// One scenario file with one fault. Members start in line 2, since `with` opens the object.
struct Case {
  const char* members;
  const char* place;    // "line:column pointer"
  const char* problem;  // a part of it
  const char* rest;     // a part of "allowed | suggestion"
};

const Case kCases[] = {
    // keys and kinds
    {R"("polices": [])", "2:1 /polices", "unknown key \"polices\"", "did you mean \"policies\"?"},
    {R"("Horizon": {})", "2:1 /Horizon", "unknown key", "did you mean \"horizon\"?"},
    {R"("description": 5)", "2:16 /description", "expected a text, found 5", ""},
    {R"("description": "a\u001b[31m")", "2:16 /description", "the description has control characters", "tabs"},
    {R"("description": null)", "2:16 /description", "expected a text, found null", ""},
    {R"("policies": {})", "2:13 /policies", "expected a list, found an object", R"([{ "id": )"},
    {R"("policies": [ 1 ])", "2:15 /policies/0", "expected an object, found 1", R"({ "id": )"},
    {R"("policies": [{ "id": "a", "from": "2027-01", "chip_rule": "licence" }])", "2:59 /policies/0/chip_rule",
     "expected a list", R"([{ "tpp_min": 4800, "effect": "licence" }])"},
    {R"("policies": [{ "id": "a", "from": "2027-01", "chip_rule": ["deny"] }])", "2:60 /policies/0/chip_rule/0",
     "expected an object", R"({ "tpp_min": 4800, "effect": "licence" })"},
    {R"("policies": [{ "id": "a", "lever": 7, "from": "2027-01", "value": 1 }])", "2:36 /policies/0/lever",
     "expected a text, found 7", "one of"},
    {R"("reactions": "none")", "2:14 /reactions", "expected a list", R"([{ "id": )"},
    {R"("reactions": [ "cool" ])", "2:16 /reactions/0", "expected an object", R"("when": { "metric": )"},
    {R"("without": "x")", "2:12 /without", "expected a list", R"(["pol-2026-01-tariff"])"},
    {R"("sources": "002")", "2:12 /sources", "expected a list", R"(["002")"},
    {R"("horizon": "2030-12")", "2:12 /horizon", "expected an object", R"({ "to": "2032-12" })"},
    {R"("parameters": [])", "2:15 /parameters", "expected an object", R"({ "training_mfu": 0.4 })"},
    {R"("parameters": null)", "2:15 /parameters", "expected an object, found null", ""},
    {R"("parameters": { "training_mfu": { "family": "uniform", "params": 3 } })",
     "2:66 /parameters/training_mfu/params", "expected an object, found 3", R"({ "min": ..., "max": ... })"},
    {R"("hypotheses": "little")", "2:15 /hypotheses", "expected an object", R"({ "yes": 0.3, "no": 0.7 })"},
    {R"("hypotheses": { "distillation_weight": "little" })", "2:40 /hypotheses/distillation_weight",
     "expected an object, found \"little\"", R"(such as { "little": 1, "some": 0, "most": 0 })"},
    {R"("hypotheses": { "distillation_weight": 0.5 })", "2:40 /hypotheses/distillation_weight",
     "expected an object, found 0.5", R"(a weight for each branch, such as { "little": )"},
    {R"("hypotheses": { "distillation_weight": { "little": "much" } })", "2:52 /hypotheses/distillation_weight/little",
     "expected a number", "from 0 to "},
    {R"("channels": "none")", "2:13 /channels", "expected an object", R"({ "smuggled": 0 })"},
    {R"("roster": [])", "2:11 /roster", "expected an object", R"({ "labs": { )"},
    {R"("roster": { "labs": ["DeepSeek"] })", "2:21 /roster/labs", "expected an object", R"({ "DeepSeek": { )"},
    {R"("roster": { "labs": { "DeepSeek": 1 } })", "2:35 /roster/labs/DeepSeek", "expected an object", "attributes"},
    {R"("extends": 3)", "2:12 /extends", "expected a text", ""},
    {R"("extends": "")", "2:12 /extends", "empty", ""},
    {R"("extends": "none.json")", "2:12 /extends", "cannot read \"none.json\": no such file", ""},
    {R"("extends": "https://example.org/a.json")", "2:12 /extends", "nothing is fetched", "save it beside this file"},
    {R"("extends": "baseline")", "2:12 /extends", "cannot read \"baseline\": no such file", "baseline.json"},
    {R"("extends": "baseline.json\u0000evil")", "2:12 /extends", "has control characters", "the name of a file"},
    {R"("extends": "s.json")", "2:12 /extends", "in a cycle: s.json -> s.json", ""},
    {R"("without": ["x"])", "2:13 /without/0", "extends nothing and has no policy or reaction \"x\"", ""},
    // months and the horizon
    {R"("horizon": {})", "2:12 /horizon", "\"to\" is missing", ""},
    {R"("horizon": { "to": "2032" })", "2:20 /horizon/to", "\"2032\" is not a month",
     "YYYY-MM from 2022-01 to 2040-12"},
    {R"("horizon": { "to": "2041-01" })", "2:20 /horizon/to", "out of range", "2040-12"},
    {R"("horizon": { "to": 2032 })", "2:20 /horizon/to", "expected a text, found 2032",
     "YYYY-MM from 2022-01 to 2040-12"},
    {R"("horizon": { "from": "2022-01", "to": "2030-01" })", "2:14 /horizon/from", "unknown key", ""},
    {R"("reactions_from": "2021-12")", "2:19 /reactions_from", "out of range", ""},
    // an input of another kind
    {R"("parameters": { "hbm_ban": 1 })", "2:17 /parameters/hbm_ban", "\"hbm_ban\" is a lever, no parameter",
     "--set policy.hbm_ban="},
    {R"("parameters": { "lag_reading": 1 })", "2:17 /parameters/lag_reading", "is a hypothesis, no parameter", ""},
    {R"("channels": { "training_mfu": 1 })", "2:15 /channels/training_mfu", "is a parameter, no channel", ""},
    {R"("policies": [{ "id": "a", "lever": "training_mfu", "from": "2027-01", "value": 1 }])", "2:36 /policies/0/lever",
     "\"training_mfu\" is a parameter, no lever", "under \"parameters\""},
    // policies
    {R"("policies": [{ "lever": "hbm_ban", "from": "2027-01", "value": 1 }])", "2:14 /policies/0", "\"id\" is missing",
     ""},
    {R"("policies": [{ "id": "", "lever": "hbm_ban", "from": "2027-01", "value": 1 }])", "2:22 /policies/0/id", "empty",
     ""},
    {R"("policies": [{ "id": "a\nb", "lever": "hbm_ban", "from": "2027-01", "value": 1 }])", "2:22 /policies/0/id",
     "is no name", ""},
    {R"("policies": [{ "id": "a", "lever": "hbm_ban", "value": 1 }])", "2:14 /policies/0", "\"from\" is missing", ""},
    {R"("policies": [{ "id": "a", "lever": "hbm_ban", "from": "2027-01" }])", "2:14 /policies/0",
     "\"value\" is missing", "from 0 to 1"},
    {R"("policies": [{ "id": "a", "lever": "hmb_ban", "from": "2027-01", "value": 1 }])", "2:36 /policies/0/lever",
     "unknown lever \"hmb_ban\"", "did you mean \"hbm_ban\"?"},
    {R"("policies": [{ "id": "a", "lever": "hbm_ban", "from": "2027-13", "value": 1 }])", "2:55 /policies/0/from",
     "not a month", ""},
    {R"("policies": [{ "id": "a", "lever": "hbm_ban", "from": "2027-01", "value": 1.5 }])", "2:75 /policies/0/value",
     "1.5 is out of range", "from 0 to 1 | shares go from 0 to 1, not in percent"},
    {R"("policies": [{ "id": "a", "lever": "hbm_ban", "from": "2027-01", "value": -0.1 }])", "2:75 /policies/0/value",
     "out of range", "0 to 1"},
    {R"("policies": [{ "id": "a", "lever": "hbm_ban", "from": "2027-01", "value": "1" }])", "2:75 /policies/0/value",
     "expected a number", "without quotes"},
    {R"("policies": [{ "id": "a", "lever": "hbm_ban", "from": "2027-01", "value": true }])", "2:75 /policies/0/value",
     "found true", "from 0 to 1"},
    {R"("policies": [{ "id": "a", "lever": "hbm_ban", "from": "2027-05", "to": "2027-04", "value": 1 }])",
     "2:72 /policies/0/to", "ends in 2027-04, before it begins in 2027-05", "2027-05 or later"},
    {R"("policies": [{ "id": "a", "lever": "hbm_ban", "from": "2027-05", "announced": "2027-06", "value": 1 }])",
     "2:79 /policies/0/announced", "announced in 2027-06, after it begins in 2027-05", "2027-05 or earlier"},
    {R"("policies": [{ "id": "a", "lever": "hbm_ban", "from": "2027-01", "value": 1, "ramp_months": -1 }])",
     "2:93 /policies/0/ramp_months", "out of range", "months"},
    {R"("policies": [{ "id": "a", "lever": "hbm_ban", "from": "2027-01", "value": 1, "ramp_months": 2.5 }])",
     "2:93 /policies/0/ramp_months", "not a whole number", ""},
    {R"("policies": [{ "id": "a", "lever": "hbm_ban", "from": "2027-01", "value": 1, "compliance": 2 }])",
     "2:92 /policies/0/compliance", "out of range", "0 to 1"},
    {R"("policies": [{ "id": "a", "lever": "tpp_threshold", "from": "2027-01", "value": 1000, "ramp_months": 3 }])",
     "2:102 /policies/0/ramp_months", "steps and cannot ramp", ""},
    {R"("policies": [{ "id": "a", "lever": "hbm_ban", "from": "2027-01", "value": 1, "until": "2028-01" }])",
     "2:78 /policies/0/until", "unknown key", ""},
    {R"("policies": [{ "id": "a", "lever": "hbm_ban", "from": "2027-01", "value": 1 },
                     { "id": "a", "lever": "hbm_ban", "from": "2028-01", "value": 0 }])",
     "3:30 /policies/1/id", "taken in s.json:2", "without"},
    {R"("policies": [{ "id": "a", "from": "2027-01" }])", "2:14 /policies/0", "neither \"lever\" nor \"chip_rule\"",
     ""},
    {R"("policies": [{ "id": "a", "from": "2027-01", "lever": "hbm_ban", "value": 1, "chip_rule": [] }])",
     "2:14 /policies/0", "both \"lever\" and \"chip_rule\"", ""},
    // chip rules
    {R"("policies": [{ "id": "a", "from": "2027-01", "chip_rule": [], "value": 1 }])", "2:72 /policies/0/value",
     "a chip rule has no \"value\"", ""},
    {R"("policies": [{ "id": "a", "from": "2027-01", "chip_rule": {} }])", "2:59 /policies/0/chip_rule",
     "expected a list", ""},
    {R"("policies": [{ "id": "a", "from": "2027-01", "chip_rule": [{ "tpp_min": 1 }] }])",
     "2:60 /policies/0/chip_rule/0", "\"effect\" is missing", ""},
    {R"("policies": [{ "id": "a", "from": "2027-01", "chip_rule": [{ "effect": "ban" }] }])",
     "2:72 /policies/0/chip_rule/0/effect", "unknown effect \"ban\"", "free, licence, deny"},
    {R"("policies": [{ "id": "a", "from": "2027-01", "chip_rule": [{ "effect": "license" }] }])",
     "2:72 /policies/0/chip_rule/0/effect", "unknown effect", "did you mean \"licence\"?"},
    {R"("policies": [{ "id": "a", "from": "2027-01", "chip_rule": [{ "tpp": 1, "effect": "deny" }] }])",
     "2:62 /policies/0/chip_rule/0/tpp", "unknown key", ""},
    {R"("policies": [{ "id": "a", "from": "2027-01", "chip_rule": [{ "tpp_min": -1, "effect": "deny" }] }])",
     "2:73 /policies/0/chip_rule/0/tpp_min", "out of range", "TPP points"},
    {R"("policies": [{ "id": "a", "from": "2027-01", "chip_rule": [{ "product": "H1000", "effect": "deny" }] }])",
     "2:73 /policies/0/chip_rule/0/product", "unknown chip \"H1000\"", "did you mean \"H100\"?"},
    {R"("policies": [{ "id": "a", "from": "2027-01", "chip_rule": [{ "tpp_min": 5, "tpp_below": 5, "effect": "deny" }] }])",
     "2:60 /policies/0/chip_rule/0", "no chip can meet this clause", ""},
    // reactions
    {R"("reactions": [{ "id": "a", "when": { "metric": "lever_hbm_ban", "above": 1 }, "then": { "lever": "cn_subsidy", "value": 1 } }])",
     "2:15 /reactions/0", "\"actor\" is missing", ""},
    {R"("reactions": [{ "id": "a", "actor": "Beijing", "when": { "metric": "ascend_units_per_year", "above": 1 }, "then": { "lever": "cn_subsidy", "value": 1 } }])",
     "2:37 /reactions/0/actor", "unknown government \"Beijing\"", "one of China, Japan"},
    {R"("reactions": [{ "id": "a", "actor": "China", "when": { "metric": "gap_months", "above": 1 }, "then": { "lever": "cn_subsidy", "value": 1 } }])",
     "2:66 /reactions/0/when/metric", "no government can observe the metric \"gap_months\"", "gap_observed_months"},
    {R"("reactions": [{ "id": "a", "actor": "China", "when": { "metric": "gap_observed_month", "above": 1 }, "then": { "lever": "cn_subsidy", "value": 1 } }])",
     "2:66 /reactions/0/when/metric", "unknown metric", "did you mean \"gap_observed_months\"?"},
    {R"("reactions": [{ "id": "a", "actor": "China", "when": { "metric": "ascend_units_per_year" }, "then": { "lever": "cn_subsidy", "value": 1 } }])",
     "2:54 /reactions/0/when", "neither \"above\" nor \"below\"", ""},
    {R"("reactions": [{ "id": "a", "actor": "China", "when": { "metric": "ascend_units_per_year", "above": 1, "below": 0 }, "then": { "lever": "cn_subsidy", "value": 1 } }])",
     "2:54 /reactions/0/when", "both \"above\" and \"below\"", ""},
    {R"("reactions": [{ "id": "a", "actor": "China", "when": { "metric": "lever_hbm_ban", "above": 2 }, "then": { "lever": "cn_subsidy", "value": 1 } }])",
     "2:92 /reactions/0/when/above", "out of range", "0 to 1"},
    {R"("reactions": [{ "id": "a", "actor": "China", "when": { "metric": "lever_hbm_ban", "above": 0, "for_months": 0 }, "then": { "lever": "cn_subsidy", "value": 1 } }])",
     "2:109 /reactions/0/when/for_months", "out of range", "from 1 to"},
    {R"("reactions": [{ "id": "a", "actor": "China", "when": { "metric": "lever_hbm_ban", "above": 0 }, "then": { "lever": "hbm_ban", "value": 1 } }])",
     "2:116 /reactions/0/then/lever", "not in the hands of China", "a reaction of United States"},
    {R"("reactions": [{ "id": "a", "actor": "China", "when": { "metric": "lever_hbm_ban", "above": 0 }, "then": { "lever": "cn_subsidy", "value": 5 } }])",
     "2:139 /reactions/0/then/value", "out of range", "share of capital cost"},
    {R"("reactions": [{ "id": "a", "actor": "United States", "when": { "metric": "lever_hbm_ban", "above": 0 }, "then": { "lever": "tpp_threshold", "value": 5, "ramp_months": 1 } }])",
     "2:168 /reactions/0/then/ramp_months", "steps and cannot ramp", ""},
    {R"("reactions": [{ "id": "a", "actor": "China", "when": { "metric": "lever_hbm_ban", "above": 0 }, "then": { "lever": "cn_subsidy", "value": 1 }, "monthly_probability": 20 }])",
     "2:167 /reactions/0/monthly_probability", "20 is out of range", "not in percent"},
    {R"("reactions": [{ "id": "a", "actor": "China", "when": { "metric": "lever_hbm_ban", "above": 0 }, "then": { "lever": "cn_subsidy", "value": 1 }, "cooldown_months": 1.5 }])",
     "2:163 /reactions/0/cooldown_months", "not a whole number", ""},
    // parameters
    {R"("parameters": { "trainig_mfu": 0.4 })", "2:17 /parameters/trainig_mfu", "unknown parameter",
     "did you mean \"training_mfu\"?"},
    {R"("parameters": { "training_mfu": 40 })", "2:33 /parameters/training_mfu", "40 is out of range",
     "from 0.05 to 0.9"},
    {R"("parameters": { "training_mfu": "0.4" })", "2:33 /parameters/training_mfu",
     "expected a number or a distribution", ""},
    {R"("parameters": { "training_mfu": null })", "2:33 /parameters/training_mfu", "found null", ""},
    {R"("parameters": { "training_mfu": { "family": "gaussian", "params": {} } })",
     "2:45 /parameters/training_mfu/family", "unknown family \"gaussian\"", "constant, uniform, loguniform"},
    {R"("parameters": { "training_mfu": { "family": "uniform" } })", "2:33 /parameters/training_mfu",
     "\"params\" is missing", ""},
    {R"("parameters": { "training_mfu": { "family": "uniform", "params": { "min": 0.2 } } })",
     "2:66 /parameters/training_mfu/params", "\"max\" is missing", ""},
    {R"("parameters": { "training_mfu": { "family": "uniform", "params": { "min": 0.2, "maxi": 0.3, "max": 0.4 } } })",
     "2:80 /parameters/training_mfu/params/maxi", "unknown key", "did you mean \"max\"?"},
    {R"("parameters": { "training_mfu": { "family": "uniform", "params": { "min": 0.4, "max": 0.2 } } })",
     "2:66 /parameters/training_mfu/params", "", ""},
    {R"("parameters": { "training_mfu": { "family": "uniform", "params": { "min": 0.2, "max": 1.2 } } })",
     "2:33 /parameters/training_mfu", "reaches from 0.20", "from 0.05 to 0.9"},
    {R"("parameters": { "training_mfu": { "family": "lognormal", "params": { "median": 0.4, "sigma_log": 2 } } })",
     "2:33 /parameters/training_mfu", "so out of range", "from 0.05 to 0.9"},
    {R"("parameters": { "training_mfu": { "family": "triangular", "params": { "min": 0.2, "mode": 0.5, "max": 0.4 } } })",
     "2:69 /parameters/training_mfu/params", "", ""},
    {R"("parameters": { "training_mfu": { "family": "mixture", "params": { "weights": [1, 1], "components": [0.3] } } })",
     "2:66 /parameters/training_mfu/params", "", ""},
    {R"("parameters": { "training_mfu": { "family": "mixture", "params": { "weights": [-1, 2], "components": [0.3, 0.4] } } })",
     "2:80 /parameters/training_mfu/params/weights/0", "-1 is out of range", ""},
    // hypotheses and channels
    {R"("hypotheses": { "lag": { "index": 1 } })", "2:17 /hypotheses/lag", "unknown hypothesis", "lag_reading"},
    {R"("hypotheses": { "lag_reading": { "indx": 1 } })", "2:34 /hypotheses/lag_reading/indx",
     "unknown branch of lag_reading", "did you mean \"index\"?"},
    {R"("hypotheses": { "lag_reading": { "index": -1 } })", "2:43 /hypotheses/lag_reading/index", "-1 is out of range",
     ""},
    {R"("hypotheses": { "lag_reading": { "index": 0, "documents": 0 } })", "2:32 /hypotheses/lag_reading",
     "add up to 0", ""},
    {R"("hypotheses": { "lag_reading": "index" })", "2:32 /hypotheses/lag_reading", "expected an object", ""},
    {R"("channels": { "smuggling": 0 })", "2:15 /channels/smuggling", "unknown channel", "did you mean \"smuggled\"?"},
    {R"("channels": { "smuggled": 1.1 })", "2:27 /channels/smuggled", "out of range", "0 to 1"},
    // roster
    {R"("roster": { "lab": {} })", "2:13 /roster/lab", "unknown key \"lab\"", "did you mean \"labs\"?"},
    {R"("roster": { "governments": {} })", "2:13 /roster/governments", "unknown key", ""},
    {R"("roster": { "labs": { "DeepSeak": null } })", "2:23 /roster/labs/DeepSeak", "unknown agent of labs",
     "did you mean \"DeepSeek\"?"},
    {R"("roster": { "labs": { "DeepSeek": { "weight": 1 } } })", "2:37 /roster/labs/DeepSeek/weight", "unknown key",
     ""},
    {R"("roster": { "labs": { "DeepSeek": { "open_weights": 2 } } })", "2:53 /roster/labs/DeepSeek/open_weights",
     "out of range", "0 to 1"},
    {R"("roster": { "labs": { "DeepSeek": { "open_weights": "yes" } } })", "2:53 /roster/labs/DeepSeek/open_weights",
     "expected a number", ""},
    {R"("roster": { "labs": { "DeepSeek": { "country": "uk" } } })", "2:48 /roster/labs/DeepSeek/country",
     "unknown country \"uk\"", "one of us, cn"},
    {R"("roster": { "labs": { "New": { "country": "cn" } } })", "2:30 /roster/labs/New", "\"compute_from\" is missing",
     ""},
    {R"("roster": { "labs": { "DeepSeek": { "compute_from": { "Tencent": 0, "Start-ups": 0 } } } })",
     "2:53 /roster/labs/DeepSeek/compute_from", "add up to 0", ""},
    {R"("roster": { "labs": { "DeepSeek": { "compute_from": { "Tencnet": 1 } } } })",
     "2:53 /roster/labs/DeepSeek/compute_from", "none of the chinese_buyers", "did you mean \"Tencent\"?"},
    {R"("roster": { "chinese_buyers": { "Tencent": null } })", "2:33 /roster/chinese_buyers/Tencent",
     "\"DeepSeek\" uses compute of \"Tencent\"", ""},
    {R"("roster": { "hosts": { "Asia": { "share": 1 }, "Gulf": null } })", "2:48 /roster/hosts/Gulf",
     "\"Dubai\" starts at \"Gulf\"", "Asia"},
    {R"("roster": { "routes": { "Dubai": { "brokers": 2.5 } } })", "2:47 /roster/routes/Dubai/brokers",
     "not a whole number", ""},
    {R"("roster": { "foundries": { "SMIC": { "captive": 1 } } })", "2:49 /roster/foundries/SMIC/captive",
     "expected true or false", ""},
    {R"("roster": { "hosts": { "Gulf": { "share": 0 } } })", "2:24 /roster/hosts/Gulf",
     "no agent of hosts has a share above 0", ""},
    {R"("roster": { "labs": { "OpenAI": null } })", "2:23 /roster/labs/OpenAI", "no lab has the country \"us\"", ""},
    {R"("roster": [])", "2:11 /roster", "expected an object", ""},
    {R"("roster": { "labs": { "Baidu": {"country": "cn", "compute_from": { "Tencent": 1 } }, "Baidu": null } })",
     "2:86 /roster/labs/Baidu", "a second time", ""},
};

TEST(ScenarioFaults, AreReportedOneByOneWithPlaceRangeAndRemedy) {
  for (const Case& one : kCases) {
    const std::string text = with(one.members);
    const auto faults = sample::faults_of(text);
    SCOPED_TRACE(text + "\n" + sample::in_full(faults));
    EXPECT_EQ(faults.size(), 1u);
    if (faults.empty()) continue;
    EXPECT_EQ(faults[0].file, "s.json");
    EXPECT_THAT(sample::in_full(faults), HasSubstr(one.place));
    EXPECT_THAT(faults[0].problem, HasSubstr(one.problem));
    EXPECT_THAT(faults[0].allowed + " | " + faults[0].suggestion, HasSubstr(one.rest));
  }
}

TEST(ScenarioFaults, TheTopMustBeAnObjectOfAKnownFormat) {
  EXPECT_THAT(sample::in_full(sample::faults_of("[]")), HasSubstr("s.json:1:1  | expected an object, found a list"));
  EXPECT_THAT(sample::in_full(sample::faults_of("{}")),
              HasSubstr("s.json:1:1  | the key \"format_version\" is missing | 1"));
  EXPECT_THAT(sample::in_full(sample::faults_of("{\"format_version\": 2}")),
              HasSubstr("1:20 /format_version | format 2 is newer than what this program knows"));
  EXPECT_THAT(sample::in_full(sample::faults_of("{\"format_version\": \"1\"}")), HasSubstr("expected a number"));
}

TEST(ScenarioFaults, ATitleIsOneLineWithWords) {
  const auto faults_of_title = [](const std::string& title) {
    return sample::in_full(sample::faults_of("{\"format_version\": 1, \"title\": \"" + title + "\"}"));
  };
  EXPECT_THAT(faults_of_title("  "), HasSubstr("/title | the title is blank"));
  EXPECT_THAT(faults_of_title("a\\u001b[31m"), HasSubstr("control characters"));
  EXPECT_THAT(faults_of_title("a\\u0000"), HasSubstr("control characters"));
  EXPECT_THAT(faults_of_title("a\\uffff"), HasSubstr("control characters")) << "no spreadsheet could hold it";
  EXPECT_THAT(faults_of_title(std::string(301, 'a')), HasSubstr("301 bytes | at most 300"));
  EXPECT_EQ(faults_of_title("25 % for \u4e2d\u56fd"), "");
}

TEST(ScenarioFaults, ComeAllAtOnceInTheOrderOfTheFile) {
  const auto faults = sample::faults_of(with(R"("horizon": { "to": "2050-01" },
"policies": [
  { "id": "a", "lever": "hbm_bann", "from": "soon", "value": 3, "ramp_months": -2, "colour": "red" },
  { "id": "b", "lever": "hbm_ban", "from": "2027-01", "value": 3 }
],
"parameters": { "nothing": 1, "training_mfu": 7 },
"hypotheses": { "lag_reading": { "index": -1, "other": 1 } },
"roster": { "labs": { "DeepSeek": { "open_weights": 9 } } },
"surprise": 1)"));
  std::vector<long> lines;
  for (const base::Fault& fault : faults) lines.push_back(fault.line);
  EXPECT_THAT(lines, testing::ElementsAre(2, 4, 4, 4, 4, 5, 7, 7, 8, 8, 9, 10)) << sample::in_full(faults);
}

TEST(ScenarioFaults, OfAParentNameTheParentsFileAndLine) {
  const auto faults =
      sample::faults_of(with(R"("extends": "p.json", "parameters": { "training_mfu": 2 })"),
                        {{"p.json", with("\"policies\": [\n  { \"id\": \"a\", \"lever\": \"hbm_ban\",\n    \"from\": "
                                         "\"2027-01\", \"value\": 3 } ],\n"
                                         "\"parameters\": { \"training_mfu\": 5, \"us_margin\": 1e9 }")}});
  ASSERT_EQ(faults.size(), 3u) << sample::in_full(faults);
  EXPECT_EQ(faults[0].file + ":" + std::to_string(faults[0].line), "p.json:4");
  EXPECT_EQ(faults[1].file + ":" + std::to_string(faults[1].line), "p.json:5");
  EXPECT_EQ(faults[1].pointer, "/parameters/us_margin") << "what the child replaces is not looked at";
  EXPECT_EQ(faults[2].file + ":" + std::to_string(faults[2].line), "s.json:2");
}

TEST(ScenarioFaults, ACycleIsNamedWhole) {
  const auto faults = sample::faults_of(
      with(R"("extends": "a.json")"),
      {{"a.json", with(R"("extends": "d/b.json")")}, {"d/b.json", with("\n\"extends\": \"../a.json\"")}});
  EXPECT_THAT(
      sample::in_full(faults),
      HasSubstr("d/b.json:3:12 /extends | the files extend each other in a cycle: a.json -> d/b.json -> a.json"));
}

TEST(ScenarioFaults, AnIdOfTheParentIsTakenUnlessItIsDropped) {
  const std::map<std::string, std::string> parent{
      {"p.json", with(R"("policies": [ { "id": "a", "lever": "hbm_ban", "from": "2027-01", "value": 1 } ])")}};
  const std::string policy =
      R"("policies": [ { "id": "a", "lever": "hbm_ban", "from": "2028-01", "value": 0 } ], "extends": "p.json")";
  EXPECT_THAT(sample::in_full(sample::faults_of(with(policy), parent)),
              HasSubstr("s.json:2:23 /policies/0/id | the id \"a\" is taken in p.json:2"));
  EXPECT_TRUE(sample::faults_of(with(policy + R"(, "without": ["a"])"), parent).empty());
}

TEST(ScenarioFaults, WithoutNamesAnIdOnce) {
  const std::map<std::string, std::string> parent{
      {"p.json", with(R"("policies": [ { "id": "a", "lever": "hbm_ban", "from": "2027-01", "value": 1 } ])")}};
  EXPECT_THAT(sample::in_full(sample::faults_of(with(R"("extends": "p.json", "without": ["a", "a"])"), parent)),
              HasSubstr("/without/1 | \"a\" is named twice | each id once"));
}

TEST(ScenarioFaults, NoClauseComesAfterOneThatHoldsForEveryChip) {
  EXPECT_THAT(sample::in_full(sample::faults_of(with(R"("policies": [ { "id": "a", "from": "2027-01", "chip_rule": [
  { "tpp_min": 100, "effect": "deny" }, { "effect": "deny" },
  { "tpp_min": 100, "effect": "free" } ] } ])"))),
              HasSubstr("s.json:4:3 /policies/0/chip_rule/2 | no chip comes as far as this clause"));
}

TEST(ScenarioFaults, TheFilesNameIsFitForFoldersAndTables) {
  const auto faults_of_file = [](const std::string& path) {
    sample::Files files = sample::calibration_files();
    files.bytes[path] = with("\"description\": \"fine\"");
    try {
      io::read_scenario(path, sample::calibration(), {}, files.reader());
    } catch (const base::InputError& error) {
      return sample::in_full(error.faults());
    }
    return std::string();
  };
  for (const std::string path : {"...json", "..json", "a/...json", "=1+1.json", "-x.json", "@x.json"})
    EXPECT_THAT(faults_of_file(path), HasSubstr("would take for something else")) << path;
  EXPECT_THAT(faults_of_file("a\x1b[31m.json"), HasSubstr("control characters in its name"));
  EXPECT_THAT(faults_of_file("a\nb.json"), HasSubstr("control characters in its name"));
  EXPECT_THAT(faults_of_file("\xff\xfe.json"), HasSubstr("is not UTF-8"));
  for (const std::string path : {"a.json", "../b c.json", "\u4e2d\u56fd.json", "2027.json"})
    EXPECT_EQ(faults_of_file(path), "") << path;
}

TEST(ScenarioFaults, WithoutNamesWhatTheParentHas) {
  const std::map<std::string, std::string> parent{
      {"p.json",
       with(R"("policies": [ { "id": "pol-2026-01-tariff", "lever": "hbm_ban", "from": "2027-01", "value": 1 } ])")}};
  const auto faults = sample::faults_of(with(R"("extends": "p.json", "without": ["pol-2026-01-tarif", 4])"), parent);
  EXPECT_THAT(sample::in_full(faults),
              HasSubstr("2:34 /without/0 | the extended files have no policy or reaction \"pol-2026-01-tarif\" | "
                        "pol-2026-01-tariff | did you mean \"pol-2026-01-tariff\"?"));
  EXPECT_THAT(sample::in_full(faults), HasSubstr("/without/1 | expected a text, found 4"));
}

TEST(ScenarioFaults, ABrokenParentDoesNotHideFaultsOfTheChild) {
  const auto faults =
      sample::faults_of(with(R"("extends": "p.json", "without": ["x"], "nonsense": 1)"), {{"p.json", "{"}});
  EXPECT_THAT(sample::in_full(faults), HasSubstr("p.json:1:2"));
  EXPECT_THAT(sample::in_full(faults), HasSubstr("unknown key \"nonsense\""));
  EXPECT_THAT(sample::in_full(faults), testing::Not(HasSubstr("has no policy")));
}

TEST(ScenarioFaults, OfOverridesNameTheOption) {
  const std::pair<const char*, const char*> kOverrides[] = {
      {"hbm_ban=1", "this is no KEY=VALUE | policy.LEVER=VALUE"},
      {"policy.hbm_ban", "this is no KEY=VALUE"},
      {"=", "this is no KEY=VALUE"},
      {"polcy.hbm_ban=1",
       "nothing can be set under \"polcy\" | policy.LEVER=VALUE[@YYYY-MM], parameter.NAME=VALUE, "
       "hypothesis.NAME=BRANCH | did you mean \"policy\"?"},
      {"policy.hbm_bann=1", "unknown lever \"hbm_bann\""},
      {"policy.hbm_ban=2", "2 is out of range | from 0 to 1"},
      {"policy.hbm_ban=much", "\"much\" is not a number"},
      {"policy.hbm_ban=nan", "\"nan\" is not a number"},
      {"policy.hbm_ban=1e999", "is not a number"},
      {"policy.hbm_ban=", "\"\" is not a number"},
      {"policy.hbm_ban=1@", "\"\" is not a month"},
      {"policy.hbm_ban=1@2027", "\"2027\" is not a month | YYYY-MM"},
      {"policy.hbm_ban=1@2050-01", "out of range"},
      {"parameter.trainig_mfu=0.4", "unknown parameter \"trainig_mfu\""},
      {"parameter.training_mfu=4", "4 is out of range | from 0.05 to 0.9"},
      {"parameter.training_mfu=x", "\"x\" is not a number"},
      {"hypothesis.lag=index", "unknown hypothesis \"lag\""},
      {"hypothesis.lag_reading=idx", "unknown branch of lag_reading \"idx\" | one of documents, index | "},
      {"hypothesis.lag_reading=", "unknown branch"},
  };
  for (const auto& [text, expected] : kOverrides) {
    const auto faults = sample::faults_of(with(""), {}, {text});
    ASSERT_EQ(faults.size(), 1u) << text << "\n" << sample::in_full(faults);
    EXPECT_EQ(faults[0].file, "--set");
    EXPECT_EQ(faults[0].pointer, text);
    EXPECT_THAT(sample::in_full(faults), HasSubstr(expected)) << text;
  }
}

TEST(ScenarioFaults, OfFilesAndOverridesComeTogether) {
  EXPECT_EQ(sample::faults_of(with("\"x\": 1"), {}, {"policy.y=1", "policy.hbm_ban=z@2050-01"}).size(), 4u);
}

TEST(ScenarioFaults, AThousandWrongKeysAreNoBurden) {
  std::string members = "\"a\": 1";
  for (int i = 0; i < 5'000; ++i) members += ",\"policies" + std::to_string(i) + "\": 1";
  EXPECT_EQ(sample::faults_of(with(members)).size(), 5001u);
}

// Were any of this quadratic, the tests of this file would take minutes.
TEST(ScenarioFaults, OfVeryManyAreAllFound) {
  constexpr int kMany = 50'000;
  const auto members = [](const char* start, const char* end, const char* value) {
    std::string text;
    for (int i = 0; i < kMany; ++i) text += (i > 0 ? ",\n" : "") + std::string(start) + std::to_string(i) + end + value;
    return text;
  };
  const auto count = [](const std::string& text) { return sample::faults_of(sample::with(text)).size(); };
  EXPECT_EQ(count(members("\"polices", "\": ", "1")), static_cast<std::size_t>(kMany));
  EXPECT_EQ(count("\"parameters\": {" + members("\"training_mf", "\": ", "1") + "}"), static_cast<std::size_t>(kMany));
  EXPECT_EQ(count("\"without\": [" + members("\"pol-", "\"", "") + "]"), static_cast<std::size_t>(kMany));
  EXPECT_EQ(count("\"roster\": {\"labs\": {" + members("\"DeepSek", "\": ", "null") + "}}"),
            static_cast<std::size_t>(kMany));
  EXPECT_GE(count("\"policies\": [" + members("{\"id\": \"a", "\"}", "") + "]"), static_cast<std::size_t>(kMany));
  EXPECT_EQ(
      count("\"roster\": {\"labs\": {\"DeepSeek\": {\"compute_from\": {" + members("\"Tencen", "\": ", "1") + "}}}}"),
      static_cast<std::size_t>(kMany));
}

TEST(ScenarioFaults, LongKeysInEachOtherTakeLittleMemory) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "{\"" + std::string(20'000, 'k') + "\": ";
  text += "[1";
  for (int i = 0; i < 100'000; ++i) text += ",1";
  text += "]" + std::string(60, '}');
  const auto faults = sample::faults_of(sample::with("\"$x\": " + text));
  ASSERT_FALSE(faults.empty());
}

// Each may have a million, and 32 may extend each other.
TEST(ScenarioFaults, FilesThatExtendEachOtherHaveAMillionValuesTogether) {
  std::string many = "\"parameters\": { \"x\": [0";
  for (int i = 0; i < 600'000; ++i) many += ",0";
  many += "] }";
  EXPECT_THAT(sample::in_full(sample::faults_of(with(R"("extends": "p.json", )" + many), {{"p.json", with(many)}})),
              HasSubstr("files that extend each other have too many values"));
}

}  // namespace
