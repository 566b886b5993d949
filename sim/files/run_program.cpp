#include "files/run_program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <functional>
#include <future>
#include <system_error>
#include <thread>

namespace io {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMostErrors = 64u << 10;
constexpr int kLookMilliseconds = 20;  ///< how often the clock and the wish to stop are looked at

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

  int reader() const { return ends_[0]; }
  int writer() const { return ends_[1]; }
  void close_writer() {
    if (ends_[1] >= 0) close(ends_[1]);
    ends_[1] = -1;
  }

 private:
  std::array<int, 2> ends_{-1, -1};
};

void limit(decltype(RLIMIT_DATA) what, std::uint64_t most) {
  const rlimit both{most, most};
  if (most > 0) setrlimit(what, &both);
}

/// In the new process, where other threads may have held any lock: nothing but system calls until it is another program.
/// It is the first of a group, which can be ended as one, and dies with the thread that waits for it.
[[noreturn]] void become(char* const* arguments, const Limits& limits, pid_t parent, int errors, int not_begun) {
  setpgid(0, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(127);  // it died before
  limit(RLIMIT_DATA, limits.memory);
  limit(RLIMIT_FSIZE, limits.file);
  const int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
  dup2(nowhere, STDIN_FILENO);
  dup2(nowhere, STDOUT_FILENO);
  dup2(errors, STDERR_FILENO);
  execvp(arguments[0], arguments);
  const int error = errno;
  [[maybe_unused]] const ssize_t told = write(not_begun, &error, sizeof error);
  _exit(127);
}

/// A program that runs, and is ended with this object.
class Running {
 public:
  Running(char* const* arguments, const Limits& limits) {
    Pipe not_begun;
    const pid_t parent = getpid();
    child_ = fork();
    if (child_ < 0) fail(errno, "cannot start a program");
    if (child_ == 0) become(arguments, limits, parent, errors_.writer(), not_begun.writer());
    errors_.close_writer();
    not_begun.close_writer();
    ssize_t got = 0;
    do got = read(not_begun.reader(), &error_, sizeof error_);  // nothing, once it is the other program
    while (got < 0 && errno == EINTR);
  }
  ~Running() { end(); }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

  /// Why it could not be started; 0 if it was.
  int error() const { return error_; }

  /// Takes up what was written meanwhile, for a moment; false once it has ended.
  bool watch(std::string& errors) {
    pollfd reader{open_ ? errors_.reader() : -1, POLLIN, 0};
    if (poll(&reader, 1, open_ ? kLookMilliseconds : 1) > 0) take(errors);
    siginfo_t ended{};
    return waitid(P_PID, static_cast<id_t>(child_), &ended, WEXITED | WNOHANG | WNOWAIT) == 0 && ended.si_pid == 0;
  }

  /// Ends it with all that it started. Its exit code.
  int end() {
    if (child_ <= 0) return code_;
    kill(-child_, SIGKILL);  // not yet waited for, so the number is still its own
    int status = 0;
    while (waitpid(child_, &status, 0) < 0)
      if (errno != EINTR) break;
    child_ = 0;
    code_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return code_;
  }

  /// The rest of what it wrote, without waiting for a grandchild that has left the group.
  void drain(std::string& errors) {
    pollfd reader{errors_.reader(), POLLIN, 0};
    while (open_ && poll(&reader, 1, 0) > 0) take(errors);
  }

 private:
  void take(std::string& errors) {
    std::array<char, 4096> buffer{};
    const ssize_t got = read(errors_.reader(), buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) return;
    open_ = got > 0;
    if (open_) errors.append(buffer.data(), std::min(static_cast<std::size_t>(got), kMostErrors - errors.size()));
  }

  Pipe errors_;
  pid_t child_ = 0;
  int error_ = 0, code_ = 0;
  bool open_ = true;
};

bool asked_to_stop(const Limits& limits) { return limits.stop != nullptr && *limits.stop; }

}  // namespace

Outcome run_program(const std::vector<std::string>& command, const Limits& limits) {
  Outcome outcome;
  outcome.stopped = asked_to_stop(limits);
  if (outcome.stopped) return outcome.code = 130, outcome;
  std::vector<std::string> words = command;  // execvp asks for text that it may write to
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  const Clock::time_point late = Clock::now() + limits.time;
  Running program(arguments.data(), limits);
  if (program.error() == ENOENT || program.error() == EACCES) return outcome.absent = true, outcome.code = 127, outcome;
  if (program.error() != 0) fail(program.error(), "cannot start a program");
  while (program.watch(outcome.errors)) {
    outcome.stopped = asked_to_stop(limits);
    outcome.overran = Clock::now() > late;
    if (outcome.stopped || outcome.overran) break;
  }
  outcome.code = program.end();
  program.drain(outcome.errors);
  return outcome;
}

std::vector<Outcome> run_programs(const std::vector<std::vector<std::string>>& commands, const Limits& limits) {
  std::vector<std::future<Outcome>> running(commands.size());
  const std::size_t at_once = std::max(1u, std::thread::hardware_concurrency());
  std::vector<Outcome> outcomes;
  for (std::size_t next = 0; outcomes.size() < commands.size();) {
    while (next < commands.size() && next - outcomes.size() < at_once) {
      running[next] = std::async(std::launch::async, run_program, std::cref(commands[next]), std::cref(limits));
      ++next;
    }
    outcomes.push_back(running[outcomes.size()].get());
  }
  return outcomes;
}

}  // namespace io
