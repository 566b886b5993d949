#include "engine/sketch.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "base/error.hpp"
#include "engine/survey.hpp"

namespace {

using engine::Sketch;

constexpr double kPromised = 1.0 / 256;  ///< relative error of a quantile

std::vector<double> drawn(int count, double center, double spread, unsigned seed) {
  std::mt19937 generator(seed);
  std::lognormal_distribution<double> draw(center, spread);
  std::vector<double> values(static_cast<std::size_t>(count));
  std::generate(values.begin(), values.end(), [&] { return draw(generator); });
  return values;
}

Sketch sketch_of(const std::vector<double>& values) {
  Sketch sketch;
  sketch.add(values.data(), values.size());
  return sketch;
}

double exact(std::vector<double> values, double place) {
  std::sort(values.begin(), values.end());
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, values.size() - 1);
  return values[below] + (place - static_cast<double>(below)) * (values[above] - values[below]);
}

TEST(Sketch, QuantilesAreWithinItsPromise) {
  std::vector<double> mixed = drawn(20'000, 1, 2, 1);
  for (const double value : drawn(10'000, -3, 1, 2)) mixed.push_back(-value);
  for (const std::vector<double>& values : {drawn(30'000, 0, 0.1, 3), drawn(30'000, 20, 3, 4), mixed}) {
    const Sketch sketch = sketch_of(values);
    for (const double share : {0.0, 0.001, 0.05, 0.25, 0.4, 0.5, 0.75, 0.95, 0.999, 1.0}) {
      const double place = share * static_cast<double>(values.size() - 1), truth = exact(values, place);
      EXPECT_NEAR(sketch.at_place(place), truth, kPromised * std::abs(truth)) << share;
    }
  }
}

TEST(Sketch, NeitherOrderNorGroupingCanBeSeen) {
  const std::vector<double> a = drawn(5'000, 0, 1, 5), b = drawn(3'000, 2, 1, 6), c = drawn(1, 0, 1, 7);
  std::vector<double> all = c;
  all.insert(all.end(), a.begin(), a.end());
  all.insert(all.end(), b.begin(), b.end());
  Sketch one = sketch_of(b), other = sketch_of(a);
  one.add(sketch_of(c)), one.add(sketch_of(a));
  other.add(b.data(), b.size()), other.add(c.data(), c.size());
  EXPECT_EQ(one.bins(), sketch_of(all).bins());
  EXPECT_EQ(other.bins(), sketch_of(all).bins());
  EXPECT_EQ(one.count(), 8'001u);
}

TEST(Sketch, ValuesThatManyWorldsShareComeBackExactly) {
  const Sketch sketch = sketch_of({0.27, 0.27, 0.27, -0.0, 0.0, std::numeric_limits<double>::quiet_NaN(), 1.0});
  EXPECT_EQ(sketch.count(), 6u);
  EXPECT_EQ(sketch.at_place(0), 0);
  EXPECT_FALSE(std::signbit(sketch.at_place(0)));
  EXPECT_EQ(sketch.at_place(1.5), 0.135) << "between neighbours";
  EXPECT_EQ(sketch.at_place(2.5), 0.27);
  EXPECT_EQ(sketch.at_place(5), 1);
  EXPECT_EQ(sketch.bins().size(), 3u);
}

TEST(Sketch, GrowsWithItsRangeAndNotWithItsValues) {
  Sketch sketch;
  for (unsigned seed = 0; seed < 20; ++seed) {
    const std::vector<double> more = drawn(10'000, 2, 0.3, seed);
    sketch.add(more.data(), more.size());
  }
  EXPECT_EQ(sketch.count(), 200'000u);
  EXPECT_LT(sketch.bins().size(), 1'500u) << "five octaves of 256 bins";
}

TEST(Sketch, BinsOutOfOrderAreRefused) {
  std::vector<Sketch::Bin> bins = sketch_of({1, 2, 3}).bins();
  EXPECT_EQ(Sketch::of(bins).count(), 3u);
  std::swap(bins[0], bins[1]);
  EXPECT_THROW(Sketch::of(bins), base::InvariantError);
  bins = sketch_of({1, 2, 3}).bins();
  bins[1].least = 1;
  EXPECT_THROW(Sketch::of(bins), base::InvariantError);
  bins = sketch_of({1}).bins();
  bins[0].count = 0;
  EXPECT_THROW(Sketch::of(bins), base::InvariantError);
  EXPECT_THROW(Sketch().at_place(0), base::InvariantError);
}

/// A survey of three worlds, in parts.
struct Parts {
  std::vector<Sketch> sketches;
  std::vector<engine::Moments> moments;
};

Parts surveyed() {
  engine::Results piece(1, 3, {});
  for (std::size_t output = 0; output < engine::kOutputs; ++output)
    for (int world = 0; world < 3; ++world) piece.column(output, 0)[world] = world;
  engine::Survey survey(1);
  survey.begin(0, 3);
  for (std::size_t output = 0; output < engine::kOutputs; ++output) survey.add(output, piece);
  survey.end();
  return {survey.sketches(), survey.moments()};
}

// Else a quantile is asked of a sketch that has no such value, and a count becomes an int that cannot hold it.
TEST(Survey, WhoseMomentsAreOfOtherValuesThanItsSketchesIsRefused) {
  const Parts good = surveyed();
  EXPECT_EQ(engine::Survey::of(1, 3, good.sketches, good.moments).worlds(), 3);
  for (const double n : {0.0, 2.0, 1e300, -3.0, std::numeric_limits<double>::quiet_NaN()}) {
    std::vector<engine::Moments> moments = good.moments;
    moments[0].n[0] = n;
    EXPECT_THROW(engine::Survey::of(1, 3, good.sketches, moments), base::InvariantError) << n;
  }
  EXPECT_THROW(engine::Survey::of(1, 2, good.sketches, good.moments), base::InvariantError) << "more than its worlds";
}

}  // namespace
