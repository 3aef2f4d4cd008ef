# One static library per slice, and one test program per slice from its *_test.cpp files.
enable_testing()
include(${CMAKE_SOURCE_DIR}/cmake/web.cmake)
file(GLOB migration_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/migrations/*.sql)
file(GLOB support_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/support/*.cpp)

add_library(bangfu_warnings INTERFACE)
target_compile_options(bangfu_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror
  -Wno-missing-field-initializers -Wno-restrict)
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  # Warnings are g++'s; the compiler of the fuzz targets names and draws some otherwise.
  target_compile_options(bangfu_warnings INTERFACE -Wno-unknown-warning-option -Wno-sign-conversion -Wno-error)
endif()
target_include_directories(bangfu_warnings INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_link_libraries(bangfu_warnings INTERFACE Threads::Threads Boost::headers)
if(BANGFU_SANITIZE)
  target_compile_options(bangfu_warnings INTERFACE
    -fsanitize=${BANGFU_SANITIZE} -fno-omit-frame-pointer
    -Wno-maybe-uninitialized -Wno-mismatched-new-delete)
  if(BANGFU_SANITIZE STREQUAL "thread")
    target_compile_options(bangfu_warnings INTERFACE -Wno-tsan)
  endif()
  target_link_options(bangfu_warnings INTERFACE -fsanitize=${BANGFU_SANITIZE})
endif()

function(bangfu_slice name)
  cmake_parse_arguments(ARG "" "" "LINKS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.cpp)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  if(NOT sources)
    add_library(bangfu_${name} INTERFACE)
    target_link_libraries(bangfu_${name} INTERFACE ${ARG_LINKS})
  else()
    add_library(bangfu_${name} STATIC ${sources})
    target_link_libraries(bangfu_${name} PUBLIC ${ARG_LINKS})
    if(name STREQUAL "cases")
      # g++ 12 at -O2 takes the strings inside absent optionals of aggregates for uninitialised.
      target_compile_options(bangfu_cases PUBLIC -Wno-maybe-uninitialized)
    endif()
  endif()
  if(name STREQUAL "store")
    add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/migrations.cpp
      COMMAND ${CMAKE_COMMAND} -DFROM=${CMAKE_SOURCE_DIR}/migrations -DTO=${CMAKE_BINARY_DIR}/migrations.cpp
              -P ${CMAKE_SOURCE_DIR}/cmake/migrations.cmake
      DEPENDS ${migration_files} ${CMAKE_SOURCE_DIR}/cmake/migrations.cmake)
    target_sources(bangfu_store PRIVATE ${CMAKE_BINARY_DIR}/migrations.cpp)
  endif()
  if(tests)
    add_executable(${name}_tests ${tests} ${CMAKE_SOURCE_DIR}/tests/doctest_main.cpp)
    target_include_directories(${name}_tests PRIVATE ${CMAKE_SOURCE_DIR})
    target_link_libraries(${name}_tests PRIVATE bangfu_${name} doctest::doctest)
    if(name MATCHES "documents|cases|imports")
      target_compile_definitions(${name}_tests PRIVATE BANGFU_TESTS_READ_WORKBOOKS)
    endif()
    if(NOT name MATCHES "base|documents")
      target_sources(${name}_tests PRIVATE ${support_files})
    endif()
    target_compile_definitions(${name}_tests PRIVATE BANGFU_SOURCE_DIR=".")
    add_test(NAME ${name} COMMAND ${name}_tests WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  endif()
endfunction()

# The program itself: src/app, which alone names all slices.
function(bangfu_program)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/app/*.cpp)
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  if(sources)
    file(GLOB demo CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/app/demo_*.cpp)
    list(REMOVE_ITEM sources ${demo})
    add_library(bangfu_demo STATIC ${demo})
    target_link_libraries(bangfu_demo PUBLIC bangfu_imports)
    add_executable(bangfu ${sources})
    target_link_libraries(bangfu PRIVATE bangfu_demo)
    bangfu_web(bangfu)
  endif()
endfunction()

# Stories through the routes of all slices, in one process with the program's own tables.
function(bangfu_stories)
  file(GLOB_RECURSE stories CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/stories/*.cpp)
  add_executable(stories_tests ${stories} ${support_files} ${CMAKE_SOURCE_DIR}/src/app/slices.cpp
    ${CMAKE_SOURCE_DIR}/tests/doctest_main.cpp)
  target_include_directories(stories_tests PRIVATE ${CMAKE_SOURCE_DIR})
  target_link_libraries(stories_tests PRIVATE bangfu_demo doctest::doctest)
  target_compile_definitions(stories_tests PRIVATE BANGFU_TESTS_READ_WORKBOOKS BANGFU_SOURCE_DIR=".")
  add_test(NAME stories COMMAND stories_tests WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
endfunction()

# Measures the program beside a bare loop; built on demand only (bench/run).
function(bangfu_bench)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/bench/*.cpp)
  add_executable(bangfu_bench EXCLUDE_FROM_ALL ${sources} ${CMAKE_SOURCE_DIR}/src/app/slices.cpp)
  target_include_directories(bangfu_bench PRIVATE ${CMAKE_SOURCE_DIR})
  target_link_libraries(bangfu_bench PRIVATE bangfu_imports PkgConfig::sqlite)
endfunction()
