#include "app/command_line/pager.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <string>

namespace app {

namespace {

std::string command_of_pager() {
  const char* chosen = std::getenv("PAGER");
  if (chosen != nullptr) return chosen;
  return "if command -v less >/dev/null; then exec less; else exec cat; fi";
}

/// In the child: nothing here returns.
[[noreturn]] void become(const std::string& command, int from) {
  dup2(from, STDIN_FILENO);
  close(from);
  setenv("LESS", "FRX", 0);
  execl("/bin/sh", "sh", "-c", command.c_str(), static_cast<char*>(nullptr));
  _exit(127);
}

}  // namespace

Pager::Pager() {
  const std::string command = command_of_pager();
  std::array<int, 2> ends{};
  if (command.empty() || command == "cat" || isatty(STDOUT_FILENO) == 0 || pipe(ends.data()) != 0) return;
  std::cout.flush();
  child_ = fork();
  if (child_ == 0) {
    close(ends[1]);
    become(command, ends[0]);
  }
  close(ends[0]);
  if (child_ > 0) {
    terminal_ = dup(STDOUT_FILENO);
    dup2(ends[1], STDOUT_FILENO);
    std::signal(SIGPIPE, SIG_IGN);  // who leaves early has seen enough
  }
  close(ends[1]);
}

Pager::~Pager() {
  if (child_ <= 0) return;
  std::cout.flush();
  std::signal(SIGINT, SIG_IGN);  // it is the pager's now
  dup2(terminal_, STDOUT_FILENO);
  close(terminal_);
  while (waitpid(child_, nullptr, 0) < 0 && errno == EINTR) {
  }
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGPIPE, SIG_DFL);
  std::cout.clear();
}

}  // namespace app
