# What `cmake --install` and the Debian package (`cpack`) hold: the command and its manual page, the
# library with its headers for `find_package(corridor)`, scenarios, schemas and the manual.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

# Made by the command itself, so that it fits the language it reads.
set(schemas ${PROJECT_BINARY_DIR}/scenario.schema.json ${PROJECT_BINARY_DIR}/part.schema.json)
add_custom_command(OUTPUT ${schemas}
  COMMAND corridor schema > scenario.schema.json
  COMMAND corridor schema --part > part.schema.json
  WORKING_DIRECTORY ${PROJECT_BINARY_DIR}
  DEPENDS corridor VERBATIM)
add_custom_target(corridor_schemas ALL DEPENDS ${schemas})

set(modules core stats kernel network scenario model experiment report)
set(libraries corridor_options)
set_target_properties(corridor_options PROPERTIES EXPORT_NAME options)
foreach(module IN LISTS modules)
  list(APPEND libraries corridor_${module})
  set_target_properties(corridor_${module} PROPERTIES EXPORT_NAME ${module})
endforeach()

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/corridor)
install(TARGETS corridor)
install(TARGETS ${libraries} EXPORT corridor)
# The archives' debug information is forty times their code; CMake strips executables only.
install(CODE "if(CMAKE_INSTALL_DO_STRIP)
  file(GLOB archives \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_LIBDIR}/libcorridor_*.a\")
  execute_process(COMMAND \"${CMAKE_STRIP}\" --strip-debug \${archives} COMMAND_ERROR_IS_FATAL ANY)
endif()")
install(EXPORT corridor NAMESPACE corridor:: DESTINATION ${package_folder})
configure_package_config_file(cmake/corridor-config.cmake.in ${PROJECT_BINARY_DIR}/corridor-config.cmake
  INSTALL_DESTINATION ${package_folder})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/corridor-config-version.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/corridor-config.cmake ${PROJECT_BINARY_DIR}/corridor-config-version.cmake
  DESTINATION ${package_folder})
install(DIRECTORY include/corridor DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY scenarios DESTINATION ${CMAKE_INSTALL_DATADIR}/corridor)
install(FILES ${schemas} DESTINATION ${CMAKE_INSTALL_DATADIR}/corridor)
install(FILES docs/corridor.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES README.md CHANGELOG.md ARCHITECTURE.md DECISIONS.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR}/manual FILES_MATCHING PATTERN "*.md" PATTERN "*.svg")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "The developers of Corridor <corridor@localhost>")
set(CPACK_PACKAGE_VENDOR Corridor)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS
  "cmake, g++, libboost-dev, libeigen3-dev, libfmt-dev, libnlopt-dev, librandom123-dev, libyaml-cpp-dev, nlohmann-json3-dev")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "simulator of freight on the Trans-Caspian corridor
 Discrete-event simulation of block trains, ferries, feeders, tankers and
 pipelines from Khorgos to the Black Sea, Kars and Ceyhan. Scenarios are YAML;
 a run tells what arrives, how long it takes, where the days go and what holds
 the corridor back, each figure with a confidence interval.")
include(CPack)
