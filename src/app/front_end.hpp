#pragma once
// The built front end inside the program; empty in a build without it. Defined by the build (cmake/web.cmake).
#include "http/files.hpp"

namespace app {

std::span<const http::StaticFile> front_end();

}
