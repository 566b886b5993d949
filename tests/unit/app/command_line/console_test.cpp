#include "app/command_line/console.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "app/command_line/options.hpp"
#include "input/json/json_read.hpp"
#include "telling/words.hpp"

namespace {

TEST(Words, WrapAtBlanks) {
  EXPECT_EQ(app::wrapped("one two three", 7, 2), "one two\n  three");
  EXPECT_EQ(app::wrapped("unbreakable", 3, 2), "unbreakable");
  EXPECT_EQ(app::wrapped("", 3, 2), "");
}

TEST(Words, DistributionsAreToldWithTheirParameters) {
  base::Distribution distribution;
  distribution.value = 0.5;
  EXPECT_EQ(app::distribution_in_words(distribution), "0.5");
  distribution.family = base::Family::kLognormal;
  distribution.median = 3, distribution.sigma_log = 0.25;
  EXPECT_EQ(app::distribution_in_words(distribution), "lognormal (median 3, sigma_log 0.25)");
}

TEST(Options, WholeNumbersAreDigitsInsideTheirRange) {
  for (const std::string_view good : {"1", "10", "007"}) {
    io::FaultList faults;
    EXPECT_TRUE(app::read_whole(good, 1, 10, "--x", faults)) << good;
    EXPECT_TRUE(faults.empty());
  }
  for (const std::string_view bad :
       {"", "0", "11", "-1", "+1", " 1", "1 ", "1.0", "1e0", "0x1", "99999999999999999999"}) {
    io::FaultList faults;
    EXPECT_FALSE(app::read_whole(bad, 1, 10, "--x", faults)) << bad;
    EXPECT_EQ(faults.size(), 1u);
  }
}

TEST(Console, FaultsAsJsonSayNullForWhatIsNotKnown) {
  std::ostringstream out, err;
  app::Console{out, err, true, false}.print(app::faults_node(
      {{"a.json", 3, 7, "/title", "is absent", "", ""}, {"", 0, 0, "--at", "is odd", "months", "no"}}));
  io::FaultList faults;
  const auto node = io::read_json(out.str(), "faults", faults);
  ASSERT_TRUE(node);
  const std::vector<io::Node>& list = node->find("faults")->items;
  ASSERT_EQ(list.size(), 2u);
  EXPECT_EQ(list[0].find("file")->text, "a.json");
  EXPECT_EQ(list[0].find("line")->number, 3);
  EXPECT_EQ(list[0].find("place")->text, "/title");
  EXPECT_TRUE(list[0].find("allowed")->is(io::Node::Kind::kNull));
  EXPECT_TRUE(list[1].find("line")->is(io::Node::Kind::kNull));
  EXPECT_EQ(list[1].find("suggestion")->text, "no");
}

TEST(Console, NotesAreSilencedByQuiet) {
  std::ostringstream out, err;
  app::Console{out, err, false, true}.note("hello");
  EXPECT_EQ(err.str(), "");
  app::Console{out, err, false, false}.note("hello");
  EXPECT_EQ(err.str(), "hello\n");
  EXPECT_EQ(out.str(), "");
}

}  // namespace
