# Half of what a source costs is reading headers and making again what its neighbours also make of them. With
# CHOKEPOINT_UNITY the compiler gets about twelve sources of one library at once, or eight of one folder of app and of
# tests, and so does it a third as often.
#
# The price is that file-local names of a folder (of one namespace) must differ: "redefinition of ... {anonymous}" says that
# two do not. A source stays with its neighbours when others are added, since its name decides where it goes, so that a
# fault comes with the change that makes it (but where a library needs one unit more). That each source includes what it
# uses is seen by builds without this, and by clang-tidy, which reads them one by one.

# Sources that are compiled alone, because they have file-local names that a neighbour has too.
set(compiled_alone
  effective.cpp error_model.cpp paired.cpp
  hindcast_page.cpp input_faults.cpp report_fit.cpp schema.cpp tables_read.cpp charts_points.cpp charts_waterfall.cpp
  split.cpp run_tables.cpp sbc.cpp stability.cpp update.cpp forecast_command.cpp score_command.cpp update_command.cpp
  error_model_test.cpp paired_test.cpp random_test.cpp tempered_smc_test.cpp
  charts_voi_test.cpp manifest_test.cpp new_figures_test.cpp posterior_test.cpp report_findings_test.cpp targets_test.cpp xlsx_test.cpp
  bits_test.cpp books_test.cpp channels_test.cpp explain_test.cpp history_test.cpp levers_test.cpp uncertainty_test.cpp)

function(chokepoint_unity target)  # TARGET SOURCE...
  if(NOT CHOKEPOINT_UNITY)
    return()
  endif()
  set(keys)
  foreach(source IN LISTS ARGN)
    cmake_path(GET source FILENAME name)
    if(name IN_LIST compiled_alone)
      continue()  # a source of no group is compiled alone
    endif()
    set(key ${target})
    set(most 12)
    # Each room of app has its `study` and `tell`, and each folder of tests its `sample` or `read`.
    if(target STREQUAL app OR NOT source MATCHES "/sim/")
      cmake_path(GET source PARENT_PATH folder)
      cmake_path(RELATIVE_PATH folder BASE_DIRECTORY ${PROJECT_SOURCE_DIR})
      string(MAKE_C_IDENTIFIER ${folder} key)
      set(most 8)
    endif()
    set(most_${key} ${most})
    list(APPEND keys ${key})
    list(APPEND in_${key} ${source})
  endforeach()
  list(REMOVE_DUPLICATES keys)
  foreach(key IN LISTS keys)
    list(LENGTH in_${key} count)
    math(EXPR units "(${count} + ${most_${key}} - 1) / ${most_${key}}")
    foreach(source IN LISTS in_${key})
      cmake_path(GET source FILENAME name)
      string(MD5 digest ${name})
      string(SUBSTRING ${digest} 0 4 digest)
      math(EXPR unit "0x${digest} % ${units}")
      set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${key}_${unit})
    endforeach()
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
endfunction()
