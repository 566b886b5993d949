#include <algorithm>
#include <map>
#include <set>

#include "app/command_line/command.hpp"
#include "app/command_line/run_command.hpp"
#include "app/command_line/shell.hpp"
#include "app/share/company.hpp"
#include "app/share/shard.hpp"
#include "app/verify/recall.hpp"
#include "input/json/input_values.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

struct MergeOptions {
  std::string data;
  std::vector<std::string> directories;
  std::string out;
  bool force = false;
};

/// A share of a call, by the manifest of its folder.
struct FoundShard {
  Recall recall;
  std::string share, call_digest;  ///< "2/4", and what decides the numbers of the call
};

std::string fact(const Recall& recall, const char* name) {
  const io::Node* said = recall.manifest.find(name);
  return said == nullptr ? "" : said->text;
}

FoundShard shard_in(const fs::path& directory) {
  FoundShard shard{recall_of(directory), "", ""};
  shard.share = fact(shard.recall, "shard"), shard.call_digest = fact(shard.recall, "call_digest");
  if (fact(shard.recall, "kind") != "shard" || !parse_share(shard.share))
    refuse_place(directory, "holds no share of a call", "directories that calls with --shard I/K wrote");
  return shard;
}

/// The words of a call without its --shard, or with another.
std::vector<std::string> words_with(const std::vector<std::string>& call, const std::string& share) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < call.size(); ++i) {
    if (call[i] == "--shard")
      ++i;
    else if (!call[i].starts_with("--shard="))
      words.push_back(call[i]);
  }
  if (!share.empty()) words.insert(words.end(), {"--shard", share});
  return words;
}

std::string in_a_line(const std::vector<std::string>& words) {
  std::string line = "chokepoint";
  for (const std::string& word : words) line += " " + shell_quoted(word);
  return line;
}

/// The shares that nobody brought, each with the call that runs it.
void tell_missing(const std::vector<FoundShard>& shards, io::FaultList& faults) {
  constexpr std::size_t kMostTold = 20;
  const int count = parse_share(shards.front().share)->count;
  std::set<std::string> there;
  for (const FoundShard& shard : shards) there.insert(shard.share);
  std::vector<std::string> missing;
  for (int i = 1; i <= count; ++i)
    if (const std::string share = std::to_string(i) + "/" + std::to_string(count); !there.contains(share))
      missing.push_back(share);
  for (std::size_t i = 0; i < std::min(missing.size(), kMostTold); ++i)
    add_option_fault("DIR", "share " + missing[i] + " is missing", "all shares of the call", faults,
                     "to run it: " + in_a_line(words_with(shards.front().recall.call, missing[i])));
  if (missing.size() > kMostTold)
    add_option_fault("DIR", "so are " + std::to_string(missing.size() - kMostTold) + " more shares", "", faults);
}

/// Throws base::InputError unless the shards are all of one call, each once.
std::vector<FoundShard> shards_of_one_call(const MergeOptions& options) {
  std::vector<FoundShard> shards;
  for (const std::string& directory : options.directories) shards.push_back(shard_in(directory));
  io::FaultList faults;
  std::map<std::string, std::string> by_share;
  const FoundShard& first = shards.front();
  const std::string count = first.share.substr(first.share.find('/'));
  for (std::size_t i = 0; i < shards.size(); ++i) {
    const std::string& directory = options.directories[i];
    const bool of_the_call = shards[i].call_digest == first.call_digest && shards[i].share.ends_with(count) &&
                             words_with(shards[i].recall.call, "") == words_with(first.recall.call, "");
    if (!of_the_call)
      add_place_fault(directory,
                      "is of another call than " + options.directories.front() + ": " + shards[i].recall.words(),
                      "shares of one call: " + first.recall.words(), faults);
    else if (const auto [other, is_new] = by_share.emplace(shards[i].share, directory); !is_new)
      add_place_fault(directory, "holds share " + shards[i].share + ", as " + other->second + " does",
                      "each share once", faults);
  }
  faults.throw_if_any();
  tell_missing(shards, faults);
  faults.throw_if_any();
  return shards;
}

/// `merge DIR...`: the results that the call of the shards would have without --shard, from their worlds.
ExitCode merge(const MergeOptions& options, const Console& console) {
  const std::vector<FoundShard> shards = shards_of_one_call(options);
  std::vector<fs::path> folders;
  for (const FoundShard& shard : shards) folders.push_back(shard.recall.directory);
  const std::unique_ptr<Company> company = merged(std::move(folders));
  std::vector<std::string> words = words_with(shards.front().recall.call, "");
  words.insert(words.end(), {"--data", options.data});
  if (!options.out.empty()) words.insert(words.end(), {"--out", options.out});
  for (const auto& [word, wanted] :
       {std::pair{"--force", options.force}, std::pair{"--quiet", console.quiet}, std::pair{"--json", console.json}})
    if (wanted) words.emplace_back(word);
  try {
    return static_cast<ExitCode>(run_command(words, company.get()));
  } catch (const base::InputError& error) {  // which the call has told as JSON, if that was asked for
    console.err << error.what() << std::endl;
    return kBadInput;
  }
}

}  // namespace

void set_up_merge(Command& command) {
  auto& options = command.keep<MergeOptions>();
  command.option("DIR", options.directories, "Directories that calls with --shard I/K wrote: all shares of one call")
      .required();
  command.option("--out", options.out, "Directory of the results (default: as the call without --shard)");
  command.flag("--force", options.force, "Replace other results that stand in the directory");
  command.prints_json();
  command.does(options, merge);
}

}  // namespace app
