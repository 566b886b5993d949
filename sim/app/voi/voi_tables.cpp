#include "app/voi/voi_tables.hpp"

#include <cmath>

#include "base/share.hpp"
#include "input/json/input_values.hpp"
#include "output/words/charts_words.hpp"

namespace app {

namespace {

std::string said(const study::MedianRange& spread, io::Unit unit) {
  return io::say_with_range(spread.median, spread.low, spread.high, unit);
}

std::string name_of(const io::BranchOutcome& row) {
  return row.claim.empty() ? "all branches, as they weigh"
                           : io::name_in_words(row.claim) + ": " + io::name_in_words(row.branch);
}

std::string name_of(const study::BranchWeight& row) {
  return std::string(model::kHypothesisRows[row.hypothesis].branch[row.branch]);
}

}  // namespace

std::vector<std::string> ways_of(const study::VoiRow& row) {
  if (row.is_claim) return row.branches;
  std::vector<std::string> ways;
  for (const analysis::Interval& range : row.ranges)
    ways.push_back(range.low > range.high ? "none" : io::say_range(range.low, range.high, io::Unit::kFactor));
  return ways;
}

io::Table voi_table(const std::vector<study::VoiRow>& rows, const std::vector<io::Target>& outcomes) {
  io::Table table;
  table.name = "voi", table.title = "What settling each question is worth";
  table.note =
      "narrowing: the share of the 90 % interval's width that goes on average; it counts if it is distinguishable, "
      "farther than two standard errors above 0.";
  table.columns = io::columns_named(
      "metric,statistic,from,to,kind,question,way,share,p05,p50,p95,width,expected_width,narrowing,narrowing_error,"
      "distinguishable,shift,shift_error,variance_share");
  for (const study::VoiRow& row : rows) {
    const std::vector<std::string> ways = ways_of(row);
    for (std::size_t w = 0; w < ways.size(); ++w) {
      const io::Target& outcome = outcomes[row.outcome];
      const analysis::Settled& settled = row.settled;
      const analysis::Way& way = settled.ways[w];
      const bool has_range = row.worlds[w] >= base::kFewestForRange;
      const double median = way.share > 0 ? way.median : io::kUndefined;
      table.row({model::kMetricRows[outcome.metric].name, io::statistic_name(outcome.statistic),
                 io::month_text(outcome.from), io::month_text(outcome.to), row.is_claim ? "hypothesis" : "parameter",
                 row.name, ways[w], way.share, has_range ? way.interval.low : io::kUndefined, median,
                 has_range ? way.interval.high : io::kUndefined, settled.width, settled.expected_width,
                 settled.narrowing, settled.narrowing_error, settled.tells(), settled.shift, settled.shift_error,
                 row.variance_share});
    }
  }
  return table;
}

std::string source_words(study::V4Source source) {
  switch (source) {
    case study::V4Source::kAscends:
      return "Ascends in service";
    case study::V4Source::kForeign:
      return "foreign chips in service (H100e)";
    case study::V4Source::kSmuggled:
      break;
  }
  return "chips smuggled in the two years before";
}

io::Table v4_table(const std::vector<study::V4Claim>& claims) {
  io::Table table;
  table.name = "v4_claims", table.title = "What each claim about V4 needs";
  table.columns = io::columns_named(
      "claim,source,chip,part_of_run,chip_months_p05,chip_months_p50,chip_months_p95,chips_p05,chips_p50,chips_p95,"
      "stock_share_p05,stock_share_p50,stock_share_p95,hardly_tests");
  for (const study::V4Claim& claim : claims)
    table.row({claim.claim, source_words(claim.source), claim.chip, claim.part, claim.chip_months.low,
               claim.chip_months.median, claim.chip_months.high, claim.chips.low, claim.chips.median, claim.chips.high,
               claim.share.low, claim.share.median, claim.share.high, claim.hardly_tests()});
  return table;
}

std::string v4_text(const std::vector<study::V4Claim>& claims, const study::V4Run& run) {
  if (claims.empty()) return "";
  io::Table table;
  table.columns = {{"", "if V4 was trained"}, {"", "part", io::Unit::kShare}, {"", "chip"},
                   {"", "chips x months"},    {"", "chips at once"},          {"", "share of the source's stock"}};
  std::string few;
  for (const study::V4Claim& claim : claims) {
    table.row({claim.claim, claim.part, claim.chip, said(claim.chip_months, io::Unit::kCount),
               said(claim.chips, io::Unit::kCount),
               said(claim.share, io::Unit::kShare) + " of " + source_words(claim.source)});
    if (claim.hardly_tests() && few.find(claim.claim) == std::string::npos)
      few += (few.empty() ? "" : ", ") + claim.claim;
  }
  std::string text = "V4's pre-training took about " + io::say(run.flop(), io::Unit::kCount) +
                     " FLOP: 6 x active parameters x tokens (" + run.figures + ")\n" + io::table_text(table);
  if (!few.empty())
    text += "A few per cent of a stock are always to be found: whether " + few +
            " is true hardly tests the controls, which bound the stock and not one run.\n";
  return text;
}

io::Table branches_table(const std::vector<io::BranchOutcome>& rows) {
  io::Table table;
  table.name = "branches", table.title = "Results by branch";
  table.columns = io::columns_named(
      "metric,month,hypothesis,branch,p05,p50,p95,share_at_or_below_0,effective_worlds,sign_flips_at_weight");
  for (const io::BranchOutcome& row : rows)
    table.row({row.metric, row.month, row.claim, row.branch, row.low, row.median, row.high, row.below_zero, row.worth,
               row.flips_at});
  return table;
}

std::string branches_text(const std::vector<io::BranchOutcome>& rows) {
  using enum io::Unit;
  io::Table table;
  table.columns = {{"", "", kCount, io::Look::kGroup}, {"", "where this holds"},       {"", "median (9 worlds in 10)"},
                   {"", "at or below 0", kShare},      {"", "worth (worlds)", kWhole}, {"", ""}};
  for (const io::BranchOutcome& row : rows) {
    const std::string outcome = io::capitalised(io::name_in_words(row.metric)) + ", " + io::say_month(row.month);
    if (!(row.worth > 0)) {
      table.row({outcome, name_of(row), "no world", "", 0, ""});
      continue;
    }
    table.row(
        {outcome, name_of(row), io::say_with_range(row.median, row.low, row.high, kMonths), row.below_zero, row.worth,
         std::isfinite(row.flips_at) ? "sign turns at a weight of " + io::say(row.flips_at, kShare) : std::string()});
  }
  return io::table_text(table) +
         "worth (worlds): how many independent worlds would tell the median as well. Kindred worlds count the less "
         "the\n"
         "more alike they are, so a branch may be worth more than all worlds together.\n";
}

io::Table hypotheses_table(const std::vector<study::BranchWeight>& rows) {
  io::Table table;
  table.name = "hypotheses", table.title = "What the evidence says of each contested claim";
  table.columns = io::columns_named(
      "hypothesis,branch,prior_weight,weight,weight_error,bayes_factor,log_bayes_factor_error,weight_if_halved,"
      "weight_if_doubled");
  for (const study::BranchWeight& row : rows)
    table.row({model::kHypothesisRows[row.hypothesis].name, name_of(row), row.prior, row.weight, row.error, row.factor,
               row.log_factor_error, row.if_halved, row.if_doubled});
  return table;
}

std::string hypotheses_text(const std::vector<study::BranchWeight>& rows) {
  using enum io::Unit;
  io::Table table;
  table.columns = {{"", "", kCount, io::Look::kGroup},
                   {"", ""},
                   {"", "before", kShare},
                   {"", "after", kShare},
                   {"", "\u00b1", kShare},
                   {"", "Bayes factor against the best"},
                   {"", "if prior odds halved, doubled", kCount, io::Look::kFigures}};
  for (const study::BranchWeight& row : rows) {
    const double error = std::exp(2 * row.log_factor_error);
    const std::string factor =
        row.factor <= 0             ? "no world has it"
        : row.log_factor_error <= 0 ? "1"
        : std::isfinite(error)
            ? io::say(row.factor, kFactor) + " (" + io::say_range(row.factor / error, row.factor * error, kFactor) + ")"
            : io::say(row.factor, kFactor) + " (from one ancestor)";
    table.row({model::kHypothesisRows[row.hypothesis].name, name_of(row), row.prior, row.weight, row.error, factor,
               io::say(row.if_halved, kShare) + ", " + io::say(row.if_doubled, kShare)});
  }
  return io::table_text(table);
}

io::Node hypotheses_node(const std::vector<study::BranchWeight>& rows) {
  io::Node list = io::make_list();
  for (const study::BranchWeight& row : rows) {
    io::Node& node = list.items.emplace_back(io::make_object());
    io::add_member(node, "hypothesis", io::make_text(model::kHypothesisRows[row.hypothesis].name));
    io::add_member(node, "branch", io::make_text(name_of(row)));
    io::add_member(node, "prior_weight", io::make_number(row.prior));
    io::add_member(node, "weight", io::make_number(row.weight));
    io::add_member(node, "weight_error", std::isfinite(row.error) ? io::make_number(row.error) : io::Node{});
    io::add_member(node, "bayes_factor", io::make_number(row.factor));
    io::add_member(node, "log_bayes_factor_error",
                   std::isfinite(row.log_factor_error) ? io::make_number(row.log_factor_error) : io::Node{});
    io::add_member(node, "weight_if_halved", io::make_number(row.if_halved));
    io::add_member(node, "weight_if_doubled", io::make_number(row.if_doubled));
  }
  return list;
}

}  // namespace app
