#include "regression/program_run.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cstdio>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include "app/command_line/program.hpp"

namespace regression {

namespace fs = std::filesystem;

namespace {

constexpr const char* kPrograms = "programs";

std::string text_of(const fs::path& path) {
  if (!fs::is_regular_file(path)) return {};  // a device may have no end
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void redirect(int descriptor, const std::string& file) {
  const int opened = open(file.c_str(), O_WRONLY | O_CREAT, 0644);
  dup2(opened, descriptor);
  close(opened);
}

/// Does the process have a handler for the signal? Linux tells in /proc.
bool handles(pid_t process, int signal) {
  std::ifstream status("/proc/" + std::to_string(process) + "/status");
  for (std::string line; std::getline(status, line);)
    if (line.rfind("SigCgt:", 0) == 0) return ((std::stoull(line.substr(7), nullptr, 16) >> (signal - 1)) & 1u) != 0;
  return false;
}

bool has_ended(pid_t process) {
  siginfo_t ended{};
  return waitid(P_PID, static_cast<id_t>(process), &ended, WEXITED | WNOHANG | WNOWAIT) != 0 || ended.si_pid == process;
}

}  // namespace

Workplace::Workplace() {
  std::string pattern = (fs::temp_directory_path() / "chokepoint-XXXXXX").string();
  root_ = mkdtemp(pattern.data());
  path_ = root_ / "work";
  fs::create_directory(path_);
}

Workplace::~Workplace() {
  std::error_code ignored;  // a test that failed may have left it unreadable
  fs::remove_all(root_, ignored);
}

/// A file beside the directory in which the program is called, absent so far.
std::string Workplace::fresh(const std::string& name) const {
  fs::remove(root_ / name);
  return (root_ / name).string();
}

pid_t Workplace::start(const std::vector<std::string>& arguments, const std::string& output,
                       const std::string& errors) {
  std::vector<const char*> argv{"chokepoint"};
  for (const std::string& argument : arguments) argv.push_back(argument.c_str());
  std::fflush(nullptr);  // or the child would print what the parent has not yet
  const pid_t child = fork();
  if (child != 0) return child;
  fs::current_path(path_);
  setenv("PATH", (root_ / kPrograms).c_str(), 1);
  if (!input_.empty()) dup2(open(input_.c_str(), O_RDONLY), STDIN_FILENO);
  redirect(STDOUT_FILENO, output);
  redirect(STDERR_FILENO, errors);
  const int code = app::program(static_cast<int>(argv.size()), argv.data());
  std::cout.flush();
  std::cerr.flush();
  _exit(code);  // the test's own clean-up is the parent's
}

Finished Workplace::finish(pid_t child, const std::string& output, const std::string& errors) {
  int status = 0;
  waitpid(child, &status, 0);
  Finished finished;
  finished.code = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  finished.out = text_of(output);
  finished.err = text_of(errors);
  return finished;
}

Finished Workplace::call(const std::vector<std::string>& arguments) { return call_into(arguments, fresh("out")); }

Finished Workplace::call_from(const std::string& input, const std::vector<std::string>& arguments) {
  input_ = (path_ / input).string();
  Finished finished = call(arguments);
  input_.clear();
  return finished;
}

Finished Workplace::call_into(const std::vector<std::string>& arguments, const std::string& output) {
  const std::string errors = fresh("err");
  return finish(start(arguments, output, errors), output, errors);
}

Finished Workplace::call_and_signal(const std::vector<std::string>& arguments, int signal) {
  const std::string output = fresh("out"), errors = fresh("err");
  const pid_t child = start(arguments, output, errors);
  while (!handles(child, signal) && !has_ended(child)) usleep(500);
  kill(child, signal);
  return finish(child, output, errors);
}

std::vector<Finished> Workplace::call_together(const std::vector<std::vector<std::string>>& calls) {
  std::vector<pid_t> children;
  const auto file = [&](const char* stream, std::size_t call) { return stream + std::to_string(call); };
  for (std::size_t i = 0; i < calls.size(); ++i)
    children.push_back(start(calls[i], fresh(file("out", i)), fresh(file("err", i))));
  std::vector<Finished> finished;
  for (std::size_t i = 0; i < calls.size(); ++i)
    finished.push_back(finish(children[i], (root_ / file("out", i)).string(), (root_ / file("err", i)).string()));
  return finished;
}

std::string Workplace::text(const fs::path& name) const { return text_of(path_ / name); }

void Workplace::write(const fs::path& name, const std::string& text) const { std::ofstream(path_ / name) << text; }

void Workplace::install(const std::string& name, const std::string& script) const {
  const fs::path program = root_ / kPrograms / name;
  fs::create_directory(program.parent_path());
  std::ofstream(program) << "#!/bin/sh\n" << script;
  fs::permissions(program, fs::perms::owner_all);
}

std::vector<std::string> Workplace::names() const {
  std::vector<std::string> names;
  for (const fs::directory_entry& entry : fs::directory_iterator(path_))
    names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace regression
