#include "app/catalogue/catalogue.hpp"
#include "app/catalogue/check.hpp"
#include "app/catalogue/list.hpp"
#include "app/catalogue/starter.hpp"
#include "app/command_line/chart_options.hpp"
#include "app/command_line/command_line.hpp"
#include "app/explain/explain.hpp"
#include "app/publish/redraw.hpp"
#include "app/run/run.hpp"

// Commands that write, check, run and retell scenarios.

namespace app {

void CommandLine::add_run() {
  auto& options = keep<RunOptions>();
  Command* sub = command("run", "Simulates scenarios and writes results",
                         "run baseline --replicates 200 --set policy.hbm_ban=0@2027-01 --out results/no-hbm-ban");
  sub->add_option("SCENARIO", options.scenarios, "Scenario files, or names out of `list scenarios`")->required();
  takes_run_options(sub, options);
  sub->add_option("--out", options.out,
                  "Directory of the results (default: results/NAME); with several scenarios, the one above");
  takes_scenario_options(sub, options);
  sub->add_flag("--force", options.force, "Replace another run that stands in the directory");
  sub->add_flag("--save-ensemble", options.save_ensemble,
                "Also write ensemble.nc: every world, month by month, as NetCDF-4");
  sub->add_flag("--no-report", options.no_report, "Leave out report.html");
  takes_json(sub);
  on<RunOptions>(sub, options,
                 [](const RunOptions& given, const Console& console) -> int { return app::run(given, console); });
}

void CommandLine::add_check() {
  auto& options = keep<CheckOptions>();
  Command* sub = command("check", "Validates scenario files (or calibration directories) without running them",
                         "check scenarios/*.json");
  sub->add_option("FILE", options.files, "Scenario files, or directories with a calibration");
  sub->add_option("--write-schema", options.schema, "Write the JSON Schema of scenarios to this file");
  takes_scenario_options(sub, options);
  takes_json(sub);
  on<CheckOptions>(sub, options,
                   [](const CheckOptions& given, const Console& console) { return app::check(given, console), 0; });
}

void CommandLine::add_new() {
  Command* sub = command("new", "Writes a commented starter scenario NAME.json", "new my-policy");
  sub->add_option("NAME", name_, "Name of the scenario: its file without .json")->required();
  on(sub, [this] { write_starter(name_, data_, console()); });
}

void CommandLine::add_list() {
  Command* sub = command("list", "Prints a registry with unit, range, default and source", "list levers --json");
  std::string names;
  for (const std::string_view known : kCatalogues) names += (names.empty() ? "" : ", ") + std::string(known);
  sub->add_option("REGISTRY", name_, names)->required();
  takes_json(sub);
  on(sub, [this] { list(name_, data_, console()); });
}

void CommandLine::add_describe() {
  Command* sub =
      command("describe", "Tells all about one lever, parameter, metric, agent, figure, hypothesis or channel",
              "describe revenue_share");
  sub->add_option("NAME", name_, "A name out of `list`")->required();
  takes_json(sub);
  on(sub, [this] { describe(name_, data_, console()); });
}

void CommandLine::add_explain() {
  auto& options = keep<ExplainOptions>();
  Command* sub = command(
      "explain", "Tells the story of one world, or of those in which something holds, month by month, with its causes",
      "explain baseline --where 'gap_months@2030-12 < 0'");
  sub->add_option("SCENARIO", options.scenario, "A scenario file, or a name out of `list scenarios`")->required();
  sub->add_option("--replicate", options.replicate, "Which world, from 1");
  CLI::Option* where =
      sub->add_option("--where", options.where,
                      "Instead of a number: tell the typical and the extreme worlds in which this holds, "
                      "METRIC@YYYY-MM with <, <=, > or >= and a number, joined by \"and\"; again for more")
          ->allow_extra_args(false);
  sub->add_option("--replicates", options.replicates, "With --where: worlds to look through")
      ->capture_default_str()
      ->needs(where);
  sub->add_flag("--full", options.full,
                "Tell everything: every run that starts, every release, every broker who is caught");
  takes_machine(sub, options, "The seed of the run");
  takes_scenario_options(sub, options);
  takes_json(sub);
  on<ExplainOptions>(sub, options,
                     [](const ExplainOptions& given, const Console& console) { return app::explain(given, console); });
}

void CommandLine::add_chart() {
  auto& options = keep<ChartOptions>();
  Command* sub = command("chart", "Draws charts of a results directory again: SVG, PNG, PDF and the data as CSV",
                         "chart results/baseline --select gap-fan,compute --theme print --width 720");
  sub->add_option("DIR", options.directory, "A directory that `run` or another command with charts wrote")->required();
  sub->add_option("--select", options.select,
                  "Names of charts between commas, or how they begin: compute is compute-share and "
                  "compute-by-source (default: every chart)");
  sub->add_option("--theme", options.theme, "light, dark or print")->capture_default_str();
  sub->add_option("--width", options.width, "Pixels, 300 to 2400; below 500 the layout is that of a phone")
      ->capture_default_str();
  sub->add_option("--out", options.out, "A folder for the charts (default: DIR/charts), so that DIR is only read");
  on<ChartOptions>(sub, options, [](const ChartOptions& given, const Console& console) -> int {
    return redraw_charts(given, console);
  });
}

void CommandLine::add_report() {
  auto& options = keep<ReportOptions>();
  Command* sub = command("report", "Makes report.html of a results directory again, with its charts",
                         "report results/baseline --out baseline.html");
  sub->add_option("DIR", options.directory, "A directory that `run` wrote")->required();
  sub->add_option("--out", options.out,
                  "A page (NAME.html) or a folder for the report (default: DIR), so that DIR is only read");
  on<ReportOptions>(sub, options, [](const ReportOptions& given, const Console& console) -> int {
    return redraw_report(given, console);
  });
}

}  // namespace app
