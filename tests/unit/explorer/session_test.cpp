#include "explorer/session.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>

#include "base/error.hpp"
#include "files/load.hpp"
#include "files/read_file.hpp"
#include "input/json/json_write.hpp"
#include "input/kept/posterior.hpp"
#include "study/ground/posterior.hpp"

namespace {

using testing::HasSubstr;

constexpr int kWorlds = 70;

std::string source(const std::string& path) { return std::string(CHOKEPOINT_SOURCE_DIRECTORY) + "/" + path; }

const io::Calibration& calibration() {
  static const io::Calibration kCalibration = io::load_calibration(source("calibration"));
  return kCalibration;
}

const engine::Posterior& posterior() {
  static const engine::Posterior kPosterior = [] {
    const std::string file = source("calibration/posterior/worlds.csv");
    engine::Posterior read = io::read_posterior_csv(io::read_file(file), file);
    read.luck_seed =
        io::read_posterior_manifest(io::read_file(source("calibration/posterior/manifest.json")), "m").seed;
    return read;
  }();
  return kPosterior;
}

/// The baseline as the program runs it, from the whole posterior.
io::Scenario baseline() {
  io::Scenario scenario = io::load_scenario(source("scenarios/baseline.json"), calibration(), {});
  scenario.inputs.posterior = &posterior();
  scenario.inputs.order = engine::posterior_order(posterior(), scenario.inputs.weights, 0);
  return scenario;
}

const explorer::Packet& packet() {
  static const explorer::Packet kPacket = [] {
    explorer::Packet packet;
    packet.version = "1", packet.commit = "c", packet.posterior = "sha256:p",
    packet.baseline = packet.start = "baseline";
    for (const io::InputFile& file : calibration().files)
      packet.files.push_back({"calibration/" + std::filesystem::path(file.path).filename().string(), file.bytes});
    for (const char* name : {"baseline", "h200-revenue-share", "hbm-never"})
      packet.files.push_back({"scenarios/" + std::string(name) + ".json",
                              io::read_file(source("scenarios/" + std::string(name) + ".json"))});
    packet.worlds.luck_seed = posterior().luck_seed, packet.worlds.slots = posterior().slots;
    const std::vector<std::uint32_t> order = baseline().inputs.order;
    for (int i = 0; i < kWorlds; ++i)
      packet.worlds.worlds.push_back(posterior().worlds[order[static_cast<std::size_t>(i)]]);
    return packet;
  }();
  return kPacket;
}

std::span<const unsigned char> bytes_of(const std::string& text) {
  return {reinterpret_cast<const unsigned char*>(text.data()), text.size()};
}

/// A scenario that moves one lever.
std::string moving(const std::string& lever, const std::string& value, const std::string& from = "2027-03") {
  return R"({"format_version": 1, "extends": "baseline", "policies": [{"id": "mine", "lever": ")" + lever +
         R"(", "from": ")" + from + R"(", "value": )" + value + "}]}";
}

std::string quoted(const std::string& text) { return io::write_json(io::make_text(text)); }

class Session : public testing::Test {
 protected:
  explorer::Answer ask(const std::string& call, const std::string& members = "", std::span<const double> numbers = {}) {
    return session_.ask(R"({"call": ")" + call + "\"" + (members.empty() ? "" : ", " + members) + "}", numbers);
  }
  std::string refusal(const std::string& call, const std::string& members = "", std::span<const double> numbers = {}) {
    try {
      ask(call, members, numbers);
      return "";
    } catch (const base::InputError& error) {
      return error.what();
    }
  }
  explorer::Answer run(const std::string& scenario, const std::string& outputs, int from, int to,
                       const std::string& months, const std::string& name = "mine") {
    return ask("run", scenario_of(scenario, name) + R"(, "outputs": )" + outputs + R"(, "months": ")" + months +
                          R"(", "worlds": [)" + std::to_string(from) + ", " + std::to_string(to) + "]");
  }
  int keep(const std::string& set, const std::string& scenario, const explorer::Answer& answer,
           const std::string& name = "mine") {
    const explorer::Answer kept = ask(
        "keep", scenario_of(scenario, name) + R"(, "set": ")" + set + R"(", "answer": )" + io::write_json(answer.node),
        answer.numbers);
    return static_cast<int>(kept.node.find("worlds")->number);
  }
  static std::string scenario_of(const std::string& text, const std::string& name) {
    return R"("name": ")" + name + R"(", "scenario": )" + quoted(text);
  }
  std::string baseline_text() const {
    for (const io::InputFile& file : packet().files)
      if (file.path == "scenarios/baseline.json") return file.bytes;
    return "";
  }
  /// Everything that a comparison reads, as a list.
  std::string comparison_outputs() { return io::write_json(*ask("describe").node.find("comparisonOutputs")); }
  /// Keeps all worlds of the baseline and of a scenario; the latter's future alone, unless it has a past of its own.
  void keep_both(const std::string& scenario, const std::string& months = "future") {
    const std::string outputs = comparison_outputs();
    for (const auto& [from, to] : {std::pair{1, 64}, {65, kWorlds}}) {
      keep("baseline", baseline_text(), run(baseline_text(), outputs, from, to, "all", "baseline"), "baseline");
      keep("mine", scenario, run(scenario, outputs, from, to, months));
    }
  }

  explorer::Session session_{packet()};
};

TEST(Packet, ComesBackAsItWent) {
  const std::string bytes = explorer::packet_bytes(packet());
  const explorer::Packet read = explorer::read_packet(bytes_of(bytes));
  EXPECT_EQ(read.worlds.worlds.size(), static_cast<std::size_t>(kWorlds));
  EXPECT_EQ(read.files.size(), packet().files.size());
  EXPECT_EQ(explorer::packet_bytes(read), bytes);
}

TEST(Packet, RefusesBytesThatAreNone) {
  const std::string bytes = explorer::packet_bytes(packet());
  for (const std::string& bad :
       {std::string(), std::string("chokepkt"), bytes.substr(0, bytes.size() - 1), bytes + "x", "x" + bytes})
    EXPECT_THROW(explorer::read_packet(bytes_of(bad)), base::InputError) << bad.size();
}

TEST_F(Session, RunsTheWorldsOfTheProgram) {
  const io::Scenario scenario = baseline();
  const engine::Plan plan{&scenario.setting, &scenario.inputs, 0, kWorlds, engine::available_kernels().back()};
  engine::Results whole(scenario.setting.months, kWorlds, engine::event_kinds(scenario.setting));
  for (int block = 0; block < engine::block_count(kWorlds); ++block) engine::run_block(plan, block, whole);
  const explorer::Answer answer =
      run(baseline_text(), R"(["gap_months", "lever_hbm_ban"])", 60, kWorlds, "all", "baseline");
  std::size_t at = 0;
  for (const char* name : {"gap_months", "lever_hbm_ban"})
    for (int month = 0; month < scenario.setting.months; ++month)
      for (int world = 59; world < kWorlds; ++world)
        ASSERT_EQ(answer.numbers[at++],
                  whole.column(static_cast<std::size_t>(engine::find_output(name)), month)[world]);
  EXPECT_EQ(at, answer.numbers.size());
}

TEST_F(Session, ResumesWithTheSameBits) {
  const std::string outputs = R"(["gap_months", "serving_capacity_cn_mtok_per_day"])";
  for (const std::string& scenario :
       {moving("remote_access_rule", "1"), moving("remote_access_rule", "0.3"), moving("tool_ban", "0", "2028-01")}) {
    const explorer::Answer future = run(scenario, outputs, 1, 10, "future"), all = run(scenario, outputs, 1, 10, "all");
    const std::size_t per_output = future.numbers.size() / 2, whole = all.numbers.size() / 2;
    for (std::size_t i = 0; i < future.numbers.size(); ++i)
      ASSERT_EQ(future.numbers[i], all.numbers[(i / per_output + 1) * whole - per_output + i % per_output]);
  }
}

TEST_F(Session, ChecksAsTheCommandLineDoes) {
  EXPECT_THAT(refusal("check", scenario_of(moving("remote_acces_rule", "1"), "mine")),
              testing::AllOf(HasSubstr("mine.json:"), HasSubstr("remote_access_rule")));
  EXPECT_THAT(refusal("check", scenario_of(moving("hbm_ban", "7"), "mine")), HasSubstr("/policies/0/value"));
  EXPECT_THAT(refusal("check", scenario_of(R"({"format_version": 1, "extends": "nobody"})", "mine")),
              HasSubstr("nobody"));
  const explorer::Answer good = ask("check", scenario_of(moving("hbm_ban", "0.5"), "mine"));
  EXPECT_EQ(good.node.find("moves")->items.back().find("lever")->text, "hbm_ban");
  EXPECT_TRUE(good.node.find("resumes")->truth);
  EXPECT_FALSE(ask("check", scenario_of(moving("hbm_ban", "0.5", "2025-01"), "mine")).node.find("resumes")->truth);
}

TEST_F(Session, SaysWhereAScenarioStandsAtThePresentIfAsked) {
  const std::string lifted =
      R"({"format_version": 1, "extends": "baseline", "without": ["pol-2024-12.hbm_ban", "pol-2026-01-h200"]})";
  const auto present = [&](const std::string& scenario) {
    return *ask("check", scenario_of(scenario, "mine") + R"(, "present": true)").node.find("present");
  };
  EXPECT_EQ(ask("check", scenario_of(lifted, "mine")).node.find("present"), nullptr) << "it takes a run";
  const io::Node today = present(baseline_text()), without = present(lifted);
  EXPECT_GT(today.find("levers")->find("hbm_ban")->number, 0.5);
  EXPECT_EQ(without.find("levers")->find("hbm_ban")->number, 0);
  const io::Node levers = *ask("describe").node.find("levers");
  for (const io::Node& lever : levers.items)
    EXPECT_EQ(today.find("levers")->find(lever.find("name")->text)->number, lever.find("today")->number);
  EXPECT_TRUE(without.find("chip_rule")->is(io::Node::Kind::kList));
  EXPECT_NE(io::write_json(*without.find("chip_rule")), io::write_json(*today.find("chip_rule")));
  EXPECT_EQ(present(moving("hbm_ban", "0")).find("levers")->find("hbm_ban")->number,
            today.find("levers")->find("hbm_ban")->number)
      << "what comes later is not there yet";
}

TEST_F(Session, ASetHasAQuantileForEveryMonthOnceItsPastIsThere) {
  keep_both(moving("remote_access_rule", "1"));
  const std::string of = R"("set": "mine", "outputs": ["gap_pace_months"])";
  const explorer::Answer all = ask("summarise", of), few = ask("summarise", of + R"(, "worlds": 30)");
  EXPECT_EQ(all.node.find("first")->text, "2022-01");
  EXPECT_EQ(all.node.find("worlds")->number, kWorlds);
  const auto months = static_cast<std::size_t>(all.node.find("months")->number);
  EXPECT_EQ(all.numbers.size(), 8 * months);
  EXPECT_EQ(all.numbers[0], kWorlds);
  EXPECT_EQ(few.numbers[0], 30);
  const explorer::Answer past = ask("summarise", R"("set": "baseline", "outputs": ["gap_pace_months"])");
  EXPECT_EQ(past.numbers[5 * months], all.numbers[5 * months]) << "the medians of 2022-01";
  EXPECT_NE(past.numbers[6 * months - 1], all.numbers[6 * months - 1]) << "the medians of the last month";
}

TEST_F(Session, AShortBlockTakesItsPastFromALongerOne) {
  const std::string scenario = moving("remote_access_rule", "1"), outputs = R"(["gap_months"])";
  keep("baseline", baseline_text(), run(baseline_text(), outputs, 1, 40, "all", "baseline"), "baseline");
  EXPECT_EQ(keep("mine", scenario, run(scenario, outputs, 1, 10, "future")), 10);
  const explorer::Answer short_set = ask("summarise", R"("set": "mine", "outputs": ["gap_months"])");
  EXPECT_EQ(short_set.node.find("first")->text, "2022-01");
  EXPECT_EQ(short_set.numbers[0], 10);
}

TEST_F(Session, ASetThatWasReadTakesAPastThatComesLater) {
  const std::string scenario = moving("remote_access_rule", "1"), outputs = R"(["gap_months"])";
  const std::string of = R"("set": "mine", "outputs": ["gap_months"])";
  keep("mine", scenario, run(scenario, outputs, 1, 10, "future"));
  EXPECT_EQ(ask("summarise", of).node.find("first")->text, "2026-10");
  keep("baseline", baseline_text(), run(baseline_text(), outputs, 1, 10, "all", "baseline"), "baseline");
  EXPECT_EQ(ask("summarise", of).node.find("first")->text, "2022-01");
}

TEST_F(Session, ComparesInWordsAndNumbers) {
  keep_both(moving("remote_access_rule", "1"));
  const std::string both = R"("reference": "baseline", "set": "mine")";
  const explorer::Answer compared = ask("compare", both);
  EXPECT_THAT(compared.node.find("answer")->text, HasSubstr("Against \"Current policy goes on\""));
  EXPECT_GT(compared.node.find("claims")->items.size(), 5u);
  const explorer::Answer numbers = ask("differences", both + R"(, "outcomes": ["gap_pace", "receipts"])");
  const auto months = static_cast<std::size_t>(numbers.node.find("months")->number);
  ASSERT_EQ(numbers.numbers.size(), 2 * 10 * months);
  EXPECT_EQ(numbers.numbers[0], kWorlds);
  const auto last = [&](std::size_t statistic) { return numbers.numbers[(statistic + 1) * months - 1]; };
  EXPECT_GT(last(1), 0) << "fewer rented chips: China trails more";
  EXPECT_LT(last(3), last(1));
  EXPECT_GT(last(4), last(1));
  EXPECT_GT(ask("tell", R"("set": "mine")").node.find("claims")->items.size(), 10u);
}

TEST_F(Session, ChoosesWorldsByClaimsAndCircumstances) {
  keep_both(moving("remote_access_rule", "1"));
  const io::Node claims = *ask("describe").node.find("claims");
  const io::Node& claim = claims.items.front();
  double sum = 0;
  for (const io::Member& branch : claim.find("branch_worlds")->members) {
    if (branch.value.number == 0) continue;
    const std::string where =
        R"("where": {"claims": {")" + claim.find("name")->text + R"(": ")" + branch.key + R"("}})";
    const explorer::Answer some = ask("summarise", R"("set": "mine", "outputs": ["gap_months"], )" + where);
    EXPECT_EQ(some.node.find("worlds")->number, branch.value.number);
    sum += some.node.find("worlds")->number;
  }
  EXPECT_EQ(sum, kWorlds);
  EXPECT_THAT(refusal("summarise", R"("set": "mine", "outputs": [], "where": {"parameters": {"none": [0, 1]}})"),
              HasSubstr("unknown parameter"));
}

TEST_F(Session, WeighsClaimsByRepeatingWorlds) {
  const std::string scenario =
      R"({"format_version": 1, "extends": "baseline", "hypotheses": {"scarcity_effect": {"yes": 1, "no": 0}}})";
  const explorer::Answer checked = ask("check", scenario_of(scenario, "mine"));
  EXPECT_NE(checked.node.find("claims")->find("scarcity_effect"), nullptr);
  EXPECT_FALSE(checked.node.find("resumes")->truth);
  keep_both(scenario, "all");
  EXPECT_FALSE(ask("compare", R"("reference": "baseline", "set": "mine")").node.find("sameWorlds")->truth);
  EXPECT_EQ(
      ask("summarise", R"("set": "mine", "outputs": ["gap_months"], "where": {"claims": {"scarcity_effect": "yes"}})")
          .node.find("worlds")
          ->number,
      kWorlds);
}

TEST_F(Session, TellsAStory) {
  const explorer::Answer story = ask("story", scenario_of(baseline_text(), "baseline") + R"(, "world": 3)");
  EXPECT_GT(story.node.find("lines")->items.size(), 100u);
  EXPECT_LT(story.node.find("brief")->text.size(), story.node.find("full")->text.size());
}

TEST_F(Session, DescribesEveryRegistry) {
  const explorer::Answer all = ask("describe");
  EXPECT_EQ(all.node.find("levers")->items.size(), model::kLevers);
  EXPECT_EQ(all.node.find("metrics")->items.size(), model::kMetrics);
  EXPECT_EQ(all.node.find("parameters")->items.size(), model::kParameters);
  EXPECT_EQ(all.node.find("scenarios")->items.size(), 3u);
  const auto& rules = all.node.find("chipRules")->items;
  EXPECT_EQ(
      std::count_if(rules.begin(), rules.end(), [](const io::Node& rule) { return rule.find("in_force")->truth; }), 1);
}

TEST_F(Session, RefusesWhatCannotBeAnswered) {
  EXPECT_THAT(refusal("tel"), HasSubstr("tell"));
  EXPECT_THAT(refusal("tell", R"("set": "nobody")"), HasSubstr("there is no set"));
  EXPECT_THAT(
      refusal("run", scenario_of(baseline_text(), "b") + R"(, "outputs": ["gap"], "months": "all", "worlds": [1, 2])"),
      HasSubstr("unknown output"));
  EXPECT_THAT(
      refusal("run", scenario_of(baseline_text(), "b") + R"(, "outputs": [], "months": "all", "worlds": [1, 71])"),
      HasSubstr("worlds"));
  const explorer::Answer future = run(moving("hbm_ban", "0"), R"(["gap_pace_months"])", 1, 20, "future");
  EXPECT_EQ(keep("alone", moving("hbm_ban", "0"), future), 20);
  EXPECT_THAT(refusal("tell", R"("set": "alone")"), HasSubstr("the set has no"));
  EXPECT_THAT(refusal("compare", R"("reference": "alone", "set": "alone")"), HasSubstr("too few"));
  EXPECT_THAT(
      refusal("keep",
              scenario_of(moving("hbm_ban", "0"), "mine") + R"(, "set": "x", "answer": )" + io::write_json(future.node),
              std::span(future.numbers).first(5)),
      HasSubstr("5 numbers"));
}

}  // namespace
