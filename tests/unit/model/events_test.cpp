#include "model/events.hpp"

#include "unit/model/small_world.hpp"

namespace {

using small_world::Small;

TEST(Events, KindsDoNotOverlapAndFillTheList) {
  Small<double> small;
  small.scene.moves.push_back(small_world::move_of(0, 1, 0));
  small.scene.reactions.resize(2);
  const model::EventPlaces places(small.scene);
  EXPECT_EQ(places.reactions, 1u);
  EXPECT_EQ(places.releases, 3u);
  EXPECT_EQ(places.jumps, 7u);
  EXPECT_EQ(places.arrests, 11u);
  EXPECT_EQ(places.designs, 13u);
  EXPECT_EQ(places.accident, 17u);
  EXPECT_EQ(places.parity, 18u);
  EXPECT_EQ(places.count, 19u);
  EXPECT_EQ(small.empty().event_count.size(), places.count);
}

TEST(Events, TheFirstMonthStaysAndTheCountAddsUp) {
  Small<double> small;
  model::World<double> world = small.empty();
  EXPECT_TRUE(std::isnan(world.event_first[0]));
  model::note_event(world, 0, 0.0);
  EXPECT_TRUE(std::isnan(world.event_first[0]));
  for (const int month : {5, 9}) {
    world.month = month;
    model::note_event(world, 0, 2.0);
  }
  EXPECT_EQ(world.event_first[0], 5);
  EXPECT_EQ(world.event_count[0], 4);
}

TEST(Events, LanesHaveTheirOwn) {
  Small<base::Lanes<2>> small;
  auto world = small.empty();
  world.month = 3;
  model::note_event(world, 0, base::Lanes<2>{0.0, 1.0});
  EXPECT_TRUE(std::isnan(base::lane(world.event_first[0], 0)));
  EXPECT_EQ(base::lane(world.event_first[0], 1), 3);
}

}  // namespace
