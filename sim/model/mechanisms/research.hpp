#pragma once
#include <algorithm>

#include "model/agents/lab.hpp"
#include "model/events.hpp"
#include "model/mechanisms/training.hpp"
#include "model/world.hpp"

/// Research (MODEL.md 3.5): own progress, jumps, imitation, post-training gains, serving technique. All in dex.
namespace model {

/// Months from 2022-01 to the date at which own progress is stated, 2024-01.
inline constexpr double kProgressStatedAt = january(2024);

/// Mean compute for experiments of a bloc's working labs.
template <class Real> Real mean_experiments(const World<Real>& world, bool american) {
  Real sum{}, count{};
  for (const LabState<Real>& lab : world.labs) {
    if (lab.american != american) continue;
    sum += lab.experiments;
    count += indicator<Real>(lab.experiments > 0.0);
  }
  return share_of(sum, count);
}

/// What experiments are worth: elasticity to compute against a leading lab of 2024.
template <class Real> Real experiment_factor(const Parameters<Real>& p, Real experiments) {
  const Real relative = experiments / p.experiment_reference_h100e;
  return select<Real>(relative > 0.0, exp(p.experiment_elasticity * log(max(relative, 1e-12))), 0.0);
}

/// A month of dE/dt = a 10^(-b E), solved exactly from E = `level`: however far behind a lab starts, it cannot overshoot.
template <class Real> Real hardening_progress(Real a, Real b, Real level) {
  const Real rate = max(b, 1e-9) * kLog10;
  return log(1.0 + rate * a * exp(-rate * level)) / rate;
}

/// American compute as the present foresaw it: sales grow as expected there, chips retire after their service life. Its
/// growth and that of the length of runs are what makes runs larger.
template <class Real> void foresee_compute(World<Real>& world) {
  const Parameters<Real>& p = world.p;
  const int present = world.setting.present;
  if (world.month <= present) return;
  Real& stock = world.frontier.expected_stock;
  if (world.month == present + 1) stock = world.yardstick.stock;
  std::size_t known = 0;
  for (const SupplySeries& series : world.setting.supply) known = std::max(known, series.h100e_per_month.size());
  const double since = static_cast<double>(known) - 1, middle = present - (kMonthsPerYear - 1) / 2;
  const auto grown = [&](double month) {
    return faded_growth(p.us_flow_growth_2026, p.us_flow_growth_floor, p.us_growth_halflife_months,
                        std::max(month - since, 0.0));
  };
  const Real before = stock;
  stock += world.yardstick.sales * exp(grown(world.month) - grown(middle)) - stock / p.service_life_months;
  const Real longer = run_length(p, world.month) / run_length(p, world.month - 1);
  world.frontier.expected_growth = log10(max(share_of(stock, before), 1e-6) * longer);
  if (world.month == present + 1) world.frontier.first_expected_growth = world.frontier.expected_growth;
}

/// What the contested future of progress adds to everybody's technique after the present (MODEL.md 3.5.7). Where the pace
/// of the frontier holds, technique makes up for what slower growth of compute takes from the size of runs, and ideas get
/// harder along that path no faster than the compute foreseen makes good.
template <class Real> struct Tide { Real efficiency, posttraining; };
template <class Real> Tide<Real> tide(World<Real>& world) {
  const Parameters<Real>& p = world.p;
  const Yardstick<Real>& yardstick = world.yardstick;
  FrontierState<Real>& frontier = world.frontier;
  if (world.month <= world.setting.present) return {Real{} + 1.0, Real{} + 1.0};
  const Real goes_on = 1.0 - holds(world.branch[kFrontierPace], kPaceFades);
  const Real lost = max(frontier.first_expected_growth - frontier.expected_growth, 0.0);
  const Real made_up = 1.0 + share_of(lost, yardstick.efficiency_pace + yardstick.posttraining_pace);
  frontier.efficiency_ahead += (yardstick.efficiency_pace - yardstick.leaps_pace) * made_up;
  frontier.posttraining_ahead += yardstick.posttraining_pace * made_up;
  const Real foreseen = max(share_of(frontier.expected_stock, yardstick.stock), 1e-6);
  const auto made_good = [&](Real ahead_of_present, Real by_compute) {
    const Real raised = exp10(p.ideas_harder * ahead_of_present - by_compute) * made_up;
    return 1.0 + goes_on * (raised - 1.0);
  };
  return {made_good(frontier.efficiency_ahead, p.experiment_elasticity * log10(foreseen)),
          made_good(frontier.posttraining_ahead, Real{})};
}

/// Models that do research: what they add to the work of staff, over what they added at the present, for a bloc whose best
/// model is `capability` and was `then`. It grows with what the models can do, and is capped.
template <class Real> Real research_by_models(const World<Real>& world, Real capability, Real then) {
  const Parameters<Real>& p = world.p;
  if (world.month <= world.setting.present) return Real{} + 1.0;
  const Real doubling = world.yardstick.pace.newest() * p.ai_uplift_doubling_months;  // dex
  const auto uplift = [&](Real at) {
    const Real excess = (p.ai_uplift_2026 - 1.0) * exp(kLog2 * min((at - world.yardstick.us) / doubling, 60.0));
    return min(1.0 + excess, p.ai_uplift_most);
  };
  const Real gained = max(uplift(capability) / uplift(then), 1.0);
  return select<Real>(world.branch[kFrontierPace] == static_cast<double>(kPaceSpeedsUp), gained, 1.0);
}

/// Own progress of a month: experiments, ideas getting harder with all but what leaps brought, talent, scarcity if it
/// induces effort, luck.
template <class Real>
Real own_progress(const World<Real>& world, const LabState<Real>& lab, Real scarcity, Real tide,
                  const Luck<Real>& luck) {
  const Parameters<Real>& p = world.p;
  const Real reference = p.own_efficiency_growth_us * (kProgressStatedAt / kMonthsPerYear);
  const Real induced = 1.0 + holds(world.branch[kScarcityEffect], kYes) * p.induced_effort * scarcity;
  const Real talent = lab.american ? Real{} + 1.0 : p.cn_talent_factor * world.channel.own_efficiency;
  const Real swing =
      max(1.0 + p.efficiency_shock_sd * luck.normal(Group::kResearch, lab.progress_name, world.month), 0.0);
  const Real at_reference = p.own_efficiency_growth_us / kMonthsPerYear * experiment_factor(p, lab.experiments) *
                            induced * talent * swing * tide * (1.0 - world.policy.levers.efficiency_stall);
  return hardening_progress(at_reference, p.ideas_harder, lab.efficiency - lab.from_leaps - reference);
}

/// A leap is noted; a Chinese one answers in American capital spending.
template <class Real> void answer_leap(World<Real>& world, std::size_t l, Real gained) {
  note_event(world, EventPlaces(world.setting).jumps + l, indicator<Real>(gained > 0.0));
  if (world.labs[l].american) return;
  const Real branch = world.branch[kShockOnUsCapex];
  world.fabs.capex_shock +=
      gained * world.p.capex_shock_log * (holds(branch, kShockRaises) - holds(branch, kShockDamps));
}

/// A rare leap (R1, V4's attention): Poisson, log-normal. It also helps serving, and answers in US capital spending.
template <class Real> Real jump(World<Real>& world, std::size_t l, const Luck<Real>& luck) {
  const Parameters<Real>& p = world.p;
  LabState<Real>& lab = world.labs[l];
  const Real chance = 1.0 - exp(-p.jump_rate / kMonthsPerYear);
  const Real works = indicator<Real>(lab.experiments > 0.0);
  const auto leaps = luck.uniform(Group::kResearch, lab.jump_name, world.month) < chance * works;
  if (!any(leaps)) return Real{};
  Real size =
      p.jump_size_dex * exp(p.jump_size_sigma_log * luck.normal(Group::kResearch, lab.jump_size_name, world.month));
  size *= 1.0 - world.policy.levers.efficiency_stall;
  if (!lab.american) size *= world.channel.own_efficiency;
  const Real gained = select<Real>(leaps, size, 0.0);
  answer_leap(world, l, gained);
  return gained;
}

/// The leap that a lever of circumstance brings a bloc this month, in dex, and the efficiency of its best working lab.
template <class Real> struct LeapOfBloc { Real rise{}, best{}; };
template <class Real> struct BlocLeaps { LeapOfBloc<Real> us, cn; };
template <class Real> BlocLeaps<Real> leaps_by_circumstance(World<Real>& world) {
  const Levers<Real>& levers = world.policy.levers;
  FrontierState<Real>& frontier = world.frontier;
  const Real lowest = Real{} - 1e9;
  BlocLeaps<Real> leaps{{max(levers.leap_us_dex - frontier.us_leapt, 0.0), lowest},
                        {max(levers.leap_cn_dex - frontier.cn_leapt, 0.0), lowest}};
  frontier.us_leapt = max(frontier.us_leapt, levers.leap_us_dex);
  frontier.cn_leapt = max(frontier.cn_leapt, levers.leap_cn_dex);
  for (const LabState<Real>& lab : world.labs) {
    Real& best = lab.american ? leaps.us.best : leaps.cn.best;
    best = select<Real>(lab.experiments > 0.0, max(best, lab.efficiency), best);
  }
  return leaps;
}

/// What the levers of circumstance give the best lab of its bloc this month, in dex: the rise of the lever. Nobody
/// unlearns, so a fall of it takes nothing back.
template <class Real> Real leap_by_circumstance(World<Real>& world, std::size_t l, const LeapOfBloc<Real>& leap) {
  const LabState<Real>& lab = world.labs[l];
  const auto leads = both(lab.experiments > 0.0, lab.efficiency >= leap.best);
  const Real rise = lab.american ? leap.rise : leap.rise * world.channel.own_efficiency;
  const Real gained = select<Real>(leads, rise, 0.0);
  answer_leap(world, l, gained);
  return gained;
}

/// Openness of what a lab can learn from each bloc: published technique and open weights, less what rules withhold.
template <class Real> struct Openness { Real from_us, from_cn; };
template <class Real> Openness<Real> openness(const World<Real>& world) {
  const Real effect = world.p.openness_effect;
  const Levers<Real>& levers = world.policy.levers;
  return {1.0 - effect * levers.open_weights_restriction, 1.0 - effect * (1.0 - levers.cn_openness)};
}

/// What a lab distils in a month from the American frontier of some months ago, in dex: a rate that shrinks with the
/// distance to the teacher, so that the teacher bounds it.
template <class Real> Real distilled_a_month(const World<Real>& world, const Lab& row, const LabState<Real>& lab) {
  const Parameters<Real>& p = world.p;
  const Real branch = world.branch[kDistillationWeight];
  const Real rate = holds(branch, kDistilLittle) * p.distillation_little_dex_per_year +
                    holds(branch, kDistilSome) * p.distillation_some_dex_per_year +
                    holds(branch, kDistilMost) * p.distillation_most_dex_per_year;
  const Real sold = indicator<Real>(world.month >= p.distillation_start_month);
  const Real access = sold * (1.0 - world.policy.levers.distillation_rule * (1.0 - p.distillation_leak));
  const FrontierState<Real>& frontier = world.frontier;
  const Real teacher = frontier.us.lagged(p.distillation_lag_months, frontier.us_start);
  const Real distance = min(ahead(teacher, lab.version) / p.distillation_full_distance_dex, 1.0);
  const Real channel = lab.american ? Real{} + 1.0 : world.channel.distillation;
  return row.distils * channel * rate / kMonthsPerYear * access * distance;
}

/// Every lab's efficiency, post-training gains and serving technique move a month on, all from last month's frontiers.
template <class Real> void research(World<Real>& world, const Luck<Real>& luck) {
  allocate_compute(world);
  const Parameters<Real>& p = world.p;
  const FrontierState<Real>& frontier = world.frontier;
  const Openness<Real> open = openness(world);
  const Real us_published = frontier.us_efficiency.lagged(p.publication_lag_months, frontier.us_efficiency[0]);
  const Real cn_published = frontier.cn_efficiency.lagged(p.publication_lag_months, frontier.cn_efficiency[0]);
  const Real us_serving = frontier.us_serving.newest(), cn_serving = frontier.cn_serving.newest();
  const Real followed = frontier.us_posttraining.lagged(p.posttraining_follow_months, Real{});
  const Real pace = logistic((world.month - p.posttraining_start_month) / p.posttraining_width_months) *
                    p.posttraining_growth_us / kMonthsPerYear * (1.0 - world.policy.levers.efficiency_stall);
  Real leapt{};
  for (const LabState<Real>& lab : world.labs) leapt = max(leapt, lab.from_leaps);
  const Real us_mean = mean_experiments(world, true);
  const BlocLeaps<Real> leaps = leaps_by_circumstance(world);
  foresee_compute(world);
  const Tide<Real> rises = tide(world);
  const Real kept = fading(p.distillation_halflife_months, 1.0);
  const Real us_models = research_by_models(world, frontier.us_best, world.yardstick.us);
  const Real cn_models = research_by_models(world, frontier.cn_best, world.yardstick.cn);
  for (std::size_t l = 0; l < world.labs.size(); ++l) {
    LabState<Real>& lab = world.labs[l];
    const Real imitates = lab.american ? Real{} + 1.0 : world.channel.imitation;
    const Real scarcity = select<Real>(both(lab.experiments > 0.0, us_mean > lab.experiments),
                                       log10(max(us_mean, 1e-9) / max(lab.experiments, 1e-9)), 0.0);
    const Real works = indicator<Real>(lab.experiments > 0.0);
    const Real learnt =
        max(open.from_us * ahead(us_published, lab.efficiency), open.from_cn * ahead(cn_published, lab.efficiency));
    const Real leap = jump(world, l, luck) + leap_by_circumstance(world, l, lab.american ? leaps.us : leaps.cn);
    const Real models = lab.american ? us_models : cn_models;
    const Real progress = own_progress(world, lab, scarcity, rises.efficiency * models, luck);
    const Real learns = works * imitates * p.imitation_rate;
    lab.efficiency += works * progress + learns * learnt + leap;
    lab.from_leaps += learns * min(ahead(leapt, lab.from_leaps), learnt) + leap;
    const Real relative = experiment_factor(p, lab.experiments) / max(experiment_factor(p, us_mean), 1e-9);
    const Real harder = exp10(-p.ideas_harder * lab.posttraining);
    const Real talent = lab.american ? Real{} + 1.0 : p.cn_talent_factor * world.channel.own_efficiency;
    lab.posttraining += works * pace * min(relative, 1.0) * harder * talent * rises.posttraining * models;
    lab.posttraining += learns * ahead(followed, lab.posttraining);
    lab.distilled = lab.distilled * kept + works * distilled_a_month(world, world.setting.roster.labs[l], lab);
    const Real serving_ahead = ahead(max(us_serving, cn_serving), lab.serving_efficiency);
    lab.serving_efficiency += works * (p.serving_efficiency_growth / kMonthsPerYear * min(relative, 1.0) * talent +
                                       p.serving_leak_per_month * imitates * serving_ahead) +
                              leap * p.jump_serving_gain;
  }
}

}  // namespace model
