#include "documents/print_sheet.hpp"
#include <cairo-pdf.h>
#include <cmath>
#include <fmt/format.h>
#include <numbers>

namespace documents::print {

namespace {

constexpr double a4_short = 210 * points_a_mm, a4_long = 297 * points_a_mm, line_width = 0.5;

cairo_status_t append(void* bytes, const unsigned char* data, unsigned length) {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

}

Sheets::Sheets(const Paper& paper, std::optional<std::size_t> pages)
    : paper_(paper),
      total_(pages),
      width_(paper.is_landscape ? a4_long : a4_short),
      height_(paper.is_landscape ? a4_short : a4_long),
      top_((is_dense() ? 12 : 37) * points_a_mm),
      bottom_((is_dense() ? 15 : 35) * points_a_mm),
      left_((is_dense() ? 16 : 28) * points_a_mm),
      right_((is_dense() ? 16 : 26) * points_a_mm) {
    if (total_) {
        surface_ = cairo_pdf_surface_create_for_stream(append, &bytes_, width_, height_);
        cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_TITLE, printable(paper.title).c_str());
        // Without them Cairo asks the clock.
        const auto at = paper.drawn_on.iso() + "T00:00:00+08:00";
        cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_CREATE_DATE, at.c_str());
        cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_MOD_DATE, at.c_str());
        cairo_ = cairo_create(surface_);
        cairo_set_line_width(cairo_, line_width);
    }
    begin_page();
}

Sheets::~Sheets() {
    if (cairo_) cairo_destroy(cairo_);
    if (!surface_) return;
    cairo_surface_finish(surface_);
    cairo_surface_destroy(surface_);
}

void Sheets::advance(double points) {
    y_ += points;
    is_fresh_ = false;
}

void Sheets::new_page() {
    end_page();
    begin_page();
}

void Sheets::begin_page() {
    if (++pages_ > pages_most) refuse({"print.too_long"});
    y_ = top_;
    if (cairo_ && !paper_.watermark.empty()) {
        const Text mark(paper_.watermark, {.face = Face::hei, .size = 88, .align = Align::centre}, 2 * height_);
        cairo_save(cairo_);
        cairo_set_source_rgb(cairo_, 0.9, 0.9, 0.9);
        cairo_translate(cairo_, width_ / 2, height_ / 2);
        cairo_rotate(cairo_, -std::numbers::pi / 5);
        put(mark, -height_, -mark.height() / 2);
        cairo_restore(cairo_);
    }
    if (pages_ > 1 && !paper_.again.empty()) {
        again_height_ = put_spread(paper_.again, y_, 10.5) + 4;
        y_ += again_height_;
    }
    is_fresh_ = true;
}

void Sheets::end_page() {
    if (!cairo_) return;
    const auto y = bottom() + bottom_ * 0.35;
    const Text number(fmt::format("第 {} 页　共 {} 页", pages_, *total_), {.size = 9, .align = Align::right}, width());
    put(number, left(), y);
    const Text foot(paper_.foot, {.size = 9}, width() - number.widest() - 12);
    put(foot, left(), y, 0, 1);
    cairo_show_page(cairo_);
}

void Sheets::put(const Text& text, double x, double y, std::size_t first, std::size_t lines) {
    if (!cairo_) return;
    text.draw(cairo_, x, y, first, lines);
    text.add_missing(missing_);
}

void Sheets::box(double x, double y, double width, double height) {
    if (!cairo_) return;
    cairo_rectangle(cairo_, x, y, width, height);
    cairo_stroke(cairo_);
}

void Sheets::put_picture(const Picture& picture, double x, double y, double width, double height) {
    if (!cairo_ || refused_) return;
    const auto bitmap = open_picture(picture.bytes, std::max(picture.width_mm, picture.height_mm));
    if (!bitmap) return refuse(bitmap.error());
    const double w = std::min(width, picture.width_mm * points_a_mm);
    const double h = std::min(height, picture.height_mm * points_a_mm);
    paint(*bitmap, x + (width - w) / 2, y + (height - h) / 2, w, h);
}

void Sheets::put_code(const Code& code, double x, double y) {
    if (!cairo_ || refused_) return;
    const auto code_made = make_code(code.text);
    if (!code_made) return refuse(code_made.error());
    const auto& [side, dark] = *code_made;
    const double module = code.side_mm * points_a_mm / static_cast<double>(side);
    // As one shape: what is painted by pieces shows seams between them.
    for (std::size_t i = 0; i < dark.size(); ++i)
        if (dark[i])
            cairo_rectangle(cairo_, x + static_cast<double>(i % side) * module,
                            y + static_cast<double>(i / side) * module, module, module);
    cairo_fill(cairo_);
}

void Sheets::paint(const Bitmap& bitmap, double x, double y, double width, double height) {
    const bool lies = bitmap.turns % 2 == 1;
    const double w = bitmap.width, h = bitmap.height;
    const double scale = std::min(width / (lies ? h : w), height / (lies ? w : h));
    cairo_save(cairo_);
    cairo_translate(cairo_, x + width / 2, y + height / 2);
    cairo_rotate(cairo_, bitmap.turns * std::numbers::pi / 2);
    cairo_scale(cairo_, scale, scale);
    cairo_set_source_surface(cairo_, bitmap.surface.get(), -w / 2, -h / 2);
    cairo_rectangle(cairo_, -w / 2, -h / 2, w, h);
    cairo_fill(cairo_);
    cairo_restore(cairo_);
}

double Sheets::put_spread(const std::vector<std::string>& parts, double y, double size) {
    std::vector<Text> texts;
    double wide = 0;
    for (const auto& part : parts) wide += texts.emplace_back(part, Style{.size = size}, width()).widest();
    const double gap = parts.size() > 1 ? (width() - wide) / static_cast<double>(parts.size() - 1) : 0;
    double x = left(), height = 0;
    for (const auto& text : texts) {
        if (gap < size) {  // they do not stand beside each other
            put(text, left(), y + height);
            height += text.height();
            continue;
        }
        put(text, x, y);
        x += text.widest() + gap;
        height = std::max(height, text.height());
    }
    return height;
}

Printed Sheets::finish() {
    end_page();
    if (surface_) {
        cairo_destroy(cairo_);
        cairo_ = nullptr;
        cairo_surface_finish(surface_);
        ensure(cairo_surface_status(surface_) == CAIRO_STATUS_SUCCESS);
    }
    return {std::move(bytes_), pages_, {missing_.begin(), missing_.end()}};
}

}
