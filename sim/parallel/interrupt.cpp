#include "parallel/interrupt.hpp"

#include <unistd.h>

#include <cstring>

namespace parallel {

namespace {

constexpr std::array<int, 3> kSignals{SIGINT, SIGTERM, SIGHUP};

// A signal handler can reach nothing but what is global, and touch only what is lock-free.
std::atomic<bool> asked = false;
std::atomic<bool> in_order = false;  // an Interrupt looks after the flag, or did
static_assert(std::atomic<bool>::is_always_lock_free);
int code_at_once = 0;
const char* words_at_once = "";

extern "C" void request_stop(int) { asked = true; }

extern "C" void end_or_request_stop(int) {
  if (in_order) {
    asked = true;
    return;
  }
  [[maybe_unused]] const ssize_t told = ::write(STDERR_FILENO, words_at_once, std::strlen(words_at_once));
  ::_exit(code_at_once);
}

void install(void (*handler)(int), std::array<struct sigaction, 3>& old) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
  sigemptyset(&action.sa_mask);
  for (std::size_t i = 0; i < kSignals.size(); ++i) {
    sigaction(kSignals[i], &action, &old[i]);
    if (old[i].sa_handler == SIG_IGN) sigaction(kSignals[i], &old[i], nullptr);
  }
}

}  // namespace

void end_at_once_on_signals(int code, const char* words) {
  code_at_once = code;
  words_at_once = words;
  in_order = false;
  std::array<struct sigaction, 3> old{};
  install(end_or_request_stop, old);
}

const std::atomic<bool>& stop_requested() { return asked; }

Interrupt::Interrupt() {
  asked = false;
  in_order = true;
  install(request_stop, old_);
}

Interrupt::~Interrupt() {
  for (std::size_t i = 0; i < kSignals.size(); ++i) sigaction(kSignals[i], &old_[i], nullptr);
}

}  // namespace parallel
