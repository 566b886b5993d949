#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "files/result_directory.hpp"
#include "input/json/input_faults.hpp"

/// Where results go: what every command that writes asks before it computes, and how it puts them there afterwards.
namespace app {

/// Results that replace each other. `mark` is a file that all of the kind have, and how it begins: so those are known that
/// were written before manifests told their kind.
struct ResultKind {
  std::string_view name, in_words, mark, begins;
  bool operator==(const ResultKind& other) const { return name == other.name; }
};
namespace kind {
inline constexpr ResultKind kRun{"run", "run", "summary.csv", "scenario,metric,unit,month,"};
inline constexpr ResultKind kComparison{"comparison", "comparison", "differences.csv", "scenario,against,outcome,"};
inline constexpr ResultKind kAttribution{"attribution", "attribution", "attribution.csv", "scenario,against,metric,"};
inline constexpr ResultKind kParadox{"paradox", "paradox", "paradox.csv", "draws,channel,factor,"};
inline constexpr ResultKind kHindcast{"hindcast", "hindcast", "hindcast.csv", "target,metric,"};
inline constexpr ResultKind kVoi{"voi", "value of information", "voi.csv", "metric,statistic,"};
inline constexpr ResultKind kLevers{"levers", "power table", "levers.csv", "lever,actor,"};
inline constexpr ResultKind kUpdate{"update", "update", "update.csv", "outcome,metric,"};
inline constexpr ResultKind kScores{"scores", "score of a forecast", "scores.csv", "forecast,figure,"};
inline constexpr ResultKind kStability{"stability", "stability of the fit", "stability.csv", "kind,name,posterior,"};
inline constexpr ResultKind kRanks{"sbc", "test of the fit", "ranks.csv", "record,fit,"};
inline constexpr ResultKind kShard{"shard", "share of a call", "", ""};
inline constexpr ResultKind kPosterior{"posterior", "posterior", "worlds.csv", "ancestor,"};
}  // namespace kind

/// "a comparison", "an attribution".
std::string with_article(std::string_view noun);

/// What a manifest says besides the kind: names and their texts.
using Facts = std::vector<std::pair<std::string, std::string>>;

/// What stands at a place, as far as it matters to those who want to put something there.
struct Standing {
  bool nothing = false;    ///< no such path, or an empty directory
  const ResultKind* of{};  ///< null: none of this program's results
  std::string manifest;    ///< the text of manifest.json, if there is one
  bool is_whole() const { return !manifest.empty(); }
  /// Whether manifest.json says all of these.
  bool says(const Facts& facts) const;
};
/// Mends the place first, if a killed call left it half-way. Throws std::system_error if it cannot be looked at.
Standing standing_at(const std::filesystem::path& target);
/// The same of a place that is only read, as it is.
Standing look_at(const std::filesystem::path& target);

/// Adds a fault if no results of that kind may be put at `target`: something else stands there, whatever its owner forces,
/// or a file is in the way. Whether they may replace others of the kind is for the caller to say.
void check_place(const std::filesystem::path& target, const ResultKind& kind, io::FaultList& faults);

/// Adds a fault if the one file that `option` names may not be written: it is no plain file, or there and not to be
/// replaced. `is_ours` says of its text whether it is what the option writes; `or_else` how to go on.
void check_file_place(const std::filesystem::path& file, std::string_view option, bool force,
                      const std::function<bool(const std::string&)>& is_ours, const std::string& or_else,
                      io::FaultList& faults);
/// Throws io::WriteError if nothing can be written into a folder, or, where it is to be made, into the one above. To be
/// asked before computing.
void ensure_writable(const std::filesystem::path& folder);

/// Where a report is to go.
struct Destination {
  std::filesystem::path target;         ///< empty: nothing is written
  const ResultKind* kind = nullptr;     ///< null: `target` is one file, written whole or not at all
  Facts facts = {};                     ///< for the manifest of a report that has none of its own
  std::uint64_t room = io::kUsualRoom;  ///< bytes that the files take at most
  /// Whether other results, by their manifest, that came there meanwhile may be replaced: those of the same call may.
  std::function<bool(const std::string& manifest)> is_same = {};
};
/// Results of a kind at `out`, or else at `usual`; `usual` may be empty.
Destination destination(const std::filesystem::path& out, const std::filesystem::path& usual, const ResultKind& kind);

/// A place that results will be put into. Made before anything is computed.
class Place {
 public:
  /// Throws io::WriteError or std::filesystem::filesystem_error if the place cannot be written to or has no room.
  explicit Place(Destination destination);

  const std::filesystem::path& target() const { return destination_.target; }
  io::ResultDirectory& files() { return files_; }
  /// The manifest of results that have none of their own: the kind, the program, the call, the facts and the digest of
  /// every file.
  std::string usual_manifest(const std::vector<std::string>& call = {});
  /// Adds manifest.json and puts all of it in place at once; what an older result of the kind wrote goes. Throws
  /// io::WriteError, and leaves what stands there, if that is no longer what it was.
  void publish(const std::string& manifest);

 private:
  Destination destination_;
  std::string stood_there_;
  io::ResultDirectory files_;
};

}  // namespace app
