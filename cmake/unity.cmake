# Half of what a source costs is reading headers and making again what its neighbours also make of them. With
# CHOKEPOINT_UNITY the compiler gets about eight sources of one folder at once, and so does it half as often.
#
# The price is that file-local names of a folder must differ: "redefinition of ... {anonymous}" says that two do not. A
# source stays with its neighbours when others are added, since its name decides where it goes, so that a fault comes
# with the change that makes it (but where a folder needs one unit more). That each source includes what it uses is seen
# by builds without this, and by clang-tidy, which reads them one by one.

# Sources that are compiled alone, because they have file-local names that a neighbour has too.
set(compiled_alone
  effective.cpp error_model.cpp paired.cpp
  hindcast_page.cpp input_faults.cpp report_fit.cpp schema.cpp tables_read.cpp charts_points.cpp
  split.cpp run_tables.cpp sbc.cpp stability.cpp update.cpp forecast_command.cpp score_command.cpp update_command.cpp
  error_model_test.cpp paired_test.cpp random_test.cpp tempered_smc_test.cpp
  charts_voi_test.cpp manifest_test.cpp new_figures_test.cpp posterior_test.cpp report_findings_test.cpp targets_test.cpp xlsx_test.cpp
  bits_test.cpp explain_test.cpp history_test.cpp levers_test.cpp uncertainty_test.cpp)

function(chokepoint_unity target)  # TARGET SOURCE...
  if(NOT CHOKEPOINT_UNITY)
    return()
  endif()
  set(folders)
  foreach(source IN LISTS ARGN)
    cmake_path(GET source PARENT_PATH folder)
    cmake_path(RELATIVE_PATH folder BASE_DIRECTORY ${PROJECT_SOURCE_DIR})
    string(MAKE_C_IDENTIFIER "${folder}" key)
    list(APPEND folders ${key})
    list(APPEND in_${key} ${source})
  endforeach()
  list(REMOVE_DUPLICATES folders)
  foreach(key IN LISTS folders)
    list(LENGTH in_${key} count)
    math(EXPR units "(${count} + 7) / 8")
    foreach(source IN LISTS in_${key})
      cmake_path(GET source FILENAME name)
      if(name IN_LIST compiled_alone)
        continue()  # a source of no group is compiled alone
      endif()
      string(MD5 digest ${name})
      string(SUBSTRING ${digest} 0 4 digest)
      math(EXPR unit "0x${digest} % ${units}")
      set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${key}_${unit})
    endforeach()
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
endfunction()
