# The front end inside the program: npm ci, vite build, and web/scripts/embed.mjs DIST OUT, which writes
# OUT/front_end.cpp (the table) and OUT/front_end.S (the bytes). Each step runs only when what it reads has changed.
# In a build without the front end the table is empty.

# bangfu_web(target): gives the target a definition of app::front_end().
function(bangfu_web target)
  set(out ${CMAKE_BINARY_DIR}/front_end)
  if(NOT BANGFU_WEB)
    file(CONFIGURE OUTPUT ${out}/no_front_end.cpp @ONLY CONTENT [[
#include "app/front_end.hpp"

namespace app {

std::span<const http::StaticFile> front_end() { return {}; }

}
]])
    target_sources(${target} PRIVATE ${out}/no_front_end.cpp)
    return()
  endif()

  set(web ${CMAKE_SOURCE_DIR}/web)
  set(with_node ${CMAKE_SOURCE_DIR}/scripts/with-node)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${web}/src/* ${web}/public/* ${web}/scripts/*)
  file(GLOB settings CONFIGURE_DEPENDS ${web}/*.html ${web}/*.ts ${web}/*.json)
  list(FILTER sources EXCLUDE REGEX "\\.test\\.ts$")
  # The stamp lies where the packages lie, so that it goes when they go.
  set(installed ${web}/node_modules/.installed)
  add_custom_command(OUTPUT ${installed}
    COMMAND ${with_node} npm ci --no-audit --no-fund
    COMMAND ${CMAKE_COMMAND} -E touch ${installed}
    DEPENDS ${web}/package.json ${web}/package-lock.json
    WORKING_DIRECTORY ${web}
    COMMENT "Installing the front end's packages"
    VERBATIM)
  add_custom_command(OUTPUT ${out}/front_end.cpp ${out}/front_end.S
    COMMAND ${with_node} npm run build
    COMMAND ${CMAKE_COMMAND} -E make_directory ${out}
    COMMAND ${with_node} node ${web}/scripts/embed.mjs ${web}/dist ${out}
    DEPENDS ${installed} ${sources} ${settings}
    WORKING_DIRECTORY ${web}
    COMMENT "Building the front end"
    VERBATIM)
  target_sources(${target} PRIVATE ${out}/front_end.cpp ${out}/front_end.S)
endfunction()
