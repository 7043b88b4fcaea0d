# Target `headers`: every header of the project compiles alone, and twice in one file. Each gets a
# generated source of its own. The headers are found by globbing, so that none is forgotten; the
# build files list everything else by name.
file(GLOB_RECURSE headers RELATIVE ${PROJECT_SOURCE_DIR} CONFIGURE_DEPENDS
  ${PROJECT_SOURCE_DIR}/include/*.hpp ${PROJECT_SOURCE_DIR}/sim/*.hpp
  ${PROJECT_SOURCE_DIR}/tests/*.hpp ${PROJECT_SOURCE_DIR}/tools/*.hpp)
set(header_sources)
foreach(header IN LISTS headers)
  set(source ${PROJECT_BINARY_DIR}/headers/${header}.cpp)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT
    "#include \"@PROJECT_SOURCE_DIR@/@header@\"\n#include \"@PROJECT_SOURCE_DIR@/@header@\"\n")
  list(APPEND header_sources ${source})
endforeach()
add_library(headers OBJECT EXCLUDE_FROM_ALL ${header_sources})
target_include_directories(headers PRIVATE ${PROJECT_SOURCE_DIR}/include ${PROJECT_SOURCE_DIR})
target_link_libraries(headers PRIVATE corridor_options)
target_compile_options(headers PRIVATE -O0 -g0)
set_target_properties(headers PROPERTIES CXX_CLANG_TIDY "" UNITY_BUILD OFF)
