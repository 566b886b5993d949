// The chronicle of one world: the scalar model runs again and every month is compared with the month before.
#include <algorithm>
#include <cstdio>

#include "engine/kernel/call.hpp"
#include "engine/kernel/lanes.hpp"
#include "engine/storyteller.hpp"
#include "model/documented.hpp"

namespace engine {

namespace story {

std::string text(const char* format, double a, double b, double c) {
  char buffer[200];
  std::snprintf(buffer, sizeof buffer, format, a, b, c);
  return buffer;
}

std::string amount(double number) {
  const auto in = [&](double unit, const char* name) {
    const double units = number / unit;
    return text(units < 9.95 ? "%.1f" : "%.0f", units) + name;
  };
  if (number < 9999.5) return text("%.0f", number);
  if (number < 999'500) return in(1e3, " thousand");
  return number < 9.995e8 ? in(1e6, " million") : in(1e9, " billion");
}

double best_efficiency(const World& world, bool american) {
  double best = -std::numeric_limits<double>::infinity();
  for (const model::LabState<double>& lab : world.labs)
    if (lab.american == american) best = std::max(best, lab.efficiency);
  return best;
}

StoryLine& Teller::tell(Weight weight, std::string actor, std::string what, std::string why) const {
  lines_.push_back({world_.month, std::move(actor), std::move(what), std::move(why), weight == Weight::kBrief, {}});
  return lines_.back();
}

void Teller::tell_month() const {
  year();
  records();
  crossings();
  moves();
  ends();
  gate();
  reactions();
  chips();
  production();
  smuggling();
  labs();
}

}  // namespace story

std::vector<StoryLine> tell_story(const Plan& plan, std::uint64_t replicate) {
  const int months = plan.setting->months;
  const WorldRecord record = draw_world(*plan.inputs, plan.seed, replicate, *plan.setting);
  const Batch<double> batch = pack<double>(&record, 1);
  const model::Luck<double> luck(luck_seed(*plan.inputs, plan.seed), batch.luck, luck_slots(*plan.setting),
                                 past_slots(*plan.setting));
  story::World world = model::begin_world(*plan.setting, batch.parameters, batch.branches, luck);
  std::vector<StoryLine> lines;
  for (story::Before before = story::remember(world, {}); world.month < months; ++world.month) {
    try {
      model::step(world, luck);
      model::check_books(world);
      for (std::size_t i = 0; i < model::kMetrics; ++i)
        refuse_nonsense(world.metrics.*model::kMetricMembers<double>[i], i);
    } catch (const base::InvariantError& error) {
      throw error.at(static_cast<long>(replicate), world.month);
    }
    story::Teller(world, before, lines).tell_month();
    before = story::remember(world, before);
  }
  return lines;
}

}  // namespace engine
