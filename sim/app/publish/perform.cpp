#include "app/publish/perform.hpp"

#include "app/publish/findings.hpp"
#include "files/scratch_directory.hpp"
#include "files/vouched.hpp"
#include "files/write_whole.hpp"
#include "parallel/progress.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

void ensure_going_on(const std::atomic<bool>& stop) {
  if (stop) throw study::Stopped{};
}

}  // namespace

const std::atomic<bool>& Call::stop() const {
  if (!interrupt_) interrupt_.emplace();
  return interrupt_->requested();
}

study::Execution Call::execution(int threads, std::string label) const {
  return {threads, std::move(label), !console_.quiet && parallel::stderr_is_terminal(), &stop()};
}

Company& Call::company() const {
  if (console_.company != nullptr) return *console_.company;
  if (!company_) company_ = alone();
  return *company_;
}

void Call::claim(const Destination& destination) {
  if (destination.target.empty() || !company().tells()) return;
  stop();  // a place half made is taken away again
  if (destination.kind != nullptr) {
    places_.emplace_back(destination);
  } else {
    file_ = fs::absolute(destination.target);
    ensure_writable(file_.parent_path());
  }
}

void Call::deliver(Report report) {
  if (!company().tells()) throw ToldElsewhere{};
  for (const std::string& line : report.notes) note(line);
  std::string where;
  if (!places_.empty()) {
    where = places_.front().target().string();
    publish(places_.front(), report);
    places_.pop_front();
  } else if (!file_.empty()) {
    ensure_going_on(stop());
    where = file_.string();
    fs::create_directories(file_.parent_path());
    const std::string bytes = report.page ? page_alone(report) : report.files.front().second;
    ensure_going_on(stop());
    io::write_whole(file_, bytes);
  }
  if (report.once_it_stands) report.once_it_stands();
  for (const auto& [name, json] : report.kept) keep_finding(data_, name, json);
  print(report);
  if (!where.empty()) note("Results are in " + where + (report.page_name.empty() ? "" : ": open " + report.page_name));
  for (const std::string& line : report.last_notes) note(line);
  if (report.code != kDone && code_ == kDone) code_ = report.code;
}

void Call::publish(Place& place, Report& report) {
  io::ResultDirectory& directory = place.files();
  for (const auto& [name, bytes] : report.files) directory.add(name, bytes);
  if (!report.texts.tables.empty()) add_texts(directory, report.texts);
  if (report.large) report.large(directory.part());
  ensure_going_on(stop());
  bool stopped = false;  // numbers do not wait for pictures, and are not lost with them
  if (!report.figures.empty() || !report.found.empty()) {
    DrawnCharts drawn = draw(directory.part() / "charts", report);
    const ExitCode drawing = tell_drawing(drawn.rendering, console_);
    if (drawing != kDone) code_ = drawing;
    stopped = drawn.rendering.stopped;
    if (report.page) directory.add(report.page_name, report.page(std::move(drawn)));
  }
  const std::string manifest = report.manifest
                                   ? report.manifest({io::digests_below(directory.part()), seconds(), console_.call})
                                   : place.usual_manifest(console_.call);
  if (!stopped) ensure_going_on(stop());
  place.publish(manifest);
  company().done();
}

DrawnCharts Call::draw(const fs::path& charts, Report& report) {
  const std::size_t count = report.figures.size() + report.found.size();
  const bool told = !console_.quiet && console_.pictures != io::Pictures::kNone && parallel::stderr_is_terminal();
  const parallel::Doing doing("drawing " + std::to_string(count) + (count == 1 ? " chart" : " charts"),
                              told ? &console_.err : nullptr);
  return draw_figures(charts, std::move(report.figures), std::move(report.found), console_.pictures);
}

std::string Call::page_alone(Report& report) {
  std::optional<io::ScratchDirectory> scratch;
  {
    const io::PlaceLock turn(file_);
    scratch.emplace(file_, io::ScratchDirectory::Where::kBeside);
  }
  DrawnCharts drawn = draw(scratch->fresh() / "charts", report);
  const ExitCode drawing = tell_drawing(drawn.rendering, console_);
  if (drawing == kStopped) throw study::Stopped{};
  if (drawing != kDone) code_ = drawing;
  return report.page(std::move(drawn));
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
