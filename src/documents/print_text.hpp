#pragma once
// Text in lines of a width, measured before it is drawn. Private to documents/.
#include "documents/print.hpp"
#include <cairo.h>
#include <memory>
#include <pango/pango.h>
#include <set>

namespace documents::print {

inline constexpr double points_a_mm = 72 / 25.4;

enum class Face { song, song_bold, hei };

struct Style {
    Face face = Face::song;
    double size = 10.5;     // points
    double leading = 1.35;  // of the size, from line to line
    Align align = Align::left;
    std::size_t bold_bytes = 0;  // so many at the start
};

/// What can be set in type: well-formed, without control characters and marks that turn the direction of reading.
std::string printable(std::string_view text);

/// A text broken into lines of the width; drawn by lines, so that it can go on over a page.
class Text {
public:
    Text(std::string_view text, const Style& style, double width);
    std::size_t lines() const { return count_; }
    double leading() const { return style_.size * style_.leading; }
    double height() const { return static_cast<double>(count_) * leading(); }
    /// The width of its widest line.
    double widest() const;
    /// Draws the lines from `first` on, so many, downwards from y.
    void draw(cairo_t*, double x, double y, std::size_t first, std::size_t lines) const;
    void draw(cairo_t* cairo, double x, double y) const { draw(cairo, x, y, 0, count_); }
    /// Adds the characters that no font has.
    void add_missing(std::set<char32_t>& to) const;

private:
    struct Unref {
        void operator()(PangoLayout* layout) const;
    };
    Style style_;
    double width_;
    std::unique_ptr<PangoLayout, Unref> layout_;
    std::size_t count_ = 0;
};

}
