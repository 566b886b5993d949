#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace engine {

/// Counts of values in narrow bins, from which quantiles are read. Adding two sketches gives the same as adding all their
/// values to one, in any order, to the bit.
///
/// A bin is all doubles that share their sign, their exponent and the first eight bits of their fraction, so it is at most a
/// 256th (0.39 %) of its values wide, which is the largest error that a quantile can have; and a bin knows the least and the
/// greatest of its values, so that values that many worlds share are read back exactly.
class Sketch {
 public:
  struct Bin {
    std::uint32_t key = 0;  ///< in the order of values
    std::uint32_t count = 0;
    double least = 0, greatest = 0;
    bool operator==(const Bin&) const = default;
  };

  /// Adds values; those that are NaN are left out.
  void add(const double* values, std::size_t count);
  void add(const Sketch& other);
  /// How many values there are.
  std::uint64_t count() const { return count_; }
  /// The order statistic at a real place in [0, count - 1], linear between neighbours; values of a bin are taken to lie evenly
  /// between its least and its greatest. Throws base::InvariantError if there are no values.
  double at_place(double place) const;
  /// In the order of values.
  const std::vector<Bin>& bins() const { return bins_; }
  /// The sketch of these bins. Throws base::InvariantError if they are in no order or empty.
  static Sketch of(std::vector<Bin> bins);

 private:
  void merge(const std::vector<Bin>& more);

  std::vector<Bin> bins_;
  std::uint64_t count_ = 0;
};

}  // namespace engine
