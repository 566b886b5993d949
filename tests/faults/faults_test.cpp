#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

// Every call by which a publish changes the disk fails or is the last one, one after the other. Whatever happens, the place
// holds the old or the new result, whole, and a person's own files; and the next call succeeds and leaves nothing behind.
// Of all calls some are tried, others in each case; with CHOKEPOINT_FAULTS=all every one, in some minutes.
namespace {

namespace fs = std::filesystem;
using Contents = std::map<std::string, std::string>;

/// A publish that is disturbed.
struct Case {
  std::string name, what;    ///< publish or update
  bool exchange = true;      ///< whether the disk knows it
  bool from_within = false;  ///< called in the folder itself, which then cannot be exchanged
  bool stands = true;        ///< whether there is an old result
};

class Faults : public testing::TestWithParam<std::tuple<Case, std::string>> {
 protected:
  Faults() {
    const fs::path memory = "/dev/shm";  // where waiting for the disk takes no time
    const bool has_memory = ::access(memory.c_str(), W_OK) == 0;
    std::string pattern = ((has_memory ? memory : fs::temp_directory_path()) / "chokepoint-faults-XXXXXX").string();
    root_ = mkdtemp(pattern.data());
    target_ = root_ / "results" / "r";
  }
  ~Faults() override { fs::remove_all(root_); }

  void start_anew() {
    fs::remove_all(root_ / "results");
    fs::create_directories(root_ / "results");
    if (!std::get<0>(GetParam()).stands) return;
    if (fs::exists(root_ / "old")) return fs::copy(root_ / "old", target_, fs::copy_options::recursive);
    ASSERT_EQ(call("publish", "old", ""), 0);
    fs::create_directories(target_ / "sketches");
    for (const char* name : {"notes.txt", "charts/mine.svg", "tables/mine.csv"})
      std::ofstream(target_ / name) << "mine";
    fs::copy(target_, root_ / "old", fs::copy_options::recursive);
  }

  /// How the publisher ends: its exit code, or -N if signal N ended it.
  int call(const std::string& what, const std::string& text, const std::string& fault, long at = 0) {
    const Case& one = std::get<0>(GetParam());
    const pid_t child = ::fork();
    if (child == 0) {
      if (one.from_within && fs::exists(target_)) fs::current_path(target_);
      if (!one.exchange) ::setenv("FAULT_NO_EXCHANGE", "1", 1);
      ::setenv("FAULT_BELOW", (root_ / "results").c_str(), 1);
      ::setenv("FAULT_HOW", fault.c_str(), 1);
      ::setenv("FAULT_AT", std::to_string(at).c_str(), 1);
      ::setenv("FAULT_COUNT", (root_ / "count").c_str(), 1);
      ::setenv("LD_PRELOAD", FAULT_SHIM, 1);
      if (std::freopen((root_ / "said").c_str(), "w", stderr) == nullptr) ::_exit(98);
      ::execl(PUBLISHER, PUBLISHER, what.c_str(), target_.c_str(), text.c_str(), nullptr);
      ::_exit(99);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }

  Contents contents() const {
    Contents found;
    std::error_code absent;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(target_, absent)) {
      const std::string name = entry.path().lexically_relative(target_).string();
      if (name.starts_with(".chokepoint-part-")) continue;
      std::ostringstream text;
      if (entry.is_regular_file()) text << std::ifstream(entry.path()).rdbuf();
      if (entry.is_regular_file() || fs::is_empty(entry.path())) found[name] = text.str();
    }
    return found;
  }
  std::vector<std::string> around() const {
    std::vector<std::string> names;
    for (const fs::directory_entry& entry : fs::directory_iterator(root_ / "results"))
      names.push_back(entry.path().filename().string());
    for (const fs::directory_entry& entry : fs::directory_iterator(target_))
      if (entry.path().filename().string().starts_with(".")) names.push_back(entry.path().filename().string());
    return names;
  }
  long counted() const {
    long count = 0;
    std::ifstream(root_ / "count") >> count;
    return count;
  }

  fs::path root_, target_;
};

TEST_P(Faults, LeaveTheOldOrTheNewWhole) {
  const auto& [one, how] = GetParam();
  start_anew();
  const Contents old = contents();
  ASSERT_EQ(call(one.what, "new", ""), 0);
  const Contents fresh = contents();
  ASSERT_NE(old, fresh);
  const long all = counted();
  ASSERT_GT(all, 20);
  const bool every = std::getenv("CHOKEPOINT_FAULTS") != nullptr;
  const long step = every ? 1 : 4, first = every ? 1 : 1 + static_cast<long>((one.name + how).size()) % step;
  const bool kills = how == "KILL" || how == "AFTER";
  for (long at = first; at <= all; at += step) {
    SCOPED_TRACE(one.name + ", " + how + " at call " + std::to_string(at));
    start_anew();
    const int code = call(one.what, "new", how, at);
    if (kills) {
      call("mend", "", "");
    } else {
      ASSERT_TRUE(code == 0 || code == 3) << code;
    }
    if (how == "STUCK") call("mend", "", "");
    const Contents now = contents();
    ASSERT_TRUE(now == old || now == fresh) << "the place holds neither the old nor the new";
    if (code == 0) {
      ASSERT_EQ(now, fresh);
    }
    if (every || (at / step) % 3 == 0) {
      ASSERT_EQ(call(one.what, "new", ""), 0);
      ASSERT_EQ(contents(), fresh);
      ASSERT_EQ(around(), std::vector<std::string>{"r"});
    }
  }
}

INSTANTIATE_TEST_SUITE_P(
    Each, Faults,
    testing::Combine(testing::Values(Case{"first", "publish", true, false, false}, Case{"exchange", "publish"},
                                     Case{"aside", "publish", false}, Case{"one_by_one", "publish", true, true},
                                     Case{"charts", "update"}, Case{"charts_one_by_one", "update", true, true}),
                     testing::Values("ENOSPC", "STUCK", "KILL", "AFTER")),
    [](const auto& one) { return std::get<0>(one.param).name + "_" + std::get<1>(one.param); });

}  // namespace
