# How everything is compiled: warnings, hardening, sanitizers, and the headers that are compiled once.
# Nothing here is vector code: -O3 takes a third longer to compile and runs no faster.
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")

add_library(bangfu_flags INTERFACE)
target_compile_options(bangfu_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror
  -Wno-missing-field-initializers -Wno-restrict)
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  # Warnings are g++'s; the compiler of the fuzz targets names and draws some otherwise.
  target_compile_options(bangfu_flags INTERFACE -Wno-unknown-warning-option -Wno-sign-conversion -Wno-error)
endif()
target_include_directories(bangfu_flags INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_link_libraries(bangfu_flags INTERFACE Threads::Threads Boost::headers)

# What is released is hardened; tests/faults/hardening.test.mjs reads it off the finished program.
set(hardening -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -D_GLIBCXX_ASSERTIONS -fPIE
    -fstack-protector-strong -fstack-clash-protection)
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  list(APPEND hardening -fcf-protection)
endif()
target_compile_options(bangfu_flags INTERFACE "$<$<CONFIG:Release>:${hardening}>")
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 sees overflows inside the standard library's strings that cannot be, once its headers are precompiled.
  target_compile_options(bangfu_flags INTERFACE
    "$<$<CONFIG:Release>:-Wno-stringop-overflow;-Wno-stringop-overread;-Wno-array-bounds;-Wno-maybe-uninitialized>")
endif()
target_link_options(bangfu_flags INTERFACE "$<$<CONFIG:Release>:-pie;LINKER:-z,relro;LINKER:-z,now>")

if(BANGFU_SANITIZE)
  target_compile_options(bangfu_flags INTERFACE
    -fsanitize=${BANGFU_SANITIZE} -fno-omit-frame-pointer
    -Wno-maybe-uninitialized -Wno-mismatched-new-delete
    -Wno-stringop-overflow -Wno-stringop-overread -Wno-array-bounds)
  if(BANGFU_SANITIZE STREQUAL "thread")
    target_compile_options(bangfu_flags INTERFACE -Wno-tsan)
  endif()
  target_link_options(bangfu_flags INTERFACE -fsanitize=${BANGFU_SANITIZE})
endif()

# Headers of others, never ours: a change of ours must not recompile everything. Named in angles, so that no path of
# a checkout is compiled in and one compile cache serves all of them.
set(precompiled_headers
  <algorithm> <array> <bitset> <charconv> <compare> <cstdint> <filesystem> <functional> <map> <memory> <mutex>
  <optional> <set> <span> <stdexcept> <string> <string_view> <type_traits> <unordered_map> <utility> <vector>
  <boost/describe.hpp> <boost/system/result.hpp> <fmt/format.h>)

# bangfu_precompiled(target): the target uses them as bangfu_base compiled them.
function(bangfu_precompiled target)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    return()
  endif()
  if(target STREQUAL "bangfu_base")
    target_precompile_headers(bangfu_base PRIVATE ${precompiled_headers})
    target_compile_options(bangfu_base PUBLIC -fpch-preprocess)  # for the compile cache
  else()
    target_precompile_headers(${target} REUSE_FROM bangfu_base)
  endif()
endfunction()
