#pragma once
#include <functional>
#include <string>
#include <vector>

#include "engine/results.hpp"
#include "output/table/table.hpp"
#include "output/words/claims.hpp"
#include "output/words/methods.hpp"
#include "study/worlds/run_plan.hpp"

namespace app {

/// The summary over worlds of an output in a month.
using SummaryOf = std::function<engine::Summary(std::size_t output, int month)>;
/// Of worlds that are all held.
SummaryOf summaries_of(const engine::Results& results);

/// The tables of one run: outcomes (the lag and what is asked of a scenario first, at the headline's months), gap-below (the
/// probability of a lag by year) and branches (the lag where each contested claim is settled one way).
std::vector<io::Table> run_tables(const study::Job& job, const engine::Results& results, const SummaryOf& summary_of);

/// Sentences to quote: the lag in both readings, what each side can serve, China's share of compute, and parity.
std::vector<io::Claim> run_claims(const study::Job& job, const engine::Results& results, const SummaryOf& summary_of);

/// What the lag hangs on at the headline's months: a sentence for each contested claim whose branches lie far apart.
std::vector<std::string> hanging_sentences(const study::Job& job, const engine::Results& results);

/// The metrics that these tables and sentences are read from.
std::vector<std::size_t> told_metrics();

/// What the methods note of a run tells.
io::MethodsFacts run_facts(const study::Job& job, const engine::Results& results);

}  // namespace app
