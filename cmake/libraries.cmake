# chokepoint_library(input LINKS engine ...): the library `input` from every .cpp under sim/input, but for those whose paths
# match the regular expression WITHOUT.
function(chokepoint_library folder)
  cmake_parse_arguments(PARSE_ARGV 1 ARG "" WITHOUT LINKS)
  set(name ${folder})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/sim/${folder}/*.cpp)
  list(REMOVE_ITEM sources ${PROJECT_SOURCE_DIR}/sim/engine/kernel/kernel.cpp  # built once per variant
                           ${PROJECT_SOURCE_DIR}/sim/app/main.cpp)             # so that tests can link the rest of app
  if(ARG_WITHOUT)
    list(FILTER sources EXCLUDE REGEX ${ARG_WITHOUT})
  endif()
  if(sources)
    add_library(${name} STATIC ${sources})
    chokepoint_unity(${name} ${sources})
    set(scope PUBLIC)
    if(CHOKEPOINT_CLANG_TIDY)
      set_target_properties(${name} PROPERTIES CXX_CLANG_TIDY "clang-tidy;--quiet")
    endif()
  else()
    add_library(${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(${name} ${scope} ${PROJECT_SOURCE_DIR}/sim)
  target_link_libraries(${name} ${scope} ${ARG_LINKS})
endfunction()

# chokepoint_embed(output page): the library `output` holds the files of sim/output/page/templates.
function(chokepoint_embed library room)
  file(GLOB files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/sim/${library}/${room}/templates/*)
  set(source ${PROJECT_BINARY_DIR}/generated/${library}/${room}_files.cpp)
  set(script ${PROJECT_SOURCE_DIR}/cmake/embed.cmake)
  add_custom_command(OUTPUT ${source} DEPENDS ${files} ${script}
    COMMAND ${CMAKE_COMMAND} "-DFILES=${files}" -DOUT=${source} -P ${script} VERBATIM)
  target_sources(${library} PRIVATE ${source})
endfunction()

# The library that writes XLSX, as the target xlsxwriter. Debian's package has a header and a library and no more; CMake
# packages of other systems are not needed either.
function(chokepoint_find_xlsxwriter)
  find_path(XLSXWRITER_INCLUDE xlsxwriter.h REQUIRED)
  find_library(XLSXWRITER_LIBRARY xlsxwriter REQUIRED)
  add_library(xlsxwriter UNKNOWN IMPORTED GLOBAL)
  set_target_properties(xlsxwriter PROPERTIES IMPORTED_LOCATION ${XLSXWRITER_LIBRARY}
    INTERFACE_INCLUDE_DIRECTORIES ${XLSXWRITER_INCLUDE})
endfunction()

# The program, and what only app may know: version and commit.
function(chokepoint_program)
  set(header ${PROJECT_BINARY_DIR}/generated/app/build_info.hpp)
  # Looked at in every build, but written only when the commit changed, so that nothing else is rebuilt.
  add_custom_target(build_info BYPRODUCTS ${header}
    COMMAND ${CMAKE_COMMAND} -DHEADER=${header} -DSOURCE=${PROJECT_SOURCE_DIR} -DVERSION=${PROJECT_VERSION}
            -P ${PROJECT_SOURCE_DIR}/cmake/build_info.cmake
    VERBATIM)
  target_include_directories(app INTERFACE ${PROJECT_BINARY_DIR}/generated)
  get_target_property(type app TYPE)
  if(type STREQUAL STATIC_LIBRARY)
    target_include_directories(app PRIVATE ${PROJECT_BINARY_DIR}/generated)
    add_dependencies(app build_info)
  endif()
  if(EXISTS ${PROJECT_SOURCE_DIR}/sim/app/main.cpp)
    add_executable(chokepoint ${PROJECT_SOURCE_DIR}/sim/app/main.cpp)
    set_target_properties(chokepoint PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
    target_link_libraries(chokepoint PRIVATE app)
    add_dependencies(chokepoint build_info)
    # A program of its own, so that nobody needs MPI who does not use it. Libraries of MPI leak, which sanitizers would tell.
    if(MPI_CXX_FOUND AND NOT CHOKEPOINT_SANITIZE)
      add_executable(chokepoint-mpi ${PROJECT_SOURCE_DIR}/sim/app/mpi/main.cpp
                                    ${PROJECT_SOURCE_DIR}/sim/app/mpi/rank_company.cpp)
      set_target_properties(chokepoint-mpi PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR})
      target_link_libraries(chokepoint-mpi PRIVATE app MPI::MPI_CXX)
      add_dependencies(chokepoint-mpi build_info)
    endif()
  endif()
endfunction()
