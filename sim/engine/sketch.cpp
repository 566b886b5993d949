#include "engine/sketch.hpp"

#include <algorithm>
#include <boost/sort/pdqsort/pdqsort.hpp>
#include <cmath>
#include <cstring>
#include <utility>

#include "base/error.hpp"

namespace engine {

namespace {

/// The first bits of a double, turned so that they have the order of values.
std::uint32_t key_of(double value) {
  constexpr int kLeftOut = 44;  // of 52 bits of the fraction
  constexpr std::uint64_t kSign = std::uint64_t{1} << 63;
  value += 0.0;  // no negative zero
  std::uint64_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  return static_cast<std::uint32_t>(((bits & kSign) != 0 ? ~bits : bits | kSign) >> kLeftOut);
}

/// The value of a rank in a bin, whose first is its least and whose last its greatest.
double in_bin(const Sketch::Bin& bin, std::uint64_t rank) {
  if (bin.count == 1 || bin.least == bin.greatest) return bin.least;
  return bin.least + (bin.greatest - bin.least) * static_cast<double>(rank) / static_cast<double>(bin.count - 1);
}

void put_together(Sketch::Bin& bin, const Sketch::Bin& other) {
  bin.count += other.count;
  bin.least = std::min(bin.least, other.least), bin.greatest = std::max(bin.greatest, other.greatest);
}

}  // namespace

void Sketch::add(const double* values, std::size_t count) {
  std::vector<double> sorted;
  sorted.reserve(count);
  for (std::size_t i = 0; i < count; ++i)
    if (!std::isnan(values[i])) sorted.push_back(values[i] + 0.0);
  boost::sort::pdqsort_branchless(sorted.begin(), sorted.end());
  std::vector<Bin> fresh;
  for (const double value : sorted) {
    const std::uint32_t key = key_of(value);
    if (fresh.empty() || fresh.back().key != key) fresh.push_back({key, 0, value, value});
    ++fresh.back().count, fresh.back().greatest = value;
  }
  merge(fresh);
}

void Sketch::add(const Sketch& other) { merge(other.bins_); }

void Sketch::merge(const std::vector<Bin>& more) {
  std::size_t unknown = 0;
  auto one = bins_.begin();
  for (const Bin& bin : more) {
    count_ += bin.count;
    while (one != bins_.end() && one->key < bin.key) ++one;
    if (one != bins_.end() && one->key == bin.key)
      put_together(*one, bin);
    else
      ++unknown;
  }
  if (unknown == 0) return;
  // Those that are new go between the others, from the last on, so that nothing is moved twice.
  std::size_t from = bins_.size(), to = from + unknown;
  bins_.resize(to);
  for (auto bin = more.rbegin(); bin != more.rend() && unknown > 0; ++bin) {
    while (from > 0 && bins_[from - 1].key > bin->key) bins_[--to] = bins_[--from];
    if (from > 0 && bins_[from - 1].key == bin->key) continue;
    bins_[--to] = *bin, --unknown;
  }
}

double Sketch::at_place(double place) const {
  base::ensure(count_ > 0, "a quantile is asked of no values");
  const auto last = count_ - 1;
  const double within = std::clamp(place, 0.0, static_cast<double>(last));
  const auto below = static_cast<std::uint64_t>(within);
  const double part = within - static_cast<double>(below);
  std::uint64_t before = 0;  // values in the bins before
  for (std::size_t i = 0; i < bins_.size(); before += bins_[i++].count) {
    if (below >= before + bins_[i].count) continue;
    const double one = in_bin(bins_[i], below - before);
    if (part == 0) return one;
    const bool same_bin = below + 1 < before + bins_[i].count;
    const double next = same_bin ? in_bin(bins_[i], below + 1 - before) : bins_[i + 1].least;
    return one == next ? one : one + part * (next - one);
  }
  return bins_.back().greatest;
}

Sketch Sketch::of(std::vector<Bin> bins) {
  Sketch sketch;
  sketch.bins_ = std::move(bins);
  for (std::size_t i = 0; i < sketch.bins_.size(); ++i) {
    const Bin& bin = sketch.bins_[i];
    base::ensure(bin.count > 0 && (i == 0 || sketch.bins_[i - 1].key < bin.key) && key_of(bin.least) == bin.key &&
                     key_of(bin.greatest) == bin.key && bin.least <= bin.greatest,
                 "bins are in the order of their values");
    sketch.count_ += bin.count;
  }
  return sketch;
}

}  // namespace engine
