#pragma once
#include <sys/types.h>

namespace app {

/// While it lives, what is written to standard output goes through the reader's pager: $PAGER, else `less`, which shows at once
/// what fits on one screen. Only where standard output is a terminal, and not where PAGER is empty or `cat`.
class Pager {
 public:
  Pager();
  /// Waits until the reader has seen enough. Who leaves before the end has not met with an error.
  ~Pager();
  Pager(const Pager&) = delete;
  Pager& operator=(const Pager&) = delete;

 private:
  pid_t child_ = -1;
  int terminal_ = -1;  ///< where standard output led
};

}  // namespace app
