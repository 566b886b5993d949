# The core of the program, which the explorer's page runs: as WebAssembly, by Emscripten (`emcmake cmake --preset wasm`), or by
# CHOKEPOINT_CORE for another machine or by other flags, as a program that answers tests (tests/wasm/machines.sh). One instance
# runs on one thread, so it needs neither oneTBB nor threads; of output/ it takes what makes words.

# Libraries of headers alone, which are the same for every machine: linked to from one folder, since the rest of /usr/include
# is about another C library.
set(headers ${PROJECT_BINARY_DIR}/headers)
file(MAKE_DIRECTORY ${headers})
foreach(header boost/version.hpp nlohmann/json.hpp fast_float/fast_float.h fmt/format.h)
  cmake_path(GET header PARENT_PATH library)
  find_path(where_${library} ${header} PATHS /usr/include /usr/local/include NO_CMAKE_FIND_ROOT_PATH REQUIRED)
  file(CREATE_LINK ${where_${library}}/${library} ${headers}/${library} SYMBOLIC)
endforeach()
add_library(core_headers INTERFACE)
target_include_directories(core_headers SYSTEM INTERFACE ${headers})
target_compile_definitions(core_headers INTERFACE FMT_HEADER_ONLY)

# Exceptions of the machine itself: JavaScript's in their place make every call ten times slower.
if(CMAKE_SYSTEM_NAME STREQUAL Emscripten)
  add_compile_options(-fwasm-exceptions)
  add_link_options(-fwasm-exceptions)
endif()

chokepoint_library(base LINKS core_headers)
chokepoint_library(model LINKS base)
chokepoint_library(engine LINKS model)
chokepoint_library(parallel WITHOUT "/parallel/(executor|interrupt)[.]cpp" LINKS engine)
chokepoint_library(analysis LINKS base)
chokepoint_library(input LINKS engine)
chokepoint_library(output WITHOUT "/output/(chart|page)/" LINKS input)
chokepoint_library(study LINKS parallel analysis input)
chokepoint_kernel_variants(engine)
chokepoint_library(telling LINKS study output)
chokepoint_library(explorer WITHOUT /wasm/ LINKS telling)

if(NOT CMAKE_SYSTEM_NAME STREQUAL Emscripten)
  add_executable(session_calls ${PROJECT_SOURCE_DIR}/tests/wasm/session_calls.cpp)
  set_target_properties(session_calls PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
  target_link_libraries(session_calls PRIVATE explorer)
  target_link_options(session_calls PRIVATE -static)  # an emulator needs no libraries of that machine then
  return()
endif()

# The module alone: core/core.ts is all that it needs of JavaScript. Node is needed by Emscripten.
add_executable(explorer_core ${PROJECT_SOURCE_DIR}/sim/explorer/wasm/entry.cpp)
set_target_properties(explorer_core PROPERTIES OUTPUT_NAME core SUFFIX .wasm RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
target_link_libraries(explorer_core PRIVATE explorer)
target_link_options(explorer_core PRIVATE --no-entry -O3 -sSTANDALONE_WASM
  -sALLOW_MEMORY_GROWTH -sINITIAL_MEMORY=32MB -sTOTAL_STACK=1MB -sEXPORTED_FUNCTIONS=_malloc,_free)
# Emscripten's tools look for Debian's packages of Node where Debian's Node does not.
set_property(TARGET explorer_core PROPERTY RULE_LAUNCH_LINK
  "${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs:/usr/lib/nodejs")
