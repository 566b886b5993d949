#pragma once
#include <optional>
#include <vector>

#include "engine/survey.hpp"

/// One simulation by several processes: each runs a share of its worlds.
namespace study {

/// Share `index` (from 0) of `count`; {0, 1} is all.
struct Share {
  int index = 0, count = 1;
  bool operator==(const Share&) const = default;
};

/// Worlds [first, last) of a run, from 0.
struct Range {
  int first = 0, last = 0;
  int size() const { return last - first; }
  bool operator==(const Range&) const = default;
};

/// The worlds of a share. Shares end where blocks do, or pieces of a survey, so that no world is in two of them.
Range worlds_of(const Share& share, int replicates);
/// So many shares of a run have worlds.
int most_shares(int replicates);

/// Worlds that ran.
struct Part {
  Range range;
  engine::Worlds worlds;
};

/// Has room for the worlds of a range and holds none of them yet.
Part empty_part(const engine::Results& like, const Range& range, int replicates);
/// Whether a part that came from elsewhere can be what it says: worlds from the first of `whole` on, with room for those of
/// `whole` that are held, and a survey of exactly those that ran if the run has one.
bool is_part_of(const Part& part, const Range& whole, int replicates);
/// The worlds of a run out of its parts, which lie side by side from the first world to the last. Throws base::InvariantError if
/// they do not.
engine::Worlds put_together(std::vector<Part> parts, int replicates);

/// Several processes that do the same study step by step, each running a share of its worlds.
class Peers {
 public:
  Peers() = default;
  virtual ~Peers() = default;
  Peers(const Peers&) = delete;
  Peers& operator=(const Peers&) = delete;
  virtual Share share() const = 0;
  /// Gives every process all values: `pieces` are those that each of them has, by its number.
  virtual void exchange(std::vector<double>& values, const std::vector<Range>& pieces) const = 0;
};

/// Keeps the worlds of one run while it goes on, so that another call can take it up.
class Keeper {
 public:
  Keeper() = default;
  virtual ~Keeper() = default;
  Keeper(const Keeper&) = delete;
  Keeper& operator=(const Keeper&) = delete;
  /// What an earlier call kept, from the first world of its share on; nothing if it kept none.
  virtual std::optional<Part> found() = 0;
  /// Whether so much work was done since that it is worth keeping.
  virtual bool is_due() = 0;
  virtual void keep(const Part& part) = 0;
};

}  // namespace study
