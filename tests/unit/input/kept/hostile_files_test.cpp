#include <gtest/gtest.h>

#include <array>
#include <functional>

#include "base/error.hpp"
#include "input/json/json_read.hpp"
#include "input/json/json_write.hpp"
#include "input/kept/findings.hpp"
#include "input/kept/forecast.hpp"
#include "input/kept/manifest.hpp"
#include "input/kept/posterior.hpp"
#include "input/record/targets.hpp"
#include "support/sanitized.hpp"
#include "unit/input/sample_inputs.hpp"
#include "unit/output/sample_findings.hpp"

// Every member of every file that an earlier call left, and of the record, put to values that nobody wrote: each is
// refused as bad input, or accepted, and nothing else happens. With sanitizers on, no conversion is undefined.
namespace {

using Reader = std::function<void(const std::string& text)>;

struct KeptFile {
  const char* name;
  std::string text;
  Reader read;
};

std::vector<io::Node> hostile_values() {
  std::vector<io::Node> values;
  for (const double number : {1e300, -1e300, -1.0, 0.5, 0.0, 2147483648.0, 4294967296.5, 1.8446744073709552e19, 1e-300})
    values.push_back(io::make_number(number));
  for (const char* text : {"", "x", "2050-01", "9999-12", "0000-00", "99999999999999999999", "\x1b]0;x\x07", "../../x"})
    values.push_back(io::make_text(text));
  values.push_back(io::Node{});
  values.push_back(io::make_boolean(true));
  values.push_back(io::make_list());
  values.push_back(io::make_object());
  values.push_back(io::make_list(std::vector<io::Node>(2000, io::make_number(-1))));
  io::Node deep = io::make_list();
  for (int i = 0; i < 30; ++i) deep = io::make_list({deep});
  values.push_back(deep);
  return values;
}

void collect(io::Node& node, std::vector<io::Node*>& nodes) {
  nodes.push_back(&node);
  for (io::Node& item : node.items) collect(item, nodes);
  for (io::Member& member : node.members) collect(member.value, nodes);
}

void expect_an_answer(const KeptFile& file, const std::string& text) {
  try {
    file.read(text);
  } catch (const base::InputError& error) {
    EXPECT_FALSE(error.faults().empty());
  } catch (const std::exception& error) {
    ADD_FAILURE() << file.name << ": " << error.what() << "\n" << text.substr(0, 2000);
  }
}

/// The document with its node number `place` changed in the way number `which`: to a hostile value, or cut by one member.
std::string changed(io::Node document, std::size_t place, std::size_t which, const std::vector<io::Node>& values) {
  std::vector<io::Node*> nodes;
  collect(document, nodes);
  io::Node& node = *nodes[place];
  if (which < values.size())
    node = io::Node(values[which]);
  else if (!node.members.empty())
    node.members.pop_back();
  else if (!node.items.empty())
    node.items.pop_back();
  return io::write_json(document);
}

/// Some `most` changes, spread over the whole file.
void try_changes(const KeptFile& file, std::size_t most) {
  io::FaultList faults;
  std::optional<io::Node> document = io::read_json(file.text, file.name, faults);
  ASSERT_TRUE(document && faults.empty()) << file.name;
  EXPECT_NO_THROW(file.read(file.text)) << file.name;
  std::vector<io::Node*> nodes;
  collect(*document, nodes);
  const std::vector<io::Node> values = hostile_values();
  const std::size_t ways = values.size() + 1, all = nodes.size() * ways, step = all / most + 1;
  for (std::size_t i = 0; i < all; i += step) expect_an_answer(file, changed(*document, i / ways, i % ways, values));
}

io::Manifest a_manifest() {
  io::Manifest manifest;
  manifest.run = {
      "baseline", "sha256:aa", "0.1.0", "c0ffee", 7, 1000, "random", "prior", {{"chips.json", "sha256:bb"}}};
  manifest.title = "T", manifest.present = "2026-05", manifest.horizon = manifest.told = "2032-12";
  manifest.overrides = {"hbm_ban = 0"}, manifest.scenario_files = {{"baseline.json", "sha256:dd"}};
  manifest.threads = 2, manifest.wall_seconds = 1.25, manifest.peak_memory_mb = 100.5;
  return manifest;
}

io::PosteriorManifest a_fit() {
  io::PosteriorManifest fit;
  fit.version = "1", fit.model_digest = "m", fit.priors_digest = "p", fit.targets_digest = "t", fit.worlds_digest = "w";
  fit.particles = 4096, fit.evaluations = 123456789, fit.log_evidence = -33.5, fit.ancestors = 471;
  fit.steps = {{0.5, 2048, 0.3, 900}}, fit.targets = {"a"};
  return fit;
}

io::ForecastFile a_forecast() {
  io::ForecastFile file;
  file.date = "2026-05-01", file.scenario = "baseline", file.version = "1", file.present = 52;
  file.model_digest = "m", file.posterior_digest = "p";
  io::Forecast& forecast = file.forecasts.emplace_back();
  forecast.id = "gap", forecast.worlds = 4096, forecast.question.from = forecast.question.to = 59;
  for (int i = 1; i < 100; ++i) forecast.quantiles.push_back(0.1 * i);
  forecast.thresholds = {{3, 0.25}}, forecast.documents = {{"f", "why", 3, 1.5, 4.5, 0.2}};
  return file;
}

const char* const kTargets = R"([
  { "id": "t1", "metric": "gap_months", "statistic": "mean", "from": "2026-01", "to": "2026-04", "scale": "linear",
    "readings": [ { "value": 3, "low": 2, "high": 4, "weight": 1, "source": "s" } ], "discrepancy": 0.1,
    "degrees_of_freedom": 4, "widen": [ { "hypothesis": "lag_reading", "branch": "index", "factor": 2 } ],
    "why": "w", "error": "e", "other_kind": "k" } ])";

void read_targets_of(const std::string& fitted) {
  sample::Files files;
  for (const char* name : {"supply", "trade", "domestic", "capability", "services", "holdouts", "unanswered"})
    files.bytes["cal/targets/" + std::string(name) + ".json"] = "[]";
  files.bytes["cal/targets/supply.json"] = fitted;
  io::read_targets("cal", sample::calibration(), files.reader());
}

void read_calibration_of(const std::string& name, const std::string& text) {
  sample::Files files = sample::calibration_files();
  files.bytes["cal/" + name] = text;
  io::read_calibration("cal", files.reader());
}

std::string same_digest(std::string_view) { return "same"; }

std::vector<KeptFile> kept_files() {
  const auto with_faults = [](auto read) {
    return [read](const std::string& text) {
      io::FaultList faults;
      read(text, faults);
      faults.throw_if_any();
    };
  };
  std::vector<KeptFile> files{
      {"manifest.json", io::manifest_json(a_manifest()), [](const auto& text) { io::read_manifest(text, "m"); }},
      {"posterior", io::posterior_manifest_json(a_fit()),
       [](const auto& text) { io::read_posterior_manifest(text, "m"); }},
      {"forecast", io::forecast_json(a_forecast(), same_digest),
       with_faults([](const auto& text, auto& faults) { io::read_forecast(text, "f", same_digest, faults); })},
      {"paradox", finding_json(synthetic::paradox()), [](const auto& text) { io::read_paradox_finding(text, "f"); }},
      {"hindcast", finding_json(synthetic::hindcast()), [](const auto& text) { io::read_hindcast_finding(text, "f"); }},
      {"learnt", finding_json(synthetic::learnt()), [](const auto& text) { io::read_learnt_finding(text, "f"); }},
      {"claims", finding_json(synthetic::claims()), [](const auto& text) { io::read_claims_finding(text, "f"); }},
      {"against", finding_json(synthetic::against()), [](const auto& text) { io::read_against_finding(text, "f"); }},
      {"targets", kTargets, read_targets_of},
  };
  for (const char* name : {"roster.json", "chips.json", "figures.json", "policy_timeline.json", "calendar.json"})
    files.push_back({name, sample::calibration_files().bytes.at("cal/" + std::string(name)),
                     [name](const std::string& text) { read_calibration_of(name, text); }});
  return files;
}

TEST(HostileFiles, AreReadOrRefusedAndNothingElse) {
  constexpr std::size_t kChangesOfAFile = support::kSanitized ? 150 : 500;
  for (const KeptFile& file : kept_files()) try_changes(file, kChangesOfAFile);
}

TEST(HostileFiles, OfANewerFormatOrAnotherProgramSaySo) {
  for (const KeptFile& file : kept_files()) {
    if (file.text.find("\"format_version\"") == std::string::npos) continue;
    for (const auto& [what, by, says] :
         {std::array<std::string, 3>{"\"format_version\": 1", "\"format_version\": 2", "is newer than"},
          std::array<std::string, 3>{"\"chokepoint\"", "\"excel\"", "of another program"}}) {
      std::string text = file.text;
      text.replace(text.find(what), what.size(), by);
      try {
        file.read(text);
        ADD_FAILURE() << file.name << " was read all the same";
      } catch (const base::InputError& error) {
        EXPECT_EQ(error.faults().size(), 1u) << error.what();
        EXPECT_NE(error.faults()[0].problem.find(says), std::string::npos) << file.name << ": " << error.what();
      }
    }
  }
}

TEST(HostileFiles, NumbersBeyondWhatADoubleHoldsAreRefused) {
  for (const KeptFile& file : kept_files()) {
    // The first member that is a number, and no text with one in it.
    std::size_t number = file.text.find(": ");
    while (number != std::string::npos && file.text.find_first_of("0123456789", number) != number + 2)
      number = file.text.find(": ", number + 2);
    if (number == std::string::npos) continue;
    std::string text = file.text;
    text.replace(number + 2, 1, "1e999");
    EXPECT_THROW(file.read(text), base::InputError) << file.name;
  }
}

}  // namespace
