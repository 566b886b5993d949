// What the worlds of sets say together: quantiles, differences, sentences.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "explorer/session.hpp"
#include "input/json/json_write.hpp"
#include "output/table/tables.hpp"
#include "study/compare/comparison.hpp"
#include "study/compare/findings.hpp"
#include "telling/compare/compare_answer.hpp"
#include "telling/compare/compare_claims.hpp"
#include "telling/run/run_tables.hpp"

namespace explorer {

namespace {

constexpr std::array kStatistics{"n", "mean", "mean_se", "p05", "p25", "p50", "p75", "p95"};
constexpr std::array kDifferenceStatistics{"n", "mean", "se", "low", "high", "above", "below", "p05", "p50", "p95"};

std::array<double, kStatistics.size()> numbers_of(const engine::Summary& all) {
  return {static_cast<double>(all.n), all.mean, all.mean_se, all.p05, all.p25, all.p50, all.p75, all.p95};
}

std::array<double, kDifferenceStatistics.size()> numbers_of(const analysis::Paired& change,
                                                            const study::Spread& spread) {
  const analysis::Mean& mean = change.difference;
  return {static_cast<double>(mean.worlds),
          mean.mean,
          mean.standard_error,
          mean.interval.low,
          mean.interval.high,
          change.above,
          change.below,
          spread.p05,
          spread.p50,
          spread.p95};
}

template <class Names> io::Node names_node(const Names& names) {
  io::Node list = io::make_list();
  for (const char* name : names) list.items.push_back(io::make_text(name));
  return list;
}

void need(const Chosen& chosen, const std::vector<std::size_t>& outputs, int first) {
  for (const std::size_t output : outputs)
    if (!chosen.results.has(output))
      refuse("/set", "the set has no " + engine::output_name(output), "a set that was run with it");
  if (chosen.results.wanted().first > first)
    refuse("/set", "the set begins in " + io::month_text(chosen.results.wanted().first),
           "one that has the months from " + io::month_text(first) + " on, or shares its past with one that has");
}

/// The first month that an outcome of month `from` is read from.
int first_read(const study::Outcome& outcome, int from) {
  switch (outcome.take) {
    case study::Take::kTotal:
      return 0;
    case study::Take::kYearMean:
      return std::max(from - 11, 0);
    default:
      return from;
  }
}

std::vector<std::vector<double>> series_of(const Chosen& chosen, const study::Outcome& outcome, int from) {
  std::vector<std::vector<double>> months;
  for (int month = from; month < chosen.results.months(); ++month)
    months.push_back(study::column_of(chosen.results, outcome, month));
  return months;
}

std::vector<std::size_t> outputs_of(const std::vector<study::Outcome>& outcomes) {
  std::vector<std::size_t> outputs;
  for (const study::Outcome& outcome : outcomes) outputs.push_back(outcome.output);
  return outputs;
}

io::Node claims_node(const std::vector<io::Claim>& claims) {
  io::Node list = io::make_list();
  for (const io::Claim& claim : claims) {
    io::Node& node = list.items.emplace_back(io::make_object());
    const auto text = [&](const char* key, const std::string& value) {
      io::add_member(node, key, io::make_text(value));
    };
    const auto number = [&](const char* key, double value) {
      io::add_member(node, key, io::make_number_or_null(value));
    };
    text("id", claim.id), text("sentence", claim.sentence), text("metric", claim.metric), text("unit", claim.unit);
    text("month", claim.month);
    number("value", claim.value), number("low", claim.low), number("high", claim.high);
    text("interval", claim.interval);
    io::add_member(node, "toldFromZero", io::make_boolean(claim.told_from_zero));
    number("lowest", claim.lowest), number("highest", claim.highest);
    text("lowestAt", claim.lowest_at), text("highestAt", claim.highest_at);
  }
  return list;
}

io::Node count_node(std::size_t count) { return io::make_number(static_cast<double>(count)); }

}  // namespace

Answer Session::summarise(Question& question) {
  const std::string set = question.text("set");
  const std::vector<std::string> names = question.texts("outputs");
  const int worlds = question.count_or("worlds", 1, library_.worlds(), 0);
  const io::Node* where = question.optional("where");
  question.finish();
  const auto chosen = sets_.choose(set, worlds, where);
  const std::vector<std::size_t> outputs = read_outputs(names, "/outputs");
  const int first = chosen->results.wanted().first, months = chosen->results.months() - first;
  need(*chosen, outputs, first);
  Answer answer{io::make_object(), {}};
  const auto count = static_cast<std::size_t>(months);
  answer.numbers.resize(outputs.size() * kStatistics.size() * count);
  const engine::Clustering cluster(chosen->results.cluster());
  for (std::size_t i = 0; i < outputs.size(); ++i)
    for (std::size_t m = 0; m < count; ++m) {
      const double* column = chosen->results.column(outputs[i], first + static_cast<int>(m));
      const auto numbers = numbers_of(io::as_told(engine::summarise(column, cluster), outputs[i]));
      for (std::size_t s = 0; s < numbers.size(); ++s)
        answer.numbers[(i * kStatistics.size() + s) * count + m] = numbers[s];
    }
  io::add_member(answer.node, "statistics", names_node(kStatistics));
  io::add_member(answer.node, "outputs", io::make_texts(names));
  io::add_member(answer.node, "first", month_node(first));
  io::add_member(answer.node, "months", io::make_number(months));
  io::add_member(answer.node, "worlds", count_node(chosen->worlds.size()));
  return answer;
}

Answer Session::differences(Question& question) {
  const std::string reference = question.text("reference"), set = question.text("set");
  const std::vector<std::string> names = question.texts("outcomes");
  const int worlds = question.count_or("worlds", 1, library_.worlds(), 0);
  const io::Node* where = question.optional("where");
  const int from = question.month("from", model::kMaxMonths).value_or(library_.present() + 1);
  question.finish();
  const auto [a, b] = sets_.choose_both(reference, set, worlds, where);
  const int months = b->results.months() - from;
  if (months <= 0) refuse("/from", "the scenario ends before " + io::month_text(from));
  const std::vector<study::Outcome> usual = study::usual_outcomes();
  std::vector<std::string_view> known;
  for (const study::Outcome& outcome : usual) known.push_back(outcome.name);
  Answer answer{io::make_object(), {}};
  const auto count = static_cast<std::size_t>(months);
  answer.numbers.resize(names.size() * kDifferenceStatistics.size() * count);
  io::Node clear_from = io::make_list();
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (std::find(known.begin(), known.end(), names[i]) == known.end())
      refuse("/outcomes", "unknown outcome \"" + names[i] + "\"", io::one_of(known), io::suggest(names[i], known));
    const study::Outcome& outcome = usual[study::find_outcome(usual, names[i])];
    for (const auto& chosen : {a, b}) need(*chosen, {outcome.output}, first_read(outcome, from));
    const study::Change change = study::change_of(
        {series_of(*a, outcome, from), a->results.cluster()}, {series_of(*b, outcome, from), b->results.cluster()},
        study::same_worlds(a->known->job.scenario, b->known->job.scenario), outcome.stepwise);
    for (std::size_t m = 0; m < count; ++m) {
      const auto numbers = numbers_of(change.paired[m], change.spread[m]);
      for (std::size_t s = 0; s < numbers.size(); ++s)
        answer.numbers[(i * kDifferenceStatistics.size() + s) * count + m] = numbers[s];
    }
    clear_from.items.push_back(change.clear_from ? month_node(from + *change.clear_from) : io::Node{});
  }
  io::add_member(answer.node, "statistics", names_node(kDifferenceStatistics));
  io::add_member(answer.node, "outcomes", io::make_texts(names));
  io::add_member(answer.node, "first", month_node(from));
  io::add_member(answer.node, "months", io::make_number(months));
  io::add_member(answer.node, "worlds", count_node(b->worlds.size()));
  io::add_member(answer.node, "clearFrom", std::move(clear_from));
  return answer;
}

Answer Session::tell(Question& question) {
  const std::string set = question.text("set");
  const int worlds = question.count_or("worlds", 1, library_.worlds(), 0);
  const io::Node* where = question.optional("where");
  question.finish();
  const auto chosen = sets_.choose(set, worlds, where);
  const study::Job& job = chosen->known->job;
  need(*chosen, app::told_metrics(), std::min(library_.present(), job.scenario.setting.months - 1));
  Answer answer{io::make_object(), {}};
  io::add_member(answer.node, "worlds", count_node(chosen->worlds.size()));
  io::add_member(answer.node, "claims",
                 claims_node(app::run_claims(job, chosen->results, app::summaries_of(chosen->results))));
  io::add_member(answer.node, "hangsOn", io::make_texts(app::hanging_sentences(job, chosen->results)));
  return answer;
}

Answer Session::compare(Question& question) {
  const std::string reference = question.text("reference"), set = question.text("set");
  const int worlds = question.count_or("worlds", 1, library_.worlds(), 0);
  const io::Node* where = question.optional("where");
  question.finish();
  const auto [a, b] = sets_.choose_both(reference, set, worlds, where);
  if (std::min(a->worlds.size(), b->worlds.size()) < study::kLeastCompared)
    refuse("/worlds", std::to_string(b->worlds.size()) + " worlds are too few to compare",
           std::to_string(study::kLeastCompared) + " or more");
  study::ComparePlan plan;
  plan.outcomes = study::usual_outcomes();
  for (const auto& chosen : {a, b}) {
    need(*chosen, outputs_of(plan.outcomes), 0);
    plan.run.jobs.push_back(chosen->known->job);
  }
  plan.run.seed = library_.packet().seed, plan.run.replicates = b->results.replicates(), plan.run.threads = 1;
  plan.dates = study::usual_dates(plan.months() - 1, study::first_difference(plan.run.jobs));
  study::Comparer comparer(plan);
  comparer.add(a->results, plan.run.jobs[0]);
  comparer.add(b->results, plan.run.jobs[1]);
  const study::ComparisonFindings findings = study::findings_of(plan, comparer.comparison());
  Answer answer{io::make_object(), {}};
  io::add_member(answer.node, "worlds", count_node(b->worlds.size()));
  io::add_member(answer.node, "answer", io::make_text(app::answer_of(findings)));
  io::add_member(answer.node, "claims", claims_node(app::comparison_claims(findings)));
  io::add_member(answer.node, "samePast", io::make_boolean(a->known->past == b->known->past));
  io::add_member(answer.node, "sameWorlds",
                 io::make_boolean(study::same_worlds(plan.run.jobs[0].scenario, plan.run.jobs[1].scenario)));
  return answer;
}

}  // namespace explorer
