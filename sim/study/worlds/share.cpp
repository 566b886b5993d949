#include "study/worlds/share.hpp"

#include <algorithm>
#include <cstdint>

#include "base/error.hpp"
#include "engine/plan.hpp"

namespace study {

namespace {

int unit_of(int replicates) { return replicates > engine::kMostWhole ? engine::kPiece : engine::kBlock; }

/// Of the worlds of a range so many are held whole.
int held_of(const Range& range, int replicates) {
  const int held = replicates > engine::kMostWhole ? engine::kHeld : replicates;
  return std::clamp(held - range.first, 0, range.size());
}

}  // namespace

int most_shares(int replicates) {
  const int unit = unit_of(replicates);
  return (replicates + unit - 1) / unit;
}

Range worlds_of(const Share& share, int replicates) {
  const int unit = unit_of(replicates);
  const auto begin = [&](int index) {
    const std::int64_t units = std::int64_t{most_shares(replicates)} * index / share.count;
    return static_cast<int>(std::min<std::int64_t>(units * unit, replicates));
  };
  return {begin(share.index), begin(share.index + 1)};
}

Part empty_part(const engine::Results& like, const Range& range, int replicates) {
  Part part{range,
            {engine::Results(like.months(), held_of(range, replicates), like.events(), like.wanted()), std::nullopt}};
  if (replicates > engine::kMostWhole) part.worlds.survey.emplace(like.months());
  return part;
}

bool is_part_of(const Part& part, const Range& whole, int replicates) {
  const auto& [range, worlds] = part;
  const bool inside = whole.first >= 0 && range.first == whole.first && range.last >= range.first &&
                      range.last <= whole.last && whole.last <= replicates;
  if (!inside || worlds.results.replicates() != held_of(whole, replicates)) return false;
  if (replicates <= engine::kMostWhole) return !worlds.survey && range == whole;
  return worlds.survey && worlds.survey->months() == worlds.results.months() && worlds.survey->worlds() == range.size();
}

engine::Worlds put_together(std::vector<Part> parts, int replicates) {
  std::stable_sort(parts.begin(), parts.end(),
                   [](const Part& a, const Part& b) { return a.range.first < b.range.first; });
  base::ensure(!parts.empty(), "a run has parts");
  for (const Part& part : parts)
    base::ensure(is_part_of(part, part.range, replicates), "a part of a run holds the worlds that it says");
  if (parts.size() == 1 && parts.front().range == Range{0, replicates}) return std::move(parts.front().worlds);
  Part all = empty_part(parts.front().worlds.results, {0, replicates}, replicates);
  int next = 0;
  for (Part& part : parts) {
    base::ensure(part.range.first == next, "the parts of a run lie side by side");
    if (part.worlds.results.replicates() > 0) all.worlds.results.put(part.worlds.results, part.range.first);
    if (all.worlds.survey) all.worlds.survey->add(part.worlds.survey.value());
    next = part.range.last;
    part.worlds = {engine::Results(0, 0, {}), std::nullopt};  // its memory goes
  }
  base::ensure(next == replicates, "a run has parts to its last world");
  return std::move(all.worlds);
}

}  // namespace study
