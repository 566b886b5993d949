#include "parallel/interrupt.hpp"

namespace parallel {

namespace {

// A signal handler can reach nothing but what is global, and touch only what is lock-free.
std::atomic<bool> stop_requested = false;
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void request_stop(int) { stop_requested = true; }

struct sigaction stop_action() {
  struct sigaction action {};
  action.sa_handler = request_stop;
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
  sigemptyset(&action.sa_mask);
  return action;
}

}  // namespace

Interrupt::Interrupt() : old_interrupt_{}, old_terminate_{} {
  stop_requested = false;
  const struct sigaction action = stop_action();
  sigaction(SIGINT, &action, &old_interrupt_);
  sigaction(SIGTERM, &action, &old_terminate_);
}

Interrupt::~Interrupt() {
  sigaction(SIGINT, &old_interrupt_, nullptr);
  sigaction(SIGTERM, &old_terminate_, nullptr);
}

const std::atomic<bool>& Interrupt::requested() const { return stop_requested; }

}  // namespace parallel
