#include "bench/papers.hpp"
#include "documents/print.hpp"
#include <cairo-pdf.h>
#include <chrono>
#include <pango/pangocairo.h>
#include <stdexcept>

namespace bench {

namespace {

namespace print = documents::print;
using Clock = std::chrono::steady_clock;

constexpr const char* name = "a list of a hundred pages drawn";
constexpr int pages = 100, rows_a_page = 37;
constexpr const char* row_texts[] = {"欧阳建国", "柳河镇党委杏花村党支部", "特别困难", "因病、因残", "12,300.00"};

print::Paper list() {
    print::Table table{.widths = {1, 2, 4, 2, 2, 2}, .heads = 1};
    auto& heads = table.rows.emplace_back();
    for (const auto* head : {"序号", "姓名", "所在党支部", "困难程度", "致困原因", "家庭总收入"})
        heads.push_back({.text = head, .is_label = true});
    for (int row = 1; row <= pages * rows_a_page; ++row) {
        auto& cells = table.rows.emplace_back();
        cells.push_back({.text = std::to_string(row)});
        for (const auto* text : row_texts) cells.push_back({.text = text});
    }
    return {.title = "困难党员台账",
            .drawn_on = *Date::of(2026, 3, 5),
            .filling = print::Filling::dense,
            .blocks = {print::Title{"困难党员台账"}, std::move(table)},
            .again = {"困难党员台账（续）"}};
}

cairo_status_t count(void* bytes, const unsigned char*, unsigned length) {
    *static_cast<std::int64_t*>(bytes) += length;
    return CAIRO_STATUS_SUCCESS;
}

/// No measuring, no breaking, no pages counted: each text of a page set where it goes, and the lines of its table.
std::int64_t draw_bare() {
    std::int64_t bytes = 0;
    auto* surface = cairo_pdf_surface_create_for_stream(count, &bytes, 595.276, 841.89);
    auto* cairo = cairo_create(surface);
    auto* layout = pango_cairo_create_layout(cairo);
    auto* font = pango_font_description_from_string("Noto Serif CJK SC");
    pango_font_description_set_absolute_size(font, 10.5 * PANGO_SCALE);
    pango_layout_set_font_description(layout, font);
    const auto put = [&](const char* text, double x, double y) {
        pango_layout_set_text(layout, text, -1);
        cairo_move_to(cairo, x, y);
        pango_cairo_show_layout(cairo, layout);
        cairo_rectangle(cairo, x - 3, y - 3, 85, 19);
        cairo_stroke(cairo);
    };
    for (int page = 0; page < pages; ++page) {
        for (int row = 0; row < rows_a_page; ++row) {
            put(std::to_string(page * rows_a_page + row).c_str(), 40, 60 + 19.0 * row);
            double x = 40;
            for (const auto* text : row_texts) put(text, x += 85, 60 + 19.0 * row);
        }
        cairo_show_page(cairo);
    }
    pango_font_description_free(font);
    g_object_unref(layout);
    cairo_destroy(cairo);
    cairo_surface_finish(surface);
    cairo_surface_destroy(surface);
    return bytes;
}

template <class Once>
Measured timed(int times, const Once& once) {
    Measured measured;
    once();  // the fonts are read
    const auto start = Clock::now();
    const auto micros = [](Clock::duration each) {
        return std::chrono::duration_cast<std::chrono::microseconds>(each).count();
    };
    for (int i = 0; i < times; ++i) {
        const auto began = Clock::now();
        once();
        measured.micros.push_back(micros(Clock::now() - began));
    }
    measured.elapsed_us = micros(Clock::now() - start);
    std::sort(measured.micros.begin(), measured.micros.end());
    return measured;
}

}

std::vector<Line> measure_papers(const std::string& only, bool quick) {
    if (std::string(name).find(only) == std::string::npos) return {};
    const auto paper = list();
    const int times = quick ? 1 : 10;
    Line line{.scenario = name, .connections = 1};
    line.program = timed(times, [&] {
        const auto drawn = print::draw(paper);
        if (!drawn || drawn->pages < pages || !drawn->missing.empty())
            throw std::runtime_error("a paper is not whole: " + std::to_string(drawn ? drawn->pages : 0) + " pages");
    });
    line.bare = timed(times, [] {
        if (draw_bare() == 0) throw std::runtime_error("nothing was drawn");
    });
    return {line};
}

}
