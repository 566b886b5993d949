#pragma once
#include <array>
#include <atomic>
#include <csignal>

/// How Ctrl-C (SIGINT), SIGTERM and SIGHUP (a terminal that is closed) end the program. Signals belong to the whole process,
/// and so does all of this. What the caller ignores, as a shell does for its background jobs and nohup for all, stays ignored.
namespace parallel {

/// From now on such a signal ends the program at once with `code` and the line `words` on its error stream: right while
/// nothing has been written and nothing is to be undone. Once an Interrupt has been made it is that one's flag that is set.
/// `words` must live as long as the program.
void end_at_once_on_signals(int code, const char* words);

/// True once the user asked to stop. Set while an Interrupt lives, and after it.
const std::atomic<bool>& stop_requested();

/// While one lives, these signals set a flag instead of ending the program, so that a run can stop in order; a second one
/// ends it at once, as usual. One at a time.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  /// True once the user asked to stop.
  const std::atomic<bool>& requested() const { return stop_requested(); }

 private:
  std::array<struct sigaction, 3> old_{};
};

}  // namespace parallel
