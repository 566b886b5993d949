#include "app/attribute/attribute.hpp"
#include "app/command_line/command_line.hpp"
#include "app/compare/compare.hpp"
#include "app/paradox/paradox.hpp"
#include "app/update/update.hpp"
#include "app/voi/voi.hpp"

// Commands that put a question to many worlds: what carries the gap, what would settle it, what a figure says.

namespace app {

void CommandLine::add_compare() {
  auto& options = keep<CompareOptions>();
  Command* sub =
      command("compare", "Runs the same worlds under several scenarios and tells what differs, with intervals",
              "compare baseline my-policy.json --at 2028-12 --out results/my-question");
  takes_scenario(
      sub->add_option("SCENARIO", options.scenarios,
                      "Two scenarios or more, files or names out of `list scenarios`; the first is the reference"))
      ->required();
  takes_run_options(sub, options);
  takes_list(sub->add_option("--metric", options.metrics, "Metrics beyond the usual outcomes, between commas"));
  takes_list(sub->add_option("--at", options.at,
                             "Months YYYY-MM, between commas, that tables tell of (default: 2028-12 and the horizon)"));
  sub->add_option("--objective", options.objective, "The metric by which policies are ranked, at the last date")
      ->capture_default_str();
  sub->add_option("--prefer", options.prefer, "Which values of it are better: high or low")->capture_default_str();
  sub->add_option("--out", options.out, "Directory of the results (default: results/compare-NAMES)");
  takes_scenario_options(sub, options);
  sub->add_flag("--force", options.force, "Replace another comparison that stands in the directory");
  takes_json(sub);
  on<CompareOptions>(sub, options, [](const CompareOptions& given, const Console& console) -> int {
    return app::compare(given, console);
  });
}

void CommandLine::add_attribute() {
  auto& options = keep<AttributeOptions>();
  Command* sub =
      command("attribute", "Tells how much of the gap, or of what two scenarios differ by, each channel carries",
              "attribute baseline --against h200-revenue-share --at 2026-05 --at 2030-12");
  takes_scenario(sub->add_option("SCENARIO", options.scenario, kScenarioHelp))->required();
  takes_scenario(
      sub->add_option("--against", options.against, "A second scenario: shares out what it has more than the first"));
  sub->add_option("--worlds", options.worlds, "Simulated worlds, each under all 512 sets of channels")
      ->capture_default_str();
  takes_list(sub->add_option("--metric", options.metrics,
                             "Metrics, between commas (default: gap_trend_months and gap_observed_months)"));
  takes_list(sub->add_option("--at", options.at,
                             "Months YYYY-MM, between commas (default: the present; with --against 2028-12)"));
  sub->add_option("--set", options.set,
                  "policy.LEVER=VALUE[@YYYY-MM], parameter.NAME=VALUE or hypothesis.NAME=BRANCH; again for more")
      ->allow_extra_args(false);
  sub->add_flag("--prior", options.prior, "Draw worlds from the priors and not from those that agree with the record");
  sub->add_option("--out", options.out, "Directory of the results (default: results/attribution/NAME)");
  sub->add_flag("--force", options.force, "Replace an attribution of other scenarios that is in the way");
  takes_machine(sub, options);
  takes_json(sub);
  on<AttributeOptions>(sub, options, [](const AttributeOptions& given, const Console& console) -> int {
    return app::attribute(given, console);
  });
}

void CommandLine::add_paradox() {
  auto& options = keep<ParadoxOptions>();
  Command* sub = command("paradox", "Splits the way from the ratio of compute to the observed lag, channel by channel",
                         "paradox --out results/paradox");
  sub->add_option("--worlds", options.worlds, "Worlds from the posterior, and as many from the priors")
      ->capture_default_str();
  sub->add_option("--scaled-worlds", options.scaled_worlds,
                  "Worlds for each channel halved and doubled; 0: leave that out")
      ->capture_default_str();
  sub->add_option("--out", options.out, "Directory of the results (default: results/paradox)");
  takes_keep(sub, options.keep);
  takes_machine(sub, options);
  takes_json(sub);
  on<ParadoxOptions>(sub, options, [](const ParadoxOptions& given, const Console& console) -> int {
    return app::paradox(given, console);
  });
}

void CommandLine::add_update() {
  auto& options = keep<UpdateOptions>();
  Command* sub = command("update", "Weighs the worlds by one new documented figure, without a new fit",
                         "update calibration/examples/ascend-2026.json");
  sub->add_option("FIGURE", options.figure, "A file with the figure (see calibration/README.md)")->required();
  takes_scenario(sub->add_option("--scenario", options.scenario, "The scenario under which the figure came"))
      ->capture_default_str();
  sub->add_option("--out", options.out, "Directory for update.csv and hypotheses.csv (default: nothing is written)");
  takes_study_options(sub, options);
  on<UpdateOptions>(sub, options, [](const UpdateOptions& given, const Console& console) -> int {
    return app::update(given, console);
  });
}

void CommandLine::add_voi() {
  auto& options = keep<VoiOptions>();
  Command* sub = command("voi", "Tells what settling each contested claim and parameter would be worth",
                         "voi baseline --metric gap_months --over 12 --at 2028-12");
  takes_scenario(sub->add_option("SCENARIO", options.scenario, kScenarioHelp))->capture_default_str();
  sub->add_option("--metric", options.metric, "One metric instead of the usual three readings of the gap");
  takes_list(sub->add_option("--at", options.at, "Months YYYY-MM for that metric, between commas (default: 2028-12)"));
  sub->add_option("--over", options.over, "Mean over so many months to --at")->capture_default_str();
  sub->add_option("--out", options.out, "Directory of the results (default: results/voi)");
  takes_keep(sub, options.keep);
  takes_study_options(sub, options);
  on<VoiOptions>(sub, options,
                 [](const VoiOptions& given, const Console& console) -> int { return app::voi(given, console); });
}

}  // namespace app
