#include "app/attribute/attribute_words.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "app/attribute/attribute_digits.hpp"
#include "app/attribute/attribute_names.hpp"
#include "app/publish/waterfalls.hpp"
#include "input/csv/csv.hpp"
#include "output/words/charts_words.hpp"
#include "output/words/methods.hpp"
#include "telling/words.hpp"

namespace app {

namespace {

bool has_ranges(const study::AttributionTable& table) { return !std::isnan(table.open.interval.low); }

std::string heading_of(const AttributeCall& question, const study::AttributionTable& table) {
  std::string what = io::capitalised(reading_words(table.reading)) + ": ";
  if (question.scenarios.size() == 2) what += question.labels[1] + " less ";
  return what + question.labels[0] + ", " + io::with_commas(question.worlds) + " worlds";
}

}  // namespace

namespace {

io::Table table_in_words(const AttributeCall& question, const study::AttributionTable& table) {
  const Digits digits(table);
  io::Table text;
  text.title = heading_of(question, table);
  text.columns = io::columns_headed(
      {"channel", "Shapley", has_ranges(table) ? "9 worlds in 10" : "range", "error", "leave-one-out", "error"});
  for (std::size_t i = 1; i < text.columns.size(); ++i) text.columns[i].look = io::Look::kFigures;
  const auto level = [&](const std::string& name, const study::Estimate& spread, const std::string& mean) {
    text.row({name, mean, digits.between(spread.interval), digits.say_error(spread.standard_error), "", ""});
  };
  const std::vector<std::string> cells = digits.column(table);
  level("all nine closed", table.closed, cells.front());
  for (std::size_t i = 0; i < table.channels.size(); ++i) {
    const study::ChannelShare& share = table.channels[i];
    text.row({model::kChannelRows[share.channel].name, cells[i + 1], digits.between(share.shapley.interval),
              digits.say_error(share.shapley.standard_error), digits.say(share.left_out.mean),
              digits.say_error(share.left_out.standard_error)});
  }
  level("as modelled", table.open, digits.total(table.open.mean));
  return text;
}

}  // namespace

std::string attribution_text(const AttributeCall& question, const study::AttributionTable& table) {
  const io::Table words = table_in_words(question, table);
  return plain(words.title) + "\n" + io::table_text(words);
}

namespace {

io::Node spread_node(const study::Estimate& spread) {
  io::Node node = io::make_object();
  add_member(node, "mean", io::make_number(spread.mean));
  add_member(node, "standard_error", io::make_number_or_null(spread.standard_error));
  add_member(node, "p05", io::make_number_or_null(spread.interval.low));
  add_member(node, "p95", io::make_number_or_null(spread.interval.high));
  return node;
}

}  // namespace

io::Node attribution_node(const study::AttributionTable& table) {
  io::Node node = io::make_object();
  add_member(node, "metric", io::make_text(engine::output_name(table.reading.output)));
  add_member(node, "unit", io::make_text(engine::output_unit(table.reading.output)));
  add_member(node, "month", io::make_text(io::csv_month(table.reading.month)));
  add_member(node, "all_closed", spread_node(table.closed));
  io::Node& channels = add_member(node, "channels", io::make_object());
  for (const study::ChannelShare& share : table.channels) {
    io::Node& channel = add_member(channels, model::kChannelRows[share.channel].name, io::make_object());
    add_member(channel, "shapley", spread_node(share.shapley));
    add_member(channel, "leave_one_out", spread_node(share.left_out));
  }
  add_member(node, "as_modelled", spread_node(table.open));
  return node;
}

namespace {

// -------------------------------------------------------------------------------------------------- the charts
io::Unit unit_of(std::size_t output) {
  const std::string unit = engine::output_unit(output);
  return unit == "months" ? io::Unit::kMonths : unit == "dex" ? io::Unit::kDex : io::Unit::kCount;
}

io::WaterfallStep step_of(const std::string& label, const study::Estimate& spread, bool total) {
  return {label, spread.mean, spread.interval.low, spread.interval.high, total};
}

/// Too few worlds for a range tell nothing from zero.
bool told_from_zero(const study::Estimate& value) {
  return !std::isnan(value.interval.low) && std::abs(value.mean) > 2 * value.standard_error;
}

/// A channel inside a sentence.
std::string in_sentence(std::size_t channel) {
  std::string words = channel_words(channel);
  if (channel != study::find_channel("domestic")) words[0] = static_cast<char>(words[0] + ('a' - 'A'));
  return words;
}

/// "1.2 months", without the sign, which stands in words beside it.
std::string amount_of(const study::Estimate& change, io::Unit unit) {
  const std::string number = io::say(std::abs(change.mean), unit);
  return number + (unit != io::Unit::kMonths ? "" : number == "1" ? " month" : " months");
}

/// " (0.4 to 2 in 9 worlds of 10)"; where worlds differ in sign, " (from 2.4 less to 1.4 more in 9 worlds of 10)".
std::string range_of(const study::Estimate& change, io::Unit unit, const std::string& less, const std::string& more) {
  const double low = change.interval.low, high = change.interval.high;
  if (std::isnan(low)) return " (too few worlds for a range)";
  const std::string worlds = " in 9 worlds of 10)";
  if (low < 0 && high > 0)
    return " (from " + io::say(-low, unit) + " " + less + " to " + io::say(high, unit) + " " + more + worlds;
  const bool is_less = change.mean < 0;
  return " (" + io::say_range(is_less ? -high : low, is_less ? -low : high, unit) + worlds;
}

/// What the second scenario has more than the first on average, and the channel with the largest part in that.
std::string finding_of_difference(const AttributeCall& question, const study::AttributionTable& table) {
  // Titles, which tell what --set changed: names are words of files.
  const std::string a = "\u201C" + question.scenarios[0].title + "\u201D",
                    b = "\u201C" + question.scenarios[1].title + "\u201D";
  const io::Unit unit = unit_of(table.reading.output);
  const std::string range = range_of(table.open, unit, "less", "more");
  if (!told_from_zero(table.open))
    return "Between " + b + " and " + a + " there is no mean difference that can be told from none" + range;
  const auto most = std::max_element(table.channels.begin(), table.channels.end(), [](const auto& x, const auto& y) {
    return std::abs(x.shapley.mean) < std::abs(y.shapley.mean);
  });
  const std::string rest = std::string(table.open.mean < 0 ? " less" : " more") + " under " + b + " than under " + a +
                           " on average" + range + "; the largest part is that of " + in_sentence(most->channel);
  if (unit == io::Unit::kMonths) return "China trails " + amount_of(table.open, unit) + rest;
  return "The outcome is " + amount_of(table.open, unit) + rest;
}

/// An estimate with the other sign: what closing does, where `shown` is what opening does.
study::Estimate reversed(const study::Estimate& shown) {
  return {0 - shown.mean, shown.standard_error, {0 - shown.interval.high, 0 - shown.interval.low}};
}

const study::ChannelShare& largest(const study::AttributionTable& table, study::Estimate study::ChannelShare::*value) {
  return *std::max_element(table.channels.begin(), table.channels.end(), [&](const auto& a, const auto& b) {
    return std::abs((a.*value).mean) < std::abs((b.*value).mean);
  });
}

/// The channel whose closing alone would change most, as a sentence that the errors support.
std::string closing_finding(const study::AttributionTable& table) {
  const study::ChannelShare& most = largest(table, &study::ChannelShare::left_out);
  const io::Unit unit = unit_of(table.reading.output);
  const study::Estimate& out = most.left_out;
  if (!told_from_zero(out)) return "Closing one channel alone moves it by no more than the error of these worlds";
  return "Closing " + in_sentence(most.channel) + (out.mean < 0 ? " alone adds " : " alone takes off ") +
         amount_of(out, unit) + range_of(reversed(out), unit, "taken off", "added") +
         ", the most of any channel on average";
}

/// The largest of the values that the chart shows, as a sentence that the errors support.
std::string opening_finding(const study::AttributionTable& table) {
  const study::ChannelShare& most = largest(table, &study::ChannelShare::shapley);
  const io::Unit unit = unit_of(table.reading.output);
  const study::Estimate& value = most.shapley;
  if (!told_from_zero(value)) return "No channel carries more of it than the error of these worlds";
  return io::capitalised(in_sentence(most.channel)) + (value.mean < 0 ? " takes off " : " adds ") +
         amount_of(value, unit) + range_of(value, unit, "taken off", "added") + ", the most of any channel";
}

/// What the chart shows, as its title.
std::string finding(const AttributeCall& question, const study::AttributionTable& table) {
  if (question.scenarios.size() == 2) return finding_of_difference(question, table);
  return headed(table.reading) + io::uncapitalised(opening_finding(table));
}

}  // namespace

io::Figure attribution_figure(const AttributeCall& question, const study::AttributionTable& table) {
  std::vector<io::WaterfallStep> steps{step_of("Cut off: all nine closed", table.closed, true)};
  for (const study::ChannelShare& share : table.channels)
    steps.push_back(step_of(channel_words(share.channel), share.shapley, false));
  steps.push_back(step_of("As modelled", table.open, true));
  io::WaterfallChart chart;
  chart.name = attribution_chart_name(table.reading);
  chart.title = finding(question, table), chart.caption = "What each channel carries";
  chart.subtitle =
      heading_of(question, table) +
      ". Shapley values: what each channel adds when it opens, averaged over all orders. " +
      (has_ranges(table) ? "Lines: 9 worlds in 10. " : "Too few worlds for ranges. ") +
      "Cut off: no channel open from 2022 on, so no compute at all, which dominates the values of the four "
      "supplies." +
      (question.scenarios.size() == 2
           ? ""
           : " Leave-one-out, not drawn: " + io::uncapitalised(closing_finding(table)) + ".");
  chart.source = source_of(question.run);
  chart.alt = chart.title + ". " + chart.subtitle;
  for (const io::WaterfallStep& step : steps)
    chart.alt += " " + step.label + ": " + io::say(step.value, unit_of(table.reading.output)) + ".";
  chart.provenance = provenance_of(question.run);
  chart.unit = unit_of(table.reading.output);
  chart.panels = {{io::say_month(io::csv_month(table.reading.month)), io::waterfall(steps)}};
  return io::in_both_layouts([&](int width) { return io::waterfall_figure(chart, width); });
}

std::string attribution_chart_name(const study::Reading& reading) {
  std::string name = "attribution-" + engine::output_name(reading.output) + "-" + io::csv_month(reading.month);
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

io::AnswerPage attribution_page(const AttributeCall& question, const std::vector<study::AttributionTable>& tables) {
  const bool difference = question.scenarios.size() == 2;
  io::AnswerPage page = page_about(
      difference ? "Which channels carry the difference: " + question.labels[1] + " less " + question.labels[0]
                 : "Which channels carry China's lag: " + question.labels[0],
      "attribution of " + question.labels[0] + (difference ? " and " + question.labels[1] : ""), question.run,
      io::csv_month(question.scenarios.front().setting.present));
  page.lead = finding(question, tables.front()) + ".";
  page.caution =
      "A Shapley value is what a channel adds when it opens, averaged over all orders. The range holds 9 in 10 worlds; "
      "it knows "
      "nothing of an error of the model itself.";
  io::PagePart shares{"channels", "What each channel carries", "Channels", "", {}, {kHowToReadShares}};
  for (const study::AttributionTable& table : tables) shares.tables.push_back(table_in_words(question, table));
  page.parts = {shares};
  return page;
}

namespace {

// -------------------------------------------------------------------------------------------------- to quote
/// A sentence with the number that it tells.
io::Claim claim_of(const study::AttributionTable& table, const std::string& id, const std::string& sentence,
                   const study::Estimate& told) {
  io::Claim claim;
  claim.id = id;
  claim.sentence = sentence + (told.standard_error > 0 ? ". The mean's standard error is " +
                                                             io::say(told.standard_error, io::Unit::kFactor) + "."
                                                       : ".");
  claim.metric = engine::output_name(table.reading.output), claim.unit = engine::output_unit(table.reading.output);
  claim.month = io::csv_month(table.reading.month);
  claim.value = told.mean, claim.low = told.interval.low, claim.high = told.interval.high;
  claim.interval = std::isnan(told.interval.low) ? "none: too few worlds for a range" : "nine simulated worlds in ten";
  claim.told_from_zero = told_from_zero(told);
  claim.figures = {attribution_chart_name(table.reading)};
  return claim;
}

std::vector<io::Claim> claims_of(const AttributeCall& question, const study::AttributionTable& table) {
  const std::string id = attribution_chart_name(table.reading);
  const std::string before = headed(table.reading);
  if (question.scenarios.size() == 2)
    return {claim_of(table, id, before + io::uncapitalised(finding_of_difference(question, table)), table.open)};
  return {claim_of(table, id, finding(question, table) + ", averaged over all orders of opening (Shapley value)",
                   largest(table, &study::ChannelShare::shapley).shapley),
          claim_of(table, id + "-closing", before + io::uncapitalised(closing_finding(table)),
                   reversed(largest(table, &study::ChannelShare::left_out).left_out))};
}

}  // namespace

Texts attribution_texts(const AttributeCall& question, const std::vector<study::AttributionTable>& tables,
                        const io::Table& all, const std::vector<std::uint32_t>& clusters) {
  io::MethodsFacts facts;
  facts.run = question.run;
  facts.present = io::csv_month(question.scenarios.front().setting.present);
  facts.ancestors = std::set<std::uint32_t>(clusters.begin(), clusters.end()).size();
  for (const io::Scenario& scenario : question.scenarios) facts.scenarios.push_back(scenario.title);
  Texts texts;
  texts.tables = {all};
  for (const study::AttributionTable& table : tables)
    for (io::Claim& claim : claims_of(question, table)) texts.claims.push_back(std::move(claim));
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

}  // namespace app
