#pragma once
#include <string>

#include "app/compare/compare.hpp"
#include "app/publish/perform.hpp"
#include "app/publish/place.hpp"
#include "app/share/shard.hpp"
#include "study/compare/comparison.hpp"
#include "study/compare/plan.hpp"

namespace app {

/// A call of `compare`, checked.
struct CompareCall : study::ComparePlan {
  CompareOptions given;
  Destination destination;
  std::string identity;        ///< digest of all that decides the numbers
  std::optional<Shard> shard;  ///< if only a share of the worlds is to be run
};

/// Checks a call. Throws base::InputError with all faults.
CompareCall plan_compare(const CompareOptions& options);

/// Adds a fault for a number of worlds that is too small for intervals; other faults of it are told where it is read.
void check_replicates(const std::string& given, io::FaultList& faults);

/// Simulates every scenario of it; one scenario's results are held at a time beside the reference's outcomes.
study::Comparison compare_all(const CompareCall& plan, Call& call);
/// Simulates a share of every scenario's worlds.
void run_shard_of(const CompareCall& plan, Call& call);

}  // namespace app
