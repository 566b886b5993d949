#pragma once
#include <array>
#include <atomic>
#include <csignal>

namespace parallel {

/// While one lives, Ctrl-C (SIGINT), SIGTERM and SIGHUP (a terminal that is closed) set a flag instead of ending the
/// program, so that a run can stop in order; a second one ends it at once, as usual. What the caller ignores stays
/// ignored. One at a time: signals belong to the whole process.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  /// True once the user asked to stop.
  const std::atomic<bool>& requested() const;

 private:
  std::array<struct sigaction, 3> old_{};
};

}  // namespace parallel
