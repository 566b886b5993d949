// The model is a template over its number type, so it can count its own operations: `Counted` is a vector of three equal
// lanes (a width that no machine has), whose operators and functions note that they were called.
#include "operations.hpp"

#include "engine/kernel/lanes.hpp"
#include "model/step.hpp"

namespace benchmarks {

namespace {

Operations total;

struct CountedMask {
  std::int64_t at[3];
  std::int64_t operator[](int i) const { return at[i]; }
  /// What `condition ? yes : no` asks: all lanes are alike.
  explicit operator bool() const { return ++total.selections, at[0] != 0; }
  friend CountedMask operator&(CountedMask a, CountedMask b) { return all(a.at[0] & b.at[0]); }
  friend CountedMask operator|(CountedMask a, CountedMask b) { return all(a.at[0] | b.at[0]); }
  friend CountedMask operator~(CountedMask a) { return all(~a.at[0]); }
  static CountedMask all(std::int64_t value) { return {{value, value, value}}; }
};

/// What random numbers and floats are built from: their functions count, not their bits.
struct CountedBits {
  std::uint64_t at[3];
  std::uint64_t operator[](int i) const { return at[i]; }
  std::uint64_t& operator[](int i) { return at[i]; }
};

#define CHOKEPOINT_BITS(op)                                                \
  CountedBits operator op(CountedBits a, CountedBits b) {                  \
    return {{a.at[0] op b.at[0], a.at[1] op b.at[1], a.at[2] op b.at[2]}}; \
  }                                                                        \
  [[maybe_unused]] CountedBits operator op(CountedBits a, std::uint64_t b) { return a op CountedBits{{b, b, b}}; }
CHOKEPOINT_BITS(+)
CHOKEPOINT_BITS(*)
CHOKEPOINT_BITS(&)
CHOKEPOINT_BITS(|)
CHOKEPOINT_BITS(^)
CHOKEPOINT_BITS(<<)
CHOKEPOINT_BITS(>>)
#undef CHOKEPOINT_BITS

struct Counted {
  double at[3];
  double operator[](int i) const { return at[i]; }
  double& operator[](int i) { return at[i]; }
  static Counted all(double value) { return {{value, value, value}}; }
};

// Adding zero is how a constant becomes lanes: not counted, though a few true sums go uncounted with it.
Counted operator+(Counted a, Counted b) {
  total.sums += a.at[0] != 0 && b.at[0] != 0;
  return Counted::all(a.at[0] + b.at[0]);
}
Counted operator-(Counted a, Counted b) {
  total.sums += a.at[0] != 0 && b.at[0] != 0;
  return Counted::all(a.at[0] - b.at[0]);
}
Counted operator*(Counted a, Counted b) { return ++total.sums, Counted::all(a.at[0] * b.at[0]); }
Counted operator/(Counted a, Counted b) { return ++total.divisions, Counted::all(a.at[0] / b.at[0]); }
Counted operator-(Counted a) { return ++total.sums, Counted::all(-a.at[0]); }

#define CHOKEPOINT_MIXED(op)                                                                 \
  [[maybe_unused]] Counted operator op(Counted a, double b) { return a op Counted::all(b); } \
  [[maybe_unused]] Counted operator op(double a, Counted b) { return Counted::all(a) op b; } \
  template <class B> Counted& operator op##=(Counted& a, B b) { return a = a op b; }
CHOKEPOINT_MIXED(+)
CHOKEPOINT_MIXED(-)
CHOKEPOINT_MIXED(*)
CHOKEPOINT_MIXED(/)
#undef CHOKEPOINT_MIXED

#define CHOKEPOINT_COMPARISON(op)                                                                \
  CountedMask operator op(Counted a, Counted b) {                                                \
    return ++total.comparisons, CountedMask::all(-(a.at[0] op b.at[0]));                         \
  }                                                                                              \
  [[maybe_unused]] CountedMask operator op(Counted a, double b) { return a op Counted::all(b); } \
  [[maybe_unused]] CountedMask operator op(double a, Counted b) { return Counted::all(a) op b; }
CHOKEPOINT_COMPARISON(<)
CHOKEPOINT_COMPARISON(>)
CHOKEPOINT_COMPARISON(<=)
CHOKEPOINT_COMPARISON(>=)
CHOKEPOINT_COMPARISON(==)
CHOKEPOINT_COMPARISON(!=)
#undef CHOKEPOINT_COMPARISON

// Found by their argument's namespace, and preferred to the templates of base.
#define CHOKEPOINT_FUNCTION(name, count) \
  [[maybe_unused]] Counted name(Counted x) { return ++total.count, Counted::all(base::name(x.at[0])); }
CHOKEPOINT_FUNCTION(exp, exponentials)
CHOKEPOINT_FUNCTION(exp10, exponentials)
CHOKEPOINT_FUNCTION(expm1, exponentials)
CHOKEPOINT_FUNCTION(log, logarithms)
CHOKEPOINT_FUNCTION(sqrt, roots)
CHOKEPOINT_FUNCTION(normal_quantile, normals)
#undef CHOKEPOINT_FUNCTION

[[maybe_unused]] Counted uniform_from_bits(CountedBits bits) {
  return ++total.draws, Counted::all(base::uniform_from_bits(bits.at[0]));
}

}  // namespace

}  // namespace benchmarks

template <> struct base::detail::LaneTypes<3> {
  using Real = benchmarks::Counted;
  using Bits = benchmarks::CountedBits;
  using Mask = benchmarks::CountedMask;
};

namespace benchmarks {

Operations count_operations(const engine::Plan& plan) {
  const model::Setting& setting = *plan.setting;
  total = {};
  for (int replicate = 1; replicate <= plan.replicates; ++replicate) {
    const auto number = static_cast<std::uint64_t>(replicate);
    const engine::WorldRecord record = engine::draw_world(*plan.inputs, plan.seed, number, setting);
    total.draws += static_cast<double>(model::kParameters + model::kHypotheses);
    const auto batch = engine::pack<Counted>(&record, 1);
    const model::Luck<Counted> luck(plan.seed, batch.luck, engine::luck_slots(setting), engine::past_slots(setting));
    model::World<Counted> world = model::begin(setting, batch.parameters, batch.branches, luck);
    for (; world.month < setting.months; ++world.month) model::step(world, luck);
  }
  for (double* count : {&total.draws, &total.normals, &total.exponentials, &total.logarithms, &total.roots,
                        &total.divisions, &total.sums, &total.comparisons, &total.selections})
    *count /= plan.replicates;
  return total;
}

}  // namespace benchmarks
