#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "app/command_line/command.hpp"
#include "app/publish/perform.hpp"
#include "app/publish/place.hpp"
#include "study/worlds/share.hpp"

namespace app {

/// What of a call is run here alone, and where its worlds go.
struct Shard {
  study::Share share;
  Destination destination;
};

/// --shard, --resume and --checkpoint.
void takes_shards(Command& command, RunOptions& options);

/// A share out of "2/4"; nothing for all else.
std::optional<study::Share> parse_share(std::string_view text);

/// Where a call with these options keeps what it has done so far.
CheckpointPlan checkpoints_of(const RunOptions& options, std::filesystem::path target);
/// Adds a fault for what --checkpoint cannot be.
void check_checkpoint(const RunOptions& options, io::FaultList& faults);

/// Reads --shard I/K of a call of so many worlds; nothing if it was not given, or with a fault. `usual`: where its results would
/// go without --out. `runs`: how many runs it has. `identity`: a digest of all that decides the numbers of the call.
std::optional<Shard> read_shard(const RunOptions& options, int replicates, const std::filesystem::path& usual,
                                std::size_t runs, const std::string& identity, io::FaultList& faults);

/// Runs the shard: `simulate` simulates every run of the call. Writes the folder that `merge` reads.
void run_shard(const Shard& shard, const RunOptions& options, Call& call, const std::function<void()>& simulate);

}  // namespace app
