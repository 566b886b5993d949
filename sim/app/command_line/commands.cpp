#include "app/command_line/command.hpp"

namespace app {

// Each room sets up its own.
void set_up_run(Command& command);
void set_up_check(Command& command);
void set_up_new(Command& command);
void set_up_list(Command& command);
void set_up_describe(Command& command);
void set_up_explain(Command& command);
void set_up_compare(Command& command);
void set_up_attribute(Command& command);
void set_up_paradox(Command& command);
void set_up_levers(Command& command);
void set_up_no_controls(Command& command);
void set_up_calibrate(Command& command);
void set_up_hindcast(Command& command);
void set_up_stability(Command& command);
void set_up_update(Command& command);
void set_up_voi(Command& command);
void set_up_forecast(Command& command);
void set_up_score(Command& command);
void set_up_sbc(Command& command);
void set_up_chart(Command& command);
void set_up_report(Command& command);
void set_up_explore(Command& command);
void set_up_verify(Command& command);
void set_up_merge(Command& command);

const std::vector<CommandRow>& command_rows() {
  static const std::vector<CommandRow> kRows = {
      {"run", "Simulates scenarios and writes results",
       "run baseline --replicates 200 --set policy.hbm_ban=0@2027-01 --out results/no-hbm-ban", set_up_run},
      {"check", "Validates scenario files (or calibration directories) without running them", "check scenarios/*.json",
       set_up_check},
      {"new", "Writes a commented starter scenario NAME.json", "new my-policy", set_up_new},
      {"list", "Prints a registry with unit, range, default and source", "list levers --json", set_up_list},
      {"describe", "Tells all about one lever, parameter, metric, agent, figure, hypothesis or channel",
       "describe revenue_share", set_up_describe},
      {"explain", "Tells the story of one world, or of those in which something holds, month by month, with its causes",
       "explain baseline --where 'gap_months@2030-12 < 0'", set_up_explain},
      {"compare", "Runs the same worlds under several scenarios and tells what differs, with intervals",
       "compare baseline my-policy.json --at 2028-12 --out results/my-question", set_up_compare},
      {"attribute", "Tells how much of the gap, or of what two scenarios differ by, each channel carries",
       "attribute baseline --against h200-revenue-share --at 2026-09 --at 2030-12", set_up_attribute},
      {"paradox", "Splits the way from the ratio of compute to the observed lag, channel by channel",
       "paradox --out results/paradox", set_up_paradox},
      {"levers", "Tells what every lever does at the ends of its range, alone and in company",
       "levers --out /tmp/power", set_up_levers},
      {"no-controls", "Tells what China's lag would be had there been no controls since 2022",
       "no-controls --out /tmp/past", set_up_no_controls},
      {"calibrate", "Fits worlds to the documented record", "calibrate --out /tmp/posterior", set_up_calibrate},
      {"hindcast", "Compares the worlds that agree with the record with every documented figure",
       "hindcast --out /tmp/hindcast", set_up_hindcast},
      {"stability", "Tells how far fits of other seeds agree with the posterior in use",
       "stability /tmp/fit-1 /tmp/fit-2", set_up_stability},
      {"update", "Weighs the worlds by one new documented figure, without a new fit",
       "update calibration/examples/ascend-2026.json", set_up_update},
      {"voi", "Tells what settling each contested claim and parameter would be worth",
       "voi baseline --metric gap_months --over 12 --at 2028-12", set_up_voi},
      {"forecast", "Puts dated forecasts of named quantities on record",
       "forecast --date 2026-09-01 --out /tmp/forecast.json", set_up_forecast},
      {"score", "Scores forecasts on record against figures that came later",
       "score results/forecasts/2026-05-01.json figures.json --out /tmp/scores", set_up_score},
      {"sbc", "Tests the fit on records that the model made itself: do true worlds rank evenly?",
       "sbc --records 200 --out /tmp/sbc", set_up_sbc},
      {"chart", "Draws charts of a results directory again: SVG, PNG, PDF and the data as CSV",
       "chart results/baseline --select gap-fan,compute --theme print --width 720", set_up_chart},
      {"report", "Makes report.html of a results directory again, with its charts",
       "report results/baseline --out baseline.html", set_up_report},
      {"explore", "Makes one page in which a browser runs the model: move a lever and see",
       "explore my-policy.json --out explorer.html", set_up_explore},
      {"verify", "Makes results again from what their manifest says, and compares every file",
       "verify results/baseline", set_up_verify},
      {"merge", "Joins the shares of a call that ran with --shard I/K into its results",
       "merge results/baseline-shard-*-of-4 --out results/baseline", set_up_merge},
  };
  return kRows;
}

}  // namespace app
