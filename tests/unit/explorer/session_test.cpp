#include "explorer/session.hpp"

#include <gmock/gmock.h>

#include "base/random.hpp"
#include "model/parameters.hpp"
#include "session_fixture.hpp"

namespace session_tests {
namespace {

using testing::HasSubstr;

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

/// Of one world and no file.
explorer::Packet small_packet() {
  explorer::Packet packet{"1", "c", "sha256:p", "baseline", "baseline", 7, {}, {}};
  packet.worlds.slots = 1;
  engine::PosteriorWorld& world = packet.worlds.worlds.emplace_back();
  world.places.resize(model::kParameters), world.luck.resize(base::kGroups);
  return packet;
}

TEST(Packet, ThatSaysMoreThanItCanHoldIsRefusedBeforeRoomIsMade) {
  std::string bytes = explorer::packet_bytes(small_packet());
  const std::string says = "\"slots\": ";
  const std::size_t at = bytes.find(says), end = bytes.find(',', at);
  bytes.replace(at, end - at, says + "999999999");                         // twenty gigabytes a world
  bytes[8] = static_cast<char>(static_cast<unsigned char>(bytes[8]) + 8);  // the heading is longer by eight digits
  EXPECT_THROW(explorer::read_packet(bytes_of(bytes)), base::InputError);
}

TEST(Packet, WithABranchThatThereIsNotIsRefused) {
  explorer::Packet one = small_packet();
  EXPECT_NO_THROW(explorer::read_packet(bytes_of(explorer::packet_bytes(one))));
  one.worlds.worlds[0].branch[0] = 250;
  EXPECT_THROW(explorer::read_packet(bytes_of(explorer::packet_bytes(one))), base::InputError);
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
  constexpr std::size_t kDecember2028 = 26;  // from October 2026; later a rule on renting comes by itself
  const auto then = [&](std::size_t statistic) { return numbers.numbers[statistic * months + kDecember2028]; };
  EXPECT_GT(then(1), 0) << "fewer rented chips: China trails more";
  EXPECT_LT(then(3), then(1));
  EXPECT_GT(then(4), then(1));
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
}  // namespace session_tests
