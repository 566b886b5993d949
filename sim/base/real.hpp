#pragma once
// The number type of all model code. A function written over `Real` runs on `double` (the reference) or on `Lanes<W>`,
// W worlds side by side in one vector register, with the same bits in every lane. There is no `if` on a Real: what
// differs between lanes is a mask, and `select` chooses.

#include <cstdint>
#include <cstring>
#include <type_traits>

#include "base/machine.hpp"

#if defined(__FAST_MATH__)
#error "base/real.hpp promises the same bits everywhere, which -ffast-math breaks"
#endif

namespace base {

namespace detail {

/// The vector types of one width. Written out, because compilers differ in where they take a dependent vector_size.
template <int W> struct LaneTypes;
template <> struct LaneTypes<2> {
  using Real = double __attribute__((vector_size(16)));
  using Bits = std::uint64_t __attribute__((vector_size(16)));
  using Mask = decltype(Real{} < Real{});
};
template <> struct LaneTypes<4> {
  using Real = double __attribute__((vector_size(32)));
  using Bits = std::uint64_t __attribute__((vector_size(32)));
  using Mask = decltype(Real{} < Real{});
};
template <> struct LaneTypes<8> {
  using Real = double __attribute__((vector_size(64)));
  using Bits = std::uint64_t __attribute__((vector_size(64)));
  using Mask = decltype(Real{} < Real{});
};

}  // namespace detail

/// W doubles in one vector, W = 2, 4 or 8. Arithmetic and comparison operators work lane by lane, also with a double on
/// one side.
template <int W> using Lanes = typename detail::LaneTypes<W>::Real;

/// How many worlds a value of type T holds: 1 for numbers and bool, W for lanes, their bits and their masks.
template <class T>
inline constexpr int kWidth = std::is_arithmetic_v<T> ? 1 : static_cast<int>(sizeof(T) / sizeof(double));

namespace detail {

template <int W> struct WidthTraits : LaneTypes<W> {};
template <> struct WidthTraits<1> {
  using Real = double;
  using Bits = std::uint64_t;
  using Mask = bool;
};

}  // namespace detail

/// The companions of a number type: `Bits` (the same size, unsigned 64-bit), `Mask` (what a comparison gives), `width`.
template <class Real> struct Traits {
  using Bits = typename detail::WidthTraits<kWidth<Real>>::Bits;
  using Mask = typename detail::WidthTraits<kWidth<Real>>::Mask;
  static constexpr int width = kWidth<Real>;
};
template <class Real> using Bits = typename Traits<Real>::Bits;
template <class Real> using Mask = typename Traits<Real>::Mask;

/// The Real that an operation on A and B gives: lanes if either is lanes, else double (integers count as double).
template <class A, class B = A>
using Wider = typename detail::WidthTraits<(kWidth<A> > kWidth<B> ? kWidth<A> : kWidth<B>)>::Real;

/// The same number in every lane; keeps the sign of zero. A Real passes through unchanged.
template <class Real, class T> CHOKEPOINT_INLINE Real constant(T value) {
  if constexpr (kWidth < T >> 1) {
    static_assert(std::is_same_v<Real, T>, "lanes of one width do not become lanes of another");
    return value;
  } else {
    return static_cast<double>(value) - Real{};
  }
}

/// The same integer in every lane of `Bits`.
template <class Bits> CHOKEPOINT_INLINE Bits constant_bits(std::uint64_t value) { return Bits{} + value; }

/// The bits of a Real, and the Real of some bits, lane by lane.
template <class Real> CHOKEPOINT_INLINE Bits<Real> to_bits(Real x) {
  Bits<Real> bits;
  std::memcpy(&bits, &x, sizeof x);
  return bits;
}
template <class Bits> CHOKEPOINT_INLINE Wider<Bits> from_bits(Bits bits) {
  Wider<Bits> x;
  std::memcpy(&x, &bits, sizeof bits);
  return x;
}

/// Lane i of a Real, Bits or vector Mask (0 <= i < width, unchecked); for a plain number i must be 0.
template <class T> CHOKEPOINT_INLINE auto lane(T x, int i) {
  if constexpr (kWidth<T> == 1) {
    static_cast<void>(i);
    return x;
  } else {
    return x[i];
  }
}

/// Replaces lane i of a Real or Bits (0 <= i < width, unchecked).
template <class T, class Element> CHOKEPOINT_INLINE void set_lane(T& x, int i, Element value) {
  if constexpr (kWidth<T> == 1) {
    static_cast<void>(i);
    x = static_cast<T>(value);
  } else {
    x[i] = static_cast<std::remove_cvref_t<decltype(x[0])>>(value);
  }
}

/// Calls `function(double...)` once for every lane and gathers the results: for what has no vector form.
template <class Function, class Real> CHOKEPOINT_INLINE Real for_each_lane(Function function, Real x) {
  Real result{};
#pragma GCC unroll 8
  for (int i = 0; i < kWidth<Real>; ++i) set_lane(result, i, function(lane(x, i)));
  return result;
}

// ------------------------------------------------------------------------------------------------------------- masks

/// Is the mask true in some lane; in every lane. A mask is what comparisons and the logic below give: all bits or none.
template <class M> CHOKEPOINT_INLINE bool any(M mask) {
  if constexpr (kWidth<M> == 1) {
    return mask;
  } else {
    unsigned bits = 0;
    if (detail::lane_bits(mask, bits)) return bits != 0;
    std::int64_t found = 0;
#pragma GCC unroll 8
    for (int i = 0; i < kWidth<M>; ++i) found |= mask[i];
    return found != 0;
  }
}
template <class M> CHOKEPOINT_INLINE bool all(M mask) {
  if constexpr (kWidth<M> == 1) {
    return mask;
  } else {
    unsigned bits = 0;
    if (detail::lane_bits(mask, bits)) return bits == (1u << kWidth<M>)-1;
    std::int64_t found = -1;
#pragma GCC unroll 8
    for (int i = 0; i < kWidth<M>; ++i) found &= mask[i];
    return found != 0;
  }
}

/// Logic on masks, for bool and vectors alike (`&&`, `||` and `!` do not mean this on vectors). Both sides are
/// evaluated.
template <class M> CHOKEPOINT_INLINE M both(M a, M b) {
  if constexpr (kWidth<M> == 1) {
    return a && b;
  } else {
    return a & b;
  }
}
template <class M> CHOKEPOINT_INLINE M either(M a, M b) {
  if constexpr (kWidth<M> == 1) {
    return a || b;
  } else {
    return a | b;
  }
}
template <class M> CHOKEPOINT_INLINE M negate(M a) {
  if constexpr (kWidth<M> == 1) {
    return !a;
  } else {
    return ~a;
  }
}

/// `yes` where the condition holds, else `no`. Either side may be a plain number or a Real. The result is as wide as
/// the widest of the three, or of the type that is named: `select<Real>(condition, 1.0, 0.0)`. Both sides are
/// evaluated.
template <class Wanted = void, class M, class A, class B> CHOKEPOINT_INLINE auto select(M condition, A yes, B no) {
  using Real = std::conditional_t<std::is_void_v<Wanted>, Wider<M, Wider<A, B>>, Wanted>;
  const Real if_true = constant<Real>(yes), if_false = constant<Real>(no);
  return condition ? if_true : if_false;
}

/// The same choice between two values of `Bits`.
template <class M, class Bits> CHOKEPOINT_INLINE Bits select_bits(M condition, Bits yes, Bits no) {
  return condition ? yes : no;
}

/// 1.0 where the mask holds, else 0.0.
template <class Real> CHOKEPOINT_INLINE Real indicator(Mask<Real> mask) { return select<Real>(mask, 1.0, 0.0); }

// --------------------------------------------------------------------------------------------------------- elementary

/// The smaller, the larger; either argument may be a plain number. A NaN in the first argument survives, so that a
/// clamp never hides one: keep the quantity first and the bound second.
template <class A, class B> CHOKEPOINT_INLINE Wider<A, B> min(A a, B b) {
  using Real = Wider<A, B>;
  const Real x = constant<Real>(a), y = constant<Real>(b);
  return select<Real>(y < x, y, x);
}
template <class A, class B> CHOKEPOINT_INLINE Wider<A, B> max(A a, B b) {
  using Real = Wider<A, B>;
  const Real x = constant<Real>(a), y = constant<Real>(b);
  return select<Real>(y > x, y, x);
}

/// x held inside [low, high], low <= high; NaN stays NaN.
template <class X, class Low, class High> CHOKEPOINT_INLINE auto clamp(X x, Low low, High high) {
  return min(max(x, low), high);
}

/// The magnitude: clears the sign bit.
template <class Real> CHOKEPOINT_INLINE Real abs(Real x) { return from_bits(to_bits(x) & 0x7fffffffffffffffull); }

/// The square root, correctly rounded as IEEE 754 asks; x >= 0 (NaN below).
template <class Real> CHOKEPOINT_INLINE Real sqrt(Real x) {
  if constexpr (kWidth < Real >> 1) {
    Real root;
    if (detail::lane_sqrt(x, root)) return root;
  }
  return for_each_lane([](double value) { return __builtin_sqrt(value); }, x);
}

}  // namespace base
