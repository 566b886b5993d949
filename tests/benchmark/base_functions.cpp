// The cost of the functions that a replicate spends its time in, per value: scalar against lanes. Build with the flags
// of a kernel variant to see that variant; lanes wider than its registers are split by the compiler.

#include <benchmark/benchmark.h>

#include <array>
#include <vector>

#include "base/history.hpp"
#include "base/math.hpp"
#include "base/random.hpp"

namespace {

using base::Lanes;

constexpr int kValues = 512;

template <class Real> using Values = std::array<Real, kValues / base::kWidth<Real>>;

/// kValues numbers spread over (low, high).
template <class Real> Values<Real> spread(double low, double high) {
  Values<Real> values;
  for (int i = 0; i < kValues; ++i) {
    const double u = base::uniform_from_bits(base::random_bits<std::uint64_t>(1, 1, 1, static_cast<std::uint64_t>(i)));
    base::set_lane(values[static_cast<std::size_t>(i / base::kWidth<Real>)], i % base::kWidth<Real>,
                   low + (high - low) * u);
  }
  return values;
}

/// Times `function` over values that do not depend on each other; "items" are single numbers, whatever the width.
template <class Real, class Function>
void measure(benchmark::State& state, double low, double high, Function function) {
  const Values<Real> values = spread<Real>(low, high);
  for (auto iteration : state) {
    static_cast<void>(iteration);
    Real sum{};
    for (const Real& value : values) sum += function(value);
    benchmark::DoNotOptimize(sum);
  }
  state.SetItemsProcessed(state.iterations() * kValues);
}

template <class Real> void exp(benchmark::State& state) {
  measure<Real>(state, -5.0, 5.0, [](Real x) { return base::exp(x); });
}
template <class Real> void log(benchmark::State& state) {
  measure<Real>(state, 0.01, 100.0, [](Real x) { return base::log(x); });
}
template <class Real> void pow(benchmark::State& state) {
  measure<Real>(state, 0.01, 100.0, [](Real x) { return base::pow(x, 0.7); });
}
template <class Real> void sqrt(benchmark::State& state) {
  measure<Real>(state, 0.01, 100.0, [](Real x) { return base::sqrt(x); });
}
template <class Real> void divide(benchmark::State& state) {
  measure<Real>(state, 0.01, 100.0, [](Real x) { return 1.0 / x; });
}
template <class Real> void normal_quantile(benchmark::State& state) {
  measure<Real>(state, 0.0, 1.0, [](Real u) { return base::normal_quantile(u); });
}
template <class Real> void normal_cdf(benchmark::State& state) {
  measure<Real>(state, -4.0, 4.0, [](Real x) { return base::normal_cdf(x); });
}

template <class Real> struct WithLuck {
  std::vector<base::Bits<Real>> keys = std::vector<base::Bits<Real>>(base::kGroups * 30);
  base::Luck<Real> luck{1, keys, 30};
};

template <class Real> void uniform(benchmark::State& state) {
  const WithLuck<Real> with;
  int month = 0;
  measure<Real>(state, 0.0, 1.0,
                [&](Real) { return with.luck.uniform(base::Group::kSupply, 7, month = (month + 1) % 128); });
}
template <class Real> void normal(benchmark::State& state) {
  const WithLuck<Real> with;
  int month = 0;
  measure<Real>(state, 0.0, 1.0,
                [&](Real) { return with.luck.normal(base::Group::kSupply, 7, month = (month + 1) % 128); });
}
template <class Real> void uniform_by_ordinal(benchmark::State& state) {
  const WithLuck<Real> with;
  measure<Real>(state, 0.0, 30.0,
                [&](Real x) { return with.luck.uniform_at(base::Group::kSupply, 7, base::floor(x), 0); });
}

template <class Real> void lagged(benchmark::State& state) {
  base::History<Real> history(120);
  for (int month = 0; month < 120; ++month) history.push(base::constant<Real>(month));
  measure<Real>(state, 0.0, 130.0, [&](Real lag) { return history.lagged(lag); });
}

#define CHOKEPOINT_BENCHMARK(name) \
  BENCHMARK(name<double>);         \
  BENCHMARK(name<Lanes<2>>);       \
  BENCHMARK(name<Lanes<4>>);       \
  BENCHMARK(name<Lanes<8>>)

CHOKEPOINT_BENCHMARK(exp);
CHOKEPOINT_BENCHMARK(log);
CHOKEPOINT_BENCHMARK(pow);
CHOKEPOINT_BENCHMARK(sqrt);
CHOKEPOINT_BENCHMARK(divide);
CHOKEPOINT_BENCHMARK(normal_quantile);
CHOKEPOINT_BENCHMARK(normal_cdf);
CHOKEPOINT_BENCHMARK(uniform);
CHOKEPOINT_BENCHMARK(normal);
CHOKEPOINT_BENCHMARK(uniform_by_ordinal);
CHOKEPOINT_BENCHMARK(lagged);

}  // namespace
