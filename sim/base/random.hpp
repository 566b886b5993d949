#pragma once
// Random numbers with addresses instead of sequences: a draw is a pure function of (seed, replicate or luck key, name,
// month or ordinal). Two policies, two thread counts or two lane widths therefore meet the same luck, and a new process
// changes nobody else's.

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

#include "base/error.hpp"
#include "base/machine.hpp"
#include "base/math.hpp"
#include "base/real.hpp"

namespace base {

/// A stable 64-bit name for a process, an agent or both (FNV-1a): luck belongs to names, never to the order of calls.
constexpr std::uint64_t name_of(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ull;
  for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  return hash;
}

/// The name of an agent's own process: the name of "process/agent".
constexpr std::uint64_t name_of(std::string_view process, std::string_view agent) {
  std::uint64_t hash = name_of(process);
  hash = (hash ^ static_cast<unsigned char>('/')) * 1099511628211ull;
  for (char c : agent) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  return hash;
}

namespace detail {

inline constexpr std::uint64_t kLow32 = 0xffffffffull;

/// One counter word per element of `Bits`, each below 2^32.
template <class Bits> struct Block { Bits c0, c1, c2, c3; };

/// Philox4x32 with ten rounds (Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3").
template <class Bits> CHOKEPOINT_INLINE Block<Bits> philox(Block<Bits> c, std::uint64_t k0, std::uint64_t k1) {
#pragma GCC unroll 10
  for (int round = 0; round < 10; ++round) {
    const Bits p0 = multiply_32(c.c0, 0xD2511F53ull), p1 = multiply_32(c.c2, 0xCD9E8D57ull);
    c = {(p1 >> 32) ^ c.c1 ^ k0, p1 & kLow32, (p0 >> 32) ^ c.c3 ^ k1, p0 & kLow32};
    k0 = (k0 + 0x9E3779B9ull) & kLow32;
    k1 = (k1 + 0xBB67AE85ull) & kLow32;
  }
  return c;
}

}  // namespace detail

/// The bare block function, for known-answer tests: four counter words and two key words to four random words.
inline std::array<std::uint32_t, 4> philox4x32_10(std::array<std::uint32_t, 4> counter,
                                                  std::array<std::uint32_t, 2> key) {
  const detail::Block<std::uint64_t> block =
      detail::philox<std::uint64_t>({counter[0], counter[1], counter[2], counter[3]}, key[0], key[1]);
  return {static_cast<std::uint32_t>(block.c0), static_cast<std::uint32_t>(block.c1),
          static_cast<std::uint32_t>(block.c2), static_cast<std::uint32_t>(block.c3)};
}

/// 64 random bits per lane at the address (seed, key, name, index). `key` is a replicate or a luck key; key and index
/// count with their low 32 bits.
template <class Bits> inline Bits random_bits(std::uint64_t seed, Bits key, std::uint64_t name, Bits index) {
  using detail::kLow32;
  const detail::Block<Bits> counter{key & kLow32, constant_bits<Bits>(name & kLow32), constant_bits<Bits>(name >> 32),
                                    index & kLow32};
  const detail::Block<Bits> block = detail::philox(counter, seed & kLow32, seed >> 32);
  return (block.c0 << 32) | block.c1;
}

/// The high 52 bits as a number on the open interval (0, 1): odd multiples of 2^-53, so neither end and exact symmetry.
template <class Bits> CHOKEPOINT_INLINE Wider<Bits> uniform_from_bits(Bits bits) {
  return from_bits((bits >> 12) | 0x3ff0000000000000ull) - (1.0 - 0x1p-53);
}

/// A sequential generator at one address, for Boost.Random's distributions and the standard ones: models
/// UniformRandomBitGenerator and Boost's pseudo-random engine without streaming. Period 2^32; give it a name of its
/// own, since it walks through the indices that `Luck` uses as months.
struct Philox {
  using result_type = std::uint64_t;
  static constexpr bool has_fixed_range = false;  // Boost asks for it

  explicit Philox(std::uint64_t seed_value = 0, std::uint32_t replicate_value = 0, std::uint64_t name_value = 0)
      : seed_(seed_value), name_(name_value), replicate_(replicate_value) {}

  static constexpr result_type min() { return 0; }
  static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }

  /// Starts again at index 0, with another seed.
  void seed(std::uint64_t value = 0) { seed_ = value, index_ = 0; }
  /// Skips n draws at no cost.
  void discard(std::uint64_t n) { index_ = (index_ + n) & detail::kLow32; }
  result_type operator()() {
    const auto bits = random_bits<std::uint64_t>(seed_, replicate_, name_, index_);
    discard(1);
    return bits;
  }
  friend bool operator==(const Philox&, const Philox&) = default;

 private:
  std::uint64_t seed_, name_, replicate_, index_ = 0;
};

/// The process groups whose luck calibration may recombine independently.
enum class Group { kSupply, kTrade, kResearch, kTraining, kServices };
inline constexpr int kGroups = 5;

/// The luck of a batch of worlds. Every draw says whose it is; equal addresses give equal numbers, whoever asks and
/// when. A luck key per group and half-year takes the place of the replicate number. Two groups may hold the same key
/// (in a plain run both hold the replicate's), so a name must not be used in two groups for two purposes.
template <class Real> class Luck {
 public:
  static constexpr int kMonthsPerSlot = 6;

  /// `keys[group * slots + slot]`, one key below 2^32 per lane, kGroups * slots of them. The first `past` slots are the
  /// record's, which calibration may have chosen; what comes after is fresh (-1: all is past). The table is borrowed and
  /// must outlive the Luck. Throws InvariantError for a table of another size.
  Luck(std::uint64_t seed, std::span<const Bits<Real>> keys, int slots, int past = -1)
      : seed_(seed), keys_(keys), slots_(slots), past_(past < 0 || past > slots ? slots : past) {
    ensure(slots > 0 && past != 0 && keys.size() == static_cast<std::size_t>(kGroups) * static_cast<std::size_t>(slots),
           "the table of luck keys must hold one key per group and half-year");
  }

  /// Uniform on (0, 1) for this name in this month, 0 <= month < 6 * slots (else InvariantError).
  Real uniform(Group group, std::uint64_t name, int month) const {
    ensure(month >= 0 && month < kMonthsPerSlot * slots_, "luck was asked for a month without a luck key");
    const Bits<Real> key = keys_[first_key(group) + static_cast<std::size_t>(month / kMonthsPerSlot)];
    return uniform_from_bits(
        random_bits(seed_, key, name, constant_bits<Bits<Real>>(static_cast<std::uint64_t>(month))));
  }

  /// Standard normal for this name in this month: the quantile of `uniform` at the same address.
  Real normal(Group group, std::uint64_t name, int month) const { return normal_quantile(uniform(group, name, month)); }

  /// Uniform on (0, 1) for the n-th run, release or tenure of this name, in this month: `ordinal` is a whole number in
  /// [0, 2^31), each lane its own (InvariantError outside). In the past it takes the luck key of slot n or of the last
  /// past one, afterwards that of the first fresh slot, so that a shifted date changes nothing. Ordinals and months never
  /// share an address.
  Real uniform_at(Group group, std::uint64_t name, Real ordinal, int month) const {
    ensure(all(both<Mask<Real>>(ordinal >= 0.0, ordinal < 0x1p31)), "luck was asked for an ordinal outside 0 to 2^31");
    const Bits<Real> number = to_bits(ordinal + 0x1p52) & detail::kLow32;
    const bool fresh = month >= kMonthsPerSlot * past_ && past_ < slots_;
    const auto first = static_cast<std::size_t>(fresh ? past_ : 0);
    const auto last = static_cast<std::size_t>(fresh ? past_ : past_ - 1);
    Bits<Real> key{};
#pragma GCC unroll 8
    for (int i = 0; i < kWidth<Real>; ++i) {
      const std::size_t slot = std::clamp(static_cast<std::size_t>(lane(number, i)), first, last);
      set_lane(key, i, lane(keys_[first_key(group) + slot], i));
    }
    return uniform_from_bits(random_bits<Bits<Real>>(seed_, key, name, number + kFirstOrdinal));
  }

  /// Standard normal by ordinal: the quantile of `uniform_at` at the same address.
  Real normal_at(Group group, std::uint64_t name, Real ordinal, int month) const {
    return normal_quantile(uniform_at(group, name, ordinal, month));
  }

 private:
  static constexpr std::uint64_t kFirstOrdinal = std::uint64_t{1} << 31;

  std::size_t first_key(Group group) const {
    return static_cast<std::size_t>(group) * static_cast<std::size_t>(slots_);
  }

  std::uint64_t seed_;
  std::span<const Bits<Real>> keys_;
  int slots_, past_;
};

}  // namespace base
