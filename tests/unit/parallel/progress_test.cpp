#include "parallel/progress.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <thread>

namespace {

using parallel::progress_line;

TEST(ProgressLine, SaysShareAndTimeLeft) {
  EXPECT_EQ(progress_line("baseline", 5, 10, 3.0), "baseline  [############............] 50 %, 3 s left");
  EXPECT_EQ(progress_line("x", 1, 4, 60.0), "x  [######..................] 25 %, 3 min 0 s left");
  EXPECT_EQ(progress_line("x", 1, 3, 7200.0), "x  [########................] 33 %, 4 h 0 min left");
}

TEST(ProgressLine, PromisesNothingBeforeTheFirstBlockOrAfterTheLast) {
  EXPECT_EQ(progress_line("x", 0, 4, 1.0), "x  [........................] 0 %");
  EXPECT_EQ(progress_line("x", 4, 4, 1.0), "x  [########################] 100 %");
  EXPECT_EQ(progress_line("x", 0, 0, 1.0), "x  [########################] 100 %");
}

TEST(Progress, WithoutAScreenItIsSilent) {
  parallel::Progress progress("x", 10, nullptr);
  progress.add(10);
  progress.finish();
}

TEST(Progress, LeavesACleanLine) {
  std::ostringstream screen;
  parallel::Progress progress("x", 10, &screen);
  std::this_thread::sleep_for(std::chrono::milliseconds(150));
  progress.add(5);
  progress.finish();
  const std::string drawn = screen.str();
  ASSERT_NE(drawn.find("50 %"), std::string::npos);
  const std::size_t last = drawn.rfind('\r', drawn.size() - 2);
  EXPECT_EQ(drawn.back(), '\r');
  EXPECT_EQ(drawn.find_first_not_of(' ', last + 1), drawn.size() - 1);
}

TEST(Progress, DrawsNothingForALoopThatEndsAtOnce) {
  std::ostringstream screen;
  parallel::Progress progress("x", 1, &screen);
  progress.add(1);
  progress.finish();
  EXPECT_EQ(screen.str().find('x'), std::string::npos);
}

}  // namespace
