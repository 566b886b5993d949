#pragma once
#include <atomic>
#include <filesystem>
#include <list>
#include <optional>
#include <string_view>
#include <vector>

#include "app/publish/place.hpp"
#include "app/publish/report.hpp"
#include "app/share/company.hpp"
#include "parallel/clock.hpp"
#include "parallel/interrupt.hpp"
#include "study/worlds/simulate.hpp"

namespace app {

/// One call of a command, from its first file to its exit code. What every command needs is here once: the wish to stop,
/// progress, notes, drawing, publishing, standard output and the exit code.
class Call {
 public:
  Call(const Console& console, std::string data) : console_(console), data_(std::move(data)) {}

  /// True once the user asked to stop. From the first question on, a wish to stop is noted and heeded in order; until then,
  /// while files are read, it ends the program at once.
  const std::atomic<bool>& stop() const;
  /// How worlds are run for this call. Nothing in it can change a result.
  study::Execution execution(int threads, std::string label = "") const;
  /// Since the call began.
  double seconds() const { return parallel::steady_seconds() - start_; }
  const Console& console() const { return console_; }
  void note(std::string_view text) const { console_.note(text); }

  /// The processes that work on it, of which this is one.
  Company& company() const;
  /// From now on it is the work of this company.
  void work_in(std::unique_ptr<Company> company) { company_ = std::move(company); }
  /// Where the next runs keep what they have done so far.
  void keep_at(const CheckpointPlan& plan) const { company().keep_at(plan); }
  /// Where files too large to be held are gathered, of the next report to be delivered, which has a place.
  std::filesystem::path folder() { return places_.front().files().part(); }

  /// Takes hold of the place where a report will go, before anything is computed. Throws io::WriteError or
  /// std::filesystem::filesystem_error if nothing can be written there.
  void claim(const Destination& destination);
  /// Writes, draws and prints one report, at the first place claimed that still has none; without a place it is printed
  /// alone. Throws Stopped, io::WriteError or std::filesystem::filesystem_error; nothing stands at the place then but what
  /// stood there. Who stops while charts are drawn keeps the numbers: the report stands without the charts that are missing,
  /// and the call ends with kStopped.
  void deliver(Report report);
  /// With --json the reports of this call are printed as one list, even if there is one.
  void print_as_list() { as_list_ = true; }
  /// What is left to print. Gives the exit code.
  ExitCode end();

 private:
  void publish(Place& place, Report& report);
  DrawnCharts draw(const std::filesystem::path& charts, Report& report);
  /// The page of a report that is one file: its charts are drawn beside it, and not kept.
  std::string page_alone(Report& report);
  void print(Report& report);

  const Console& console_;
  std::string data_;
  mutable std::optional<parallel::Interrupt> interrupt_;
  mutable std::unique_ptr<Company> company_;
  std::list<Place> places_;
  std::filesystem::path file_;  ///< a place that is one file
  double start_ = parallel::steady_seconds();
  std::vector<io::Node> printed_;
  bool as_list_ = false, told_ = false;
  ExitCode code_ = kDone;
};

/// Runs `body(call)`. A call that the user stopped ends with kStopped.
template <class Body> ExitCode perform(const std::string& data, const Console& console, Body body) {
  Call call(console, data);
  try {
    body(call);
    return call.end();
  } catch (const study::Stopped&) {
    return kStopped;
  } catch (const ToldElsewhere&) {
    return kDone;
  }
}

/// Of a command that only tells: nothing is computed that one could stop, and nothing written.
template <class Options> ExitCode only_tell(const Options& options, const Console& console, Report report) {
  return perform(options.data, console, [&](Call& call) { call.deliver(std::move(report)); });
}

/// A command is three functions: `read(options)` reads and checks all that was asked, and throws base::InputError with every
/// fault before anything is computed or written; `study(question, call)` finds the numbers; `tell(question, answer)` makes
/// the report. The question has a member `destination`.
template <class Options, class Read, class Study, class Tell>
ExitCode perform(const Options& options, const Console& console, Read read, Study study, Tell tell) {
  return perform(options.data, console, [&](Call& call) {
    const auto question = read(options);
    call.claim(question.destination);
    const auto answer = study(question, call);
    call.deliver(tell(question, answer));
  });
}

}  // namespace app
