#include "app/command_line/command_line.hpp"
#include "app/fit/calibrate.hpp"
#include "app/fit/sbc.hpp"
#include "app/fit/stability.hpp"
#include "app/hindcast/hindcast.hpp"
#include "app/update/forecast.hpp"
#include "app/update/score.hpp"

// Commands that fit worlds to the record, hold them against it, and put forecasts on record.

namespace app {

void CommandLine::add_calibrate() {
  auto& options = keep<CalibrateOptions>();
  Command* sub = command("calibrate", "Fits worlds to the documented record", "calibrate --out /tmp/posterior");
  sub->add_option("--out", options.out, "Directory of the posterior (default: DATA/calibration/posterior)");
  sub->add_option("--seed", options.seed, "Any whole number from 0 to 2^64 - 1")->capture_default_str();
  sub->add_option("--particles", options.particles, "Worlds to keep")->capture_default_str();
  sub->add_option("--initial-factor", options.initial_factor, "Draws from the prior for each of them")
      ->capture_default_str();
  sub->add_option("--rounds", options.rounds, "Rounds of moves at each temperature")->capture_default_str();
  sub->add_option("--final-rounds", options.final_rounds, "Rounds of moves at the end")->capture_default_str();
  sub->add_option("--threads", options.threads, "Threads; 0: all of the machine. Changes no result")
      ->capture_default_str();
  sub->add_option("--kernel", options.kernel, "Instruction set, as for run. Changes no result")->capture_default_str();
  sub->add_flag("--resume", options.resume, "Go on from the checkpoint of a fit that was stopped");
  sub->add_flag("--force", options.force, "Replace another fit that stands at --out");
  on<CalibrateOptions>(sub, options, [](const CalibrateOptions& given, const Console& console) -> int {
    return app::calibrate(given, console);
  });
}

void CommandLine::add_hindcast() {
  auto& options = keep<HindcastOptions>();
  Command* sub = command("hindcast", "Compares the worlds that agree with the record with every documented figure",
                         "hindcast --out /tmp/hindcast");
  sub->add_option("--out", options.out, "Directory of the results (default: results/hindcast)");
  sub->add_flag("--rolling", options.rolling,
                "Also fit what refers to dates before 2024-01, 2025-01 and 2025-07, and predict what followed");
  takes_keep(sub, options.keep);
  sub->add_option("--particles", options.particles, "Worlds of each of these fits")->capture_default_str();
  sub->add_option("--threads", options.threads, "Threads; 0: all of the machine. Changes no result")
      ->capture_default_str();
  sub->add_option("--kernel", options.kernel, "Instruction set, as for run. Changes no result")->capture_default_str();
  on<HindcastOptions>(sub, options, [](const HindcastOptions& given, const Console& console) -> int {
    return app::hindcast(given, console);
  });
}

void CommandLine::add_stability() {
  auto& options = keep<StabilityOptions>();
  Command* sub = command("stability", "Tells how far fits of other seeds agree with the posterior in use",
                         "stability /tmp/fit-1 /tmp/fit-2");
  sub->add_option("POSTERIOR", options.posteriors, "Directories that `calibrate --seed N --out DIR` wrote")->required();
  sub->add_option("--out", options.out, "Directory for stability.csv (default: nothing is written)");
  sub->add_flag("--force", options.force, "Replace what stands at --out");
  takes_json(sub);
  on<StabilityOptions>(sub, options, [](const StabilityOptions& given, const Console& console) -> int {
    return app::stability(given, console);
  });
}

void CommandLine::add_forecast() {
  auto& options = keep<ForecastOptions>();
  Command* sub = command("forecast", "Puts dated forecasts of named quantities on record",
                         "forecast --date 2026-05-01 --out /tmp/forecast.json");
  sub->add_option("--scenario", options.scenario, "The scenario that is taken to come")->capture_default_str();
  sub->add_option("--date", options.date, "YYYY-MM-DD (default: the first day of the present; no clock is read)");
  sub->add_option("--out", options.out, "The file (default: results/forecasts/DATE.json)");
  takes_study_options(sub, options);
  on<ForecastOptions>(sub, options, [](const ForecastOptions& given, const Console& console) -> int {
    return app::forecast(given, console);
  });
}

void CommandLine::add_score() {
  auto& options = keep<ScoreOptions>();
  Command* sub = command("score", "Scores forecasts on record against figures that came later",
                         "score results/forecasts/2026-05-01.json figures.json --out /tmp/scores");
  sub->add_option("FILE", options.forecast, "A file that `forecast` wrote")->required();
  sub->add_option("FIGURES", options.figures, "A file with the figures, in the form that `update` reads")->required();
  sub->add_option("--out", options.out, "Directory for scores.csv and the chart (default: nothing is written)");
  sub->add_flag("--force", options.force, "Replace what stands at --out");
  takes_json(sub);
  on<ScoreOptions>(sub, options,
                   [](const ScoreOptions& given, const Console& console) -> int { return app::score(given, console); });
}

void CommandLine::add_sbc() {
  auto& options = keep<SbcOptions>();
  Command* sub = command("sbc", "Tests the fit on records that the model made itself: do true worlds rank evenly?",
                         "sbc --records 200 --out /tmp/sbc");
  sub->add_option("--out", options.out, "Directory of the results (default: results/sbc)");
  sub->add_option("--records", options.records, "Synthetic records to fit")->capture_default_str();
  sub->add_option("--seed", options.seed, "Any whole number from 0 to 2^64 - 1")->capture_default_str();
  sub->add_option("--particles", options.particles, "Worlds of each fit")->capture_default_str();
  sub->add_option("--initial-factor", options.initial_factor, "Draws from the prior for each of them")
      ->capture_default_str();
  sub->add_option("--rounds", options.rounds, "Rounds of moves at each temperature")->capture_default_str();
  sub->add_option("--final-rounds", options.final_rounds, "Rounds of moves at the end")->capture_default_str();
  sub->add_option("--threads", options.threads, "Threads; 0: all of the machine. Changes no result")
      ->capture_default_str();
  sub->add_option("--kernel", options.kernel, "Instruction set, as for run. Changes no result")->capture_default_str();
  sub->add_flag("--resume", options.resume, "Go on after the last record that was ranked");
  sub->add_flag("--force", options.force, "Begin anew where ranks stand already");
  on<SbcOptions>(sub, options,
                 [](const SbcOptions& given, const Console& console) -> int { return app::sbc(given, console); });
}

}  // namespace app
