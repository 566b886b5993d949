#include <algorithm>
#include <cmath>

#include "app/branch_outcomes.hpp"
#include "app/branch_weights.hpp"
#include "app/build_info.hpp"
#include "app/draw.hpp"
#include "app/findings.hpp"
#include "app/record_fit.hpp"
#include "app/sheets.hpp"
#include "app/units.hpp"
#include "app/voi.hpp"
#include "io/text/charts_voi.hpp"
#include "io/text/input_values.hpp"
#include "io/text/manifest.hpp"
#include "io/text/methods.hpp"
#include "parallel/interrupt.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

constexpr int month_of(int year, int month) { return (year - 2022) * 12 + month - 1; }

std::vector<io::Target> default_outcomes() {
  const auto value = [](int month) { return question("gap_trend_months", io::Statistic::kValue, month, month); };
  return {value(month_of(2028, 12)), value(month_of(2030, 12)),
          question("gap_at_release_months", io::Statistic::kMean, month_of(2028, 1), month_of(2028, 12))};
}

std::vector<io::Target> outcomes_of(const VoiOptions& options, io::FaultList& faults) {
  const auto over = static_cast<int>(read_whole(options.over, 1, 120, "--over", faults).value_or(1));
  std::vector<int> months;
  for (const std::string& text : options.at)
    if (const auto month = read_month(text, over - 1, model::kMaxMonths - 1, "--at", faults)) months.push_back(*month);
  if (options.metric.empty()) {
    if (!options.at.empty() || over != 1)
      add_option_fault("--metric", "--at and --over need a metric", "a name out of `list metrics`", faults);
    return default_outcomes();
  }
  std::vector<std::string_view> names;
  for (const model::MetricRow& row : model::kMetricRows) names.push_back(row.name);
  if (std::find(names.begin(), names.end(), options.metric) == names.end()) {
    add_unknown_word("--metric", "metric", options.metric, names, faults);
    return {};
  }
  if (months.empty()) months.push_back(month_of(2028, 12));
  std::vector<io::Target> outcomes;
  for (const int month : months)
    outcomes.push_back(
        question(options.metric, over > 1 ? io::Statistic::kMean : io::Statistic::kValue, month - over + 1, month));
  return outcomes;
}

std::string chart_name(const io::Target& outcome) {
  std::string name = "voi-" + std::string(model::kMetricRows[outcome.metric].name) + "-" + io::month_text(outcome.to);
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

io::VoiChart chart_of(const std::vector<VoiRow>& rows, const std::vector<io::Target>& outcomes, std::size_t q,
                      const Study& study) {
  io::VoiChart chart;
  chart.name = chart_name(outcomes[q]), chart.outcome = "the " + io::name_in_words(in_words(outcomes[q]));
  for (const VoiRow& row : rows) {
    if (row.outcome != q) continue;
    const bool months = unit_of(outcomes[q].metric) == io::Unit::kMonths;
    chart.width = io::say(row.settled.width, unit_of(outcomes[q].metric)) + (months ? " months" : "");
    chart.bars.push_back(
        {io::name_in_words(row.name), row.settled.narrowing, row.settled.narrowing_error, row.is_claim});
  }
  chart.source = "Source: Chokepoint " + std::string(kVersion) + ", scenario " + study.scenario.name + ", " +
                 std::to_string(study.posterior->worlds.worlds.size()) + " worlds of posterior " +
                 io::short_digest(study.posterior->manifest.worlds_digest) + ", errors over " +
                 std::to_string(study.posterior->manifest.ancestors) + " ancestors.";
  return chart;
}

/// Writes specifications and, where the programs for it are, pictures.
io::Rendering draw(const fs::path& folder, const std::vector<io::VoiChart>& charts, io::ResultDirectory& directory) {
  for (const io::VoiChart& chart : charts) {
    directory.add(fs::path("charts") / (chart.name + ".vl.json"), io::voi_chart(chart).spec_json);
    directory.add(fs::path("charts") / "narrow" / (chart.name + ".vl.json"),
                  io::voi_chart(chart, io::kNarrowChart).spec_json);
  }
  return draw_specifications(folder / "charts");
}

std::string narrowing_text(const analysis::Settled& settled) {
  const std::string number =
      io::say(settled.narrowing, io::Unit::kShare) + " ± " + io::say(settled.narrowing_error, io::Unit::kShare);
  return settled.tells() ? number : number + ", not distinguishable from 0";
}

std::string ways_text(const VoiRow& row, io::Unit unit) {
  std::string text;
  const std::size_t last = row.ways.size() - 1;
  for (std::size_t w = 0; w < row.ways.size(); ++w) {
    if (!row.is_claim && w != 0 && w != last) continue;  // a parameter's ends are enough to see where it pulls
    const std::string name = row.is_claim ? row.ways[w] : w == 0 ? "lowest" : "highest";
    text += (text.empty() ? "" : ", ") + name + " " +
            (row.settled.ways[w].share > 0 ? io::say(row.settled.ways[w].median, unit) : std::string("no world"));
  }
  return text;
}

std::string table_of(const std::vector<VoiRow>& rows, const std::vector<io::Target>& outcomes, std::size_t q) {
  using enum TextTable::Align;
  std::vector<const VoiRow*> sorted;
  for (const VoiRow& row : rows)
    if (row.outcome == q) sorted.push_back(&row);
  if (sorted.empty()) return in_words(outcomes[q]) + ": undefined in every world\n";
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const VoiRow* a, const VoiRow* b) { return a->settled.narrowing > b->settled.narrowing; });
  const io::Unit unit = unit_of(outcomes[q].metric);
  TextTable table({kLeft, kLeft, kRight, kLeft});
  table.row({"if this were settled", "90 % interval narrower by", "medians apart", "median where"});
  for (const VoiRow* row : sorted)
    table.row({row->name, narrowing_text(row->settled),
               io::say(row->settled.shift, unit) + " ± " + io::say(row->settled.shift_error, unit),
               ways_text(*row, unit)});
  return in_words(outcomes[q]) + ": 90 % interval " + io::say(sorted[0]->settled.width, unit) + " wide\n" +
         table.text();
}

io::Node node_of(const std::vector<VoiRow>& rows, const std::vector<io::Target>& outcomes) {
  io::Node list = io::make_list();
  for (const VoiRow& row : rows) {
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
    for (std::size_t w = 0; w < row.ways.size(); ++w) {
      io::Node& way = ways.items.emplace_back(io::make_object());
      io::add_member(way, "way", io::make_text(row.ways[w]));
      io::add_member(way, "share", io::make_number_or_null(row.settled.ways[w].share));
      io::add_member(way, "median", io::make_number_or_null(row.settled.ways[w].median));
    }
  }
  return list;
}

// -------------------------------------------------------------------------------------------------- for reports
io::ClaimWeight weight_line(const BranchWeight& row) {
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

io::SettledLine settled_line(const VoiRow& row, const std::vector<io::Target>& outcomes) {
  return {in_words(outcomes[row.outcome]),
          row.name,
          row.is_claim,
          row.settled.width,
          row.settled.narrowing,
          row.settled.narrowing_error,
          row.settled.tells(),
          row.settled.shift,
          row.settled.shift_error};
}

io::V4Line v4_line(const V4Claim& claim) {
  const MedianRange &months = claim.chip_months, &chips = claim.chips, &share = claim.share;
  return {claim.claim, claim.source, claim.chip, claim.part, months.low,   months.median, months.high,
          chips.low,   chips.median, chips.high, share.low,  share.median, share.high,    claim.hardly_tests()};
}

/// `--keep` is for what every report shows: the default outcomes of the baseline.
void check_keep(const VoiOptions& options, io::FaultList& faults) {
  if (options.keep && (!options.metric.empty() || options.scenario != VoiOptions().scenario))
    add_option_fault("--keep", "reports show the default outcomes of the baseline",
                     "--keep without SCENARIO, --metric, --at and --over", faults);
}

/// What settling a question that can be told would do.
io::Claim claim_of(const VoiRow& row, const std::vector<io::Target>& outcomes) {
  const analysis::Settled& settled = row.settled;
  io::Claim claim;
  claim.id = chart_name(outcomes[row.outcome]) + "-" + row.name;
  claim.sentence = "Settling " + row.name + " would narrow the 90 % interval of " + in_words(outcomes[row.outcome]) +
                   " by " + io::say(settled.narrowing, io::Unit::kShare) + ", with a standard error of " +
                   io::say(settled.narrowing_error, io::Unit::kShare) + ".";
  claim.metric = "narrowing", claim.unit = "1", claim.month = io::month_text(outcomes[row.outcome].to);
  claim.value = settled.narrowing;
  claim.low = settled.narrowing - 2 * settled.narrowing_error;
  claim.high = settled.narrowing + 2 * settled.narrowing_error;
  claim.interval = "two standard errors, clustered by ancestor", claim.told_from_zero = settled.tells();
  claim.figures = {chart_name(outcomes[row.outcome])};
  return claim;
}

Texts texts_of(const Study& study, const std::vector<VoiRow>& rows, const std::vector<io::Target>& outcomes,
               const std::string& hypotheses) {
  io::MethodsFacts facts;
  facts.version = kVersion, facts.commit = kCommit;
  facts.draws = "posterior " + study.posterior->manifest.worlds_digest;
  facts.scenarios = {study.scenario.title}, facts.seed = study.seed;
  facts.worlds = static_cast<int>(study.posterior->worlds.worlds.size());
  facts.ancestors = study.posterior->manifest.ancestors;
  facts.present = io::month_text(study.scenario.setting.present);
  Texts texts;
  texts.sheets = {
      io::sheet_of_csv("voi", "What settling each question is worth",
                       "narrowing: the share of the 90 % interval's width that goes on average; it counts if "
                       "it is distinguishable, farther than two standard errors above 0.",
                       voi_csv(rows, outcomes)),
      io::sheet_of_csv("hypotheses", "What the evidence says of each contested claim", "", hypotheses)};
  for (const VoiRow& row : rows)
    if (row.settled.tells()) texts.claims.push_back(claim_of(row, outcomes));
  texts.provenance = {{"program", "chokepoint " + facts.version}, {"commit", facts.commit}, {"draws", facts.draws}};
  texts.methods = io::methods_of_study(facts,
                                       "Each contested claim, and each of the parameters that explain most, is taken "
                                       "as settled one way after the other, a "
                                       "parameter in an eighth of its range, by choosing the worlds in which it is so. "
                                       "What that is worth is the share of "
                                       "the 90 % interval's width that goes on average over the ways. Standard errors "
                                       "come from resampling whole ancestors.");
  return texts;
}

}  // namespace

ExitCode voi(const VoiOptions& options, const Console& console) {
  io::FaultList faults;
  const std::vector<io::Target> outcomes = outcomes_of(options, faults);
  const fs::path out = options.out.empty() ? fs::path("results") / "voi" : fs::path(options.out);
  check_place(out.string(), "voi.csv", options.force, faults);
  check_keep(options, faults);
  const auto study = open_study(options, faults);
  faults.throw_if_any();
  std::vector<io::Target> questions = outcomes;
  const std::vector<io::Target> about_v4 = v4_questions(study->scenario);
  const std::vector<io::Target> about_branches = branch_questions(study->scenario);
  questions.insert(questions.end(), about_v4.begin(), about_v4.end());
  questions.insert(questions.end(), about_branches.begin(), about_branches.end());
  const parallel::Interrupt interrupt;
  try {
    const Answers answers = ask(*study, questions, interrupt.requested());
    const engine::Posterior& posterior = study->posterior->worlds;
    const auto rows = value_of_settling(answers, posterior.worlds, outcomes.size());
    const auto claims = branch_weights(posterior, study->scenario.inputs.weights);
    const auto v4 = v4_claims(*study, answers, outcomes.size());
    const auto branches = branch_outcomes(answers, posterior.worlds, about_branches, outcomes.size() + about_v4.size());
    io::ResultDirectory directory(out);
    directory.add("voi.csv", voi_csv(rows, outcomes));
    directory.add("hypotheses.csv", hypotheses_csv(claims));
    add_texts(directory, texts_of(*study, rows, outcomes, hypotheses_csv(claims)));
    directory.add("branches.csv", branches_csv(branches));
    directory.add("v4_claims.csv", v4_csv(v4));
    std::vector<io::VoiChart> charts;
    for (std::size_t q = 0; q < outcomes.size(); ++q) charts.push_back(chart_of(rows, outcomes, q, *study));
    std::erase_if(charts, [](const io::VoiChart& chart) { return chart.bars.empty(); });
    const io::Rendering rendering = draw(directory.part(), charts, directory);
    if (interrupt.requested()) return kStopped;
    put_results(directory, out.string());
    if (options.keep) {
      io::ClaimsFinding finding;
      finding.origin = origin_of(*study->posterior, study->scenario, posterior.worlds.size());
      for (const BranchWeight& row : claims) finding.weights.push_back(weight_line(row));
      finding.branches = branches;
      for (const VoiRow& row : rows) finding.settled.push_back(settled_line(row, outcomes));
      const V4Run run = v4_run(study->calibration);
      finding.v4_flop = run.flop(), finding.v4_figures = run.figures;
      for (const V4Claim& claim : v4) finding.v4.push_back(v4_line(claim));
      if (!charts.empty())  // of the first outcome; the others are in the table
        finding.charts = {
            found_chart(io::voi_chart(charts.front()), io::voi_chart(charts.front(), io::kNarrowChart).spec_json)};
      keep_finding(options.data, "claims", io::finding_json(finding));
    }
    if (console.json) {
      io::Node node = io::make_object();
      io::add_member(node, "settled", node_of(rows, outcomes));
      io::add_member(node, "hypotheses", hypotheses_node(claims));
      console.print(node);
    } else {
      for (std::size_t q = 0; q < outcomes.size(); ++q) console.out << table_of(rows, outcomes, q) << "\n";
      console.out << hypotheses_text(claims) << "\n"
                  << branches_text(branches) << "\n"
                  << v4_text(v4, v4_run(study->calibration));
    }
    console.note("Results are in " + out.string());
    return tell_drawing(rendering, console);
  } catch (const Stopped&) {
    return kStopped;
  }
}

}  // namespace app
