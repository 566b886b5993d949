#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "app/command_line/command.hpp"
#include "app/command_line/options.hpp"
#include "app/publish/perform.hpp"
#include "app/verify/recall.hpp"
#include "files/run_program.hpp"
#include "files/scratch_directory.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

struct VerifyOptions {
  std::string data, directory;
};

constexpr std::size_t kMostNamed = 20;  ///< files that are named one by one

/// Makes the results again. Throws base::InputError with what the call said if they could not be made.
void make_again(const Recall& recall, const fs::path& into, const std::string& data, const std::atomic<bool>& stop) {
  std::vector<std::string> command{fs::read_symlink("/proc/self/exe").string()};
  command.insert(command.end(), recall.call.begin(), recall.call.end());
  for (const std::string& word :
       {std::string("--quiet"), std::string("--data"), data, std::string("--out"), into.string()})
    command.push_back(word);
  io::Limits limits;
  limits.time = std::chrono::hours(24 * 30);
  limits.stop = &stop;
  const io::Outcome outcome = io::run_program(command, limits);
  if (outcome.stopped || outcome.code == kStopped) throw study::Stopped();
  if (outcome.code == kDone || outcome.code == kDifferent) return;
  const std::string said = outcome.errors.substr(0, outcome.errors.find_last_not_of('\n') + 1);
  refuse_place(recall.directory, "cannot be made again: " + said, "the files, in the folder from which it was called");
}

std::string counted(std::size_t count, const std::string& one) {
  return std::to_string(count) + " " + one + (count == 1 ? "" : "s");
}

std::string text_of(const Verified& found) {
  const std::string made = counted(found.same, "file") + " of " + std::to_string(found.files) +
                           (found.same == 1 ? " is" : " are") + " the same, bit for bit.\n";
  std::string text = made;
  if (found.but_for_commit > 0)
    text += counted(found.but_for_commit, "file") +
            " more but for the version, the commit and the addresses of other files in " +
            (found.but_for_commit == 1 ? "it" : "them") + ".\n";
  if (found.drawn_later > 0)
    text += counted(found.drawn_later, "file") + " among the charts that this call does not draw here " +
            (found.drawn_later == 1 ? "is" : "are") + " left out.\n";
  const auto name = [&](std::vector<std::string> names, const std::string& what) {
    std::stable_partition(names.begin(), names.end(), [](const auto& file) { return file.find('/') == file.npos; });
    for (std::size_t i = 0; i < std::min(names.size(), kMostNamed); ++i) text += what + names[i] + "\n";
    if (names.size() > kMostNamed) text += what + "and " + std::to_string(names.size() - kMostNamed) + " more\n";
  };
  name(found.different, "differs: ");
  name(found.missing, "was not made again: ");
  for (const std::string& reason : found.reasons) text += reason + "\n";
  return text;
}

io::Node node_of(const Verified& found) {
  io::Node node = io::make_object();
  io::add_member(node, "same", io::make_boolean(found.holds()));
  io::add_member(node, "files", io::make_number(static_cast<double>(found.files)));
  io::add_member(node, "same_files", io::make_number(static_cast<double>(found.same)));
  io::add_member(node, "same_but_for_commit", io::make_number(static_cast<double>(found.but_for_commit)));
  io::add_member(node, "drawn_later", io::make_number(static_cast<double>(found.drawn_later)));
  io::add_member(node, "different", io::make_texts(found.different));
  io::add_member(node, "missing", io::make_texts(found.missing));
  io::add_member(node, "reasons", io::make_texts(found.reasons));
  return node;
}

/// `verify DIR`: calls again what made a folder of results, with this program and these data, and compares every file that
/// its manifest vouches for. Ends with kDifferent if one is not the same.
ExitCode verify(const VerifyOptions& options, const Console& console) {
  return perform(options.data, console, [&](Call& call) {
    const Recall recall = recall_of(options.directory);
    const std::atomic<bool>& stop = call.stop();
    ensure_writable(recall.directory.parent_path());
    call.note("Again: chokepoint " + recall.words());
    io::ScratchDirectory scratch(recall.directory, io::ScratchDirectory::Where::kBeside);
    const fs::path again = scratch.fresh() / "again";  // the scratch directory itself is held by this call
    make_again(recall, again, options.data, stop);
    const Verified found = compared(recall, again);
    Report report;
    report.text = text_of(found), report.json = node_of(found);
    report.code = found.holds() ? kDone : kDifferent;
    call.deliver(std::move(report));
  });
}

}  // namespace

void set_up_verify(Command& command) {
  auto& options = command.keep<VerifyOptions>();
  command.option("DIR", options.directory, "A directory of results that has a manifest.json").required();
  command.prints_json();
  command.does(options, verify);
}

}  // namespace app
