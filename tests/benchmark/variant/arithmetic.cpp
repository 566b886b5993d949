// The operations of a replicate without the model: loops of draws, exponentials, logarithms and so on that do not wait for
// each other. Compiled once per kernel variant, with its flags and lanes.
#include <array>

#include "engine/kernel/lanes.hpp"
#include "operations.hpp"

#define CHOKEPOINT_JOIN(a, b) a##b
#define CHOKEPOINT_ENTRY(variant) CHOKEPOINT_JOIN(chokepoint_arithmetic_, variant)

extern "C" void CHOKEPOINT_ENTRY(CHOKEPOINT_KERNEL)(void* opaque);

namespace benchmarks {
namespace {

using R = engine::KernelReal<CHOKEPOINT_KERNEL_WIDTH>;
constexpr std::size_t kValues = 64, kChains = 8;

/// `function` over `count` values, added up in several sums so that additions do not wait for each other either.
template <class Function> R repeat(double count, const std::array<R, kValues>& values, Function function) {
  std::array<R, kChains> sums{};
  const auto rounds = static_cast<std::size_t>(count / kChains + 0.5);
  for (std::size_t round = 0; round < rounds; ++round)
#pragma GCC unroll 8
    for (std::size_t i = 0; i < kChains; ++i) sums[i] += function(values[(round * kChains + i) % kValues]);
  R sum{};
  for (const R& part : sums) sum += part;
  return sum;
}

/// Numbers on (0, 1): lane by lane, as a model's would be.
std::array<R, kValues> uniforms(std::uint64_t seed) {
  std::array<R, kValues> values;
  for (std::size_t i = 0; i < kValues; ++i) {
    base::Bits<R> key{};
    for (int lane = 0; lane < base::kWidth<R>; ++lane) base::set_lane(key, lane, static_cast<std::uint64_t>(lane));
    values[i] =
        base::uniform_from_bits(base::random_bits(seed, key, std::uint64_t{1}, base::constant_bits<base::Bits<R>>(i)));
  }
  return values;
}

R costly(const Operations& operations, const std::array<R, kValues>& values, std::uint64_t batch) {
  std::uint64_t address = 0;
  const auto key = base::constant_bits<base::Bits<R>>(batch);
  R sum = repeat(operations.draws, values, [&](R) {
    ++address;
    return base::uniform_from_bits(
        base::random_bits(batch, key, address, base::constant_bits<base::Bits<R>>(address & 127)));
  });
  sum += repeat(operations.normals, values, [](R u) { return base::normal_quantile(u); });
  sum += repeat(operations.exponentials, values, [](R x) { return base::exp(x); });
  sum += repeat(operations.logarithms, values, [](R x) { return base::log(x); });
  sum += repeat(operations.roots, values, [](R x) { return base::sqrt(x); });
  return sum + repeat(operations.divisions, values, [](R x) { return 1.0 / x; });
}

/// `repeat` itself adds once for each value.
R cheap(const Operations& operations, const std::array<R, kValues>& values) {
  const double choices = operations.selections, sums = operations.sums;
  const double alone = operations.comparisons - choices;  // beyond one comparison for each selection
  R sum = repeat(choices, values, [](R x) { return base::max(x, 0.5); });
  if (alone > 0) sum += repeat(alone, values, [](R x) { return base::indicator<R>(x > 0.25); });
  return sum + repeat((sums - choices) / 2, values, [](R x) { return x * 1.5; });
}

}  // namespace
}  // namespace benchmarks

extern "C" void CHOKEPOINT_ENTRY(CHOKEPOINT_KERNEL)(void* opaque) {
  using namespace benchmarks;
  auto& call = *static_cast<ArithmeticCall*>(opaque);
  const std::array<R, kValues> values = uniforms(7);
  R sum{};
  for (int first = 0; first < call.replicates; first += base::kWidth<R>) {
    sum += costly(call.operations, values, static_cast<std::uint64_t>(first));
    if (call.all) sum += cheap(call.operations, values);
  }
  for (int lane = 0; lane < base::kWidth<R>; ++lane) call.sum += base::lane(sum, lane);
}
