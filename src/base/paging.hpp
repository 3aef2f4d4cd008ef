#pragma once
// Paging by key: first, previous, next, last. A cursor is the sort key and id of a row at the window's edge, never
// an offset.
#include "base/described.hpp"
#include "base/result.hpp"
#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What a list request may say of its page; a base of each list's command.
struct PageAsk {
    std::optional<std::string> after{};
    std::optional<std::string> before{};
    std::optional<std::int64_t> size{};  // 1 to 100, default 20
    std::optional<bool> last{};
};
BOOST_DESCRIBE_STRUCT(PageAsk, (), (after, before, size, last))

/// A page of rows with the cursors to its neighbours.
template <class R>
struct Paged {
    std::vector<R> rows{};
    std::optional<std::string> next{};
    std::optional<std::string> previous{};
    BOOST_DESCRIBE_CLASS(Paged, (), (rows, next, previous), (), ())
};

/// How many rows a list has in all, asked for beside its pages so that no page waits for it. A list that may grow
/// without end is counted up to some number; `more` says that there are more.
struct Total {
    std::int64_t rows = 0;
    bool more = false;
};
BOOST_DESCRIBE_STRUCT(Total, (), (rows, more))

/// Where a page begins: rows strictly beyond (key, id), forward or backward, one more than shown.
struct Window {
    bool backward = false;
    bool from_edge = true;  // the first or the last page
    std::string key{};      // bytes or text of the sort column
    std::int64_t id = 0;
    std::int64_t size = 20;
    std::int64_t limit() const { return size + 1; }
};

/// The window asked for. Refusals: page.cursor (not one of ours), page.size (not 1 to 100).
Result<Window> window_of(const PageAsk& ask);

/// A cursor for a row's sort key and id.
std::string cursor_of(std::string_view key, std::int64_t id);

/// Cuts the row too many, restores the order of a backward read and sets the cursors. `cursor` names a row's
/// cursor.
template <class R, class CursorOf>
Paged<R> page_of(std::vector<R> rows, const Window& window, CursorOf cursor) {
    const bool more = static_cast<std::int64_t>(rows.size()) > window.size;
    if (more) rows.resize(static_cast<std::size_t>(window.size));
    if (window.backward) std::reverse(rows.begin(), rows.end());
    Paged<R> page{.rows = std::move(rows)};
    if (page.rows.empty()) return page;
    const bool has_next = window.backward ? !window.from_edge : more;
    const bool has_previous = window.backward ? more : !window.from_edge;
    if (has_next) page.next = cursor(page.rows.back());
    if (has_previous) page.previous = cursor(page.rows.front());
    return page;
}
