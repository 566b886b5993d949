#include <algorithm>

#include "app/share/company.hpp"
#include "files/digest.hpp"
#include "files/formats/worlds_file.hpp"
#include "files/result_directory.hpp"
#include "parallel/clock.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

/// Keeping may cost so much of a call's time.
constexpr double kShareOfTime = 0.05;

/// Keeps worlds in a file, now and then.
class FileKeeper : public study::Keeper {
 public:
  FileKeeper(fs::path file, RunName run, const CheckpointPlan& plan, const study::Share& share)
      : file_(std::move(file)), run_(std::move(run)), resume_(plan.resume), seconds_(plan.seconds), share_(share) {}

  std::optional<study::Part> found() override {
    if (!resume_) return std::nullopt;
    const int replicates = run_.identity.replicates;
    std::optional<io::KeptWorlds> kept = io::read_worlds(file_, run_.line(), run_.like, replicates);
    if (!kept) return std::nullopt;
    study::Part part{{kept->first, kept->last}, std::move(kept->worlds)};
    if (!study::is_part_of(part, study::worlds_of(share_, replicates), replicates)) return std::nullopt;
    return part;
  }
  bool is_due() override { return parallel::steady_seconds() - since_ > std::max(seconds_, took_ / kShareOfTime); }
  void keep(const study::Part& part) override {
    const double start = parallel::steady_seconds();
    io::write_worlds(file_, run_.line(), part.range.first, part.range.last, part.worlds);
    since_ = parallel::steady_seconds(), took_ = since_ - start;
  }

 private:
  fs::path file_;
  RunName run_;
  bool resume_;
  double seconds_;
  study::Share share_;
  double since_ = parallel::steady_seconds(), took_ = 0;
};

class Alone : public Company {
 public:
  void keep_at(const CheckpointPlan& plan) override { checkpoints_.keep_at(plan); }
  std::unique_ptr<study::Keeper> keeper(const RunName& run) override { return checkpoints_.keeper(run, share()); }
  std::optional<engine::Worlds> gather(const RunName& /*run*/, study::Part part) override {
    return std::move(part.worlds);
  }
  void done() override { checkpoints_.remove(); }

 private:
  Checkpoints checkpoints_;
};

}  // namespace

std::string RunName::line() const {
  std::string line = identity.scenario + " " + identity.scenario_digest + " " + identity.version + " " +
                     identity.commit + " " + std::to_string(identity.seed) + " " + std::to_string(identity.replicates) +
                     " " + identity.sampling + " " + identity.draws;
  for (const io::InputDigest& file : identity.calibration) line += " " + file.second;
  for (const std::size_t output : like.wanted().outputs) line += " " + std::to_string(output);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

std::string RunName::file() const {
  constexpr std::size_t kDigits = 12, kHeading = std::string_view("sha256:").size();
  return identity.scenario + "-" + io::digest(line()).substr(kHeading, kDigits);
}

fs::path Checkpoints::file(const std::string& run, const study::Share& share) const {
  const std::string of_share =
      share.count == 1 ? "" : "-" + std::to_string(share.index + 1) + "-of-" + std::to_string(share.count);
  return io::checkpoint_of(plan_.target).string() + "-" + run + of_share;
}

std::unique_ptr<study::Keeper> Checkpoints::keeper(const RunName& run, const study::Share& share) {
  if (plan_.target.empty()) return nullptr;
  for (int other = 0; other < share.count; ++other) made_.push_back(file(run.file(), {other, share.count}));
  return std::make_unique<FileKeeper>(file(run.file(), share), run, plan_, share);
}

void Checkpoints::remove() {
  std::error_code ignored;
  for (const fs::path& one : made_) fs::remove(one, ignored);
  made_.clear();
}

std::unique_ptr<Company> alone() { return std::make_unique<Alone>(); }

}  // namespace app
