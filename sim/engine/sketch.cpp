#include "engine/sketch.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include "base/error.hpp"

namespace engine {

namespace {

/// The first bits of a double, turned so that they have the order of values.
std::uint32_t key_of(double value) {
  constexpr int kLeftOut = 44;  // of 52 bits of the fraction
  constexpr std::uint64_t kSign = std::uint64_t{1} << 63;
  const auto bits = std::bit_cast<std::uint64_t>(value + 0.0);  // no negative zero
  return static_cast<std::uint32_t>(((bits & kSign) != 0 ? ~bits : bits | kSign) >> kLeftOut);
}

void put_together(Sketch::Bin& bin, const Sketch::Bin& other) {
  bin.count += other.count;
  bin.least = std::min(bin.least, other.least), bin.greatest = std::max(bin.greatest, other.greatest);
}

}  // namespace

void Sketch::add(const double* values, std::size_t count) {
  std::vector<Bin> fresh;
  fresh.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const double value = values[i] + 0.0;
    if (!std::isnan(value)) fresh.push_back({key_of(value), 1, value, value});
  }
  const auto is_before = [](const Bin& a, const Bin& b) { return a.key < b.key; };
  if (!std::is_sorted(fresh.begin(), fresh.end(), is_before)) std::sort(fresh.begin(), fresh.end(), is_before);
  std::size_t last = 0;
  for (std::size_t i = 1; i < fresh.size(); ++i)
    if (fresh[i].key == fresh[last].key)
      put_together(fresh[last], fresh[i]);
    else
      fresh[++last] = fresh[i];
  if (!fresh.empty()) fresh.resize(last + 1);
  merge(fresh);
}

void Sketch::add(const Sketch& other) { merge(other.bins_); }

void Sketch::merge(const std::vector<Bin>& more) {
  std::vector<Bin> all;
  all.reserve(bins_.size() + more.size());
  auto one = bins_.cbegin();
  for (const Bin& bin : more) {
    count_ += bin.count;
    while (one != bins_.cend() && one->key < bin.key) all.push_back(*one++);
    all.push_back(bin);
    if (one != bins_.cend() && one->key == bin.key) put_together(all.back(), *one++);
  }
  all.insert(all.end(), one, bins_.cend());
  if (all.size() == bins_.size())
    std::copy(all.begin(), all.end(), bins_.begin());  // without the room to spare that `all` has
  else
    bins_ = std::vector<Bin>(all.begin(), all.end());
}

double Sketch::at_place(double place) const {
  base::ensure(count_ > 0, "a quantile is asked of no values");
  const double last = static_cast<double>(count_ - 1);
  place = std::clamp(place, 0.0, last);
  if (place >= last) return bins_.back().greatest;
  std::uint64_t before = 0;  // values in the bins below
  for (const Bin& bin : bins_) {
    const double within = place - static_cast<double>(before);
    before += bin.count;
    if (!(place < static_cast<double>(before))) continue;
    if (bin.least == bin.greatest) return bin.least;
    // The first of the bin is its least and the last its greatest; beyond the last lies the way to the next bin.
    const double steps = static_cast<double>(bin.count - 1);
    return bin.least + (bin.greatest - bin.least) * std::min(within / std::max(steps, 1.0), 1.0);
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
