#pragma once
// Random numbers for inference: a short sequence with an address of its own for each particle and step, so that neither
// threads nor the order of visits can change a draw.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/normal.hpp"
#include "base/random.hpp"

namespace analysis {

/// The draws of one particle (or of the population, with particle 0) for one purpose in one step.
class Draws {
 public:
  Draws(std::uint64_t seed, std::string_view purpose, std::uint64_t step, std::size_t particle)
      : bits_(seed, static_cast<std::uint32_t>(particle), name_of_step(purpose, step)) {}

  /// Uniform on (0, 1).
  double uniform() { return base::uniform_from_bits(bits_()); }
  /// Standard normal.
  double normal() { return base::normal_quantile(uniform()); }
  /// A whole number from 0 to n - 1, 1 <= n < 2^32 (unchecked).
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(uniform() * static_cast<double>(n)); }
  /// 32 random bits.
  std::uint32_t key() { return static_cast<std::uint32_t>(bits_() >> 32); }

 private:
  /// The name of "inference/purpose" with the eight bytes of the step after it (FNV-1a goes on where `name_of` ended).
  static constexpr std::uint64_t name_of_step(std::string_view purpose, std::uint64_t step) {
    std::uint64_t hash = base::name_of("inference", purpose);
    for (int byte = 0; byte < 8; ++byte) hash = (hash ^ ((step >> (8 * byte)) & 0xff)) * 1099511628211ull;
    return hash;
  }

  base::Philox bits_;
};

}  // namespace analysis
