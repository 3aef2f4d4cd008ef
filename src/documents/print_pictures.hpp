#pragma once
// Photographs and two-dimensional codes as what Cairo paints. Private to documents/.
//
// Photographs are decoded by libjpeg and libpng, which open uploaded papers already: no further decoder, and none that
// is loaded at run time, ever sees a stranger's bytes. A JPEG is decoded as small as the place allows.
#include "documents/print.hpp"
#include <cairo.h>
#include <memory>

namespace documents::print {

struct DestroySurface {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using Surface = std::unique_ptr<cairo_surface_t, DestroySurface>;

struct Bitmap {
    Surface surface{};
    int width = 0, height = 0;
    int turns = 0;  // quarter turns clockwise that set it upright
};

/// For a place of so many millimetres, at about 300 dots an inch. Refusal print.picture.
Result<Bitmap> open_picture(const std::string& bytes, double place_mm);

/// The modules of a code, row by row; true is dark.
struct Modules {
    std::size_t side = 0;
    std::vector<bool> dark{};
};
/// Refusal print.code.
Result<Modules> make_code(const std::string& text);

}
