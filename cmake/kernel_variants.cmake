# sim/engine/kernel/kernel.cpp is compiled once per instruction set. The program chooses a variant at start.
#
# A template that the AVX-512 variant shares with the rest of the program is a weak symbol, and the linker keeps one
# copy of it for all: if it takes that one, the program crashes on every older machine. So each variant is turned into
# one object file whose only global symbol is its entry point, chokepoint_kernel_<variant>. tests/architecture checks it.

set(x86_variants "scalar 1" "sse2 2" "avx2 4" "avx512 8")
set(avx2_flags -march=x86-64-v3)
set(avx512_flags -march=x86-64-v4 -mprefer-vector-width=512)
if(CMAKE_SYSTEM_NAME STREQUAL Emscripten)
  set(native_flags -msimd128)
endif()

if(NOT CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64)$" OR CMAKE_SYSTEM_NAME STREQUAL Emscripten)
  set(default_variants "scalar 1" "native 2")
elseif(CHOKEPOINT_SANITIZE)
  set(default_variants "scalar 1" "sse2 2")  # the same source: two of them find what four would, in half the time
else()
  set(default_variants ${x86_variants})
endif()
set(CHOKEPOINT_KERNELS ${default_variants} CACHE STRING "Kernel variants to build, each 'name lanes'")

# GNU binutils by name, since beside Clang CMake may prefer LLVM's, which cannot dissolve groups.
if(NOT CMAKE_SYSTEM_NAME STREQUAL Emscripten)
  find_program(GNU_LD NAMES ${_CMAKE_TOOLCHAIN_PREFIX}ld.bfd ${_CMAKE_TOOLCHAIN_PREFIX}ld ld.bfd ld REQUIRED)  # the prefix: of another machine
  find_program(GNU_OBJCOPY NAMES ${_CMAKE_TOOLCHAIN_PREFIX}objcopy objcopy REQUIRED)
endif()

# One object file in which everything but `entry` is local: partial link, section groups dissolved (the linker would
# otherwise drop a group that another variant also has), then the symbols made local.
function(chokepoint_localize target entry output)
  set(joined ${CMAKE_CURRENT_BINARY_DIR}/kernel/${target}.joined.o)
  add_custom_command(OUTPUT ${output}
    COMMAND ${GNU_LD} -r --force-group-allocation -o ${joined} $<TARGET_OBJECTS:${target}>
    COMMAND ${GNU_OBJCOPY} --keep-global-symbol=${entry} ${joined} ${output}
    DEPENDS ${target} $<TARGET_OBJECTS:${target}>
    COMMENT "Making ${target} local but for ${entry}"
    COMMAND_EXPAND_LISTS VERBATIM)
endfunction()

# Adds the variants to `library`, and tells its sources which there are: CHOKEPOINT_KERNELS expands to one
# CHOKEPOINT_KERNEL_ROW(name, lanes) for each. The object files are listed in the target's property KERNEL_OBJECTS.
function(chokepoint_kernel_variants library)
  set(source ${PROJECT_SOURCE_DIR}/sim/engine/kernel/kernel.cpp)
  get_target_property(type ${library} TYPE)
  if(NOT EXISTS ${source} OR type STREQUAL INTERFACE_LIBRARY)
    return()
  endif()
  file(MAKE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/kernel)
  foreach(variant IN LISTS CHOKEPOINT_KERNELS)
    string(REPLACE " " ";" variant "${variant}")
    list(GET variant 0 name)
    list(GET variant 1 lanes)
    string(APPEND rows " CHOKEPOINT_KERNEL_ROW(${name}, ${lanes})")

    set(target kernel_${name})
    add_library(${target} OBJECT ${source})
    target_compile_definitions(${target} PRIVATE CHOKEPOINT_KERNEL=${name} CHOKEPOINT_KERNEL_WIDTH=${lanes})
    # Sanitizer builds have -O1, and there most of the time goes into simulations: hence -O2 here.
    # A GNU-unique symbol (GCC, static data of inline code) and Clang's address table both name symbols in ways that
    # objcopy does not make local.
    target_compile_options(${target} PRIVATE ${${name}_flags} $<$<CONFIG:Release>:-O2>
      $<$<CXX_COMPILER_ID:GNU>:-fno-gnu-unique> $<$<CXX_COMPILER_ID:Clang>:-fno-addrsig>
      $<$<BOOL:${CHOKEPOINT_FUZZ}>:-fno-sanitize=fuzzer-no-link>)  # its counters are found by names that would be local
    target_link_libraries(${target} PRIVATE model)  # for its include directories

    if(CMAKE_SYSTEM_NAME STREQUAL Emscripten)  # one instruction set for everything, and no such linker
      target_sources(${library} PRIVATE $<TARGET_OBJECTS:${target}>)
    else()
      set(object ${CMAKE_CURRENT_BINARY_DIR}/kernel/${name}.o)
      chokepoint_localize(${target} chokepoint_kernel_${name} ${object})
      set_source_files_properties(${object} PROPERTIES EXTERNAL_OBJECT TRUE GENERATED TRUE)
      target_sources(${library} PRIVATE ${object})
      set_property(TARGET ${library} APPEND PROPERTY KERNEL_OBJECTS ${object})
    endif()
  endforeach()
  target_compile_definitions(${library} PRIVATE "CHOKEPOINT_KERNELS=${rows}")
endfunction()
