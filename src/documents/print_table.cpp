#include "documents/print_table.hpp"
#include <cmath>
#include <utility>

namespace documents::print {

namespace {

constexpr double pad_x = 3.2, pad_y = 2.6;

/// A field whose rows are being put: how much of it has been drawn.
struct Open {
    const Cell* cell;
    double x, width;
    Text text;
    int rows_left;
    double top = 0;         // on this page
    std::size_t drawn = 0;  // lines
    bool has_begun = false, has_picture = false;

    std::size_t lines_left() const { return text.lines() - drawn; }
    double signature() const { return cell->signature.empty() ? 0 : text.leading() * 1.9; }
    /// What is still to be drawn of it.
    double need() const {
        double most = static_cast<double>(lines_left()) * text.leading() + 2 * pad_y + signature();
        if (drawn == 0) most = std::max(most, cell->least_mm * points_a_mm);
        if (cell->picture && !has_picture) most = std::max(most, cell->picture->height_mm * points_a_mm + 2 * pad_y);
        return most;
    }
};

class Putting {
public:
    Putting(Sheets& sheets, const Table& table) : sheets_(sheets), table_(table), taken_(table.widths.size(), 0) {
        double all = 0;
        for (const auto width : table.widths) all += width;
        double x = sheets.left();
        for (const auto width : table.widths) edges_.push_back(x), x += width * sheets.width() / all;
        edges_.push_back(x);
    }

    void run() {
        measure_heads();
        sheets_.keep_together(heads_height_ + 2.2 * table_.size_pt + 2 * pad_y);
        y_ = sheets_.y();
        const bool is_top = sheets_.is_fresh();
        put_heads();
        if (is_top) page_top_ = y_;
        for (auto row = table_.heads; row < table_.rows.size() && !sheets_.refused(); ++row) place(table_.rows[row]);
        if (sheets_.refused()) return;
        ensure(spans_.empty());  // a field ends with the table at the latest
        sheets_.advance(y_ - sheets_.y());
    }

private:
    double room() const { return sheets_.bottom() - y_; }
    double fresh_room() const { return sheets_.whole_room() - (repeats_heads_ ? heads_height_ : 0); }

    /// The fields that begin in the row, from the left, beside those that reach into it from above.
    std::vector<Open> opened(const Row& row) {
        std::vector<Open> cells;
        std::size_t column = 0;
        for (const auto& cell : row) {
            while (column < taken_.size() && taken_[column] > 0) ++column;
            const auto end = column + static_cast<std::size_t>(cell.across);
            ensure(cell.across >= 1 && cell.down >= 1 && end <= taken_.size());
            const double x = edges_[column], width = edges_[end] - x;
            for (; column < end; ++column) taken_[column] = cell.down;
            const Style style{.face = cell.is_label ? Face::hei : Face::song,
                              .size = table_.size_pt,
                              .align = cell.align};
            cells.push_back({&cell, x, width, Text(cell.text, style, width - 2 * pad_x), cell.down});
        }
        for (auto& rows : taken_) {
            ensure(rows > 0);  // each row is filled
            --rows;
        }
        return cells;
    }

    /// How high the row must be: by its own fields, and by those from above that end with it.
    double need(const std::vector<Open>& cells) const {
        double most = 0;
        for (const auto& cell : cells)
            if (cell.cell->down == 1) most = std::max(most, cell.need());
        for (const auto& span : spans_)
            if (span.rows_left == 1) most = std::max(most, span.need() - (y_ - span.top));
        return most;
    }

    void place(const Row& row) {
        auto cells = opened(row);
        for (;;) {
            const auto height = need(cells);
            if (height <= room()) return put_row(cells, height, true);
            if (sheets_.refused()) return;
            const bool stands_on_one = height <= fresh_room(), is_top = y_ <= page_top_;
            const bool worth_it = room() >= 3 * table_.size_pt + 2 * pad_y;
            if ((stands_on_one || !worth_it) && !is_top) {
                turn_page();
                continue;
            }
            put_row(cells, room(), false);
            turn_page();
        }
    }

    /// Puts what fits of a row into the height; the last part of it ends the fields that end with it.
    void put_row(std::vector<Open>& cells, double height, bool is_last) {
        std::vector<Open> begun;
        for (auto& cell : cells) {
            if (cell.cell->down == 1) {
                cell.top = y_;
                put(cell, height, is_last);
            } else if (!cell.has_begun) {
                cell.top = y_;
                cell.has_begun = true;
                begun.push_back(std::move(cell));
            }
        }
        std::erase_if(cells, [](const Open& cell) { return cell.cell->down > 1; });
        for (auto& span : begun) spans_.push_back(std::move(span));
        y_ += height;
        if (!is_last) return;
        for (auto& span : spans_)
            if (span.rows_left-- == 1) put(span, y_ - span.top, true);
        std::erase_if(spans_, [](const Open& span) { return span.rows_left == 0; });
    }

    /// Draws the part of a field that its height has room for.
    void put(Open& open, double height, bool is_last) {
        const auto& cell = *open.cell;
        const double inner = height - 2 * pad_y - (is_last ? open.signature() : 0);
        const auto fits = static_cast<std::size_t>(std::max(0.0, std::floor(inner / open.text.leading() + 0.001)));
        const auto lines = std::min(fits, open.lines_left());
        const auto used = static_cast<double>(lines) * open.text.leading();
        const bool floats = cell.signature.empty() && is_last && open.drawn == 0;
        const double y = open.top + pad_y + (floats ? (inner - used) / 2 : 0);
        if (!is_dry_) {
            sheets_.box(open.x, open.top, open.width, height);
            sheets_.put(open.text, open.x + pad_x, y, open.drawn, lines);
            if (is_last) put_signature(open, open.top + height);
            put_picture(open, height);
        }
        const bool whole = open.drawn == 0 && lines == open.text.lines();
        // A label is said again where its row goes on.
        open.drawn = !is_last && cell.is_label && whole ? 0 : open.drawn + lines;
    }

    void put_picture(Open& open, double height) {
        if (!open.cell->picture || open.has_picture) return;
        const double inner = height - 2 * pad_y;
        if (inner + 0.01 < std::min(open.cell->picture->height_mm * points_a_mm, fresh_room() - 2 * pad_y)) return;
        sheets_.put_picture(*open.cell->picture, open.x + pad_x, open.top + pad_y, open.width - 2 * pad_x, inner);
        open.has_picture = true;
    }

    /// Who signs, the seal, the day: at the foot of a field.
    void put_signature(const Open& open, double bottom) {
        const auto& parts = open.cell->signature;
        if (parts.empty()) return;
        const double part = (open.width - 2 * pad_x) / static_cast<double>(parts.size());
        const double y = bottom - pad_y - open.text.leading() * 1.2;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const auto align = i + 1 == parts.size() ? Align::right : i == 0 ? Align::left : Align::centre;
            const Text text(parts[i], {.size = table_.size_pt, .align = align}, part);
            sheets_.put(text, open.x + pad_x + part * static_cast<double>(i), y, 0, 1);
        }
    }

    void turn_page() {
        for (auto& span : spans_) put(span, y_ - span.top, false);
        sheets_.advance(y_ - sheets_.y());
        sheets_.new_page();
        y_ = sheets_.y();
        if (repeats_heads_) put_heads();
        page_top_ = y_;
        for (auto& span : spans_) span.top = y_;
    }

    /// The heads, whatever stands open of the rows below them.
    void put_heads() {
        auto spans = std::exchange(spans_, {});
        auto taken = std::exchange(taken_, std::vector<int>(taken_.size(), 0));
        for (std::size_t row = 0; row < table_.heads; ++row) {
            auto cells = opened(table_.rows[row]);
            put_row(cells, need(cells), true);
        }
        ensure(spans_.empty());
        spans_ = std::move(spans);
        taken_ = std::move(taken);
    }

    void measure_heads() {
        ensure(table_.heads <= table_.rows.size());
        is_dry_ = true;
        y_ = 0;
        put_heads();
        is_dry_ = false;
        heads_height_ = y_;
        // Heads that leave no room for rows stand once.
        repeats_heads_ = heads_height_ < sheets_.whole_room() / 2;
    }

    Sheets& sheets_;
    const Table& table_;
    std::vector<double> edges_{};  // of the columns
    std::vector<int> taken_;       // rows that each column is still taken for by a field from above
    std::vector<Open> spans_{};    // fields of several rows that go on
    double y_ = 0, page_top_ = -1, heads_height_ = 0;
    bool is_dry_ = false, repeats_heads_ = true;
};

}

void put_table(Sheets& sheets, const Table& table) { Putting(sheets, table).run(); }

}
