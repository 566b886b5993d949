#pragma once
#include "model/events.hpp"
#include "model/world.hpp"

/// Training runs and releases (MODEL.md 3.6).
namespace model {

/// Dense BF16 FLOP of one H100e in a month of training.
template <class Real> Real flop_per_h100e_month(const Parameters<Real>& p) {
  return p.training_mfu * (kH100FlopPerSecond * kSecondsPerMonth);
}

/// Capability of a base that a lab would finish now: dex above 1e24 FLOP at the efficiency of 2022-01. A dex of compute is
/// the unit, whether chips or technique bring it.
template <class Real> Real capability(const LabState<Real>& lab, Real flop) {
  return log10(flop) - kReferenceLogFlop + lab.efficiency + lab.posttraining + lab.distilled;
}

/// Part of the contested run that Ascend carries in this world.
template <class Real> Real contested_ascend_share(const World<Real>& world) {
  const Real branch = world.branch[kV4TrainingHardware];
  return holds(branch, kV4Ascend) + holds(branch, kV4Mixed) * world.p.v4_mixed_share +
         holds(branch, kV4MostlyNvidia) * world.p.v4_mostly_nvidia_share;
}

/// Length of a run that begins in a month: it grows until a longer one would be overtaken by better chips and technique.
template <class Real> Real run_length(const Parameters<Real>& p, double month) {
  return min(p.run_months_2023 * growth(p.run_length_growth, month - (january(2023) + kMonthsPerYear / 2)),
             p.run_months_most);
}

/// Share of a lab's compute that a run takes while it lasts when nothing presses: its part of a year's research compute,
/// over its length. `chance` is how far the lab's priorities are from its habit, in logs.
template <class Real> Real habitual_share(const World<Real>& world, std::size_t l, Real months, Real chance) {
  const Parameters<Real>& p = world.p;
  const LabState<Real>& lab = world.labs[l];
  const Real of_year = (lab.american ? p.us_run_share : p.cn_run_share) * world.setting.roster.labs[l].run_share_factor;
  return min(of_year * (kMonthsPerYear / months) * exp(chance), 1.0 - p.experiment_share);
}

/// The lab's priorities when it plans its next run: they move from run to run, and come back.
template <class Real> Real moved_habit(const World<Real>& world, const LabState<Real>& lab, const Luck<Real>& luck) {
  const Real kept = world.p.run_habit_persistence;
  const Real move = luck.normal_at(Group::kTraining, lab.habit_name, lab.run_ordinal, world.month);
  return lab.habit_log * kept + world.p.run_habit_sd * sqrt(1.0 - kept * kept) * move;
}

/// Share of a lab's compute that its next run takes: enough for a planned step up and part of the way to the rival, within
/// a band about its habit, never what experiments need.
template <class Real>
Real plan_run(const World<Real>& world, const LabState<Real>& lab, Real habit, Real at_full_share,
              const Luck<Real>& luck, Real rival_flop) {
  const Parameters<Real>& p = world.p;
  const Real spread = exp(p.run_size_sd * luck.normal_at(Group::kTraining, lab.run_name, lab.run_ordinal, world.month));
  const Real behind = max(log10(max(rival_flop, 1.0) / lab.last_flop), 0.0);
  const Real wanted = lab.last_flop * exp10(p.run_step_dex + p.chase_weight * behind) * spread;
  const Real most = min(habit * p.run_share_band, 1.0 - p.experiment_share);
  return min(max(share_of(wanted, at_full_share), habit / p.run_share_band), most);
}

/// With the channel closed a Chinese run takes no larger part of its bloc's compute than the largest American run, under
/// way or last.
template <class Real> Real spread_thin(const World<Real>& world, const LabState<Real>& lab, Real share) {
  if (lab.american) return share;
  Real us_part{};
  for (const LabState<Real>& other : world.labs)
    if (other.american) us_part = max(us_part, share_of(other.run_share * other.training, world.stocks.us));
  const Real own_part = share_of(share * lab.training, world.stocks.cn);
  const Real allowed = min(share_of(us_part, own_part), 1.0);
  const Real closed = select<Real>(us_part > 0.0, allowed, 1.0);
  return share * (world.channel.concentration + (1.0 - world.channel.concentration) * closed);
}

/// An idle lab starts a run when its plan pays, which is when it can afford the step, or when its cadence is due.
template <class Real> void start_runs(World<Real>& world, const Luck<Real>& luck) {
  const Parameters<Real>& p = world.p;
  const Real months = run_length(p, world.month);
  for (std::size_t l = 0; l < world.labs.size(); ++l) {
    LabState<Real>& lab = world.labs[l];
    const Lab& row = world.setting.roster.labs[l];
    lab.since_start += 1.0;
    const Real at_full_share = lab.training * months * flop_per_h100e_month(p);
    const Real rival = lab.american ? world.frontier.run_us : max(world.frontier.run_us, world.frontier.run_cn);
    const Real priority = moved_habit(world, lab, luck), habit = habitual_share(world, l, months, priority);
    const Real share = plan_run(world, lab, habit, at_full_share, luck, rival);
    const auto pays = at_full_share * habit >= lab.last_flop * exp10(p.run_step_dex);
    const auto due = lab.since_start >= p.cadence_months;
    const auto idle = both(both(lab.running == 0.0, lab.pending == 0.0), at_full_share > 0.0);
    const auto starts = both(idle, either(pays, due));
    const bool window = row.contested_from_month >= 0 && world.month >= row.contested_from_month &&
                        world.month <= row.contested_to_month;
    const Real contested = Real{} + (window ? 1.0 : 0.0);
    const Real ascend = contested * contested_ascend_share(world) + (1.0 - contested) * lab.domestic_share;
    lab.run_share = select<Real>(starts, spread_thin(world, lab, share), lab.run_share);
    lab.run_contested = select<Real>(starts, contested, lab.run_contested);
    lab.run_domestic = select<Real>(starts, ascend, lab.run_domestic);
    lab.months_left = select<Real>(starts, months, lab.months_left);
    lab.run_flop = select<Real>(starts, 0.0, lab.run_flop);
    lab.run_price = select<Real>(starts, world.trade.list_price, lab.run_price);
    lab.since_start = select<Real>(starts, 0.0, lab.since_start);
    lab.habit_log = select<Real>(starts, priority, lab.habit_log);
    lab.run_ordinal += indicator<Real>(starts);
    lab.running = select<Real>(starts, 1.0, lab.running);
  }
}

/// A month of every run under way. On an immature stack the month may be lost; the contested run has the hardware of its
/// branch, and pays or gains the difference in maturity.
template <class Real> void train(World<Real>& world, const Luck<Real>& luck) {
  const Parameters<Real>& p = world.p;
  for (LabState<Real>& lab : world.labs) {
    const Real maturity = world.stocks.cann.training * world.stocks.reliability;
    const Real loss =
        lab.american ? Real{} : p.restart_loss * lab.run_domestic * max(1.0 - world.stocks.cann.training, 0.0);
    const auto lost = luck.uniform(Group::kTraining, lab.restart_name, world.month) < loss;
    const Real usual = 1.0 - lab.domestic_share * (1.0 - maturity), chosen = 1.0 - lab.run_domestic * (1.0 - maturity);
    const Real hardware = 1.0 + lab.run_contested * (share_of(chosen, usual) - 1.0);
    const Real works = lab.running * select<Real>(lost, 0.0, 1.0);
    const Real part = min(lab.months_left, 1.0);
    lab.run_flop += works * part * lab.run_share * lab.training * hardware * flop_per_h100e_month(p);
    lab.months_left -= works * part;
    const auto ends = both(lab.running > 0.0, lab.months_left <= 1e-9);
    lab.pending_flop = select<Real>(ends, max(lab.run_flop, 1.0), lab.pending_flop);
    lab.pending_proof = select<Real>(ends, lab.run_domestic, lab.pending_proof);
    lab.pending_months = select<Real>(ends, p.post_training_months, lab.pending_months);
    lab.pending = select<Real>(ends, 1.0, lab.pending);
    lab.running = select<Real>(ends, 0.0, lab.running);
    lab.last_flop = select<Real>(ends, max(lab.last_flop, lab.run_flop), lab.last_flop);
    Real& largest = lab.american ? world.frontier.run_us : world.frontier.run_cn;
    largest = select<Real>(ends, max(largest, lab.run_flop), largest);
  }
}

/// How far a base whose run has ended proves a Chinese stack: by the part that it carried, half as much for serving
/// alone.
template <class Real> Real proof_of_stack(const World<Real>& world, const LabState<Real>& lab) {
  if (lab.american) return Real{};
  const Real served = 0.5 * holds(world.branch[kV4ServingHardware], kServedOnAscend) * lab.run_contested;
  return max(lab.pending_proof, served);
}

/// A record proves the stack behind it: belief in it rises.
template <class Real> void prove_stack(World<Real>& world, Mask<Real> improves, Real proven) {
  const Real proof = world.p.proof_belief_log * proven;
  world.trade.belief_cann = select<Real>(improves, max(world.trade.belief_cann, proof), world.trade.belief_cann);
}

/// The run behind a bloc's best model: its size and, for China, what its compute would have cost to rent abroad when it
/// began, at this price of an H100e.
template <class Real>
void note_record(World<Real>& world, const LabState<Real>& lab, Mask<Real> record, Real flop, Real price) {
  const Parameters<Real>& p = world.p;
  FrontierState<Real>& frontier = world.frontier;
  Real& run = lab.american ? frontier.record_run_us : frontier.record_run_cn;
  run = select<Real>(record, flop, run);
  if (lab.american) return;
  const Real rent_per_month = price * p.offshore_rent_ratio / p.service_life_months;
  frontier.record_cost_cn =
      select<Real>(record, flop / flop_per_h100e_month(p) * rent_per_month, frontier.record_cost_cn);
}

/// A model that a lab puts out this month, in the worlds of `out`: a new base, or a refresh of the one on offer.
template <class Real> struct Version {
  Mask<Real> out;
  Real capability, score_error;
  Mask<Real> open;
  Real flop, price, proof;  ///< of the run behind it
};

/// It may be its lab's best and its bloc's, by what it can do and by its score on the public index.
template <class Real> void publish(World<Real>& world, std::size_t l, const Version<Real>& version, Real us_before) {
  const Parameters<Real>& p = world.p;
  FrontierState<Real>& frontier = world.frontier;
  LabState<Real>& lab = world.labs[l];
  const Real made = version.capability;
  const auto out = version.out;
  const Real flattery = lab.american ? Real{}
                                     : world.channel.flattery *
                                           (p.benchmark_flattery_dex + p.benchmark_saturation * ahead(us_before, made));
  const Real score = made + flattery + version.score_error;
  Real& best = lab.american ? frontier.us_best : frontier.cn_best;
  Real& best_score = lab.american ? frontier.us_best_score : frontier.cn_best_score;
  Real& records = lab.american ? frontier.us_records : frontier.cn_records;
  const auto better = both(out, made > lab.capability);
  if (!lab.american) prove_stack(world, both(out, made > frontier.cn_best), version.proof);
  note_record(world, lab, both(out, made > best), version.flop, version.price);
  lab.capability = select<Real>(better, made, lab.capability);
  lab.released_flop = select<Real>(better, version.flop, lab.released_flop);
  lab.score = select<Real>(both(out, score > lab.score), score, lab.score);
  records += indicator<Real>(both(out, score > best_score));
  best = select<Real>(out, max(best, made), best);
  best_score = select<Real>(out, max(best_score, score), best_score);
  frontier.open_best = select<Real>(both(out, version.open), max(frontier.open_best, made), frontier.open_best);
}

/// What a lab finds by its own work counts, less a stall of ideas; nothing in China while that channel is closed.
template <class Real> Real own_work(const World<Real>& world, const LabState<Real>& lab) {
  return (1.0 - world.policy.levers.efficiency_stall) * (lab.american ? Real{} + 1.0 : world.channel.own_efficiency);
}

/// A larger run than a lab ever finished, and than the reference, teaches it what only shows at scale.
template <class Real> void learn_from_scale(const World<Real>& world, LabState<Real>& lab, Mask<Real> out, Real flop) {
  const Real known = max(lab.taught_flop, exp10(Real{} + kReferenceLogFlop));
  const Real learnt = world.p.run_learning_dex_per_dex * max(log10(flop / known), 0.0) * own_work(world, lab);
  lab.efficiency += select<Real>(out, learnt, 0.0);
  lab.taught_flop = select<Real>(out, max(known, flop), lab.taught_flop);
}

/// New bases of the month: what compute, technique and luck come to, and part of what refreshes of the last one brought.
template <class Real> void release_bases(World<Real>& world, const Luck<Real>& luck, Real us_before) {
  const Parameters<Real>& p = world.p;
  FrontierState<Real>& frontier = world.frontier;
  const std::size_t events = EventPlaces(world.setting).releases;
  for (std::size_t l = 0; l < world.labs.size(); ++l) {
    LabState<Real>& lab = world.labs[l];
    const Lab& row = world.setting.roster.labs[l];
    lab.pending_months -= lab.pending;
    const auto out = both(lab.pending > 0.0, lab.pending_months <= 0.0);
    lab.released = indicator<Real>(out);
    if (!any(out)) continue;
    const Real n = lab.releases, flop = max(lab.pending_flop, 1.0);
    learn_from_scale(world, lab, out, flop);
    const Real luck_of_base = p.release_noise_dex * luck.normal_at(Group::kTraining, lab.release_name, n, world.month);
    const Real carried = p.refresh_carried * lab.refined;
    const Real made = capability(lab, flop) + carried + luck_of_base;
    const Real openness =
        lab.american ? 1.0 - world.policy.levers.open_weights_restriction : world.policy.levers.cn_openness;
    const auto open = luck.uniform_at(Group::kTraining, lab.open_name, n, world.month) < row.open_weights * openness;
    const Real error = p.benchmark_noise_dex * luck.normal_at(Group::kTraining, lab.score_name, n, world.month);
    const Real price =
        select<Real>(lab.run_price > 0.0, lab.run_price, world.trade.list_price);  // in flight in 2022-01
    const Real proof = proof_of_stack(world, lab);
    publish<Real>(world, l, {out, made, error, open, flop, price, proof}, us_before);
    Real& largest = lab.american ? frontier.run_us : frontier.run_cn;  // runs that were in flight in 2022-01 too
    largest = select<Real>(out, max(largest, flop), largest);
    lab.version = select<Real>(out, made, lab.version);
    lab.version_flop = select<Real>(out, flop, lab.version_flop);
    lab.version_open = select<Real>(out, indicator<Real>(open), lab.version_open);
    lab.version_price = select<Real>(out, price, lab.version_price);
    lab.version_proof = select<Real>(out, proof, lab.version_proof);
    lab.refined = select<Real>(out, carried, lab.refined);
    lab.refreshes = select<Real>(out, 0.0, lab.refreshes);
    lab.since_version = select<Real>(out, 0.0, lab.since_version);
    lab.releases += lab.released;
    lab.pending = select<Real>(out, 0.0, lab.pending);
    note_event(world, events + l, lab.released);
  }
}

/// Between bases a lab puts out refreshes by post-training alone. Each gains less than the one before, and what does not
/// gain is not shipped.
template <class Real> void refresh(World<Real>& world, const Luck<Real>& luck, Real us_before) {
  const Parameters<Real>& p = world.p;
  for (std::size_t l = 0; l < world.labs.size(); ++l) {
    LabState<Real>& lab = world.labs[l];
    lab.since_version += 1.0 - lab.released;
    lab.refreshed = Real{};
    const auto due = both(both(lab.releases > 0.0, lab.released == 0.0), lab.since_version >= p.refresh_months);
    if (!any(due)) continue;
    const Real n = lab.refresh_ordinal;
    const Real luck_of_it = luck.normal_at(Group::kTraining, lab.refresh_name, n, world.month);
    const Real gain = (p.refresh_gain_dex + p.refresh_gain_sd_dex * luck_of_it) *
                      exp(lab.refreshes * log(p.refresh_fade)) * own_work(world, lab);
    const auto out = both(due, gain > 0.0);
    // a refresh is scored anew: an index errs for each model apart
    const Real error = p.benchmark_noise_dex * luck.normal_at(Group::kTraining, lab.refresh_score_name, n, world.month);
    publish<Real>(world, l,
                  {out, lab.version + gain, error, lab.version_open > 0.0, lab.version_flop, lab.version_price,
                   lab.version_proof},
                  us_before);
    lab.version += select<Real>(out, gain, 0.0);
    lab.refined += select<Real>(out, gain, 0.0);
    lab.refreshed = indicator<Real>(out);
    lab.refreshes += indicator<Real>(due);
    lab.refresh_ordinal += indicator<Real>(due);
    lab.since_version -= select<Real>(due, p.refresh_months, 0.0);  // what is over counts for the next
  }
}

/// Training of the month.
template <class Real> void run_training(World<Real>& world, const Luck<Real>& luck) {
  start_runs(world, luck);
  train(world, luck);
  const Real us_before = world.frontier.us_best;
  world.frontier.us_records = world.frontier.cn_records = Real{};
  release_bases(world, luck, us_before);
  refresh(world, luck, us_before);
}

}  // namespace model
