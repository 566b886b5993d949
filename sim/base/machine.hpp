#pragma once
// Three operations on lanes that GCC 12 does not turn into the one instruction that x86-64 has for them. Each gives the
// same bits as the plain form, which every other compiler and machine uses; only the time differs.

#include <cstdint>
#include <type_traits>

// All intrinsics of GCC 12 are 47,000 lines, a third of what a source reads. Only the kernels that are compiled for wide
// registers need them; the baseline's are a ninth of that.
#if defined(__SSE2__) && defined(__GNUC__) && !defined(__clang__)
#if defined(__AVX__)
#include <immintrin.h>
#else
#include <emmintrin.h>
#endif
#define CHOKEPOINT_SPELL_OUT_X86
#endif

/// For functions of a few instructions: a call through memory would cost more than the function itself.
#define CHOKEPOINT_INLINE [[gnu::always_inline]] inline

namespace base::detail {

#if defined(CHOKEPOINT_SPELL_OUT_X86)

// The masked 512-bit forms with all lanes on: the plain ones trip GCC 12's own warning about undefined values.

/// One bit per lane of a mask. Returns false if this machine and width have no instruction for it, then `bits` is
/// unset.
template <class Mask> CHOKEPOINT_INLINE bool lane_bits(Mask mask, unsigned& bits) {
  if constexpr (sizeof(Mask) == 16) {
    bits = static_cast<unsigned>(_mm_movemask_pd(reinterpret_cast<__m128d>(mask)));
    return true;
  }
#if defined(__AVX__)
  if constexpr (sizeof(Mask) == 32) {
    bits = static_cast<unsigned>(_mm256_movemask_pd(reinterpret_cast<__m256d>(mask)));
    return true;
  }
#endif
#if defined(__AVX512F__)
  if constexpr (sizeof(Mask) == 64) {
    bits = _mm512_test_epi64_mask(reinterpret_cast<__m512i>(mask), reinterpret_cast<__m512i>(mask));
    return true;
  }
#endif
  return false;
}

/// The square root of every lane. Returns false if this machine and width have no instruction for it.
template <class Real> CHOKEPOINT_INLINE bool lane_sqrt(Real x, Real& root) {
#if defined(__AVX__)
  if constexpr (sizeof(Real) == 32) {
    root = reinterpret_cast<Real>(_mm256_sqrt_pd(reinterpret_cast<__m256d>(x)));
    return true;
  }
#endif
#if defined(__AVX512F__)
  if constexpr (sizeof(Real) == 64) {
    root = reinterpret_cast<Real>(_mm512_maskz_sqrt_pd(0xff, reinterpret_cast<__m512d>(x)));
    return true;
  }
#endif
  if constexpr (sizeof(Real) == 16) {
    root = reinterpret_cast<Real>(_mm_sqrt_pd(reinterpret_cast<__m128d>(x)));
    return true;
  }
  return false;
}

/// a * b, exactly, for lanes below 2^32. GCC would build a full 64-bit product from several instructions.
template <class Bits> CHOKEPOINT_INLINE Bits multiply_32(Bits a, std::uint64_t b) {
  const Bits factor = Bits{} + b;
#if defined(__AVX512F__)
  if constexpr (sizeof(Bits) == 64)
    return reinterpret_cast<Bits>(
        _mm512_maskz_mul_epu32(0xff, reinterpret_cast<__m512i>(a), reinterpret_cast<__m512i>(factor)));
#endif
#if defined(__AVX2__)
  if constexpr (sizeof(Bits) == 32)
    return reinterpret_cast<Bits>(_mm256_mul_epu32(reinterpret_cast<__m256i>(a), reinterpret_cast<__m256i>(factor)));
#endif
  if constexpr (sizeof(Bits) == 16)
    return reinterpret_cast<Bits>(_mm_mul_epu32(reinterpret_cast<__m128i>(a), reinterpret_cast<__m128i>(factor)));
  return a * factor;
}

#else

template <class Mask> CHOKEPOINT_INLINE bool lane_bits(Mask, unsigned&) { return false; }
template <class Real> CHOKEPOINT_INLINE bool lane_sqrt(Real, Real&) { return false; }
template <class Bits> CHOKEPOINT_INLINE Bits multiply_32(Bits a, std::uint64_t b) { return a * b; }

#endif

}  // namespace base::detail
