// The chronicle of one world: the scalar model runs again and every month is compared with the month before.
#include <cstdio>

#include "engine/kernel/lanes.hpp"
#include "engine/plan.hpp"
#include "model/step.hpp"

namespace engine {

namespace {

using World = model::World<double>;

std::string text(const char* format, double a, double b = 0, double c = 0) {
  char buffer[160];
  std::snprintf(buffer, sizeof buffer, format, a, b, c);
  return buffer;
}

/// What the story remembers of the month before.
struct Before {
  double gate = 1, cn_best = 0, gap = 0;
  std::vector<double> counts, running, legal;
  std::string chokepoint;
};

/// Collects the lines of one month.
struct Teller {
  const World& world;
  const Before& before;
  std::vector<StoryLine>& lines;

  void tell(std::string actor, std::string what, std::string why) const {
    lines.push_back({world.month, std::move(actor), std::move(what), std::move(why)});
  }
  bool happened(std::size_t event) const { return world.event_count[event] > before.counts[event]; }

  void moves() const;
  void reactions() const;
  void chips() const;
  void production() const;
  void smuggling() const;
  void labs() const;
  void frontier() const;
};

std::string lever_change(const model::LeverRow& row, double value) {
  const std::string unit = row.unit == "1" ? "" : " " + std::string(row.unit);
  return std::string(row.name) + text(" goes to %g", value) + unit;
}

void Teller::moves() const {
  for (const model::Move& move : world.setting.moves) {
    if (move.from != world.month) continue;
    if (move.rule >= 0) {
      tell("United States", "a chip rule takes force (" + move.id + ")", "scheduled; source " + move.source);
      continue;
    }
    const model::LeverRow& row = model::kLeverRows[static_cast<std::size_t>(move.lever)];
    const std::string ramp = move.ramp_months > 1 ? text(" over %g months", move.ramp_months) : "";
    tell(std::string(row.actor), lever_change(row, move.value) + ramp + " (" + move.id + ")",
         "scheduled; source " + move.source);
  }
  if (world.policy.gate_open != before.gate)
    tell("China", world.policy.gate_open > 0.5 ? "opens its import gate" : "shuts its import gate",
         text("long-run share of open months is %.2f", world.policy.levers.cn_import_approval));
}

void Teller::reactions() const {
  const std::size_t first = model::EventPlaces(world.setting).reactions;
  for (std::size_t i = 0; i < world.setting.reactions.size(); ++i) {
    if (!happened(first + i)) continue;
    const model::Reaction& reaction = world.setting.reactions[i];
    const model::LeverRow& row = model::kLeverRows[static_cast<std::size_t>(reaction.lever)];
    const std::string metric = output_name(static_cast<std::size_t>(reaction.metric));
    tell(reaction.actor, lever_change(row, reaction.value) + " (" + reaction.id + ")",
         "reaction: " + metric + (reaction.above ? " above " : " below ") +
             text("%g for %g months", reaction.threshold, reaction.for_months));
  }
}

void Teller::chips() const {
  const std::size_t first = model::EventPlaces(world.setting).designs;
  for (std::size_t i = 0; i < world.chips.size(); ++i) {
    const model::Chip& chip = world.setting.chips[i];
    const model::ChipState<double>& state = world.chips[i];
    if (happened(first + i))
      tell(chip.vendor,
           "has " + chip.name +
               text(" ready: %.0f TPP, %.0f GB/s between chips, %.1f TB/s of memory", state.tpp, state.interconnect,
                    state.bandwidth),
           chip.base + " is kept out of China, and this fits the rule");
    const double legal = state.free + 2 * state.licensed;
    if (legal != before.legal[i] && state.designed > 0 && !happened(first + i) && world.month > 0)
      tell("United States",
           chip.name + (state.free > 0       ? " is free for China"
                        : state.licensed > 0 ? " needs a licence for China"
                                             : " may not be sold to China"),
           "the chip rule in force");
  }
}

std::string scarcest(const World& world) {
  const model::ProductionState<double>& p = world.production;
  if (p.held_by_nothing > 0.5) return "nothing";
  if (p.held_by_wafers >= p.held_by_memory && p.held_by_wafers >= p.held_by_packaging) return "dies";
  return p.held_by_memory >= p.held_by_packaging ? "memory" : "packaging";
}

void Teller::production() const {
  const std::string now = scarcest(world);
  const model::ProductionState<double>& p = world.production;
  if (now != before.chokepoint)
    tell("Chinese chip makers",
         now == "nothing" ? "can make most of what is ordered" : now + " now hold up most of what is ordered",
         text("of the month's orders dies hold up %.0f %%, memory %.0f %%, packaging %.0f %%", 100 * p.held_by_wafers,
              100 * p.held_by_memory, 100 * p.held_by_packaging));
  const model::EventPlaces places(world.setting);
  if (happened(places.accident))
    tell("Taiwan", text("disruption takes %.0f %% of US-aligned output", 100 * world.fabs.outage), "luck");
}

void Teller::smuggling() const {
  const std::size_t first = model::EventPlaces(world.setting).arrests;
  for (std::size_t r = 0; r < world.setting.roster.routes.size(); ++r)
    if (happened(first + r))
      tell("United States", "a broker on the route through " + world.setting.roster.routes[r].name + " is caught",
           text("enforcement stands at %.1f times 2024; %.0f chips seized this month",
                world.policy.levers.enforcement_budget, world.trade.seized));
}

void Teller::labs() const {
  const model::EventPlaces places(world.setting);
  for (std::size_t l = 0; l < world.labs.size(); ++l) {
    const model::LabState<double>& lab = world.labs[l];
    const std::string& name = world.setting.roster.labs[l].name;
    if (happened(places.jumps + l)) tell(name, "finds a leap in efficiency", "luck of research");
    if (lab.running > 0.5 && before.running[l] < 0.5)
      tell(name, text("starts a run on %.1f %% of its compute", 100 * lab.run_share),
           lab.run_contested > 0.5
               ? text("this is the contested run: %.0f %% of it on Ascend", 100 * lab.run_domestic)
               : text("%.0f H100e for training, %.0f %% of it Chinese-made", lab.training, 100 * lab.domestic_share));
    if (happened(places.releases + l))
      tell(name, text("releases a model of %.2g FLOP", lab.pending_flop),
           text("best so far %.2f dex, efficiency %.1f times 2022, post-training %.2f dex", lab.capability,
                base::exp10(lab.efficiency), lab.posttraining));
  }
}

void Teller::frontier() const {
  const model::FrontierState<double>& frontier = world.frontier;
  if (frontier.cn_best > before.cn_best && world.month > 0)
    tell("China", text("has a new best model; the gap goes from %.0f to %.0f months", before.gap, frontier.gap),
         text("%.2f dex against %.2f in the United States", frontier.cn_best, frontier.us_best));
  if (happened(model::EventPlaces(world.setting).parity))
    tell("China", "has caught up", "its best model is at least as capable");
  if (world.month % 12 == 0)
    tell("The year begins", text("gap %.0f months, observed %.0f", frontier.gap, world.metrics.gap_observed_months),
         text("effective compute %.1f %% of the American; %.0f thousand H100e against %.0f thousand",
              100 * world.metrics.compute_share_cn, world.stocks.cn / 1000, world.stocks.us / 1000));
}

Before remember(const World& world) {
  Before before;
  before.gate = world.policy.gate_open;
  before.cn_best = world.frontier.cn_best;
  before.gap = world.frontier.gap;
  before.counts = world.event_count;
  for (const model::LabState<double>& lab : world.labs) before.running.push_back(lab.running);
  for (const model::ChipState<double>& chip : world.chips) before.legal.push_back(chip.free + 2 * chip.licensed);
  before.chokepoint = scarcest(world);
  return before;
}

}  // namespace

std::vector<StoryLine> tell_story(const Plan& plan, std::uint64_t replicate) {
  const int months = plan.setting->months;
  const WorldRecord record = draw_world(*plan.inputs, plan.seed, replicate, *plan.setting);
  const Batch<double> batch = pack<double>(&record, 1);
  const model::Luck<double> luck(luck_seed(*plan.inputs, plan.seed), batch.luck, luck_slots(*plan.setting),
                                 past_slots(*plan.setting));
  World world = model::begin(*plan.setting, batch.parameters, batch.branches, luck);
  std::vector<StoryLine> lines;
  for (Before before = remember(world); world.month < months; ++world.month) {
    try {
      model::step(world, luck);
      model::check_books(world);
    } catch (const base::InvariantError& error) {
      throw error.at(static_cast<long>(replicate), world.month);
    }
    const Teller teller{world, before, lines};
    teller.frontier();
    teller.moves();
    teller.reactions();
    teller.chips();
    teller.production();
    teller.smuggling();
    teller.labs();
    before = remember(world);
  }
  return lines;
}

}  // namespace engine
