#include "app/publish/perform.hpp"

#include <algorithm>

#include "app/publish/findings.hpp"
#include "files/write_whole.hpp"
#include "parallel/progress.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

/// All files below a directory, in order, as they will stand in the result.
std::vector<std::string> files_below(const fs::path& directory) {
  std::vector<std::string> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(directory))
    if (entry.is_regular_file()) files.push_back(entry.path().lexically_relative(directory).generic_string());
  std::sort(files.begin(), files.end());
  return files;
}

void ensure_going_on(const std::atomic<bool>& stop) {
  if (stop) throw Stopped{};
}

}  // namespace

const std::atomic<bool>& Call::stop() const {
  if (!interrupt_) interrupt_.emplace();
  return interrupt_->requested();
}

Execution Call::execution(int threads, std::string label) const {
  return {threads, std::move(label), !console_.quiet && parallel::stderr_is_terminal(), &stop()};
}

void Call::deliver(const Place& place, Report report) {
  for (const std::string& line : report.notes) note(line);
  if (!place.target.empty()) publish(place, report);
  for (const auto& [name, json] : report.kept) keep_finding(data_, name, json);
  print(report);
  if (!place.target.empty())
    note("Results are in " + place.target.string() + (report.page_name.empty() ? "" : ": open " + report.page_name));
  for (const std::string& line : report.last_notes) note(line);
  if (report.code != kDone && code_ == kDone) code_ = report.code;
}

void Call::publish(const Place& place, Report& report) {
  if (place.is_file) {
    if (place.target.has_parent_path()) fs::create_directories(place.target.parent_path());
    return io::write_whole(place.target, report.files.front().second);
  }
  io::ResultDirectory directory(place.target);
  for (const auto& [name, bytes] : report.files) directory.add(name, bytes);
  if (!report.texts.tables.empty()) add_texts(directory, report.texts);
  if (report.large) report.large(directory.part());
  ensure_going_on(stop());
  if (!report.pictures.empty() || !report.found.empty()) {
    DrawnCharts drawn = draw_pictures(directory.part() / "charts", report.pictures, report.found);
    ensure_going_on(stop());  // Ctrl-C also ends the programs that draw, which is no fault of theirs
    const ExitCode drawing = tell_drawing(drawn.rendering, console_);
    if (drawing != kDone) code_ = drawing;
    if (report.page) directory.add(report.page_name, report.page(std::move(drawn)));
  }
  if (report.manifest) directory.add("manifest.json", report.manifest({files_below(directory.part()), seconds()}));
  ensure_going_on(stop());
  place.put(directory);
}

void Call::print(Report& report) {
  if (console_.json)
    printed_.push_back(std::move(report.json));
  else
    console_.out << (told_ ? "\n" : "") << report.text;
  told_ = true;
}

ExitCode Call::end() {
  if (console_.json && as_list_)
    console_.print(io::make_list(std::move(printed_)));
  else
    for (const io::Node& node : printed_) console_.print(node);
  return code_;
}

}  // namespace app
