// The executor of builds without threads: cmake/wasm.cmake takes it in place of the one above.
#include "parallel/executor.hpp"

namespace parallel {

int thread_count(int /*threads*/) { return 1; }

void for_each_index(Executor /*executor*/, int count, int /*threads*/, const std::function<void(int)>& body) {
  for (int i = 0; i < count; ++i) body(i);
}

}  // namespace parallel
