#include "files/run_program.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <functional>
#include <future>
#include <system_error>
#include <thread>

namespace io {
namespace {

[[noreturn]] void fail(int error, const char* what) { throw std::system_error(error, std::generic_category(), what); }

/// The two ends of a pipe, closed with this object. Neither is passed on to other programs that start meanwhile.
class Pipe {
 public:
  Pipe() {
    if (pipe2(ends_.data(), O_CLOEXEC) != 0) fail(errno, "cannot make a pipe");
  }
  ~Pipe() {
    close_writer();
    close(ends_[0]);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  int writer() const { return ends_[1]; }
  void close_writer() {
    if (ends_[1] >= 0) close(ends_[1]);
    ends_[1] = -1;
  }

  /// Everything that was written, once every writer has closed.
  std::string read_all() const {
    std::string text;
    std::array<char, 4096> buffer{};
    while (true) {
      ssize_t got = read(ends_[0], buffer.data(), buffer.size());
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) return text;
      text.append(buffer.data(), static_cast<std::size_t>(got));
    }
  }

 private:
  std::array<int, 2> ends_{-1, -1};
};

/// Standard input and output lead nowhere, the error stream into the pipe.
class Redirections {
 public:
  explicit Redirections(int errors) {
    posix_spawn_file_actions_init(&actions_);
    posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions_, errors, STDERR_FILENO);
  }
  ~Redirections() { posix_spawn_file_actions_destroy(&actions_); }
  Redirections(const Redirections&) = delete;
  Redirections& operator=(const Redirections&) = delete;

  const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

int wait_for(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0)
    if (errno != EINTR) fail(errno, "cannot wait for a program");
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

Outcome run_program(const std::vector<std::string>& command) {
  std::vector<std::string> words = command;  // posix_spawn asks for text that it may write to
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  Pipe errors;
  Redirections redirections(errors.writer());
  pid_t child = 0;
  int error = posix_spawnp(&child, arguments[0], redirections.get(), nullptr, arguments.data(), environ);
  if (error == ENOENT || error == EACCES) return {true, 127, ""};
  if (error != 0) fail(error, "cannot start a program");
  errors.close_writer();
  Outcome outcome;
  outcome.errors = errors.read_all();
  outcome.code = wait_for(child);
  return outcome;
}

std::vector<Outcome> run_programs(const std::vector<std::vector<std::string>>& commands) {
  std::vector<std::future<Outcome>> running(commands.size());
  const std::size_t at_once = std::max(1u, std::thread::hardware_concurrency());
  std::vector<Outcome> outcomes;
  for (std::size_t next = 0; outcomes.size() < commands.size();) {
    while (next < commands.size() && next - outcomes.size() < at_once) {
      running[next] = std::async(std::launch::async, run_program, std::cref(commands[next]));
      ++next;
    }
    outcomes.push_back(running[outcomes.size()].get());
  }
  return outcomes;
}

}  // namespace io
