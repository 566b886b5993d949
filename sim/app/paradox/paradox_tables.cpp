#include "app/paradox/paradox_tables.hpp"

#include <string_view>

#include "input/csv/csv.hpp"
#include "model/channels.hpp"

namespace app {

io::Table paradox_table(const std::vector<study::ParadoxCase>& cases) {
  io::Table table;
  table.name = "paradox", table.title = "From total compute to the observed lag, months";
  table.note = "Terms of MODEL.md 13.2 by date and draws; p05 and p95: nine worlds in ten.";
  table.columns =
      io::columns_named("draws,channel,factor,month,kind,term,months,standard_error,p05,p95,worlds,effective_worlds");
  for (const study::ParadoxCase& one : cases)
    for (const study::Split& split : one.splits) {
      const bool scaled = !one.scaling.empty();
      const auto row = [&](std::string_view kind, std::string_view name, const study::Estimate& spread) {
        table.row({one.draws, scaled ? model::kChannelRows[one.scaling[0].channel].name : std::string_view(),
                   scaled ? one.scaling[0].factor : 1.0, io::csv_month(split.month), kind, name, spread.mean,
                   spread.standard_error, spread.interval.low, spread.interval.high, one.worlds, one.effective_worlds});
      };
      for (std::size_t term = 0; term < study::kTerms; ++term)
        row(study::term_row(term).level ? "level" : "step", study::term_row(term).name, split.terms[term]);
      for (std::size_t memo = 0; memo < study::kMemos; ++memo) row("beside", study::memo_name(memo), split.memos[memo]);
    }
  return table;
}

std::vector<HandLine> twin_lines(const study::ParadoxCase& posterior) {
  std::vector<HandLine> lines;
  for (const study::Split& split : posterior.splits) {
    int line = 0;
    const auto row = [&](const char* what, double value, const char* unit, const char* how) {
      lines.push_back({split.month, ++line, what, value, unit, how});
    };
    const double ratio = split.us_compute / split.cn_compute, naive = study::naive_lag(ratio),
                 observed = split.terms[study::kObserved].mean;
    row("effective compute, United States", split.us_compute, "H100e", "geometric mean over the worlds");
    row("effective compute, China", split.cn_compute, "H100e", "geometric mean over the worlds");
    row("ratio of compute R", ratio, "1", "line 1 / line 2");
    row("growth of frontier training compute", study::kComputeGrowth, "ratio/year", "figure train-growth-frontier");
    row("growth of algorithmic efficiency", study::kEfficiencyGrowth, "ratio/year", "assumption, within epoch-3x");
    row("growth of the frontier", study::kFrontierGrowth, "ratio/year", "line 4 x line 5, rounded");
    row("lag from total compute alone", naive, "months", "12 x ln(line 3) / ln(line 6)");
    row("more, had methods stayed as of 2022-01", study::frozen_methods_lag(split.month), "months",
        "months since 2022-01 x ln(line 5) / ln(line 6)");
    row("observed lag", observed, "months", "mean over the worlds, through the measure");
    row("left to explain", observed - naive, "months", "line 9 - line 7");
  }
  return lines;
}

io::Table twin_table(const study::ParadoxCase& posterior) {
  io::Table table;
  table.name = "twin", table.title = "The same split by hand";
  table.columns = io::columns_named("month,line,what,value,unit,how");
  for (const HandLine& row : twin_lines(posterior))
    table.row({io::csv_month(row.month), row.line, row.what, row.value, row.unit, row.how});
  return table;
}

}  // namespace app
