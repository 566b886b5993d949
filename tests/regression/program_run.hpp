#pragma once
#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

/// Runs the whole program in a process of its own, as a user would: with arguments, a current directory, pipes,
/// signals.
namespace regression {

/// How a call ended.
struct Finished {
  int code = -1;         ///< exit code; -N if signal N killed it
  std::string out, err;  ///< what it wrote
};

/// An empty directory in which the program is called; removed at the end.
class Workplace {
 public:
  Workplace();
  ~Workplace();
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;

  const std::filesystem::path& path() const { return path_; }

  /// Calls the program with these arguments and waits. It finds no other programs but those of `install`, so that charts
  /// are not drawn (which would take most of the time).
  Finished call(const std::vector<std::string>& arguments);
  /// The same, with a file of the directory as its standard input.
  Finished call_from(const std::string& input, const std::vector<std::string>& arguments);
  /// The same as `call`, but sends `signal` as soon as the program handles it.
  Finished call_and_signal(const std::vector<std::string>& arguments, int signal);
  /// The same as `call`, with its standard output going to a file that exists.
  Finished call_into(const std::vector<std::string>& arguments, const std::string& output);

  /// Calls the program several times at once, and waits for all.
  std::vector<Finished> call_together(const std::vector<std::vector<std::string>>& calls);

  /// A file of the directory as text.
  std::string text(const std::filesystem::path& name) const;
  void write(const std::filesystem::path& name, const std::string& text) const;
  /// A shell script that the program finds under that name.
  void install(const std::string& name, const std::string& script) const;
  /// Names of all that is in the directory, sorted.
  std::vector<std::string> names() const;

 private:
  pid_t start(const std::vector<std::string>& arguments, const std::string& output, const std::string& errors);
  Finished finish(pid_t child, const std::string& output, const std::string& errors);
  std::string fresh(const std::string& name) const;

  std::filesystem::path root_, path_;
  std::string input_;  ///< of the next call; empty: the test's own
};

}  // namespace regression
