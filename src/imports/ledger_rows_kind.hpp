#pragma once
// Which rows under the header are people and which are not: groups, subtotals, totals, repeated headers, footers,
// samples,
// numbered but empty lines. In doubt a row is a person's, so that nobody is skipped in silence.
#include "imports/recognise.hpp"

namespace imports {

enum class RowKind { data, member, title, unit, group, subtotal, total, header_repeat, footer, sample, blank };
BOOST_DESCRIBE_ENUM(RowKind, data, member, title, unit, group, subtotal, total, header_repeat, footer, sample,
                    blank)

/// Tells the rows of one sheet apart, from the top down.
class RowSorter {
public:
    RowSorter(const Grid& grid, const Layout& layout);

    /// The kind of the row at this index; rows are asked for in order. A `member` row carries on the person above
    /// it.
    RowKind kind_of(std::size_t row);
    /// The text of a group row or of a row above the header, as typed.
    std::string text_of(std::size_t row) const;

private:
    struct Shape;
    Shape shape_of(std::size_t row) const;
    bool repeats_header(std::size_t row) const;
    RowKind above_header(std::size_t row) const;
    RowKind without_person(std::size_t row, const Shape& shape) const;

    const Grid& grid_;
    const Layout& layout_;
    std::vector<std::vector<std::string>> header_{};
    std::string title_{};
    bool after_total_ = false;
};

}
