#pragma once
// The sheets of a paper: where its next line goes, what stands at the edge of each page, the PDF they become. Private
// to documents/.
#include "documents/print_pictures.hpp"
#include "documents/print_text.hpp"

namespace documents::print {

/// The same blocks go over it twice: first to count the pages, since each says how many there are, then to draw them.
class Sheets {
public:
    /// `pages`: how many they will be; nothing while they are counted.
    Sheets(const Paper&, std::optional<std::size_t> pages);
    ~Sheets();
    Sheets(const Sheets&) = delete;
    Sheets& operator=(const Sheets&) = delete;

    /// Null while pages are counted.
    cairo_t* cairo() const { return cairo_; }
    double left() const { return left_; }
    double width() const { return width_ - left_ - right_; }
    double y() const { return y_; }
    double bottom() const { return height_ - bottom_; }
    double room() const { return bottom() - y_; }
    /// The room of a page on which nothing stands yet.
    double whole_room() const { return bottom() - top_ - again_height_; }
    bool is_fresh() const { return is_fresh_; }
    bool is_dense() const { return paper_.filling == Filling::dense; }
    std::size_t pages() const { return pages_; }

    void advance(double points);
    void new_page();
    /// So much must stand on one page.
    void keep_together(double points) {
        if (points > room() && !is_fresh()) new_page();
    }
    void put(const Text& text, double x, double y, std::size_t first, std::size_t lines);
    void put(const Text& text, double x, double y) { put(text, x, y, 0, text.lines()); }
    void box(double x, double y, double width, double height);
    /// Fitted into the place and set in its middle; where it cannot be opened the paper is refused.
    void put_picture(const Picture&, double x, double y, double width, double height);
    void put_code(const Code&, double x, double y);
    /// Texts from edge to edge, or one under the other where they are too long; gives their height.
    double put_spread(const std::vector<std::string>& parts, double y, double size);

    const std::optional<Refusal>& refused() const { return refused_; }
    void refuse(Refusal refusal) {
        if (!refused_) refused_ = std::move(refusal);
    }
    /// Ends the last page; what was drawn.
    Printed finish();

private:
    void begin_page();
    void end_page();
    void paint(const Bitmap&, double x, double y, double width, double height);

    const Paper& paper_;
    std::optional<std::size_t> total_;
    double width_, height_, top_, bottom_, left_, right_;
    double y_ = 0, again_height_ = 0;
    bool is_fresh_ = true;
    std::size_t pages_ = 0;
    std::string bytes_{};
    std::set<char32_t> missing_{};
    std::optional<Refusal> refused_{};
    cairo_surface_t* surface_ = nullptr;
    cairo_t* cairo_ = nullptr;
};

}
