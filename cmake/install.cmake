# `cmake --install build --prefix DIR`: the program, and under share/chokepoint the data and the chart renderer that it finds
# beside itself; manual pages and completion. `cpack --config build/CPackConfig.cmake` makes a package for Debian 12 of it.
include(GNUInstallDirs)
set(share ${CMAKE_INSTALL_DATADIR}/chokepoint)

install(TARGETS chokepoint RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY calibration scenarios DESTINATION ${share})
# Made by scripts/run, which needs Node for it; without it the program draws no charts, and says so.
install(FILES scripts/charts/renderer.mjs DESTINATION ${share}/scripts/charts OPTIONAL)
# The explorer's page without data, made by scripts/explore; without it `chokepoint explore` says so.
install(DIRECTORY ${PROJECT_BINARY_DIR}/explorer DESTINATION ${share} OPTIONAL PATTERN core.mjs EXCLUDE)
install(FILES README.md CHANGELOG.md LICENSE CITATION.cff DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/chokepoint)

set(manual ${PROJECT_BINARY_DIR}/manual)
add_custom_command(OUTPUT ${manual}/made DEPENDS chokepoint ${PROJECT_SOURCE_DIR}/cmake/manual.cmake
  COMMAND ${CMAKE_COMMAND} -DPROGRAM=$<TARGET_FILE:chokepoint> -DINTO=${manual} -P ${PROJECT_SOURCE_DIR}/cmake/manual.cmake
  VERBATIM)
add_custom_target(manual ALL DEPENDS ${manual}/made)
install(DIRECTORY ${manual}/man1 DESTINATION ${CMAKE_INSTALL_MANDIR})
install(FILES ${manual}/completion DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME chokepoint)
install(FILES ${manual}/_chokepoint DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${manual}/chokepoint.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME chokepoint)
set(CPACK_PACKAGE_CONTACT "The Chokepoint contributors <chokepoint@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "simulator of chip export controls and China's lag in AI")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "nodejs (>= 18), librsvg2-bin, fonts-dejavu-core")
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
include(CPack)
