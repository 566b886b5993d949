#include "app/paradox/paradox_words.hpp"

#include <array>
#include <cmath>
#include <cstdio>

#include "app/build_info.hpp"
#include "app/paradox/paradox_tables.hpp"
#include "app/publish/findings.hpp"
#include "app/publish/waterfalls.hpp"
#include "files/digest.hpp"
#include "input/csv/csv.hpp"
#include "output/words/charts_words.hpp"
#include "output/words/methods.hpp"
#include "telling/words.hpp"

namespace app {

namespace {

constexpr double kFewWorlds = 50;  ///< fewer effective worlds than this say little: the scaled prior needs its own fit

std::string tenths(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  return std::string_view(text) == "-0.0" ? "0.0" : text;
}

std::string with_range(const study::Estimate& spread) {
  if (std::isnan(spread.interval.low)) return tenths(spread.mean);
  return tenths(spread.mean) + " [" + tenths(spread.interval.low) + ", " + tenths(spread.interval.high) + "]";
}

// What the terms of the paradox are called, in their order.
constexpr std::array<std::string_view, study::kTerms> kTermLabels{"The documented share alone",
                                                                  "Compute it does not count",
                                                                  "Total compute alone",
                                                                  "Methods kept as of 2022",
                                                                  "Behind in 2022 already",
                                                                  "What the rule misses",
                                                                  "Left to itself",
                                                                  "Own research",
                                                                  "Imitation",
                                                                  "Distillation",
                                                                  "Concentration",
                                                                  "Flattering measure",
                                                                  "Lag as figures would show it"};

}  // namespace

std::string_view term_label(std::size_t term) { return kTermLabels[term]; }

/// Months by term: a column per date and kind of draws.
std::string paradox_text(const std::vector<study::ParadoxCase>& cases) {
  const std::size_t dates = cases.front().splits.size();
  io::Table steps;
  steps.columns = {{"", ""}};
  for (const study::Split& split : cases[0].splits)
    for (const char* draws : {"posterior ", "prior "})
      steps.columns.push_back({"", draws + io::csv_month(split.month), io::Unit::kMonths, io::Look::kFigures});
  const auto add = [&](std::string_view name, const auto& spread_in) {
    std::vector<io::Cell> cells{name};
    for (std::size_t date = 0; date < dates; ++date)
      for (std::size_t draws = 0; draws < 2; ++draws)
        cells.emplace_back(with_range(spread_in(cases[draws].splits[date])));
    steps.row(std::move(cells));
  };
  for (std::size_t term = 0; term < study::kTerms; ++term)
    add(study::term_row(term).level ? "= " + std::string(study::term_row(term).name)
                                    : std::string(study::term_row(term).name),
        [&](const study::Split& split) -> const study::Estimate& { return split.terms[term]; });
  for (std::size_t memo = 0; memo < study::kMemos; ++memo)
    add("(" + std::string(study::memo_name(memo)) + ")",
        [&](const study::Split& split) -> const study::Estimate& { return split.memos[memo]; });
  return "months: mean [9 worlds in 10]\n" + io::table_text(steps) +
         "all_closed: left to itself, the five channels closed and compute as it is. In brackets: beside, not in the "
         "sum.\n";
}

/// How the last date's split moves when a channel is scaled.
std::string scaled_text(const std::vector<study::ParadoxCase>& cases) {
  constexpr std::array kShown{study::kNaive,         study::kStart,     study::kResidual,
                              study::kOwnEfficiency, study::kImitation, study::kDistillation,
                              study::kConcentration, study::kFlattery,  study::kObserved};
  io::Table table;
  table.columns = {{"", "channel"}, {"", "draws"}, {"", "factor", io::Unit::kFactor}, {"", "worth"}};
  for (const study::Term term : kShown) table.columns.push_back({"", std::string(study::term_row(term).name)});
  for (const study::ParadoxCase& one : cases) {
    const bool scaled = !one.scaling.empty();
    std::vector<io::Cell> cells{
        scaled ? model::kChannelRows[one.scaling[0].channel].name : std::string_view("(as it is)"), one.draws,
        scaled ? one.scaling[0].factor : 1.0, io::Cell(one.effective_worlds, tenths(one.effective_worlds))};
    for (const study::Term term : kShown) {
      const double mean = one.splits.back().terms[term].mean;
      cells.emplace_back(mean, tenths(mean));
    }
    table.row(std::move(cells));
  }
  return "split of " + io::csv_month(cases[0].splits.back().month) +
         " when a channel's prior is scaled (means, months; posterior: as the record reweights it)\n" +
         io::table_text(table) + "worth: effective worlds; below " + io::csv_number(kFewWorlds) +
         " the record all but rules the scaled prior out, or it needs a fit of its own.\n";
}

io::Node case_node(const study::ParadoxCase& one) {
  io::Node node = io::make_object();
  add_member(node, "draws", io::make_text(one.draws));
  if (!one.scaling.empty()) {
    add_member(node, "channel", io::make_text(model::kChannelRows[one.scaling[0].channel].name));
    add_member(node, "factor", io::make_number(one.scaling[0].factor));
  }
  add_member(node, "effective_worlds", io::make_number(one.effective_worlds));
  io::Node& dates = add_member(node, "months", io::make_object());
  for (const study::Split& split : one.splits) {
    io::Node& terms = add_member(dates, io::csv_month(split.month), io::make_object());
    for (std::size_t term = 0; term < study::kTerms; ++term) {
      io::Node& spread = add_member(terms, study::term_row(term).name, io::make_object());
      add_member(spread, "mean", io::make_number(split.terms[term].mean));
      add_member(spread, "p05", io::make_number(split.terms[term].interval.low));
      add_member(spread, "p95", io::make_number(split.terms[term].interval.high));
    }
  }
  return node;
}

std::string months_of(const study::Estimate& spread) {
  std::string months = io::say(spread.mean, io::Unit::kMonths) + " months";
  if (std::isnan(spread.interval.low)) return months;
  return months + " (" + io::say_range(spread.interval.low, spread.interval.high, io::Unit::kMonths) + ")";
}

io::Provenance identity_of(const ParadoxInquiry& inquiry) {
  io::Provenance run;
  run.scenario = inquiry.fitted.name;
  run.scenario_digest = io::digest(inquiry.fitted.effective);
  run.version = kVersion;
  run.commit = kCommit;
  run.seed = inquiry.seed;
  run.replicates = inquiry.worlds;
  run.draws = "posterior " + inquiry.posterior->manifest.worlds_digest;
  return run;
}

namespace {

// -------------------------------------------------------------------------------------------------- for reports
io::ParadoxDate date_of(const study::Split& posterior, const study::Split& prior) {
  io::ParadoxDate date{io::csv_month(posterior.month), {}};
  for (std::size_t term = 0; term < study::kTerms; ++term) {
    const study::Estimate &after = posterior.terms[term], &before = prior.terms[term];
    date.terms.push_back({std::string(study::term_row(term).name), std::string(term_label(term)),
                          study::term_row(term).level, after.mean, after.interval.low, after.interval.high, before.mean,
                          before.interval.low, before.interval.high});
  }
  return date;
}

}  // namespace

io::ParadoxFinding paradox_finding(const ParadoxInquiry& inquiry, const std::vector<study::ParadoxCase>& cases,
                                   const io::Figure& figure) {
  io::ParadoxFinding finding;
  finding.origin = origin_of(*inquiry.posterior, inquiry.prior, static_cast<std::size_t>(inquiry.worlds));
  for (std::size_t i = 0; i < cases[0].splits.size(); ++i)
    finding.dates.push_back(date_of(cases[0].splits[i], cases[1].splits[i]));
  finding.few_worlds = kFewWorlds;
  for (std::size_t i = 2; i < cases.size(); ++i) {
    const study::ParadoxCase& one = cases[i];
    io::ParadoxScaled& scaled = finding.scaled.emplace_back();
    scaled.channel = channel_words(one.scaling[0].channel), scaled.draws = one.draws;
    scaled.factor = one.scaling[0].factor, scaled.effective_worlds = one.effective_worlds;
    for (const study::Estimate& term : one.splits.back().terms) scaled.months.push_back(term.mean);
  }
  for (const HandLine& row : twin_lines(cases[0]))
    finding.twin.push_back({io::csv_month(row.month), row.line, row.what, row.value, row.unit, row.how});
  finding.lags = lag_readings(inquiry, cases.front());
  finding.charts = {figure.kept()};
  return finding;
}

namespace {

// -------------------------------------------------------------------------------------------------- to quote
/// A mean over the worlds with the range of nine in ten of them.
io::Claim claim_of(const study::Estimate& level, int month, const std::string& id, const std::string& metric) {
  io::Claim claim;
  claim.month = io::csv_month(month), claim.id = id + "-" + claim.month;
  claim.metric = metric, claim.unit = "months";
  claim.value = level.mean, claim.low = level.interval.low, claim.high = level.interval.high;
  claim.interval = std::isnan(level.interval.low) ? "none: too few worlds for a range" : "nine simulated worlds in ten";
  claim.told_from_zero = level.interval.low > 0 || level.interval.high < 0;
  claim.figures = {"paradox"};
  return claim;
}

std::string what_is_told(const study::Estimate& level) {
  return std::isnan(level.interval.low) ? " (mean over simulated worlds, too few for a range)."
                                        : " (mean over simulated worlds, and nine worlds in ten).";
}

std::string in_month(const study::Split& split) { return "In " + io::say_month(io::csv_month(split.month)) + " "; }

io::Claim naive_claim(const study::Split& split) {
  io::Claim claim = claim_of(split.terms[study::kNaive], split.month, "paradox-compute-alone", "naive");
  claim.sentence = in_month(split) + "total compute alone, by a rule of thumb, would put China " +
                   months_of(split.terms[study::kNaive]) + " behind" + what_is_told(split.terms[study::kNaive]);
  return claim;
}

io::Claim observed_claim(const study::Split& split) {
  io::Claim claim = claim_of(split.terms[study::kObserved], split.month, "paradox", "gap_observed_months");
  claim.sentence = in_month(split) + "benchmarks would show China " + months_of(split.terms[study::kObserved]) +
                   " behind" + what_is_told(split.terms[study::kObserved]);
  return claim;
}

}  // namespace

Texts paradox_texts(const ParadoxInquiry& inquiry, const std::vector<study::ParadoxCase>& cases) {
  const io::Provenance run = identity_of(inquiry);
  io::MethodsFacts facts;
  facts.run = run;
  facts.scenarios = {inquiry.fitted.title};
  facts.ancestors = cases.front().ancestors;
  facts.present = io::csv_month(inquiry.fitted.setting.present);
  Texts texts;
  texts.tables = {paradox_table(cases), twin_table(cases.front())};
  for (const study::Split& split : cases.front().splits) {
    texts.claims.push_back(naive_claim(split));
    texts.claims.push_back(observed_claim(split));
  }
  for (const io::LagReading& lag : lag_readings(inquiry, cases.front()))
    if (std::isfinite(lag.documented_low) && std::isfinite(lag.documented_high))
      texts.claims.push_back(documented_claim(lag, io::csv_month(cases.front().splits.back().month), inquiry.worlds));
  texts.provenance = provenance_of(run);
  texts.methods = io::methods_of_study(facts,
                                       "The way from the ratio of total compute to the observed lag is split in two: "
                                       "from a rule of thumb for compute alone "
                                       "to the lag that China would have if it were left to itself, and from there, by "
                                       "Shapley values over the channels, to "
                                       "what published figures show. The same split of the priors stands beside, and, "
                                       "where asked for, of worlds in which "
                                       "one channel's prior is halved or doubled. " +
                                           documented_words(inquiry, cases.front()));
  return texts;
}

}  // namespace app
