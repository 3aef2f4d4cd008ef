#pragma once
// Pictures for papers of the demo county and of tests: no file is the same as another.
#include <cstdint>
#include <string>

namespace app {

/// A PNG of one dot in that shade of grey.
std::string dot_of(std::uint16_t grey);

}
