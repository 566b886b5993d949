#include "parallel/progress.hpp"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace parallel {

namespace {

constexpr int kBarWidth = 24;
constexpr std::chrono::milliseconds kRedraw{100};

std::string time_left(double seconds) {
  const long whole = std::lround(std::ceil(seconds));
  if (whole < 60) return std::to_string(whole) + " s left";
  if (whole < 3600) return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s left";
  return std::to_string(whole / 3600) + " h " + std::to_string(whole / 60 % 60) + " min left";
}

void wipe(std::size_t width, std::ostream& out) {
  if (width > 0) out << '\r' << std::string(width, ' ') << '\r' << std::flush;
}

}  // namespace

bool stderr_is_terminal() { return isatty(STDERR_FILENO) != 0; }

std::string progress_line(const std::string& label, int done, int total, double seconds) {
  const double share = total > 0 ? static_cast<double>(done) / total : 1;
  const auto filled = static_cast<std::size_t>(share * kBarWidth);
  std::string line = label + "  [" + std::string(filled, '#') + std::string(kBarWidth - filled, '.') + "] ";
  line += std::to_string(static_cast<int>(share * 100)) + " %";
  if (done > 0 && done < total) line += ", " + time_left(seconds * (total - done) / done);
  return line;
}

Progress::Progress(std::string label, int total, std::ostream* out)
    : label_(std::move(label)), total_(total), out_(out) {}

void Progress::add(int blocks) {
  const std::lock_guard lock(mutex_);
  done_ += blocks;
  const Clock::time_point now = Clock::now();
  if (out_ == nullptr || now - drawn_ < kRedraw) return;
  drawn_ = now;
  std::string line = progress_line(label_, done_, total_, std::chrono::duration<double>(now - start_).count());
  const std::size_t shown = line.size();
  line.resize(std::max(shown, width_), ' ');  // covers what a longer line left behind
  width_ = shown;
  *out_ << '\r' << line << std::flush;
}

void Progress::finish() {
  const std::lock_guard lock(mutex_);
  if (out_ != nullptr) wipe(width_, *out_);
  width_ = 0;
}

Doing::Doing(const std::string& what, std::ostream* out) : out_(out), width_(what.size() + 4) {
  if (out_ != nullptr) *out_ << what << " ..." << std::flush;
}

Doing::~Doing() {
  if (out_ != nullptr) wipe(width_, *out_);
}

}  // namespace parallel
