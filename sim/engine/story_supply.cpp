// What becomes scarce in a month, and who is caught.
#include "engine/storyteller.hpp"

namespace engine::story {

std::string scarcest(const World& world) {
  const model::ProductionState<double>& p = world.production;
  if (p.held_by_nothing > 0.5) return "nothing";
  if (p.held_by_wafers >= p.held_by_memory && p.held_by_wafers >= p.held_by_packaging) return "dies";
  return p.held_by_memory >= p.held_by_packaging ? "memory" : "packaging";
}

void Teller::production() const {
  const std::string now = scarcest(world_);
  const model::ProductionState<double>& p = world_.production;
  if (now != before_.chokepoint)
    tell(Weight::kDetail, "Chinese chip makers",
         now == "nothing" ? "can make most of what is ordered" : "fall short of orders, most of all for want of " + now,
         text("of the month's orders dies hold up %.0f %%, memory %.0f %%, packaging %.0f %%", 100 * p.held_by_wafers,
              100 * p.held_by_memory, 100 * p.held_by_packaging));
  if (happened(model::EventPlaces(world_.setting).accident))
    tell(Weight::kBrief, "Taiwan", text("a disruption takes %.0f %% of US-aligned output", 100 * world_.fabs.outage),
         "luck");
}

void Teller::smuggling() const {
  const std::size_t first = model::EventPlaces(world_.setting).arrests;
  for (std::size_t r = 0; r < world_.setting.roster.routes.size(); ++r)
    if (happened(first + r))
      tell(Weight::kDetail, "United States",
           "a broker on the route through " + world_.setting.roster.routes[r].name + " is caught",
           text("enforcement stands at %.1f times 2024; %.0f chips seized this month",
                world_.policy.levers.enforcement_budget, world_.trade.seized));
}

}  // namespace engine::story
