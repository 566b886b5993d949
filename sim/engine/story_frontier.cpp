// Models, the lag, and what moved it.
#include <algorithm>
#include <cmath>

#include "base/math.hpp"
#include "engine/storyteller.hpp"

namespace engine::story {

namespace {

constexpr double kLargeStep = 0.3;  ///< dex: twice as capable as the best before

std::string months_text(double months) {
  return text("%.0f", months) + (std::lround(months) == 1 ? " month" : " months");
}

/// "China trails by 13 months".
std::string standing(double gap) {
  if (std::lround(gap) == 0) return "China is level";
  return (gap > 0 ? "China trails by " : "China leads by ") + months_text(std::abs(gap));
}

/// "it trailed by 13 months".
std::string standing_then(double gap) {
  if (std::lround(gap) == 0) return "it was level";
  return (gap > 0 ? "it trailed by " : "it led by ") + months_text(std::abs(gap));
}

std::string flop_text(double flop) {
  std::string digits = text("%.1e", flop);
  const std::size_t plus = digits.find('+');
  return (plus == std::string::npos ? digits : digits.erase(plus, 1)) + " FLOP";
}

/// A step in dex as a factor: "1.3".
std::string factor(double dex) {
  const double times = base::exp10(dex);
  return text(times < 0.0995 ? "%.2g" : times < 0.995 ? "%.2f" : times < 9.95 ? "%.1f" : "%.0f", times);
}

/// What the capability of a lab's new model is made of (MODEL.md 3.6.4); the rest is refreshes and luck.
Made made_of(const model::LabState<double>& lab) {
  return {lab.capability, base::log10(std::max(lab.version_flop, 1.0)), lab.efficiency, lab.posttraining,
          lab.distilled};
}

/// The lab whose release of this month is the best of its bloc; -1: none.
int record_lab(const World& world, bool american) {
  const double best = american ? world.frontier.us_best : world.frontier.cn_best;
  for (std::size_t l = 0; l < world.labs.size(); ++l) {
    const model::LabState<double>& lab = world.labs[l];
    if (lab.american == american && lab.released + lab.refreshed > 0.5 && lab.capability == best)
      return static_cast<int>(l);
  }
  return -1;
}

/// Why a model is better than the best before: its chips, and the step in factors.
std::string step_in_words(const Made& now, const Made& before, const Begun& begun) {
  std::string why = begun.h100e > 0 ? "trained on " + amount(begun.h100e) + " H100e, " +
                                          text("%.0f %% of them Chinese-made; ", 100 * begun.domestic_share)
                                    : "";
  if (std::isnan(before.capability)) return why + "the first record since 2022 began";
  const double size = now.size - before.size, methods = now.methods - before.methods;
  const double posttraining = now.posttraining - before.posttraining, distilled = now.distilled - before.distilled;
  const double all = now.capability - before.capability;
  return why + factor(all) + " times the best before: run size " + factor(size) + ", methods " + factor(methods) +
         ", post-training " + factor(posttraining) + ", distillation " + factor(distilled) + ", refreshes and luck " +
         factor(all - size - methods - posttraining - distilled);
}

std::string year_causes(const World& world) {
  const model::Metrics<double>& m = world.metrics;
  const std::string scarce = scarcest(world);
  return text("compute %.1f %% of the American, ", 100 * m.compute_share_cn) + amount(world.stocks.cn) +
         " H100e against " + amount(world.stocks.us) + ": bought " + amount(world.stocks.legal) + ", home-made " +
         amount(world.stocks.domestic) + ", smuggled " + amount(world.stocks.smuggled) + ", rented " +
         amount(world.stocks.offshore) +
         text("; efficiency %.0f %% of the American", 100 * m.efficiency_cn / m.efficiency_us) + "; " +
         (scarce == "nothing" ? "home-made chips meet most orders" : "home-made chips wait for " + scarce);
}

}  // namespace

void Teller::year() const {
  if (world_.month % 12 != 0) return;
  tell(Weight::kBrief, "The year begins",
       standing(world_.frontier.gap) + "; by published figures " + standing(world_.metrics.gap_observed_months),
       year_causes(world_));
}

void Teller::record_of(bool american) const {
  const double best = american ? world_.frontier.us_best : world_.frontier.cn_best;
  const double last = american ? before_.us_best : before_.cn_best;
  if (!(best > last) || world_.month == 0) return;
  const int lab = record_lab(world_, american);
  if (lab < 0) return;
  const auto place = static_cast<std::size_t>(lab);
  const model::LabState<double>& state = world_.labs[place];
  const bool shorter = world_.frontier.gap < before_.gap, first_ahead = before_.gap <= 0 && world_.frontier.gap > 0;
  const bool matters = american ? best - last >= kLargeStep || first_ahead : shorter;
  const std::string whose = american ? "the best American model" : "China's best model";
  tell(matters ? Weight::kBrief : Weight::kDetail, world_.setting.roster.labs[place].name,
       "releases " + whose + ", a run of " + flop_text(state.pending_flop) + "; " + standing(world_.frontier.gap) +
           (std::lround(before_.gap) == std::lround(world_.frontier.gap)
                ? ", as a month before"
                : "; a month before " + standing_then(before_.gap)),
       step_in_words(made_of(state), before_.made[american ? 0 : 1], before_.begun[place]));
}

void Teller::records() const {
  record_of(false);
  record_of(true);
}

void Teller::crossings() const {
  if (world_.month == 0) return;
  const double gap = world_.frontier.gap;
  const std::string why =
      text("its best model stands at %.2f dex, the American at %.2f", world_.frontier.cn_best, world_.frontier.us_best);
  if (before_.gap > 0 && gap <= 0) tell(Weight::kBrief, "China", gap < 0 ? "takes the lead" : "has caught up", why);
  if (before_.gap <= 0 && gap > 0) tell(Weight::kBrief, "China", "falls behind again", why);
}

void Teller::labs() const {
  const model::EventPlaces places(world_.setting);
  for (std::size_t l = 0; l < world_.labs.size(); ++l) {
    const model::LabState<double>& lab = world_.labs[l];
    const std::string& name = world_.setting.roster.labs[l].name;
    const int side = lab.american ? 0 : 1;
    if (happened(places.jumps + l)) {
      const bool first = lab.efficiency > before_.efficiency[side];
      tell(first ? Weight::kBrief : Weight::kDetail, name,
           std::string("finds a leap in efficiency") +
               (first ? ": no lab of its country has better methods" : ", behind the best of its country"),
           "luck of research");
    }
    if (lab.running > 0.5 && before_.running[l] < 0.5)
      tell(lab.run_contested > 0.5 ? Weight::kBrief : Weight::kDetail, name,
           text("starts a run on %.1f %% of its compute", 100 * lab.run_share),
           lab.run_contested > 0.5 ? text("this is the contested run: %.0f %% of it on Ascend", 100 * lab.run_domestic)
                                   : amount(lab.training) + text(" H100e for training, %.0f %% of it Chinese-made",
                                                                 100 * lab.domestic_share));
    if (happened(places.releases + l) && static_cast<int>(l) != record_lab(world_, lab.american))
      tell(Weight::kDetail, name, "releases a model of " + flop_text(lab.pending_flop),
           text("best so far %.2f dex, efficiency %.1f times 2022, post-training %.2f dex", lab.capability,
                base::exp10(lab.efficiency), lab.posttraining));
  }
}

Before remember(const World& world, const Before& before) {
  Before now;
  now.gate = world.policy.gate_open;
  now.us_best = world.frontier.us_best, now.cn_best = world.frontier.cn_best, now.gap = world.frontier.gap;
  now.efficiency[0] = best_efficiency(world, true), now.efficiency[1] = best_efficiency(world, false);
  now.counts = world.event_count;
  now.levers = world.policy.levers;
  now.chokepoint = scarcest(world);
  for (const model::ChipState<double>& chip : world.chips) now.legal.push_back(chip.free + 2 * chip.licensed);
  now.begun = before.begun;
  now.begun.resize(world.labs.size());
  for (std::size_t l = 0; l < world.labs.size(); ++l) {
    const model::LabState<double>& lab = world.labs[l];
    now.running.push_back(lab.running);
    if (lab.running > 0.5 && !before.running.empty() && before.running[l] < 0.5)
      now.begun[l] = {lab.training, lab.domestic_share};
  }
  for (const bool american : {true, false}) {
    const int lab = before.counts.empty() ? -1 : record_lab(world, american);
    const bool better = american ? now.us_best > before.us_best : now.cn_best > before.cn_best;
    now.made[american ? 0 : 1] =
        lab >= 0 && better ? made_of(world.labs[static_cast<std::size_t>(lab)]) : before.made[american ? 0 : 1];
  }
  return now;
}

}  // namespace engine::story
