# Writes app/build_info.hpp (HEADER) for the version and the commit of SOURCE; leaves the file alone when nothing changed.
# The commit ends in -dirty when the code was changed since: such a result cannot be traced to the commit alone. Scenarios
# and calibration do not count, since a run records their digests.
find_program(git git)
set(commit unknown)
if(git)
  execute_process(COMMAND ${git} -C ${SOURCE} rev-parse --verify HEAD
    OUTPUT_VARIABLE head ERROR_QUIET RESULT_VARIABLE failed OUTPUT_STRIP_TRAILING_WHITESPACE)
  execute_process(COMMAND ${git} -C ${SOURCE} status --porcelain -- sim cmake CMakeLists.txt
    OUTPUT_VARIABLE changes ERROR_QUIET)
  if(NOT failed)
    set(commit ${head})
    if(changes)
      string(APPEND commit -dirty)
    endif()
  endif()
endif()
file(CONFIGURE OUTPUT ${HEADER} @ONLY CONTENT [=[
// Written by cmake/build_info.cmake in each build.
#pragma once
#include <string_view>

namespace app {

inline constexpr std::string_view kVersion = "@VERSION@";
/// The commit the program was built from, `-dirty` after it when the code differed from it, or "unknown" without git.
inline constexpr std::string_view kCommit = "@commit@";

}  // namespace app
]=])
