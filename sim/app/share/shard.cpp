#include "app/share/shard.hpp"

#include "app/share/company.hpp"
#include "files/formats/worlds_file.hpp"
#include "input/json/input_values.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kMostShares = 1'000'000;
constexpr std::uint64_t kBytesOfAWorld = 160'000;  ///< of all outputs and 132 months
constexpr std::uint64_t kBytesOfASurvey = 400'000'000;

class ShardCompany : public Company {
 public:
  ShardCompany(const study::Share& share, fs::path folder) : share_(share), folder_(std::move(folder)) {}
  void keep_at(const CheckpointPlan& plan) override { checkpoints_.keep_at(plan); }
  study::Share share() const override { return share_; }
  std::unique_ptr<study::Keeper> keeper(const RunName& run) override { return checkpoints_.keeper(run, share_); }
  std::optional<engine::Worlds> gather(const RunName& run, study::Part part) override {
    fs::create_directories(folder_ / "worlds");
    io::write_worlds(folder_ / "worlds" / (run.file() + ".worlds"), run.line(), part.range.first, part.range.last,
                     part.worlds);
    return std::nullopt;
  }
  void done() override { checkpoints_.remove(); }

 private:
  study::Share share_;
  fs::path folder_;
  Checkpoints checkpoints_;
};

/// A share of the same call may replace itself.
void check_other_shard(const Destination& destination, bool force, io::FaultList& faults) {
  const std::size_t known = faults.size();
  check_place(destination.target, kind::kShard, faults);
  if (faults.size() > known || force) return;
  const Standing there = standing_at(destination.target);
  if (!there.nothing && !there.says(destination.facts))
    add_place_fault(destination.target, "holds another share, or one of another call",
                    "--force replaces it, --out DIR writes elsewhere", faults);
}

std::string text_of(const study::Share& share) {
  return std::to_string(share.index + 1) + "/" + std::to_string(share.count);
}

}  // namespace

std::unique_ptr<Company> shard(const study::Share& share, fs::path folder) {
  return std::make_unique<ShardCompany>(share, std::move(folder));
}

void takes_shards(Command& command, RunOptions& options) {
  command.shares_worlds();
  command.option("--shard", options.shard,
                 "I/K: run the I-th of K shares of the worlds, for `merge`; shards may run on different machines");
  command.flag("--resume", options.resume, "Go on from what a stopped call with the same words has kept");
  command
      .option("--checkpoint", options.checkpoint,
              "Seconds after which a run keeps what it has done, for --resume; again when that costs a twentieth of "
              "the time")
      .shows_default();
}

std::optional<study::Share> parse_share(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  io::FaultList untold;
  const auto index = read_whole(text.substr(0, slash), 1, kMostShares, "--shard", untold);
  const auto count = read_whole(text.substr(slash + 1), 1, kMostShares, "--shard", untold);
  if (!index || !count || *index > *count) return std::nullopt;
  return study::Share{static_cast<int>(*index) - 1, static_cast<int>(*count)};
}

CheckpointPlan checkpoints_of(const RunOptions& options, fs::path target) {
  return {std::move(target), options.resume, io::parse_number(options.checkpoint).value_or(0)};
}

void check_checkpoint(const RunOptions& options, io::FaultList& faults) {
  const std::optional<double> seconds = io::parse_number(options.checkpoint);
  if (!seconds || !(*seconds >= 0))
    add_option_fault("--checkpoint", io::in_quotes(options.checkpoint) + " is no number of seconds",
                     "a number from 0 on, such as 60", faults);
}

std::optional<Shard> read_shard(const RunOptions& options, int replicates, const fs::path& usual, std::size_t runs,
                                const std::string& identity, io::FaultList& faults) {
  if (options.shard.empty()) return std::nullopt;
  const std::optional<study::Share> share = parse_share(options.shard);
  if (!share) {
    add_option_fault("--shard", io::in_quotes(options.shard) + " is no share",
                     "I/K with whole numbers, I from 1 to K: 2/4 is the second of four", faults);
    return std::nullopt;
  }
  if (share->count > study::most_shares(replicates)) {
    add_option_fault("--shard",
                     std::to_string(replicates) + " worlds cannot be shared among " + std::to_string(share->count),
                     std::to_string(study::most_shares(replicates)) + " shares at most", faults);
    return std::nullopt;
  }
  Shard shard;
  shard.share = *share;
  const std::string name =
      usual.string() + "-shard-" + std::to_string(share->index + 1) + "-of-" + std::to_string(share->count);
  shard.destination = destination(options.out, name, kind::kShard);
  shard.destination.facts = {{"shard", text_of(shard.share)}, {"call_digest", identity}};
  const bool surveyed = replicates > engine::kMostWhole;
  const auto worlds = static_cast<std::uint64_t>(study::worlds_of(shard.share, replicates).size());
  shard.destination.room =
      io::kUsualRoom + runs * (surveyed ? kBytesOfASurvey : 0) +
      runs * kBytesOfAWorld * std::min<std::uint64_t>(worlds, surveyed ? engine::kHeld : engine::kMostWhole);
  check_other_shard(shard.destination, options.force, faults);
  return shard;
}

void run_shard(const Shard& shard, const RunOptions& options, Call& call, const std::function<void()>& simulate) {
  call.claim(shard.destination);
  call.work_in(app::shard(shard.share, call.folder()));
  call.keep_at(checkpoints_of(options, shard.destination.target));
  simulate();
  Report report;
  report.last_notes = {"This is share " + text_of(shard.share) +
                       " of the worlds; with all of them: chokepoint merge DIR..."};
  report.json = io::make_object();
  io::add_member(report.json, "shard", io::make_text(text_of(shard.share)));
  call.deliver(std::move(report));
}

}  // namespace app
