#include "documents/print.hpp"
#include "documents/print_table.hpp"

namespace documents::print {

namespace {

/// The sizes of GB/T 9704 and those of forms.
struct Sizes {
    double title, body, leading, small;
};
Sizes sizes_of(const Sheets& sheets) {
    return sheets.is_dense() ? Sizes{18, 12, 1.6, 10.5} : Sizes{22, 15.75, 29 / 15.75, 14};
}

void put(Sheets& sheets, const Title& title) {
    const auto sizes = sizes_of(sheets);
    const Text text(title.text, {.face = Face::song_bold, .size = sizes.title, .align = Align::centre},
                    sheets.width());
    const Text number(title.number, {.size = sizes.small, .align = Align::centre}, sheets.width());
    sheets.keep_together(text.height() + number.height() + 60);
    sheets.put(text, sheets.left(), sheets.y());
    sheets.advance(text.height() + 4);
    sheets.put(number, sheets.left(), sheets.y());
    sheets.advance(number.height() + (sheets.is_dense() ? 4 : 18));
}

void put(Sheets& sheets, const Spread& spread) {
    const auto size = sizes_of(sheets).small;
    sheets.keep_together(size * 3);
    sheets.advance(sheets.put_spread(spread.parts, sheets.y(), size) + 3);
}

void put(Sheets& sheets, const Paragraph& paragraph) {
    const auto sizes = sizes_of(sheets);
    const auto indent = paragraph.is_indented ? std::string("　　") : std::string();
    const auto lead = paragraph.lead.empty() ? std::string() : printable(paragraph.lead) + "　";
    const Text text(indent + lead + paragraph.text,
                    {.face = paragraph.is_heading ? Face::song_bold : Face::song,
                     .size = sizes.body,
                     .leading = sizes.leading,
                     .align = paragraph.align,
                     .bold_bytes = lead.empty() ? 0 : indent.size() + lead.size()},
                    sheets.width());
    // No heading alone at the foot of a page, and no first line of several.
    const std::size_t least = paragraph.is_heading ? text.lines() + 2 : std::min<std::size_t>(text.lines(), 2);
    sheets.keep_together(static_cast<double>(least) * text.leading());
    for (std::size_t done = 0; done < text.lines() && !sheets.refused();) {
        const auto fits = static_cast<std::size_t>(std::max(1.0, sheets.room() / text.leading() + 0.001));
        const auto lines = std::min(fits, text.lines() - done);
        sheets.put(text, sheets.left(), sheets.y(), done, lines);
        sheets.advance(static_cast<double>(lines) * text.leading());
        done += lines;
        if (done < text.lines()) sheets.new_page();
    }
}

double code_height(const Code& code) { return code.side_mm * points_a_mm; }

void put(Sheets& sheets, const Code& code) {
    const auto side = code_height(code);
    const Text caption(code.caption, {.size = 10.5, .leading = 1.5}, sheets.width() - side - 12);
    const auto height = std::max(side, caption.height()) + 8;
    sheets.keep_together(height);
    sheets.put_code(code, sheets.left(), sheets.y() + 4);
    sheets.put(caption, sheets.left() + side + 12, sheets.y() + 4 + (side - caption.height()) / 2);
    sheets.advance(height);
}

/// The organisation over the day, in the middle of each other; a seal of 42 mm has room over both.
void put(Sheets& sheets, const Seal& seal) {
    const auto sizes = sizes_of(sheets);
    const double wide = sheets.width() * 0.55, x = sheets.left() + sheets.width() - wide;
    const Style style{.size = sizes.body, .leading = sizes.leading, .align = Align::centre};
    const Text name(seal.organisation, style, wide), day(seal.day, style, wide);
    const double place = std::max(42 * points_a_mm, name.height() + day.height() + 20);
    sheets.keep_together(place);
    const double y = sheets.y() + (place - name.height() - day.height()) / 2;
    sheets.put(name, x, y);
    sheets.put(day, x, y + name.height());
    if (seal.code) {
        const auto side = code_height(*seal.code);
        const Text caption(seal.code->caption, {.size = 9, .align = Align::centre}, side + 40);
        const double top = sheets.y() + (place - side - caption.height()) / 2;
        sheets.put_code(*seal.code, sheets.left() + 20, top);
        sheets.put(caption, sheets.left(), top + side + 2);
    }
    sheets.advance(place);
}

void put(Sheets& sheets, const Table& table) {
    const double around = sheets.is_dense() ? 0 : 8;
    sheets.advance(around);
    put_table(sheets, table);
    sheets.advance(around);
}

void put(Sheets& sheets, const PageBreak&) {
    if (!sheets.is_fresh()) sheets.new_page();
}

void put_all(Sheets& sheets, const Paper& paper) {
    for (const auto& block : paper.blocks) {
        if (sheets.refused()) return;
        std::visit([&](const auto& each) { put(sheets, each); }, block);
    }
}

}

Result<Printed> draw(const Paper& paper) {
    Sheets counted(paper, std::nullopt);
    put_all(counted, paper);
    if (counted.refused()) return *counted.refused();
    Sheets sheets(paper, counted.pages());
    put_all(sheets, paper);
    if (sheets.refused()) return *sheets.refused();
    auto printed = sheets.finish();
    ensure(printed.pages == counted.pages());
    return printed;
}

}
