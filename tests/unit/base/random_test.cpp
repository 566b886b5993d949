#include "base/random.hpp"

#include <Random123/philox.h>
#include <gtest/gtest.h>

#include <boost/random/discrete_distribution.hpp>
#include <boost/random/uniform_01.hpp>
#include <boost/random/uniform_int_distribution.hpp>
#include <random>
#include <set>
#include <vector>

#include "unit/base/bits.hpp"

namespace {

using base::Bits;
using base::Group;
using base::Lanes;
using base::name_of;
using Words = std::array<std::uint32_t, 4>;

/// A table of luck keys in which every world and group has one key for all months: its replicate number.
template <class Real> std::vector<Bits<Real>> plain_keys(std::uint64_t first_replicate, int slots) {
  Bits<Real> key{};
  for (int i = 0; i < base::kWidth<Real>; ++i) base::set_lane(key, i, first_replicate + static_cast<std::uint64_t>(i));
  return std::vector<Bits<Real>>(static_cast<std::size_t>(base::kGroups * slots), key);
}

// The vectors of Random123's kat_vectors for philox4x32, 10 rounds.
TEST(Philox, GivesTheKnownAnswers) {
  EXPECT_EQ(base::philox4x32_10({0, 0, 0, 0}, {0, 0}), (Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
  EXPECT_EQ(base::philox4x32_10({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}),
            (Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
  EXPECT_EQ(base::philox4x32_10({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
            (Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(Philox, EqualsRandom123AtTenThousandRandomAddresses) {
  std::mt19937 words(20260601);
  const auto word = [&words] { return static_cast<std::uint32_t>(words()); };
  for (int i = 0; i < 10000; ++i) {
    const std::uint32_t replicate = word(), index = word();
    const std::uint64_t seed = (std::uint64_t{word()} << 32) | word(), name = (std::uint64_t{word()} << 32) | word();
    const auto low = [](std::uint64_t x) { return static_cast<std::uint32_t>(x); };
    r123::Philox4x32 oracle;
    const r123::Philox4x32::ctr_type counter{{replicate, low(name), low(name >> 32), index}};
    const r123::Philox4x32::key_type key{{low(seed), low(seed >> 32)}};
    const r123::Philox4x32::ctr_type truth = oracle(counter, key);
    ASSERT_EQ(base::philox4x32_10({counter[0], counter[1], counter[2], counter[3]}, {key[0], key[1]}),
              (Words{truth[0], truth[1], truth[2], truth[3]}));
    ASSERT_EQ(base::random_bits<std::uint64_t>(seed, replicate, name, index),
              (std::uint64_t{truth[0]} << 32) | truth[1]);
  }
}

template <class Real> class RandomOf : public testing::Test {};
using Reals = testing::Types<double, Lanes<2>, Lanes<4>, Lanes<8>>;
TYPED_TEST_SUITE(RandomOf, Reals);

TYPED_TEST(RandomOf, LanesAreTheReplicatesOfDouble) {
  constexpr int kSlots = 4;
  const std::vector<Bits<TypeParam>> keys = plain_keys<TypeParam>(41, kSlots);
  const base::Luck<TypeParam> luck(7, keys, kSlots);
  for (int i = 0; i < base::kWidth<TypeParam>; ++i) {
    const std::vector<std::uint64_t> own_keys = plain_keys<double>(41 + static_cast<std::uint64_t>(i), kSlots);
    const base::Luck<double> own(7, own_keys, kSlots);
    for (int month = 0; month < 6 * kSlots; ++month)
      for (std::uint64_t name : {name_of("yield", "SMIC"), name_of("demand"), std::uint64_t{0}}) {
        ASSERT_EQ(base::lane(luck.uniform(Group::kSupply, name, month), i), own.uniform(Group::kSupply, name, month));
        ASSERT_EQ(base::lane(luck.normal(Group::kSupply, name, month), i), own.normal(Group::kSupply, name, month));
      }
  }
}

TYPED_TEST(RandomOf, EachLaneMayAskForItsOwnOrdinal) {
  constexpr int kSlots = 3;
  std::vector<Bits<TypeParam>> keys(static_cast<std::size_t>(base::kGroups * kSlots));
  for (std::size_t k = 0; k < keys.size(); ++k)
    for (int i = 0; i < base::kWidth<TypeParam>; ++i)
      base::set_lane(keys[k], i, 100 * k + static_cast<std::uint64_t>(i));
  const base::Luck<TypeParam> luck(3, keys, kSlots);
  TypeParam ordinal{};
  for (int i = 0; i < base::kWidth<TypeParam>; ++i) base::set_lane(ordinal, i, i * 2 + 1);
  const std::uint64_t name = name_of("run", "lab");
  for (int i = 0; i < base::kWidth<TypeParam>; ++i) {
    const std::uint64_t number = static_cast<std::uint64_t>(i) * 2 + 1, slot = number < 2 ? number : 2;
    const std::uint64_t key =
        100 * (3 * static_cast<std::uint64_t>(Group::kTraining) + slot) + static_cast<std::uint64_t>(i);
    const double expected =
        base::uniform_from_bits(base::random_bits<std::uint64_t>(3, key, name, number + (std::uint64_t{1} << 31)));
    EXPECT_EQ(base::lane(luck.uniform_at(Group::kTraining, name, ordinal, 0), i), expected);
    EXPECT_EQ(base::lane(luck.normal_at(Group::kTraining, name, ordinal, 0), i), base::normal_quantile(expected));
  }
}

TEST(Luck, TakesTheKeyOfTheGroupAndTheHalfYear) {
  constexpr int kSlots = 2;
  std::vector<std::uint64_t> keys(std::size_t{base::kGroups} * kSlots, 5);
  const base::Luck<double> before(1, keys, kSlots);
  std::vector<std::uint64_t> changed = keys;
  changed[static_cast<std::size_t>(Group::kTrade) * kSlots + 1] = 6;
  const base::Luck<double> after(1, changed, kSlots);
  for (Group group : {Group::kSupply, Group::kTrade, Group::kResearch, Group::kTraining, Group::kServices})
    for (int month = 0; month < 12; ++month) {
      const bool expected_to_change = group == Group::kTrade && month >= 6;
      EXPECT_EQ(before.uniform(group, 9, month) != after.uniform(group, 9, month), expected_to_change) << month;
    }
}

TEST(Luck, AfterTheRecordOrdinalsTakeFreshKeys) {
  constexpr int kSlots = 4, kPast = 2, kFreshMonth = 12;
  std::vector<std::uint64_t> keys(std::size_t{base::kGroups} * kSlots, 5);
  for (std::size_t group = 0; group < base::kGroups; ++group)
    for (std::size_t slot = kPast; slot < kSlots; ++slot) keys[group * kSlots + slot] = 6;
  const std::vector<std::uint64_t> all_past(keys.size(), 5), all_fresh(keys.size(), 6);
  const base::Luck<double> luck(1, keys, kSlots, kPast), past(1, all_past, kSlots), fresh(1, all_fresh, kSlots);
  for (const double ordinal : {0.0, 1.0, 2.0, 9.0}) {
    EXPECT_EQ(luck.uniform_at(Group::kTraining, 9, ordinal, kFreshMonth - 1),
              past.uniform_at(Group::kTraining, 9, ordinal, 0));
    EXPECT_EQ(luck.uniform_at(Group::kTraining, 9, ordinal, kFreshMonth),
              fresh.uniform_at(Group::kTraining, 9, ordinal, 0));
  }
}

TEST(Luck, OrdinalsAndMonthsNeverShareAnAddress) {
  const std::vector<std::uint64_t> keys = plain_keys<double>(1, 20);
  const base::Luck<double> luck(1, keys, 20);
  std::set<double> seen;
  for (int i = 0; i < 120; ++i) {
    seen.insert(luck.uniform(Group::kSupply, 77, i));
    seen.insert(luck.uniform_at(Group::kSupply, 77, i, 0));
  }
  EXPECT_EQ(seen.size(), 240u);
}

TEST(Luck, RefusesMonthsAndTablesThatItHasNoKeysFor) {
  const std::vector<std::uint64_t> keys = plain_keys<double>(1, 2);
  const base::Luck<double> luck(1, keys, 2);
  EXPECT_THROW(luck.uniform(Group::kSupply, 1, 12), base::InvariantError);
  EXPECT_THROW(luck.uniform(Group::kSupply, 1, -1), base::InvariantError);
  for (double ordinal : {-1.0, 0x1p31, base_tests::kNotANumber})
    EXPECT_THROW(luck.uniform_at(Group::kSupply, 1, ordinal, 0), base::InvariantError) << ordinal;
  EXPECT_THROW(base::Luck<double>(1, keys, 3), base::InvariantError);
  EXPECT_THROW(base::Luck<double>(1, keys, 0), base::InvariantError);
}

TEST(Luck, AThousandReplicatesHaveAThousandDistinctFirstDraws) {
  std::set<double> uniforms, normals;
  for (std::uint64_t replicate = 1; replicate <= 1000; ++replicate) {
    const std::vector<std::uint64_t> keys = plain_keys<double>(replicate, 1);
    const base::Luck<double> luck(0, keys, 1);
    uniforms.insert(luck.uniform(Group::kSupply, name_of("yield"), 0));
    normals.insert(luck.normal(Group::kSupply, name_of("yield"), 0));
  }
  EXPECT_EQ(uniforms.size(), 1000u);
  EXPECT_EQ(normals.size(), 1000u);
}

TEST(Luck, SeedZeroIsASeedLikeAnyOther) {
  const std::vector<std::uint64_t> keys = plain_keys<double>(1, 20);
  const base::Luck<double> zero(0, keys, 20), one(1, keys, 20);
  std::set<double> seen;
  for (int month = 0; month < 120; ++month) {
    seen.insert(zero.uniform(Group::kSupply, 1, month));
    seen.insert(one.uniform(Group::kSupply, 1, month));
  }
  EXPECT_EQ(seen.size(), 240u);
}

TEST(Uniform, StaysInsideTheOpenIntervalAndIsSymmetric) {
  EXPECT_EQ(base::uniform_from_bits(std::uint64_t{0}), 0x1p-53);
  EXPECT_EQ(base::uniform_from_bits(~std::uint64_t{0}), 1.0 - 0x1p-53);
  for (std::uint64_t bits = 1; bits < (1ull << 62); bits = bits * 5 + 3)
    EXPECT_EQ(base::uniform_from_bits(~bits), 1.0 - base::uniform_from_bits(bits));
}

TEST(Name, IsFnv1aOfProcessAndAgent) {
  static_assert(name_of("") == 0xcbf29ce484222325ull);
  static_assert(name_of("a") == 0xaf63dc4c8601ec8cull && name_of("foobar") == 0x85944171f73967e8ull);
  static_assert(name_of("yield", "SMIC") == name_of("yield/SMIC"));
  EXPECT_NE(name_of("yield", "SMIC"), name_of("yield", "Hua Hong"));
}

static_assert(std::uniform_random_bit_generator<base::Philox>);

TEST(PhiloxEngine, IsAddressedBySeedReplicateAndName) {
  base::Philox engine(1, 2, 3);
  for (std::uint64_t i = 0; i < 100; ++i) EXPECT_EQ(engine(), base::random_bits<std::uint64_t>(1, 2, 3, i));
  EXPECT_NE(base::Philox(1, 2, 3)(), base::Philox(0, 2, 3)());
  EXPECT_NE(base::Philox(1, 2, 3)(), base::Philox(1, 1, 3)());
  EXPECT_NE(base::Philox(1, 2, 3)(), base::Philox(1, 2, 4)());
}

TEST(PhiloxEngine, DiscardsAndStartsAgain) {
  base::Philox walked(1, 2, 3), jumped(1, 2, 3);
  for (int i = 0; i < 57; ++i) walked();
  jumped.discard(57);
  EXPECT_EQ(walked, jumped);
  EXPECT_EQ(walked(), jumped());
  walked.seed(1);
  EXPECT_EQ(walked, base::Philox(1, 2, 3));
  walked.seed(9);
  EXPECT_EQ(walked(), base::Philox(9, 2, 3)());
}

TEST(PhiloxEngine, DrivesBoostAndStandardDistributions) {
  base::Philox engine(5, 1, name_of("boost"));
  boost::random::uniform_01<double> uniform;
  boost::random::uniform_int_distribution<int> die(1, 6);
  const std::vector<double> weights{0.0, 1.0, 3.0};
  boost::random::discrete_distribution<int> choice(weights);
  for (int i = 0; i < 1000; ++i) {
    const double u = uniform(engine);
    const int face = die(engine), chosen = choice(engine);
    EXPECT_TRUE(u >= 0.0 && u < 1.0);
    EXPECT_TRUE(face >= 1 && face <= 6);
    EXPECT_TRUE(chosen == 1 || chosen == 2);
  }
  EXPECT_LT(std::uniform_real_distribution<double>()(engine), 1.0);
}

}  // namespace
