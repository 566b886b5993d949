#include "app/update/split_tables.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

#include "analysis/scores.hpp"
#include "input/json/input_values.hpp"
#include "study/ground/units.hpp"
#include "telling/words.hpp"

namespace app {

namespace {

std::string number(std::size_t count) { return count == 0 ? "none" : std::to_string(count); }

/// "2 lie", "1 lies", "none lie".
std::string of_them(std::size_t count, const std::string& verb, const std::string& of_one) {
  return number(count) + " " + (count == 1 ? of_one : verb);
}

std::string figures(std::size_t count) { return std::to_string(count) + (count == 1 ? " figure" : " figures"); }

io::Unit unit_of(const study::SplitRow& row) { return study::unit_of(row.figure->target.metric); }

std::string range_text(const study::SplitRow& row, const study::Expected& expected) {
  return io::say_with_range(expected.median, expected.low, expected.high, unit_of(row));
}

/// What scores of a row are counted in: only such may be added up.
std::string score_unit(const study::SplitRow& row) {
  const io::Target& target = row.figure->target;
  if (target.scale == io::Scale::kLog10) return "dex";
  return target.scale == io::Scale::kLogit ? "logit" : std::string(model::kMetricRows[target.metric].unit);
}

/// "in dex (8 figures) 0.3 beside 0.4": mean scores beside those of repeating, unit by unit.
std::string mean_scores(const std::vector<study::SplitRow>& rows) {
  struct Sum {
    double said = 0, repeated = 0;
    std::size_t count = 0;
  };
  std::map<std::string, Sum> sums;
  for (const study::SplitRow& row : rows) {
    if (!row.last) continue;
    Sum& sum = sums[score_unit(row)];
    sum.said += row.said.crps, sum.repeated += row.last->crps, ++sum.count;
  }
  std::string text;
  for (const auto& [unit, sum] : sums) {
    const auto count = static_cast<double>(sum.count);
    text += (text.empty() ? "in " : "; in ") + unit + " (" + figures(sum.count) + ") " +
            io::say(sum.said / count, io::Unit::kFactor) + " beside " +
            io::say(sum.repeated / count, io::Unit::kFactor);
  }
  return text;
}

/// A score, in the unit of the figure's scale.
std::string score_text(const study::SplitRow& row, double crps) {
  const io::Scale scale = row.figure->target.scale;
  if (scale == io::Scale::kLinear) return io::say(crps, unit_of(row));
  return io::say(crps, io::Unit::kFactor) + (scale == io::Scale::kLog10 ? " dex" : " logit");
}

std::string verdict_text(const study::SplitRow& row) {
  switch (row.verdict) {
    case study::Verdict::kModelWasWrong:
      return "the model";
    case study::Verdict::kScenarioWasWrong:
      return "the scenario";
    case study::Verdict::kFitHasMoved:
      return "an older fit";
    case study::Verdict::kHeldByLuck:
      return "held, but not under the policy that came";
    case study::Verdict::kHeld:
      break;
  }
  return row.nearer_under_policy() ? "held, and in the middle half under the policy that came" : "held";
}

bool is_miss(const study::SplitRow& row) { return !row.said.inside; }

template <class Is> std::size_t count_of(const std::vector<study::SplitRow>& rows, Is is) {
  return static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), is));
}

std::size_t with(const std::vector<study::SplitRow>& rows, study::Verdict verdict) {
  return count_of(rows, [verdict](const study::SplitRow& row) { return row.verdict == verdict; });
}

/// "0 to 3": how many of right forecasts lie outside of their 90 % intervals, in nine cases of ten.
std::string chance_text(std::size_t count) {
  const analysis::Interval inside = analysis::chance_band(count, 0.9);
  const auto missed = [count](double share) {
    return std::to_string(std::lround((1 - share) * static_cast<double>(count)));
  };
  return missed(inside.high) + " to " + missed(inside.low);
}

void add_expected(const study::Expected& expected, std::vector<io::Cell>& cells) {
  for (const double value : {expected.low, expected.low_half, expected.median, expected.high_half, expected.high})
    cells.emplace_back(value);
  cells.emplace_back(expected.inside);
  cells.emplace_back(expected.inside_half);
  cells.emplace_back(expected.pit);
  cells.emplace_back(expected.crps);
}

io::Table titled(std::string title, io::Table table) {
  table.title = std::move(title);
  return table;
}

/// Rows of which a test holds.
template <class Is> std::vector<study::SplitRow> those(const std::vector<study::SplitRow>& rows, Is is) {
  std::vector<study::SplitRow> some;
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(some), is);
  return some;
}

/// The metric in words, and its months.
std::string held_against(const io::Target& target) {
  const std::string meaning(model::kMetricRows[target.metric].meaning), last = io::say_month(io::month_text(target.to));
  if (target.statistic == io::Statistic::kValue) return meaning + "; " + last;
  return meaning + "; " + std::string(io::statistic_name(target.statistic)) + " of " +
         io::say_month(io::month_text(target.from)) + " to " + last;
}

io::Table sources_table(const std::vector<study::SplitRow>& rows) {
  io::Table table;
  table.name = "split", table.title = "Where each figure is from";
  table.columns = io::columns_headed({"figure", "what it says", "held against", "how sure it is", "source"});
  table.columns[0].look = io::Look::kName;
  for (const study::SplitRow& row : rows)
    table.row({row.figure->target.id, row.figure->target.why, held_against(row.figure->target),
               row.figure->target.error, row.figure->source});
  return table;
}

std::string how_to_read(const SplitFacts& facts) {
  return "- *came*: the figure, with its own 90 % interval.\n"
         "- *said*: median and 90 % interval, and the 50 % interval, of what was expected of such a figure, its "
         "source's error included; *place* is the share of that which lies below the figure.\n"
         "- *under the policy that came*: the same worlds under `" +
         facts.came + "` in place of `" + facts.expected +
         "`.\n"
         "- *repeated*: the last figure known before, repeated; of readings that contradict each other the middle one "
         "is shown and all are scored.\n"
         "- *CRPS*: the continuous ranked probability score, 0 is best: of what was said, of the same under the policy "
         "that came, and of repeating. A dex is a factor of ten.\n"
         "- *wrong*: the scenario, where the miss goes away under the policy that came; the model, where it stays.\n";
}

}  // namespace

io::Table split_table(const std::vector<study::SplitRow>& rows) {
  std::string names = "figure,metric,statistic,from,to,scale,value,low,high,forecast,wrong";
  for (const std::string said : {"said", "again", "came"})
    for (const char* what : {"p05", "p25", "p50", "p75", "p95", "inside", "inside_half", "pit", "crps"})
      names += "," + said + "_" + what;
  io::Table table;
  table.name = "split", table.title = "What came against what was said";
  table.columns = io::columns_named(names + ",repeated,repeated_value,repeated_crps,source");
  for (const study::SplitRow& row : rows) {
    const io::Target& target = row.figure->target;
    std::vector<io::Cell> cells{target.id,
                                model::kMetricRows[target.metric].name,
                                io::statistic_name(target.statistic),
                                io::month_text(target.from),
                                io::month_text(target.to),
                                io::scale_name(target.scale),
                                row.read().value,
                                row.read().low,
                                row.read().high,
                                row.forecast,
                                study::verdict_name(row.verdict)};
    for (const study::Expected* expected : {&row.said, &row.again, &row.came}) add_expected(*expected, cells);
    cells.emplace_back(row.last ? row.last->id : "");
    cells.emplace_back(row.last ? row.last->middle : std::nan(""));
    cells.emplace_back(row.last ? row.last->crps : std::nan(""));
    cells.emplace_back(row.figure->source);
    table.row(std::move(cells));
  }
  return table;
}

io::Table people_table(const std::vector<study::SplitRow>& rows) {
  io::Table table;
  table.name = "split";
  table.columns = io::columns_headed({"figure", "asked", "came", "said (90 %)", "said (50 %)", "place",
                                      "under the policy that came", "repeated", "CRPS", "under that policy",
                                      "of repeating", "wrong"});
  table.columns[0].look = io::Look::kName;
  table.columns[5].unit = io::Unit::kShare;
  for (const study::SplitRow& row : rows) {
    const io::Unit unit = unit_of(row);
    table.row({row.figure->target.id, in_words(row.figure->target) + (row.forecast.empty() ? "" : " (on record)"),
               io::say_with_range(row.read().value, row.read().low, row.read().high, unit), range_text(row, row.said),
               io::say_range(row.said.low_half, row.said.high_half, unit), row.said.pit, range_text(row, row.came),
               row.last ? io::say(row.last->middle, unit) : "-", score_text(row, row.said.crps),
               score_text(row, row.came.crps), row.last ? score_text(row, row.last->crps) : "-", verdict_text(row)});
  }
  return table;
}

std::vector<std::string> split_summary(const std::vector<study::SplitRow>& rows, const SplitFacts& facts) {
  const std::size_t misses = count_of(rows, is_miss), all = rows.size();
  const std::size_t half = count_of(rows, [](const study::SplitRow& row) { return !row.said.inside_half; });
  std::vector<std::string> said{
      "Of " + figures(all) + " that came since " + facts.date + ", " + of_them(misses, "lie", "lies") +
      " outside of the 90 % interval of what was said, and " + number(half) +
      " outside of the 50 % one. Right forecasts of as many figures that have nothing to do with each other miss " +
      chance_text(all) + " of the 90 % intervals by chance."};
  const std::size_t older = with(rows, study::Verdict::kFitHasMoved);
  if (misses > 0)
    said.push_back(
        "Asked again under the policy that came (" + facts.came + "), of these misses " +
        of_them(with(rows, study::Verdict::kModelWasWrong), "stay", "stays") + ": there the model was wrong; " +
        of_them(with(rows, study::Verdict::kScenarioWasWrong), "go", "goes") + " away: there the scenario was wrong." +
        (older > 0 ? " Of " + figures(older) +
                         " only what is on record missed, and not the worlds in use "
                         "today, whatever the policy."
                   : ""));
  const std::size_t luck = with(rows, study::Verdict::kHeldByLuck);
  const std::size_t nearer = count_of(rows, [](const study::SplitRow& row) {
    return row.verdict == study::Verdict::kHeld && row.nearer_under_policy();
  });
  if (nearer > 0)
    said.push_back("Of those that held, " + number(nearer) +
                   " lay outside of the 50 % interval and would have lain inside under the policy that came.");
  if (luck > 0)
    said.push_back("What was said of " + figures(luck) + " held, but would not have under the policy that came.");
  const std::size_t repeated = count_of(rows, [](const study::SplitRow& row) { return row.last.has_value(); });
  const std::size_t closer =
      count_of(rows, [](const study::SplitRow& row) { return row.last && row.said.crps < row.last->crps; });
  if (repeated > 0)
    said.push_back("Of " + figures(repeated) + " that had a forerunner, what was said came closer to " +
                   number(closer) +
                   " than repeating the last one, by the CRPS; mean CRPS of both: " + mean_scores(rows) + ".");
  const std::size_t recorded = count_of(rows, [](const study::SplitRow& row) { return !row.forecast.empty(); });
  said.push_back("The forecast on record (posterior " + facts.posterior_on_record + ", scenario " + facts.expected +
                 ") asked for " + number(recorded) + " of them. " +
                 (recorded < all
                      ? "The others are of months or quantities for which it asked nothing; the worlds in "
                        "use today (posterior " +
                            facts.posterior_asked + ") were asked for them afterwards, from the same documented past."
                      : "The worlds in use today are those of posterior " + facts.posterior_asked + "."));
  return said;
}

std::string misses_page(const std::vector<study::SplitRow>& rows, const SplitFacts& facts) {
  const std::vector<study::SplitRow> misses = those(rows, is_miss);
  const std::vector<study::SplitRow> held = those(rows, [](const study::SplitRow& row) { return !is_miss(row); });
  std::string page = "# What came against what was said on " + facts.date + "\n\n";
  for (const std::string& sentence : split_summary(rows, facts)) page += "- " + io::escape_markdown(sentence) + "\n";
  page += "\n";
  if (!misses.empty()) page += io::table_markdown(titled("What was missed", people_table(misses))) + "\n";
  if (!held.empty()) page += io::table_markdown(titled("What held", people_table(held))) + "\n";
  return page + how_to_read(facts) + "\n" + io::table_markdown(sources_table(rows));
}

}  // namespace app
