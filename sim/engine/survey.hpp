#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/results.hpp"
#include "engine/sketch.hpp"

namespace engine {

/// So many worlds at most are held whole, and have exact quantiles.
inline constexpr int kMostWhole = 16'384;
/// Of a larger run so many are held whole, its first: for what a survey cannot tell.
inline constexpr int kHeld = 4'096;
/// A survey takes so many worlds at once: all of them, but the last of a run.
inline constexpr int kPiece = 1'024;
inline int piece_count(int replicates) { return (replicates + kPiece - 1) / kPiece; }

/// Number, mean and sum of squared distances from it, of every output and month, over a run of pieces. Two such that lie side by
/// side are put together as the halves of a whole of twice the length, so sums have one order whoever made them.
struct Moments {
  int level = 0, number = 0;  ///< pieces [number * 2^level, (number + 1) * 2^level)
  std::vector<double> n, mean, squares;
};

/// What is told of a run of more worlds than are held: for every output and month a sketch and moments. Memory grows with outputs
/// and months, and hardly with worlds. Surveys of different worlds of a run can be put together in any order, and the result is
/// the same to the bit.
class Survey {
 public:
  explicit Survey(int months);
  int months() const { return months_; }
  /// Worlds that were taken.
  std::int64_t worlds() const { return worlds_; }

  /// Takes piece `number` of the run, whose outputs are all held: first `begin`, then `add` for each output, which may be called
  /// at the same time for different ones, then `end`.
  void begin(int number, int worlds);
  void add(std::size_t output, const Results& piece);
  void end();
  /// Adds the worlds of another survey of the same run. Throws base::InvariantError if it has other months or some of the same
  /// pieces.
  void add(const Survey& other);

  const Sketch& sketch(std::size_t output, int month) const { return sketches_[cell(output, month)]; }
  /// The line of summary.csv. Standard errors need to know how far worlds of one cluster resemble each other, which is learnt
  /// from `held`, some of the worlds: `clusters` are theirs.
  Summary summary(std::size_t output, int month, const Results& held, const Clustering& clusters) const;

  /// Its parts, to be kept in a file.
  const std::vector<Sketch>& sketches() const { return sketches_; }
  const std::vector<Moments>& moments() const { return moments_; }
  /// The survey of these parts. Throws base::InvariantError if they do not fit together.
  static Survey of(int months, std::int64_t worlds, std::vector<Sketch> sketches, std::vector<Moments> moments);

 private:
  std::size_t cell(std::size_t output, int month) const {
    return output * static_cast<std::size_t>(months_) + static_cast<std::size_t>(month);
  }
  void settle();

  int months_;
  std::int64_t worlds_ = 0;
  std::vector<Sketch> sketches_;
  std::vector<Moments> moments_;  ///< in the order of their pieces; no two of them are halves of one
};

/// The worlds of a run: all of them whole, or the first of them whole and a survey of all. Of a share of a run the same, of its
/// own worlds.
struct Worlds {
  Results results;
  std::optional<Survey> survey;
};

}  // namespace engine
