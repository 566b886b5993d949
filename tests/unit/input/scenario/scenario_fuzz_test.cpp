#include <gtest/gtest.h>

#include <random>

#include "input/scenario/scenario_policies.hpp"
#include "unit/input/sample_inputs.hpp"

// Made-up input: a good scenario with some bytes, tokens or numbers changed. Whatever comes, the answer is a list of faults
// or a scenario that keeps every range.
namespace {

const char* const kSeed = R"({
  "format_version": 1, "title": "T", "description": "d", "horizon": { "to": "2030-06" },
  "policies": [
    { "id": "a", "lever": "licence_cap_units_per_month", "from": "2026-07", "value": 60000, "source": "assumption" },
    { "id": "b", "lever": "cn_import_approval", "from": "2026-07", "to": "2027-06", "value": 0.8, "ramp_months": 3, "compliance": 0.5 },
    { "id": "c", "from": "2027-01", "chip_rule": [
      { "product": "H100*", "effect": "licence" },
      { "tpp_min": 4800, "tpp_below": 21000, "density_min": 1, "bandwidth_below_tb_s": 6.5, "effect": "deny" } ] } ],
  "without": [],
  "reactions": [
    { "id": "r", "actor": "China", "when": { "metric": "independence_cn_share", "above": 0.5, "for_months": 6 },
      "then": { "lever": "cn_import_approval", "value": 0.3, "ramp_months": 2 }, "monthly_probability": 0.2, "cooldown_months": 24 } ],
  "reactions_from": "2026-08",
  "parameters": { "training_mfu": 0.4, "us_margin": { "family": "triangular", "params": { "min": 2, "mode": 3, "max": 4 } },
                  "deploy_lag_months": { "family": "mixture", "params": { "weights": [1, 2], "components": [2, 3] } } },
  "hypotheses": { "lag_reading": { "index": 1, "documents": 2 } },
  "channels": { "smuggled": 0.25 },
  "roster": { "labs": { "DeepSeek": { "weight_2025": 2, "compute_from": { "Tencent": 0.2 } } }, "routes": { "Dubai": null } }
})";

const char* const kTokens[] = {"0",
                               "-1",
                               "1e300",
                               "1e999",
                               "-0.0",
                               "2.5",
                               "null",
                               "true",
                               "[]",
                               "{}",
                               "\"x\"",
                               "\"2050-01\"",
                               "\"id\"",
                               "{\"family\":\"normal\",\"params\":{\"mean\":0,\"sd\":1}}",
                               "\"lever\"",
                               ",",
                               ":",
                               "]",
                               "}",
                               "[",
                               "{",
                               "\"hbm_ban\"",
                               "\"extends\":\"s.json\"",
                               "\"$comment\":",
                               "\xFF",
                               "\"\\ud800\"",
                               "9007199254740993"};

void expect_policies_in_range(const model::Setting& setting) {
  for (const model::Move& move : setting.moves) {
    ASSERT_GE(move.from, 0);
    ASSERT_LT(move.from, model::kMaxMonths);
    ASSERT_TRUE(move.to == -1 || move.to > move.from);
    ASSERT_TRUE((move.lever >= 0) != (move.rule >= 0));
    if (move.rule >= 0) continue;
    const model::LeverRow& row = model::kLeverRows.at(static_cast<std::size_t>(move.lever));
    ASSERT_TRUE(move.value >= row.low && move.value <= row.high);
    ASSERT_TRUE(move.ramp_months == 0 || row.change == model::Change::kRamps);
    ASSERT_TRUE(move.compliance >= 0 && move.compliance <= 1);
  }
  for (const model::Reaction& reaction : setting.reactions) {
    const model::LeverRow& row = model::kLeverRows.at(static_cast<std::size_t>(reaction.lever));
    ASSERT_TRUE(reaction.value >= row.low && reaction.value <= row.high);
    ASSERT_EQ(row.actor, reaction.actor);
    ASSERT_TRUE(reaction.monthly_probability >= 0 && reaction.monthly_probability <= 1);
    ASSERT_GE(reaction.for_months, 1);
    ASSERT_GE(io::observable_position(io::observable_name(reaction.metric)), 0);
  }
}

void expect_in_range(const io::Scenario& scenario) {
  ASSERT_TRUE(scenario.setting.months >= 1 && scenario.setting.months <= model::kMaxMonths);
  expect_policies_in_range(scenario.setting);
  for (std::size_t i = 0; i < model::kParameters; ++i) {
    const base::Support support = base::support(scenario.inputs.priors[i]);
    ASSERT_TRUE(support.low >= model::kParameterRows[i].low && support.high <= model::kParameterRows[i].high);
  }
  for (const auto& weights : scenario.inputs.weights) {
    double sum = 0;
    for (const double weight : weights) {
      ASSERT_GE(weight, 0);
      sum += weight;
    }
    ASSERT_GT(sum, 0);
  }
  model::Roster roster = scenario.setting.roster;
  agent_types(roster, [](std::string_view, auto& agents) {
    for (auto& agent : agents)
      attributes(agent,
                 [](std::string_view key, auto& value, std::string_view, double low, double high, std::string_view) {
                   if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, double>) {
                     ASSERT_TRUE(value >= low && value <= high) << key;
                   }
                 });
  });
}

class Mutator {
 public:
  explicit Mutator(unsigned seed) : random_(seed) {}

  std::string mutate(std::string text) {
    for (std::size_t changes = 1 + below(3); changes > 0 && !text.empty(); --changes) change(text);
    return text;
  }

 private:
  std::size_t below(std::size_t count) { return random_() % count; }

  void change(std::string& text) {
    const std::size_t at = below(text.size()), length = std::min<std::size_t>(1 + below(12), text.size() - at);
    switch (below(8)) {
      case 0:
        text[at] = static_cast<char>(random_() & 0xFF);
        break;
      case 1:
        text.erase(at, length);
        break;
      case 2:
        text.insert(at, text.substr(below(text.size()), length));
        break;
      case 3:
        text.insert(at, kTokens[below(std::size(kTokens))]);
        break;
      case 4:
        replace_value(text, at, kTokens[below(std::size(kTokens))]);
        break;
      default:
        replace_number(text, at);
        break;
    }
  }

  // Puts a token in the place of the value after some colon.
  static void replace_value(std::string& text, std::size_t at, const std::string& token) {
    const std::size_t colon = text.find(": ", at);
    if (colon == std::string::npos) return;
    const std::size_t end = text.find_first_of(",}]\n ", colon + 2);
    text.replace(colon + 2, end == std::string::npos ? end : end - colon - 2, token);
  }

  // Another digit in place of some digit: often a good number, sometimes just out of range.
  void replace_number(std::string& text, std::size_t at) {
    const std::size_t digit = text.find_first_of("0123456789", at);
    if (digit != std::string::npos) text[digit] = static_cast<char>('0' + below(10));
  }

  std::mt19937 random_;
};

TEST(ScenarioFuzz, NeverCrashesAndNeverAcceptsWhatIsOutOfRange) {
  int accepted = 0;
  expect_in_range(sample::scenario(kSeed));
  for (unsigned seed = 0; seed < 6000; ++seed) {
    const std::string text = Mutator(seed).mutate(kSeed);
    SCOPED_TRACE("seed " + std::to_string(seed) + "\n" + text);
    try {
      const io::Scenario scenario = sample::scenario(text);
      ++accepted;
      expect_in_range(scenario);
      if (seed % 8 == 0) {
        ASSERT_EQ(sample::scenario(scenario.effective).effective, scenario.effective);
      }
    } catch (const base::InputError& error) {
      ASSERT_FALSE(error.faults().empty());
      for (const base::Fault& fault : error.faults()) ASSERT_FALSE(fault.problem.empty());
    }
    if (HasFatalFailure()) return;
  }
  EXPECT_GT(accepted, 500)
      << "the mutations must leave some scenarios good, or the test looks at the reader's door only";
}

TEST(OverrideFuzz, NeverCrashesAndNeverAcceptsWhatIsOutOfRange) {
  const char* const kGood[] = {"policy.hbm_ban=0.5@2028-01", "parameter.training_mfu=0.5",
                               "hypothesis.lag_reading=index"};
  for (unsigned seed = 0; seed < 2000; ++seed) {
    const std::string text = Mutator(seed).mutate(kGood[seed % 3]);
    SCOPED_TRACE(text);
    try {
      expect_in_range(sample::scenario(sample::with(""), {}, {text}));
    } catch (const base::InputError& error) {
      ASSERT_FALSE(error.faults().empty());
    }
    if (HasFatalFailure()) return;
  }
}

}  // namespace
