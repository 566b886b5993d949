#pragma once
#include <memory>
#include <optional>
#include <vector>

#include "app/share/company.hpp"

namespace app {

/// The ranks of an MPI job. Each runs a share of the worlds; the first gathers them in the order of ranks, which is that of
/// worlds, and tells the results. Numbers are moved and never added by MPI, so results have the bits of one process. To be made
/// after MPI_Init.
class RankCompany : public Company, public study::Peers {
 public:
  RankCompany();
  study::Share share() const override { return {rank_, ranks_}; }
  bool tells() const override { return rank_ == 0; }
  void keep_at(const CheckpointPlan& plan) override { checkpoints_.keep_at(plan); }
  std::unique_ptr<study::Keeper> keeper(const RunName& run) override { return checkpoints_.keeper(run, share()); }
  std::optional<engine::Worlds> gather(const RunName& run, study::Part part) override;
  void done() override { checkpoints_.remove(); }
  study::Peers* peers() override { return this; }
  void exchange(std::vector<double>& values, const std::vector<study::Range>& pieces) const override;

 private:
  int rank_ = 0, ranks_ = 1;
  Checkpoints checkpoints_;
};

}  // namespace app
