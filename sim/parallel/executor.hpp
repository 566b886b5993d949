#pragma once
#include <functional>

namespace parallel {

/// What the threads come from. Both run the same loop; `kThreads` exists because the thread sanitizer cannot see inside
/// Debian's oneTBB and would drown us in false alarms.
enum class Executor { kTbb, kThreads };

/// Threads that `threads` asks for: itself if positive, all that this machine offers if 0.
int thread_count(int threads);

/// Calls body(i) once for each i in [0, count), on at most `threads` threads (0: all of the machine), in any order and
/// at the same time. `body` must not throw.
void for_each_index(Executor executor, int count, int threads, const std::function<void(int)>& body);

}  // namespace parallel
