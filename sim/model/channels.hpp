#pragma once
#include <array>
#include <cstddef>
#include <string_view>

/// Channels: what may carry China's standing. Each is a multiplier (1 open, 0 closed) on one flow, apart from the levers,
/// so that attribution can close any subset. ROW(name, section, what closing it does)
// clang-format off
#define CHOKEPOINT_CHANNELS(ROW)                                                                  \
  ROW(legal, "3.3.5", "no foreign chip is sold to China")                                         \
  ROW(domestic, "3.2.6", "no Chinese chip is finished")                                           \
  ROW(smuggled, "3.3.7", "no broker ships")                                                       \
  ROW(offshore, "3.3.9", "no compute is rented abroad")                                           \
  ROW(own_efficiency, "3.5.1", "Chinese labs make no algorithmic progress of their own")          \
  ROW(imitation, "3.5.4", "Chinese labs learn nothing from others' published work")               \
  ROW(distillation, "3.5.6", "Chinese labs do not distil")                                        \
  ROW(concentration, "3.6.2", "a Chinese run takes no more of its bloc's compute than an American")\
  ROW(flattery, "3.6.7", "the benchmark flatters nobody")

// clang-format on

namespace model {

struct ChannelRow {
  std::string_view name, section, meaning;
};

/// Multipliers in [0, 1]; 1 is the world as modelled.
template <class Real> struct Channels {
#define CHOKEPOINT_MEMBER(name, section, meaning) Real name = Real{} + 1.0;
  CHOKEPOINT_CHANNELS(CHOKEPOINT_MEMBER)
#undef CHOKEPOINT_MEMBER
};

inline constexpr std::array kChannelRows{
#define CHOKEPOINT_FIELD(name, section, meaning) ChannelRow{#name, section, meaning},
    CHOKEPOINT_CHANNELS(CHOKEPOINT_FIELD)
#undef CHOKEPOINT_FIELD
};

template <class Real>
inline constexpr std::array kChannelMembers{
#define CHOKEPOINT_POINTER(name, section, meaning) &Channels<Real>::name,
    CHOKEPOINT_CHANNELS(CHOKEPOINT_POINTER)
#undef CHOKEPOINT_POINTER
};

}  // namespace model
