# The language, the warnings and the few code generation flags that hold for every file of the project.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Release, Debug or RelWithDebInfo" FORCE)
endif()
# Sanitizer builds compile most of what CI compiles, and are not for speed.
if(CHOKEPOINT_SANITIZE)
  set(CMAKE_CXX_FLAGS_RELEASE "-O1")
  if(CHOKEPOINT_FUZZ)
    set(CMAKE_CXX_FLAGS_RELEASE "-O2")  # which runs longer than it compiles
  endif()
else()
  set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
endif()

# Contraction would fuse a*b+c where the machine can, and change the bits between machines.
# math-errno only makes sqrt set errno; without it sqrt is one instruction, with the same result.
add_compile_options(-ffp-contract=off -fno-math-errno)

# psabi: lanes wider than the baseline's registers are passed between inline functions only, so the warned ABI is ours alone.
# sign-conversion: Clang counts it as part of -Wconversion, GCC does not; an int that indexes an array is no bug.
add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wno-psabi)
if(CHOKEPOINT_WERROR)
  add_compile_options(-Werror)
endif()

if(CHOKEPOINT_SANITIZE)
  add_compile_options(-fsanitize=${CHOKEPOINT_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer -g1)
  add_link_options(-fsanitize=${CHOKEPOINT_SANITIZE})
endif()
if(CHOKEPOINT_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL Clang)
    message(FATAL_ERROR "CHOKEPOINT_FUZZ needs Clang, which has libFuzzer: cmake --preset fuzz")
  endif()
  # Counts what ran; only the targets get libFuzzer's main. What was compared is not looked at: that takes a third of the time,
  # and targets have dictionaries.
  add_compile_options(-fsanitize=fuzzer-no-link -fno-sanitize-coverage=trace-cmp)
endif()
if(CHOKEPOINT_SANITIZE OR CMAKE_BUILD_TYPE STREQUAL "Debug")
  add_compile_definitions(_GLIBCXX_ASSERTIONS)
endif()

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()
