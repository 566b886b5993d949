#include "app/voi/voi_words.hpp"

#include <algorithm>
#include <cmath>

#include "app/build_info.hpp"
#include "app/hindcast/learnt_words.hpp"
#include "app/publish/findings.hpp"
#include "app/voi/voi_tables.hpp"
#include "input/json/input_values.hpp"
#include "input/kept/manifest.hpp"
#include "output/page/finding_parts.hpp"
#include "output/words/methods.hpp"
#include "study/ground/units.hpp"
#include "telling/words.hpp"

namespace app {

namespace {

std::string chart_name(const io::Target& outcome) {
  std::string name = "voi-" + std::string(model::kMetricRows[outcome.metric].name) + "-" + io::month_text(outcome.to);
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

/// What is asked by a claim, or the meaning of a parameter.
std::string question_words(const study::VoiRow& row) {
  for (const model::HypothesisRow& claim : model::kHypothesisRows)
    if (row.is_claim && claim.name == row.name)
      return io::capitalised(std::string(claim.meaning.substr(0, claim.meaning.find(';'))));
  for (std::size_t p = 0; p < model::kParameters; ++p)
    if (!row.is_claim && model::kParameterRows[p].name == row.name) return parameter_words(p);
  return row.name;
}

/// "lag at the present pace in December 2028".
std::string outcome_words(const io::Target& outcome) {
  if (outcome.statistic != io::Statistic::kValue) return io::name_in_words(in_words(outcome));
  return io::name_in_words(std::string(model::kMetricRows[outcome.metric].name)) + " in " +
         io::say_month(io::month_text(outcome.to));
}

io::VoiChart chart_of(const std::vector<study::VoiRow>& rows, const std::vector<io::Target>& outcomes, std::size_t q,
                      const study::Ground& ground) {
  io::VoiChart chart;
  chart.name = chart_name(outcomes[q]), chart.outcome = "the " + outcome_words(outcomes[q]);
  for (const study::VoiRow& row : rows) {
    if (row.outcome != q) continue;
    const bool months = study::unit_of(outcomes[q].metric) == io::Unit::kMonths;
    chart.width = io::say(row.settled.width, study::unit_of(outcomes[q].metric)) + (months ? " months" : "");
    chart.bars.push_back(
        {question_words(row), row.settled.narrowing, row.settled.narrowing_error, row.is_claim, row.settled.tells()});
  }
  chart.source = "Source: Chokepoint " + std::string(kVersion) + " (" + std::string(kCommit).substr(0, 12) +
                 "), scenario " + ground.scenario.name + ", " + std::to_string(ground.posterior->worlds.worlds.size()) +
                 " worlds of posterior " + io::short_digest(ground.posterior->manifest.worlds_digest) +
                 ", errors over " + std::to_string(ground.posterior->manifest.ancestors) + " ancestors.";
  return chart;
}

io::Provenance run_of(const study::Ground& ground) {
  io::Provenance run;
  run.scenario = ground.scenario.name, run.version = kVersion, run.commit = kCommit, run.seed = ground.seed;
  run.draws = "posterior " + ground.posterior->manifest.worlds_digest;
  run.replicates = static_cast<int>(ground.posterior->worlds.worlds.size());
  return run;
}

std::string narrowing_text(const analysis::Settled& settled) {
  const std::string number = io::say_with_error(settled.narrowing, settled.narrowing_error, io::Unit::kShare);
  return settled.tells() ? number : number + ", not distinguishable from 0";
}

/// Every branch of a claim; of a parameter its outer eighths and how far the medians of all eighths go.
std::string ways_text(const study::VoiRow& row, io::Unit unit) {
  const auto median = [&](std::size_t w) {
    return row.settled.ways[w].share > 0 ? io::say(row.settled.ways[w].median, unit) : std::string("no world");
  };
  std::string text;
  if (row.is_claim) {
    for (std::size_t w = 0; w < row.branches.size(); ++w)
      text += (w == 0 ? "" : ", ") + io::name_in_words(row.branches[w]) + " " + median(w);
    return text;
  }
  double low = HUGE_VAL, high = -HUGE_VAL;
  for (const analysis::Way& way : row.settled.ways)
    if (way.share > 0) low = std::min(low, way.median), high = std::max(high, way.median);
  text = "lowest eighth " + median(0) + ", highest eighth " + median(row.settled.ways.size() - 1);
  return low > high ? text : text + ", all eighths " + io::say_range(low, high, unit);
}

std::string table_of(const std::vector<study::VoiRow>& rows, const std::vector<io::Target>& outcomes, std::size_t q) {
  std::vector<const study::VoiRow*> sorted;
  for (const study::VoiRow& row : rows)
    if (row.outcome == q) sorted.push_back(&row);
  if (sorted.empty()) return io::capitalised(outcome_words(outcomes[q])) + ": undefined in every world\n";
  std::stable_sort(sorted.begin(), sorted.end(), [](const study::VoiRow* a, const study::VoiRow* b) {
    return a->settled.narrowing > b->settled.narrowing;
  });
  const io::Unit unit = study::unit_of(outcomes[q].metric);
  io::Table table;
  table.columns = io::columns_headed(
      {"if this were settled", "90 % interval narrower by", "medians at most apart", "median where"});
  for (const study::VoiRow* row : sorted)
    table.row({question_words(*row), narrowing_text(row->settled),
               io::Cell(row->settled.shift, io::say_with_error(row->settled.shift, row->settled.shift_error, unit)),
               ways_text(*row, unit)});
  return io::capitalised(outcome_words(outcomes[q])) + ": 90 % interval " + io::say(sorted[0]->settled.width, unit) +
         " wide\n" + io::table_text(table);
}

io::Node node_of(const std::vector<study::VoiRow>& rows, const std::vector<io::Target>& outcomes) {
  io::Node list = io::make_list();
  for (const study::VoiRow& row : rows) {
    io::Node& node = list.items.emplace_back(io::make_object());
    io::add_member(node, "outcome", io::make_text(in_words(outcomes[row.outcome])));
    io::add_member(node, "question", io::make_text(row.name));
    io::add_member(node, "width", io::make_number_or_null(row.settled.width));
    io::add_member(node, "narrowing", io::make_number_or_null(row.settled.narrowing));
    io::add_member(node, "narrowing_error", io::make_number_or_null(row.settled.narrowing_error));
    io::add_member(node, "distinguishable", io::make_boolean(row.settled.tells()));
    io::add_member(node, "shift", io::make_number_or_null(row.settled.shift));
    io::add_member(node, "shift_error", io::make_number_or_null(row.settled.shift_error));
    io::add_member(node, "variance_share", io::make_number_or_null(row.variance_share));
    io::Node& ways = io::add_member(node, "ways", io::make_list());
    const std::vector<std::string> names = ways_of(row);
    for (std::size_t w = 0; w < names.size(); ++w) {
      io::Node& way = ways.items.emplace_back(io::make_object());
      io::add_member(way, "way", io::make_text(names[w]));
      io::add_member(way, "share", io::make_number_or_null(row.settled.ways[w].share));
      io::add_member(way, "median", io::make_number_or_null(row.settled.ways[w].median));
    }
  }
  return list;
}

io::ClaimWeight weight_line(const study::BranchWeight& row) {
  const model::HypothesisRow& claim = model::kHypothesisRows[row.hypothesis];
  return {std::string(claim.name),
          std::string(claim.branch[row.branch]),
          row.prior,
          row.weight,
          row.error,
          row.factor,
          row.log_factor_error,
          row.if_halved,
          row.if_doubled};
}

io::SettledLine settled_line(const study::VoiRow& row, const std::vector<io::Target>& outcomes) {
  return {outcome_words(outcomes[row.outcome]),
          question_words(row),
          row.is_claim,
          row.settled.width,
          row.settled.narrowing,
          row.settled.narrowing_error,
          row.settled.tells(),
          row.settled.shift,
          row.settled.shift_error};
}

io::V4Line v4_line(const study::V4Claim& claim) {
  const study::MedianRange &months = claim.chip_months, &chips = claim.chips, &share = claim.share;
  return {claim.claim,  source_words(claim.source),
          claim.chip,   claim.part,
          months.low,   months.median,
          months.high,  chips.low,
          chips.median, chips.high,
          share.low,    share.median,
          share.high,   claim.hardly_tests()};
}

/// What settling a question that can be told would do.
io::Claim claim_of(const study::VoiRow& row, const std::vector<io::Target>& outcomes) {
  const analysis::Settled& settled = row.settled;
  io::Claim claim;
  claim.id = chart_name(outcomes[row.outcome]) + "-" + row.name;
  claim.sentence = "Settling \u201c" + io::uncapitalised(question_words(row)) +
                   "\u201d would narrow the 90 % interval of the " + outcome_words(outcomes[row.outcome]) + " by " +
                   io::say_with_error(settled.narrowing, settled.narrowing_error, io::Unit::kShare) +
                   " (standard error).";
  claim.metric = "narrowing", claim.unit = "1", claim.month = io::month_text(outcomes[row.outcome].to);
  claim.value = settled.narrowing;
  claim.low = settled.narrowing - 2 * settled.narrowing_error;
  claim.high = settled.narrowing + 2 * settled.narrowing_error;
  claim.interval = "two standard errors, clustered by ancestor", claim.told_from_zero = settled.tells();
  claim.figures = {chart_name(outcomes[row.outcome])};
  return claim;
}

}  // namespace

std::vector<io::Figure> voi_figures(const VoiFound& found) {
  std::vector<io::Figure> figures;
  for (std::size_t q = 0; q < found.outcomes.size(); ++q) {
    const io::VoiChart chart = chart_of(found.rows, found.outcomes, q, found.ground);
    if (chart.bars.empty()) continue;
    figures.push_back(io::in_both_layouts([&](int width) { return io::voi_figure(chart, width); }));
  }
  return figures;
}

std::string voi_text(const VoiFound& found) {
  std::string text;
  for (std::size_t q = 0; q < found.outcomes.size(); ++q) text += table_of(found.rows, found.outcomes, q) + "\n";
  text +=
      "medians at most apart: the largest distance between the medians of any two branches of a claim, or of any two\n"
      "eighths of a parameter's range, which need not be the outer ones.\n\n";
  return text + hypotheses_text(found.claims) + "\n" + branches_text(found.branches) + "\n" +
         v4_text(found.v4, study::v4_run(found.ground.calibration));
}

io::Node voi_node(const VoiFound& found) {
  io::Node node = io::make_object();
  io::add_member(node, "settled", node_of(found.rows, found.outcomes));
  io::add_member(node, "hypotheses", hypotheses_node(found.claims));
  return node;
}

Texts voi_texts(const VoiFound& found) {
  const study::Ground& ground = found.ground;
  io::MethodsFacts facts;
  facts.run = run_of(ground), facts.scenarios = {ground.scenario.title};
  facts.ancestors = ground.posterior->manifest.ancestors;
  facts.present = io::month_text(ground.scenario.setting.present);
  Texts texts;
  texts.tables = {voi_table(found.rows, found.outcomes), hypotheses_table(found.claims)};
  for (const study::VoiRow& row : found.rows)
    if (row.settled.tells()) texts.claims.push_back(claim_of(row, found.outcomes));
  texts.provenance = {
      {"program", "chokepoint " + facts.run.version}, {"commit", facts.run.commit}, {"draws", facts.run.draws}};
  texts.methods = io::methods_of_study(facts,
                                       "Each contested claim, and each of the parameters that explain most, is taken "
                                       "as settled one way after the other, a "
                                       "parameter in an eighth of its range, by choosing the worlds in which it is so. "
                                       "What that is worth is the share of "
                                       "the 90 % interval's width that goes on average over the ways. Standard errors "
                                       "come from resampling whole ancestors.");
  return texts;
}

io::AnswerPage voi_page(const VoiFound& found, const std::vector<io::Figure>& figures) {
  const study::Ground& ground = found.ground;
  io::AnswerPage page = page_about("What settling each open question would be worth",
                                   "value of settling claims under " + ground.scenario.name, run_of(ground),
                                   io::month_text(ground.scenario.setting.present));
  page.lead = figures.empty() ? "The outcome is undefined in every world." : figures.front().title + ".";
  page.caution =
      "Standard errors come from resampling whole ancestors. What a question is worth hangs on its prior, and on a "
      "model that "
      "asks no other questions.";
  page.parts = io::claims_parts(claims_finding(found, figures));
  return page;
}

io::ClaimsFinding claims_finding(const VoiFound& found, const std::vector<io::Figure>& figures) {
  const study::Ground& ground = found.ground;
  io::ClaimsFinding finding;
  finding.origin = origin_of(*ground.posterior, ground.scenario, ground.posterior->worlds.worlds.size());
  for (const study::BranchWeight& row : found.claims) finding.weights.push_back(weight_line(row));
  finding.branches = found.branches;
  for (const study::VoiRow& row : found.rows) finding.settled.push_back(settled_line(row, found.outcomes));
  const study::V4Run run = study::v4_run(ground.calibration);
  finding.v4_flop = run.flop(), finding.v4_figures = run.figures;
  for (const study::V4Claim& claim : found.v4) finding.v4.push_back(v4_line(claim));
  if (!figures.empty()) finding.charts = {figures.front().kept()};  // of the first outcome; the others are in the table
  return finding;
}

}  // namespace app
