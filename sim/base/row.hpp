#pragma once
#include <boost/container/small_vector.hpp>
#include <cstddef>

namespace base {

/// Values of a month, one an agent, that are gone when it ends. So many have room without asking for memory; more are held all
/// the same.
inline constexpr std::size_t kRoomOfRow = 24;
template <class Value> using Row = boost::container::small_vector<Value, kRoomOfRow>;

}  // namespace base
