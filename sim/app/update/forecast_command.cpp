#include <algorithm>
#include <filesystem>

#include "app/build_info.hpp"
#include "app/ground/units.hpp"
#include "app/publish/place.hpp"
#include "app/update/forecast.hpp"
#include "files/digest.hpp"
#include "files/write_whole.hpp"
#include "input/json/input_values.hpp"
#include "input/json/json_read.hpp"
#include "parallel/interrupt.hpp"
#include "study/fit/record_fit.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

/// The date of the forecast: as given, or the first day of the present.
std::string date_of(const ForecastOptions& options, int present, io::FaultList& faults) {
  if (options.date.empty()) return io::month_text(present) + "-01";
  if (!io::is_date(options.date))
    add_option_fault("--date", "\"" + options.date + "\" is no date", "YYYY-MM-DD from 2022-01-01 to 2099-12-31",
                     faults);
  return options.date;
}

bool is_forecast(const std::string& text) {
  io::FaultList faults;
  const std::optional<io::Node> root = io::read_json(text, "", faults);
  const io::Node* program = root ? root->find("program") : nullptr;
  return program != nullptr && program->text == "chokepoint" && root->find("forecasts") != nullptr;
}

std::string text_of(const io::ForecastFile& file) {
  using enum TextTable::Align;
  TextTable table({kLeft, kRight, kLeft, kLeft});
  table.row({"forecast", "median", "90 % interval", "documents"});
  for (const io::Forecast& forecast : file.forecasts) {
    const io::Unit unit = unit_of(forecast.question.metric);
    std::string documents;
    for (const io::DocumentForecast& document : forecast.documents)
      documents += (documents.empty() ? "" : "; ") + io::say(document.value, unit) + " (" + document.figures +
                   "; we give its interval " + io::say(document.probability_inside, io::Unit::kShare) + ")";
    table.row({in_words(forecast.question), io::say(forecast.quantiles[49], unit),
               io::say_range(forecast.quantiles[4], forecast.quantiles[94], unit), documents});
  }
  return table.text();
}

}  // namespace

ExitCode forecast(const ForecastOptions& options, const Console& console) {
  io::FaultList faults;
  const auto study = open_study(options, faults);
  io::ForecastFile file;
  file.date = date_of(options, study->calibration.present, faults);
  const fs::path out =
      options.out.empty() ? fs::path("results") / "forecasts" / (file.date + ".json") : fs::path(options.out);
  check_file_place(out, "--out", options.force, is_forecast,
                   "another file or date, since a forecast on record stays as it is; --force replaces a forecast",
                   faults);
  file.forecasts = forecast_questions();
  int last = 0;
  for (const io::Forecast& one : file.forecasts) last = std::max(last, one.question.to);
  if (file.date.substr(0, 7) > io::month_text(last))
    add_option_fault("--date", file.date + " lies after all that is forecast",
                     "a date up to " + io::month_text(last) + ", the last month that is asked about", faults);
  faults.throw_if_any();
  file.scenario = study->scenario.name, file.version = kVersion, file.present = study->calibration.present;
  file.model_digest = study->posterior->manifest.model_digest;
  file.posterior_digest = study->posterior->manifest.worlds_digest;
  std::vector<io::Target> questions;
  for (const io::Forecast& one : file.forecasts) questions.push_back(one.question);
  ensure_writable(fs::absolute(out).parent_path());
  const parallel::Interrupt interrupt;
  try {
    const Answers answers = ask(*study, questions, interrupt.requested());
    fill_forecasts(*study, answers, file.forecasts);
    const std::string json = io::forecast_json(file, io::digest);
    if (out.has_parent_path()) fs::create_directories(out.parent_path());
    io::write_whole(out, json);
    if (console.json)
      console.out << json;
    else
      console.out << text_of(file);
    console.note("The forecast of " + file.date + " is in " + out.string());
  } catch (const Stopped&) {
    return kStopped;
  }
  return kDone;
}

}  // namespace app
