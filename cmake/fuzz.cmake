# The fuzz targets of tests/fuzz, each with the few libraries that it feeds. Built by clang in the preset 'fuzz'.
function(bangfu_fuzz name)
  cmake_parse_arguments(ARG "" "" "LINKS;SOURCES" ${ARGN})
  add_executable(${name} EXCLUDE_FROM_ALL ${CMAKE_SOURCE_DIR}/tests/fuzz/${name}.cpp ${ARG_SOURCES})
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR})
  target_link_libraries(${name} PRIVATE ${ARG_LINKS})
  target_link_options(${name} PRIVATE -fsanitize=fuzzer)
  add_dependencies(fuzz_targets ${name})
endfunction()

# Of these slices only what reads a stranger's bytes; the rest, and all that it links, stays out.
set(src ${CMAKE_SOURCE_DIR}/src)
file(GLOB judging ${src}/imports/cell_*.cpp ${src}/imports/recognise*.cpp ${src}/imports/ledger_rows*.cpp
     ${src}/imports/rules.cpp)
list(FILTER judging EXCLUDE REGEX "_test\\.cpp$")

add_custom_target(fuzz_targets)
bangfu_fuzz(fuzz_workbook LINKS bangfu_documents SOURCES ${src}/documents/test_archive_test.cpp)
bangfu_fuzz(fuzz_request  LINKS bangfu_base Boost::json SOURCES ${src}/http/request.cpp ${src}/http/json.cpp)
bangfu_fuzz(fuzz_picture  LINKS bangfu_documents)
bangfu_fuzz(fuzz_ledger   LINKS bangfu_documents SOURCES ${judging})
