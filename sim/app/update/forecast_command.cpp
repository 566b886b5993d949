#include <algorithm>
#include <filesystem>

#include "app/build_info.hpp"
#include "app/command_line/command.hpp"
#include "app/ground/ground.hpp"
#include "app/publish/perform.hpp"
#include "files/digest.hpp"
#include "input/json/heading.hpp"
#include "input/json/input_values.hpp"
#include "input/json/json_read.hpp"
#include "output/table/table.hpp"
#include "study/fit/record_fit.hpp"
#include "study/ground/units.hpp"
#include "study/update/forecast.hpp"
#include "telling/words.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

struct ForecastOptions : GroundOptions {
  std::string date;  ///< YYYY-MM-DD; empty: the first day of the present's month. No clock is read
};

/// The date of the forecast: as given, or the first day of the present. What the record holds was known before no day of
/// its last month, and after `last` there is nothing to forecast; one fault tells of what is wrong.
std::string date_of(const ForecastOptions& options, int present, int last, io::FaultList& faults) {
  std::string first_day = io::month_text(present) + "-01";
  if (options.date.empty()) return first_day;
  const std::string allowed = "YYYY-MM-DD from " + first_day + ", the present, to the end of " + io::month_text(last) +
                              ", the last month that is asked about";
  const std::string given = io::in_quotes(options.date);
  if (!io::is_date(options.date))
    add_option_fault("--date", given + " is no date", allowed, faults);
  else if (options.date < first_day)
    add_option_fault("--date", given + " lies before the present: what has come since is in the record", allowed,
                     faults);
  else if (options.date.substr(0, 7) > io::month_text(last))
    add_option_fault("--date", given + " lies after all that is forecast", allowed, faults);
  return options.date;
}

bool is_forecast(const std::string& text) {
  io::FaultList faults;
  const std::optional<io::Node> root = io::read_json(text, "", faults);
  return root && io::is_of_this_program(*root) && root->find("forecasts") != nullptr;
}

std::string text_of(const io::ForecastFile& file) {
  io::Table table;
  table.columns = io::columns_headed({"forecast", "median", "90 % interval", "documents"});
  for (const io::Forecast& forecast : file.forecasts) {
    const io::Unit unit = study::unit_of(forecast.question.metric);
    std::string documents;
    for (const io::DocumentForecast& document : forecast.documents)
      documents += (documents.empty() ? "" : "; ") + io::say(document.value, unit) + " (" + document.figures +
                   "; we give its interval " + io::say(document.probability_inside, io::Unit::kShare) + ")";
    table.row({in_words(forecast.question), io::Cell(forecast.quantiles[49], io::say(forecast.quantiles[49], unit)),
               io::say_range(forecast.quantiles[4], forecast.quantiles[94], unit), documents});
  }
  return io::table_text(table);
}

/// A call of `forecast`, checked.
struct ForecastPlan {
  std::unique_ptr<study::Ground> ground;
  io::ForecastFile file;  ///< but for the quantiles
  Destination destination;
};

ForecastPlan read(const ForecastOptions& options) {
  io::FaultList faults;
  ForecastPlan plan;
  plan.ground = open_ground(options, faults);
  io::ForecastFile& file = plan.file;
  file.forecasts = study::forecast_questions();
  int last = 0;
  for (const io::Forecast& one : file.forecasts) last = std::max(last, one.question.to);
  file.date = date_of(options, plan.ground->calibration.present, last, faults);
  plan.destination.target =
      options.out.empty() ? fs::path("results") / "forecasts" / (file.date + ".json") : fs::path(options.out);
  check_file_place(plan.destination.target, "--out", options.force, is_forecast,
                   "another file or date, since a forecast on record stays as it is; --force replaces a forecast",
                   faults);
  faults.throw_if_any();
  std::erase_if(file.forecasts, [&](const io::Forecast& one) { return io::is_over(one.question, file.date); });
  file.scenario = plan.ground->scenario.name, file.version = kVersion, file.present = plan.ground->calibration.present;
  file.model_digest = plan.ground->posterior->manifest.model_digest;
  file.posterior_digest = plan.ground->posterior->manifest.worlds_digest;
  return plan;
}

io::ForecastFile study(const ForecastPlan& plan, Call& call) {
  io::ForecastFile file = plan.file;
  std::vector<io::Target> questions;
  for (const io::Forecast& one : file.forecasts) questions.push_back(one.question);
  study::fill_forecasts(*plan.ground, study::ask(*plan.ground, questions, call.stop()), file.forecasts);
  return file;
}

Report tell(const ForecastPlan& plan, const io::ForecastFile& file) {
  Report report;
  report.files = {{plan.destination.target.filename().string(), io::forecast_json(file, io::digest)}};
  report.text = text_of(file);
  report.json = forecast_node(file, io::digest);
  return report;
}

/// `forecast`: writes a dated, digested file of predictive distributions.
ExitCode forecast(const ForecastOptions& options, const Console& console) {
  return perform(options, console, read, study, tell);
}

}  // namespace

void set_up_forecast(Command& command) {
  auto& options = command.keep<ForecastOptions>();
  options.scenario_option = "--scenario";
  command.option(options.scenario_option, options.scenario, "The scenario that is taken to come")
      .scenario()
      .shows_default();
  command.option("--date", options.date,
                 "YYYY-MM-DD, not before the present (default: its first day; no clock is read)");
  command.option("--out", options.out, "The file (default: results/forecasts/DATE.json)");
  takes_study_options(command, options);
  command.does(options, forecast);
}

}  // namespace app
