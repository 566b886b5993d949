#pragma once
#include <chrono>
#include <mutex>
#include <ostream>
#include <string>

namespace parallel {

/// Is standard error a terminal that a person looks at?
bool stderr_is_terminal();

/// A bar such as "baseline  [#####.....]  50 %, 3 s left", drawn over itself at most ten times a second.
std::string progress_line(const std::string& label, int done, int total, double seconds);

/// Tells a person how far a loop has come. Safe to call from any thread.
class Progress {
 public:
  /// Silent if `out` is null: nothing is drawn when the output is piped or the user asked for quiet.
  Progress(std::string label, int total, std::ostream* out);

  void add(int blocks);
  /// Wipes the bar, so that what is printed next starts on a clean line.
  void finish();

 private:
  using Clock = std::chrono::steady_clock;

  std::mutex mutex_;
  std::string label_;
  int total_, done_ = 0;
  std::ostream* out_;
  Clock::time_point start_ = Clock::now(), drawn_ = start_;
  std::size_t width_ = 0;  ///< of the line on the screen
};

/// Tells a person what takes a while and cannot say how far it has come: "drawing 18 charts ...", wiped at the end. Silent if
/// `out` is null.
class Doing {
 public:
  Doing(const std::string& what, std::ostream* out);
  ~Doing();
  Doing(const Doing&) = delete;
  Doing& operator=(const Doing&) = delete;

 private:
  std::ostream* out_;
  std::size_t width_;
};

}  // namespace parallel
