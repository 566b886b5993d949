#pragma once
#include <array>
#include <cstddef>

#include "base/field.hpp"
#include "model/parameter_rows.hpp"

namespace model {

/// Positions of the rows: `parameters[kParameter_...]` is not written by hand, the struct below has the names.
#define CHOKEPOINT_COUNT(...) +1
inline constexpr std::size_t kParameters = 0 CHOKEPOINT_PARAMETERS(CHOKEPOINT_COUNT);
#undef CHOKEPOINT_COUNT

/// One draw of every uncertain input, for one world (`double`) or one lane vector of worlds.
template <class Real> struct Parameters {
#define CHOKEPOINT_MEMBER(name, unit, low, high, section, meaning) Real name{};
  CHOKEPOINT_PARAMETERS(CHOKEPOINT_MEMBER)
#undef CHOKEPOINT_MEMBER
};

/// The rows, in the order of the struct's members.
inline constexpr std::array<base::Field, kParameters> kParameterRows{{
#define CHOKEPOINT_FIELD(name, unit, low, high, section, meaning) {#name, unit, low, high, meaning, section},
    CHOKEPOINT_PARAMETERS(CHOKEPOINT_FIELD)
#undef CHOKEPOINT_FIELD
}};

/// Member i of the struct belongs to row i.
template <class Real>
inline constexpr std::array<Real Parameters<Real>::*, kParameters> kParameterMembers{{
#define CHOKEPOINT_POINTER(name, unit, low, high, section, meaning) &Parameters<Real>::name,
    CHOKEPOINT_PARAMETERS(CHOKEPOINT_POINTER)
#undef CHOKEPOINT_POINTER
}};

}  // namespace model
