#include "input/scenario/schema.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "files/load.hpp"
#include "files/read_file.hpp"
#include "files/write_whole.hpp"
#include "unit/input/sample_inputs.hpp"

#if __has_include(<valijson/validator.hpp>)
#define CHOKEPOINT_HAS_VALIJSON
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>
#endif

namespace {

namespace fs = std::filesystem;

const fs::path kSource = CHOKEPOINT_SOURCE_DIRECTORY;

const io::Calibration& real_calibration() {
  static const io::Calibration kCalibration = io::load_calibration((kSource / "calibration").string());
  return kCalibration;
}

// To renew the file: CHOKEPOINT_UPDATE=1 unit_io --gtest_filter=Schema.*, or `chokepoint check --write-schema`.
TEST(Schema, TheStoredOneIsTheOneMadeFromTheTables) {
  const std::string path = (kSource / "scenarios" / "schema.json").string();
  const std::string made = io::scenario_schema(real_calibration());
  if (std::getenv("CHOKEPOINT_UPDATE") != nullptr) io::write_whole(path, made);
  EXPECT_TRUE(io::read_file(path) == made)
      << "scenarios/schema.json is out of date: run this test with CHOKEPOINT_UPDATE=1";
}

TEST(Schema, KnowsEveryName) {
  const std::string schema = io::scenario_schema(sample::calibration());
  for (const model::LeverRow& row : model::kLeverRows) EXPECT_THAT(schema, testing::HasSubstr(row.name));
  for (const base::Field& row : model::kParameterRows) EXPECT_THAT(schema, testing::HasSubstr(row.name));
  EXPECT_THAT(schema, testing::HasSubstr("\"DeepSeek\""));
  EXPECT_THAT(schema, testing::HasSubstr("\"H100*\""));
}

#ifdef CHOKEPOINT_HAS_VALIJSON

// Says whether a document keeps a schema.
class Validator {
 public:
  explicit Validator(const std::string& schema) {
    const nlohmann::json document = nlohmann::json::parse(schema);
    valijson::SchemaParser(valijson::SchemaParser::kDraft7)
        .populateSchema(valijson::adapters::NlohmannJsonAdapter(document), schema_);
  }

  std::string fault_of(const std::string& text) const {
    const nlohmann::json document = nlohmann::json::parse(text);
    valijson::Validator validator(valijson::Validator::kStrongTypes);
    valijson::ValidationResults results;
    if (validator.validate(schema_, valijson::adapters::NlohmannJsonAdapter(document), &results)) return "";
    valijson::ValidationResults::Error error;
    std::string faults = "invalid";
    while (results.popError(error)) faults += "\n" + error.description;
    return faults;
  }

 private:
  valijson::Schema schema_;
};

TEST(Schema, EveryStoredScenarioKeepsIt) {
  const Validator validator(io::scenario_schema(real_calibration()));
  int scenarios = 0;
  for (const auto& entry : fs::directory_iterator(kSource / "scenarios")) {
    if (entry.path().extension() != ".json" || entry.path().filename() == "schema.json") continue;
    ++scenarios;
    EXPECT_EQ(validator.fault_of(io::read_file(entry.path().string())), "") << entry.path();
    const io::Scenario scenario = io::load_scenario(entry.path().string(), real_calibration());
    EXPECT_EQ(validator.fault_of(scenario.effective), "") << entry.path();
  }
  EXPECT_GE(scenarios, 1);
}

TEST(Schema, AcceptsWhatTheReaderAccepts) {
  const Validator validator(io::scenario_schema(sample::calibration()));
  for (
      const char* members : {
          R"("policies": [{ "id": "a", "from": "2027-01", "chip_rule": [{ "product": "A800*", "effect": "deny" }] }])",
          R"("policies": [{ "id": "a", "from": "2027-01", "chip_rule": [] }])",
          R"("policies": [{ "id": "a", "lever": "hbm_ban", "from": "2027-01", "value": 1, "ramp_months": 3, "compliance": 0.5 }])",
          R"("reactions": [{ "id": "a", "actor": "China", "when": { "metric": "lever_hbm_ban", "above": 0.5 }, "then": { "lever": "cn_subsidy", "value": 0.1 } }])",
          R"("parameters": { "training_mfu": 0.4 })",
          R"("parameters": { "training_mfu": { "family": "uniform", "params": { "min": 0.4, "max": 0.4 } } })",
          R"("parameters": { "training_mfu": { "family": "normal", "params": { "mean": 0.4, "sd": 0 } } })",
          R"("parameters": { "training_mfu": { "family": "constant", "params": { "value": 0.4 } } })",
          R"("parameters": { "training_mfu": { "family": "mixture", "params": { "weights": [0, 1], "components": [0.3, { "family": "uniform", "params": { "min": 0.3, "max": 0.5 } }] } } })",
          R"("hypotheses": { "lag_reading": { "index": 0 } })",
          R"("description": "two\nlines,\ttabs")",
          R"("question": "A question, with a comma - and a dash: (yes)?")",
          R"("$schema": 5)",
      }) {
    EXPECT_EQ(sample::in_full(sample::faults_of(sample::with(members))), "") << members;
    EXPECT_EQ(validator.fault_of(sample::with(members)), "") << members;
  }
}

TEST(Schema, RefusesWhatTheReaderRefuses) {
  const Validator validator(io::scenario_schema(sample::calibration()));
  EXPECT_EQ(validator.fault_of(sample::with("")), "");
  EXPECT_EQ(validator.fault_of(
                sample::with(R"("roster": { "labs": { "DeepSeek": null } }, "parameters": { "training_mfu": null })")),
            "");
  for (
      const char* members : {
          R"("polices": [])",
          R"("horizon": { "to": "2041-01" })",
          R"("policies": [{ "id": "a", "lever": "hmb_ban", "from": "2027-01", "value": 1 }])",
          R"("policies": [{ "id": "a", "lever": "hbm_ban", "from": "2027-01", "value": 1.5 }])",
          R"("policies": [{ "id": "a", "lever": "tpp_threshold", "from": "2027-01", "value": 1000, "ramp_months": 3 }])",
          R"("policies": [{ "id": "a", "from": "2027-01" }])",
          R"("policies": [{ "id": "a", "from": "2027-01", "chip_rule": [{ "effect": "ban" }] }])",
          R"("reactions": [{ "id": "a", "actor": "China", "when": { "metric": "gap_months", "above": 1 }, "then": { "lever": "cn_subsidy", "value": 1 } }])",
          R"("reactions": [{ "id": "a", "actor": "China", "when": { "metric": "lever_hbm_ban", "above": 1 }, "then": { "lever": "cn_subsidy", "value": 2 } }])",
          R"("parameters": { "training_mfu": 40 })",
          R"("parameters": { "training_mfu": { "family": "uniform", "params": { "low": 0.2 } } })",
          R"("hypotheses": { "lag_reading": { "index": -1 } })",
          R"("channels": { "smuggled": 2 })",
          // What needs a look at a second member, which draft-07 can take.
          R"("policies": [{ "id": "a", "lever": "hbm_ban", "from": "2027-01" }])",
          R"("policies": [{ "id": "a", "from": "2027-01", "chip_rule": [], "value": 1 }])",
          R"("policies": [{ "id": "a", "from": "2027-01", "chip_rule": [], "ramp_months": 1 }])",
          R"("policies": [{ "id": "a", "from": "2027-01", "chip_rule": [], "compliance": 1 }])",
          R"("policies": [{ "id": "a", "from": "2027-01", "chip_rule": [], "lever": "hbm_ban", "value": 1 }])",
          R"("policies": [{ "id": "a", "from": "2027-01", "chip_rule": [{ "tpp_below": 0, "effect": "deny" }] }])",
          R"("policies": [{ "id": "", "lever": "hbm_ban", "from": "2027-01", "value": 1 }])",
          R"("policies": [{ "id": "a\nb", "lever": "hbm_ban", "from": "2027-01", "value": 1 }])",
          R"("policies": [{ "id": "a", "lever": "hbm_ban", "from": "2027-01", "value": 1, "source": "" }])",
          R"("reactions": [{ "id": "a", "actor": "China", "when": { "metric": "gap_pace_months", "above": 1 }, "then": { "lever": "hbm_ban", "value": 1 } }])",
          R"("reactions": [{ "id": "a", "actor": "China", "when": { "metric": "lever_hbm_ban", "above": 7 }, "then": { "lever": "cn_subsidy", "value": 0.1 } }])",
          R"("reactions": [{ "id": "a", "actor": "China", "when": { "metric": "lever_hbm_ban" }, "then": { "lever": "cn_subsidy", "value": 0.1 } }])",
          R"("reactions": [{ "id": "a", "actor": "China", "when": { "metric": "lever_hbm_ban", "above": 1, "below": 0 }, "then": { "lever": "cn_subsidy", "value": 0.1 } }])",
          R"("parameters": { "training_mfu": { "family": "uniform", "params": { "min": 0.2 } } })",
          R"("parameters": { "training_mfu": { "family": "constant", "params": { "value": 40 } } })",
          R"("parameters": { "training_mfu": { "family": "normal", "params": { "mean": 0.4, "sd": -1 } } })",
          R"("parameters": { "training_mfu": { "family": "lognormal", "params": { "median": 0, "sigma_log": 1 } } })",
          R"("parameters": { "training_mfu": { "family": "loguniform", "params": { "min": 0, "max": 0.5 } } })",
          R"("parameters": { "training_mfu": { "family": "kumaraswamy", "params": { "a": 0, "b": 1 } } })",
          R"("parameters": { "training_mfu": { "family": "exponential", "params": { "scale": 0 } } })",
          R"("parameters": { "training_mfu": { "family": "mixture", "params": { "weights": [], "components": [] } } })",
          R"("parameters": { "training_mfu": { "family": "mixture", "params": { "weights": [0], "components": [0.4] } } })",
          R"("parameters": { "training_mfu": { "family": "mixture", "params": { "weights": [-1, 2], "components": [0.4, 0.5] } } })",
          R"("hypotheses": { "lag_reading": { "index": 0, "documents": 0 } })",
          R"("without": ["a", "a"])",
          R"("without": [""])",
          R"("sources": [""])",
          R"("extends": "")",
          R"("extends": "https://example.org/s.json")",
          R"("question": "  ")",
          R"("question": "two\nlines")",
          R"("description": "bell\u0007")",
          R"("roster": { "labs": { "DeepSeek": { "source": "" } } })",
          R"("roster": { "labs": { "": { } } })",
          R"("roster": { "labs": { "DeepSeek": { "open_weights": 2 } } })",
      }) {
    EXPECT_FALSE(sample::faults_of(sample::with(members)).empty()) << members;
    EXPECT_NE(validator.fault_of(sample::with(members)), "") << members;
  }
}

#endif

}  // namespace
