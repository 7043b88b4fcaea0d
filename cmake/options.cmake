# What every module shares: `corridor_options`, linked PRIVATE, and the functions that declare modules.
# Third-party libraries come as imported targets, so their headers are SYSTEM and warn about nothing;
# only the modules that name one under LIBRARIES link it.
include(GNUInstallDirs)
find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(Eigen3 REQUIRED)
find_package(NLopt REQUIRED)
find_package(Boost REQUIRED COMPONENTS program_options)

# -ffp-contract=off: fused multiply-adds would give other bits on other processors.
# -Wno-subobject-linkage: g++ takes the sources of a unity build for headers of their unit.
add_library(corridor_options INTERFACE)
target_compile_options(corridor_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor
  -Wold-style-cast -Wcast-align -Woverloaded-virtual -Wdouble-promotion -Wformat=2
  -ffp-contract=off
  $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)

# Faults that can be switched on, see core/mutant.hpp. Only the sources that have one are told, so that a
# compiler cache answers for all others.
option(CORRIDOR_MUTANTS "Build with the numbered faults of the mutation check" OFF)
function(corridor_mutants)
  foreach(source ${ARGN})
    file(STRINGS ${source} mutants REGEX "core/mutant.hpp" LIMIT_COUNT 1)
    if(mutants)
      set_property(SOURCE ${source} APPEND PROPERTY COMPILE_DEFINITIONS CORRIDOR_MUTANTS)
    endif()
  endforeach()
endfunction()

# corridor_module(NAME SOURCES a.cpp ... USES core ... LIBRARIES yaml-cpp ...)
# One static library; USES are the arrows of the design, LIBRARIES stay inside.
function(corridor_module name)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES;LIBRARIES" ${ARGN})
  if(NOT ARG_SOURCES)
    add_library(corridor_${name} INTERFACE)
    add_library(corridor::${name} ALIAS corridor_${name})
    target_include_directories(corridor_${name} INTERFACE
      $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
    return()
  endif()
  if(CORRIDOR_MUTANTS)
    corridor_mutants(${ARG_SOURCES})
  endif()
  add_library(corridor_${name} STATIC ${ARG_SOURCES})
  add_library(corridor::${name} ALIAS corridor_${name})
  target_include_directories(corridor_${name} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  list(TRANSFORM ARG_USES PREPEND corridor::)
  target_link_libraries(corridor_${name} PUBLIC ${ARG_USES} PRIVATE corridor_options ${ARG_LIBRARIES})
endfunction()
