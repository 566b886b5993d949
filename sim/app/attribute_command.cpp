#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <set>

#include "app/answers.hpp"
#include "app/attribute.hpp"
#include "app/build_info.hpp"
#include "app/draw.hpp"
#include "app/posterior.hpp"
#include "app/sheets.hpp"
#include "app/study.hpp"
#include "app/waterfalls.hpp"
#include "io/files/digest.hpp"
#include "io/files/result_directory.hpp"
#include "io/text/csv.hpp"
#include "io/text/input_values.hpp"
#include "io/text/methods.hpp"
#include "io/text/scenario_policies.hpp"
#include "parallel/interrupt.hpp"
#include "parallel/progress.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

constexpr double kMany = 1e6;  ///< from here on two decimals say nothing

constexpr const char* kHowToRead =
    "Shapley: what a channel adds when it opens, averaged over all orders of opening; the values add up. The corner in "
    "which\n"
    "China has no compute at all dominates those of the four supplies (legal, domestic, smuggled, offshore). "
    "Leave-one-out:\n"
    "what closing that channel alone takes away; it is the one to quote for a policy on one channel, and does not add "
    "up.\n";

/// What is asked, checked.
struct Question {
  std::shared_ptr<const LoadedPosterior> posterior;
  std::vector<io::Scenario> scenarios;  ///< one, or two
  std::vector<Reading> readings;
  std::uint64_t seed = 0;
  int worlds = 0, threads = 0;
  engine::Kernel kernel = engine::Kernel::kScalar;
  fs::path target;
  io::RunIdentity run;
};

std::vector<std::size_t> read_metrics(const AttributeOptions& options, io::FaultList& faults) {
  const std::vector<std::string> usual{"gap_trend_months", "gap_observed_months"};
  std::vector<std::size_t> metrics;
  for (const std::string& name : options.metrics.empty() ? usual : options.metrics)
    if (const auto output = read_output(name, "--metric", faults)) metrics.push_back(*output);
  return metrics;
}

std::vector<int> read_dates(const AttributeOptions& options, int present, io::FaultList& faults) {
  std::vector<int> months;
  if (options.at.empty()) months.push_back(present);
  for (const std::string& date : options.at)
    if (const auto month = read_month(date, 0, io::kLastMonth, "--at", faults)) months.push_back(*month);
  return months;
}

void read_readings(const AttributeOptions& options, Question& question, io::FaultList& faults) {
  const int present = question.scenarios.empty() ? 0 : question.scenarios.front().setting.present;
  const std::vector<int> months = read_dates(options, present, faults);
  for (const std::size_t metric : read_metrics(options, faults))
    for (const int month : months) question.readings.push_back({metric, month});
}

fs::path target_of(const AttributeOptions& options, const Question& question, io::FaultList& faults) {
  std::string name;
  for (const io::Scenario& scenario : question.scenarios) name += (name.empty() ? "" : "-against-") + scenario.name;
  fs::path target = options.out.empty() ? fs::path("results") / "attribution" / name : fs::path(options.out);
  check_place(target.string(), "attribution.csv", false, faults);
  return target;
}

Question read_question(const AttributeOptions& options) {
  Question question;
  io::FaultList faults;
  question.worlds = static_cast<int>(read_whole(options.worlds, 2, kMostReplicates, "--worlds", faults).value_or(2));
  question.threads = static_cast<int>(read_whole(options.threads, 0, kMostThreads, "--threads", faults).value_or(0));
  question.seed = read_seed(options.seed, faults).value_or(0);
  question.kernel = read_kernel(options.kernel, faults);
  const io::Calibration calibration = load_calibration(options.data);
  if (!options.prior) question.posterior = load_posterior(options.data, calibration);
  for (const std::string& given : {options.scenario, options.against}) {
    if (given.empty()) continue;
    std::optional<io::Scenario> scenario = load_scenario(given, options, calibration, faults);
    if (!scenario) continue;
    if (question.posterior) draw_from(*question.posterior, question.seed, *scenario, faults);
    question.scenarios.push_back(std::move(*scenario));
  }
  read_readings(options, question, faults);
  question.target = target_of(options, question, faults);
  faults.throw_if_any();
  question.run.scenario = question.scenarios.front().name;
  question.run.scenario_digest = io::digest(question.scenarios.front().effective);
  question.run.version = kVersion;
  question.run.commit = kCommit;
  question.run.seed = question.seed;
  question.run.replicates = question.worlds;
  question.run.draws =
      question.posterior ? "posterior " + question.posterior->manifest.worlds_digest : std::string("prior");
  return question;
}

/// The games of one scenario, a reading each, and the clusters of its worlds.
struct Games {
  std::vector<analysis::Game> games;
  std::vector<std::uint32_t> clusters;
};

std::optional<Games> play(const Question& question, const io::Scenario& scenario, const Execution& execution) {
  model::Setting setting = scenario.setting;
  setting.months = 0;
  for (const Reading& reading : question.readings) setting.months = std::max(setting.months, reading.month + 1);
  const GameWorlds worlds = draw_worlds(scenario.inputs, question.seed, question.worlds, setting);
  CoalitionRuns runs{&setting, &worlds, {}, question.readings, question.kernel};
  for (std::size_t channel = 0; channel < model::kChannelRows.size(); ++channel) runs.players.push_back(channel);
  auto games = run_coalitions(runs, execution);
  if (!games) return std::nullopt;
  return Games{std::move(*games), worlds.clusters};
}

/// The games to share out: of the one scenario, or of the second less the first.
std::optional<Games> play_all(const Question& question, Execution execution) {
  std::optional<Games> result;
  for (const io::Scenario& scenario : question.scenarios) {
    execution.label = scenario.name;
    std::optional<Games> games = play(question, scenario, execution);
    if (!games) return std::nullopt;
    if (result)
      for (std::size_t i = 0; i < result->games.size(); ++i)
        games->games[i] = analysis::difference(games->games[i], result->games[i]);
    result = std::move(games);
  }
  return result;
}

// -------------------------------------------------------------------------------------------------- what it says
/// Two decimals for months and the like, four digits for numbers of chips or operations.
std::string decimals(double value) {
  char text[32];
  std::snprintf(text, sizeof text, std::abs(value) < kMany ? "%.2f" : "%.4g", value);
  return std::string_view(text) == "-0.00" ? "0.00" : text;
}

std::string between(const analysis::Interval& interval) {
  return decimals(interval.low) + " to " + decimals(interval.high);
}

/// The column of Shapley values: with two decimals it adds up as printed.
std::vector<std::string> printed(const AttributionTable& table) {
  std::vector<double> parts{table.closed.mean};
  for (const ChannelShare& share : table.channels) parts.push_back(share.shapley.mean);
  std::vector<std::string> cells;
  if (std::any_of(parts.begin(), parts.end(), [](double part) { return std::abs(part) >= kMany; })) {
    for (const double part : parts) cells.push_back(decimals(part));
    return cells;
  }
  for (const std::int64_t hundredths : analysis::rounded_sum(parts, table.open.mean, 0.01))
    cells.push_back(decimals(static_cast<double>(hundredths) / 100));
  return cells;
}

std::string heading_of(const Question& question, const AttributionTable& table) {
  std::string what = engine::output_name(table.reading.output) + " (" + engine::output_unit(table.reading.output) +
                     "), " + io::csv_month(table.reading.month) + ": ";
  if (question.scenarios.size() == 2) what += question.scenarios[1].name + " less ";
  return what + question.scenarios[0].name + ", " + std::to_string(question.worlds) + " worlds";
}

std::string console_table(const Question& question, const AttributionTable& table) {
  using Align = TextTable::Align;
  TextTable text({Align::kLeft, Align::kRight, Align::kRight, Align::kRight, Align::kRight, Align::kRight});
  text.heading(heading_of(question, table));
  text.row({"channel", "Shapley", "9 worlds in 10", "error", "leave-one-out", "error"});
  const std::vector<std::string> cells = printed(table);
  const auto level = [&](const std::string& name, const Estimate& spread, const std::string& mean) {
    text.row({name, mean, between(spread.interval), decimals(spread.standard_error), "", ""});
  };
  level("all closed", table.closed, cells.front());
  for (std::size_t i = 0; i < table.channels.size(); ++i) {
    const ChannelShare& share = table.channels[i];
    text.row({std::string(model::kChannelRows[share.channel].name), cells[i + 1], between(share.shapley.interval),
              decimals(share.shapley.standard_error), decimals(share.left_out.mean),
              decimals(share.left_out.standard_error)});
  }
  level("as modelled", table.open, decimals(std::floor(table.open.mean * 100 + 0.5) / 100));
  return text.text();
}

io::Node spread_node(const Estimate& spread) {
  io::Node node = io::make_object();
  add_member(node, "mean", io::make_number(spread.mean));
  add_member(node, "standard_error", io::make_number(spread.standard_error));
  add_member(node, "p05", io::make_number(spread.interval.low));
  add_member(node, "p95", io::make_number(spread.interval.high));
  return node;
}

io::Node table_node(const AttributionTable& table) {
  io::Node node = io::make_object();
  add_member(node, "metric", io::make_text(engine::output_name(table.reading.output)));
  add_member(node, "unit", io::make_text(engine::output_unit(table.reading.output)));
  add_member(node, "month", io::make_text(io::csv_month(table.reading.month)));
  add_member(node, "all_closed", spread_node(table.closed));
  io::Node& channels = add_member(node, "channels", io::make_object());
  for (const ChannelShare& share : table.channels) {
    io::Node& channel = add_member(channels, model::kChannelRows[share.channel].name, io::make_object());
    add_member(channel, "shapley", spread_node(share.shapley));
    add_member(channel, "leave_one_out", spread_node(share.left_out));
  }
  add_member(node, "as_modelled", spread_node(table.open));
  return node;
}

// -------------------------------------------------------------------------------------------------- the charts
io::Unit unit_of(std::size_t output) {
  const std::string unit = engine::output_unit(output);
  return unit == "months" ? io::Unit::kMonths : unit == "dex" ? io::Unit::kDex : io::Unit::kCount;
}

io::WaterfallStep step_of(const std::string& label, const Estimate& spread, bool total) {
  return {label, spread.mean, spread.interval.low, spread.interval.high, total};
}

bool told_from_zero(const Estimate& value) { return std::abs(value.mean) > 2 * value.standard_error; }

/// A channel inside a sentence.
std::string in_sentence(std::size_t channel) {
  std::string words = channel_words(channel);
  if (channel != find_channel("domestic")) words[0] = static_cast<char>(words[0] + ('a' - 'A'));
  return words;
}

/// What the second scenario has more than the first, and the channel with the largest part in that.
std::string finding_of_difference(const Question& question, const AttributionTable& table) {
  const std::string pair = question.scenarios[1].name + " and " + question.scenarios[0].name;
  if (!told_from_zero(table.open)) return "Between " + pair + " there is no difference that can be told from none";
  const auto most = std::max_element(table.channels.begin(), table.channels.end(), [](const auto& a, const auto& b) {
    return std::abs(a.shapley.mean) < std::abs(b.shapley.mean);
  });
  const io::Unit unit = unit_of(table.reading.output);
  if (unit == io::Unit::kMonths && std::abs(table.open.mean) < 0.05)
    return "Between " + pair + " lies less than a tenth of a month";
  return "Between " + pair + " lie " + io::say(table.open.mean, unit) + " (" +
         io::say_range(table.open.interval.low, table.open.interval.high, unit) + "), the largest part by " +
         in_sentence(most->channel);
}

/// The channel whose closing alone would change most, as a sentence that the errors support.
std::string finding(const Question& question, const AttributionTable& table) {
  if (question.scenarios.size() == 2) return finding_of_difference(question, table);
  const auto most = std::max_element(table.channels.begin(), table.channels.end(), [](const auto& a, const auto& b) {
    return std::abs(a.left_out.mean) < std::abs(b.left_out.mean);
  });
  const io::Unit unit = unit_of(table.reading.output);
  const Estimate& out = most->left_out;
  if (!told_from_zero(out)) return "No channel alone moves it by more than the error of these worlds";
  return "Closing " + in_sentence(most->channel) + (out.mean < 0 ? " alone adds " : " alone takes off ") +
         io::say(std::abs(out.mean), unit) + " (" +
         io::say_range(out.mean < 0 ? -out.interval.high : out.interval.low,
                       out.mean < 0 ? -out.interval.low : out.interval.high, unit) +
         " in 9 worlds of 10), the most of any channel on average";
}

io::WaterfallFigure figure_of(const Question& question, const AttributionTable& table) {
  std::vector<io::WaterfallStep> steps{step_of("All channels closed", table.closed, true)};
  for (const ChannelShare& share : table.channels)
    steps.push_back(step_of(channel_words(share.channel), share.shapley, false));
  steps.push_back(step_of("As modelled", table.open, true));
  io::WaterfallFigure figure;
  figure.title = finding(question, table);
  figure.subtitle =
      heading_of(question, table) +
      ". Shapley values: what each channel adds when it opens, averaged over all orders. Lines: 9 worlds in "
      "10. The corner without any compute dominates the values of the four supplies.";
  figure.source = source_of(question.run);
  figure.alt = figure.title + ". " + figure.subtitle;
  for (const io::WaterfallStep& step : steps)
    figure.alt += " " + step.label + ": " + io::say(step.value, unit_of(table.reading.output)) + ".";
  figure.provenance = provenance_of(question.run);
  figure.unit = unit_of(table.reading.output);
  figure.panels = {{io::say_month(io::csv_month(table.reading.month)), io::waterfall(steps)}};
  return figure;
}

std::string chart_name(const Reading& reading) {
  std::string name = "attribution-" + engine::output_name(reading.output) + "-" + io::csv_month(reading.month);
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

// -------------------------------------------------------------------------------------------------- to quote
io::Claim claim_of(const Question& question, const AttributionTable& table) {
  io::Claim claim;
  claim.id = chart_name(table.reading);
  claim.sentence = io::say_month(io::csv_month(table.reading.month)) + ", " +
                   engine::output_name(table.reading.output) + ": " + finding(question, table) + ".";
  claim.metric = engine::output_name(table.reading.output), claim.unit = engine::output_unit(table.reading.output);
  claim.month = io::csv_month(table.reading.month);
  claim.value = table.open.mean, claim.low = table.open.interval.low, claim.high = table.open.interval.high;
  claim.interval = "nine simulated worlds in ten, of the outcome as modelled";
  claim.told_from_zero = told_from_zero(table.open);
  claim.figures = {chart_name(table.reading)};
  return claim;
}

Texts texts_of(const Question& question, const std::vector<AttributionTable>& tables, const std::string& csv,
               const std::vector<std::uint32_t>& clusters) {
  io::MethodsFacts facts;
  facts.version = question.run.version, facts.commit = question.run.commit, facts.draws = question.run.draws;
  facts.seed = question.seed, facts.worlds = question.worlds;
  facts.present = io::csv_month(question.scenarios.front().setting.present);
  facts.ancestors = std::set<std::uint32_t>(clusters.begin(), clusters.end()).size();
  for (const io::Scenario& scenario : question.scenarios) facts.scenarios.push_back(scenario.title);
  Texts texts;
  texts.sheets = {
      io::sheet_of_csv("attribution", "What each channel carries",
                       "Shapley values add up to the outcome; leave-one-out is what closing a channel alone "
                       "takes off. p05 and p95: nine worlds in ten; se: Monte Carlo standard error.",
                       csv)};
  for (const AttributionTable& table : tables) texts.claims.push_back(claim_of(question, table));
  texts.provenance = provenance_of(question.run);
  texts.methods = io::methods_of_study(
      facts,
      "The channels through which China's models keep up are players of a game: each world runs under every set of "
      "open "
      "channels, the others closed from 2022 on. A channel's Shapley value is what its opening adds, averaged over all "
      "orders; the values add up to the outcome exactly. Leave-one-out, what closing one channel alone takes off, "
      "stands "
      "beside them, since worlds without any compute dominate the values of the supplies.");
  return texts;
}

}  // namespace

ExitCode attribute(const AttributeOptions& options, const Console& console) {
  const Question question = read_question(options);
  const parallel::Interrupt interrupt;
  const bool show = !console.quiet && parallel::stderr_is_terminal();
  const std::optional<Games> played = play_all(question, {question.threads, "", show, &interrupt.requested()});
  if (!played) return kStopped;
  std::vector<AttributionTable> tables;
  for (std::size_t i = 0; i < played->games.size(); ++i)
    tables.push_back(attribution_of(played->games[i], question.readings[i], played->clusters));

  io::ResultDirectory directory(question.target);
  const std::string csv = attribution_csv(tables, question.scenarios.front().name,
                                          question.scenarios.size() == 2 ? question.scenarios[1].name : "");
  directory.add("attribution.csv", csv);
  add_texts(directory, texts_of(question, tables, csv, played->clusters));
  for (const AttributionTable& table : tables)
    add_waterfall(directory.part() / "charts", chart_name(table.reading), figure_of(question, table));
  const std::string why_not = draw_specifications(directory.part() / "charts").why_not;
  if (interrupt.requested()) return kStopped;
  put_results(directory, question.target.string());

  if (console.json) {
    io::Node all = io::make_list();
    for (const AttributionTable& table : tables) all.items.push_back(table_node(table));
    console.print(all);
  } else {
    for (const AttributionTable& table : tables) console.out << console_table(question, table) << "\n";
    console.out << kHowToRead;
  }
  if (!why_not.empty()) console.note(why_not);
  console.note("Results are in " + question.target.string());
  return kDone;
}

}  // namespace app
