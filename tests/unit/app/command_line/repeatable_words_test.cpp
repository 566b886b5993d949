#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/command_line/shell.hpp"

namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(RepeatableWords, AreThoseThatDecideTheResults) {
  EXPECT_THAT(app::repeatable_words({"run", "baseline", "--out", "results/x", "--seed", "7", "--force", "--png"}),
              ElementsAre("run", "baseline", "--seed", "7", "--png"));
  EXPECT_THAT(app::repeatable_words({"compare", "--out=x", "a", "b", "--data=/d", "--quiet", "--json", "--keep"}),
              ElementsAre("compare", "a", "b"));
  EXPECT_THAT(app::repeatable_words({"run", "--data", "--force", "a", "--outcome=3"}),
              ElementsAre("run", "a", "--outcome=3"))
      << "what follows --data is its value, whatever it looks like";
  EXPECT_THAT(app::repeatable_words({}), IsEmpty());
}

}  // namespace
