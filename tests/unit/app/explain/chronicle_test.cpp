#include "telling/explain/chronicle.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using app::Detail;
using testing::HasSubstr;
using testing::Not;

std::vector<io::PolicyEvent> timeline() {
  io::PolicyEvent event;
  event.id = "pol-1", event.actor = "US BIS", event.event = "First rule", event.description = "Chips are barred.";
  return {event};
}

std::vector<engine::StoryLine> story() {
  return {{9, "United States", "a chip rule takes force", "scheduled", true, "pol-1"},
          {9, "Japan", "joins", "scheduled", true, "pol-1.allied_participation_jp"},
          {9, "OpenAI", "starts a run", "on many chips", false, {}},
          {10, "China", "shuts its gate", "scheduled, as mine", true, "mine"}};
}

TEST(Chronicle, TellsTheMovesOfAnEventAsOne) {
  EXPECT_EQ(app::chronicle(story(), timeline(), Detail::kBrief),
            "2022\n"
            "  2022-10  US BIS: First rule: a chip rule takes force; joins (documented, pol-1: Chips are\n"
            "             barred.)\n"
            "  2022-11  China: shuts its gate (scheduled, as mine)\n");
}

TEST(Chronicle, LeavesOutDetailsUnlessAskedForThem) {
  EXPECT_THAT(app::chronicle(story(), timeline(), Detail::kBrief), Not(HasSubstr("OpenAI")));
  EXPECT_THAT(app::chronicle(story(), timeline(), Detail::kFull), HasSubstr("OpenAI: starts a run (on many chips)"));
}

TEST(Chronicle, LeavesOutScheduledMovesThatWereToldBefore) {
  const std::string rest = app::chronicle(story(), timeline(), Detail::kFull, app::Scheduled::kLeftOut);
  EXPECT_EQ(rest, "2022\n  2022-10  OpenAI: starts a run (on many chips)\n");
}

}  // namespace
