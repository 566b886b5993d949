#include <algorithm>

#include "app/command_line/options.hpp"
#include "app/share/company.hpp"
#include "base/error.hpp"
#include "files/formats/worlds_file.hpp"

namespace app {

namespace fs = std::filesystem;

namespace {

/// Finds a run's worlds in the folders of its shards.
class ShardsKeeper : public study::Keeper {
 public:
  ShardsKeeper(const std::vector<fs::path>& folders, RunName run) : folders_(folders), run_(std::move(run)) {}
  std::optional<study::Part> found() override {
    const int replicates = run_.identity.replicates;
    std::vector<study::Part> parts;
    for (const fs::path& folder : folders_) {
      const fs::path file = folder / "worlds" / (run_.file() + ".worlds");
      std::optional<io::KeptWorlds> kept = io::read_worlds(file, run_.line(), run_.like, replicates);
      if (!kept)
        refuse_place(folder,
                     "has no worlds of \"" + run_.identity.scenario +
                         "\" as the scenario and the calibration are now, or they are damaged",
                     "merge with the files and the program that ran the shards, or run them again");
      parts.push_back({{kept->first, kept->last}, std::move(kept->worlds)});
    }
    try {
      return study::Part{{0, replicates}, study::put_together(std::move(parts), replicates)};
    } catch (const base::InvariantError&) {  // whoever put files of one share into another's folder
      refuse_place(folders_.front(),
                   "and the others do not hold every world of \"" + run_.identity.scenario + "\" once",
                   "folders as calls with --shard wrote them");
    }
  }
  bool is_due() override { return false; }
  void keep(const study::Part& /*part*/) override {}

 private:
  const std::vector<fs::path>& folders_;
  RunName run_;
};

class Merged : public Company {
 public:
  explicit Merged(std::vector<fs::path> folders) : folders_(std::move(folders)) {}
  std::unique_ptr<study::Keeper> keeper(const RunName& run) override {
    return std::make_unique<ShardsKeeper>(folders_, run);
  }
  std::optional<engine::Worlds> gather(const RunName& /*run*/, study::Part part) override {
    return std::move(part.worlds);
  }

 private:
  std::vector<fs::path> folders_;
};

}  // namespace

std::unique_ptr<Company> merged(std::vector<fs::path> folders) { return std::make_unique<Merged>(std::move(folders)); }

}  // namespace app
