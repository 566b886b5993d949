#include "output/words/claims.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "input/json/json_read.hpp"
#include "output/words/methods.hpp"

namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Claims, HoldTheIntervalTheBranchesAndTheFigures) {
  io::Claim claim;
  claim.id = "a", claim.sentence = "China trails 1.2 months more (0.8 to 1.6 months).";
  claim.value = 1.2, claim.low = 0.8, claim.high = 1.6, claim.interval = "99 %";
  claim.lowest = 0.1, claim.lowest_at = "x = y", claim.figures = {"fans-a"};
  io::FaultList faults;
  const auto document = io::read_json(io::claims_json({claim}, {{"program", "chokepoint"}}), "claims.json", faults);
  ASSERT_TRUE(document);
  const io::Node& read = document->find("claims")->items.at(0);
  EXPECT_EQ(read.find("sentence")->text, claim.sentence);
  EXPECT_EQ(read.find("interval")->find("high")->number, 1.6);
  EXPECT_EQ(read.find("range_over_branches")->find("low_at")->text, "x = y");
  EXPECT_TRUE(read.find("range_over_branches")->find("high")->is(io::Node::Kind::kNull));
  EXPECT_EQ(read.find("figures")->items.at(0).text, "fans-a");
  EXPECT_EQ(document->find("source")->find("program")->text, "chokepoint");
}

io::MethodsFacts facts() {
  io::MethodsFacts facts;
  facts.run.version = "1.0", facts.run.commit = "abcdef0123456789",
  facts.run.draws = "posterior sha256:0123456789abcdef";
  facts.scenarios = {"baseline", "a", "b"}, facts.run.replicates = 1000, facts.ancestors = 345;
  facts.present = "2026-05", facts.horizon = "2032-12";
  return facts;
}

std::size_t words_of(const std::string& text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char letter : text) {
    const bool blank = letter == ' ' || letter == '\n';
    words += !blank && !inside ? 1 : 0;
    inside = !blank;
  }
  return words;
}

TEST(Methods, TellTheWorldsAndTheirAncestorsInAboutAHundredAndFiftyWords) {
  for (const std::string& note : {io::methods_of_run(facts()), io::methods_of_comparison(facts())}) {
    EXPECT_THAT(note, HasSubstr("345 independent ancestors"));
    EXPECT_THAT(note, HasSubstr("1,000 worlds"));
    EXPECT_GE(words_of(note), 110u);
    EXPECT_LE(words_of(note), 190u);
  }
}

TEST(Methods, SayWhatWasNotFittedAndWhatWasNotPaired) {
  io::MethodsFacts all = facts();
  all.run.draws = "prior", all.unpaired = {"b"};
  const std::string note = io::methods_of_comparison(all);
  EXPECT_THAT(note, HasSubstr("not fitted to the record"));
  EXPECT_THAT(note, HasSubstr("b was compared by means alone"));
  EXPECT_THAT(note, Not(HasSubstr("ancestors;")));
}

}  // namespace
