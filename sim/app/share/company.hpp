#pragma once
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "input/kept/provenance.hpp"
#include "study/worlds/share.hpp"

/// One call may be the work of several processes: shards that are merged later, ranks of an MPI job, and calls that go on from
/// what an earlier one kept. Nothing of it can change a result.
namespace app {

/// A run of a call, as processes know it from each other's.
struct RunName {
  io::Provenance identity;
  engine::Results like;  ///< of no worlds: months, outputs and events
  /// All that decides its worlds, as one line.
  std::string line() const;
  /// The name of a file of its worlds: "baseline-1f2e3d4c5b6a".
  std::string file() const;
};

/// How a call keeps what it has done so far.
struct CheckpointPlan {
  std::filesystem::path target;  ///< of the results; empty: nothing is kept
  bool resume = false;           ///< go on from what an earlier call kept
  double seconds = 10;  ///< a run keeps nothing before, and then so that it costs a twentieth of the time at most
};

/// Thrown where another process of the company tells the results of the call.
struct ToldElsewhere {};

/// The processes that work on one call, of which this is one.
class Company {
 public:
  Company() = default;
  virtual ~Company() = default;
  Company(const Company&) = delete;
  Company& operator=(const Company&) = delete;

  /// Of the worlds of each run, what is run here.
  virtual study::Share share() const { return {}; }
  /// Whether this process writes and tells the results of the call.
  virtual bool tells() const { return true; }
  /// Where the next runs keep what they have done so far.
  virtual void keep_at(const CheckpointPlan& /*plan*/) {}
  /// Keeps the worlds of a run while it goes on; null: nothing does.
  virtual std::unique_ptr<study::Keeper> keeper(const RunName& run) = 0;
  /// Takes what ran here. Gives all worlds of the run, or nothing where another process has them.
  virtual std::optional<engine::Worlds> gather(const RunName& run, study::Part part) = 0;
  /// Those of a call that is worked on step by step; null: this process does all of it.
  virtual study::Peers* peers() { return nullptr; }
  /// The results of the call stand: what was kept for another call is not needed any more.
  virtual void done() {}
};

/// What a call keeps for another beside its target: a file for each run, and for each share of it.
class Checkpoints {
 public:
  void keep_at(const CheckpointPlan& plan) { plan_ = plan; }
  std::unique_ptr<study::Keeper> keeper(const RunName& run, const study::Share& share);
  /// Takes away what was kept of these runs, of every share.
  void remove();

 private:
  std::filesystem::path file(const std::string& run, const study::Share& share) const;

  CheckpointPlan plan_;
  std::vector<std::filesystem::path> made_;
};

/// This process alone.
std::unique_ptr<Company> alone();
/// One of several processes that know nothing of each other: its worlds go to a folder as files that `merge` reads.
std::unique_ptr<Company> shard(const study::Share& share, std::filesystem::path folder);
/// This process alone, with worlds that shards ran. Its keepers throw base::InputError where a run is not in them.
std::unique_ptr<Company> merged(std::vector<std::filesystem::path> folders);

}  // namespace app
