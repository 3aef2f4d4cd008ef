#pragma once
// Many records by one request, with a verdict a row: what may be done is done, and a refused row is undone by
// itself and comes back with its reason. For batches that people look at; what is all or nothing by nature is no
// batch.
#include "base/described.hpp"
#include "http/sentence.hpp"
#include "store/store.hpp"
#include <span>

namespace steps {

/// As many rows as one request may have.
inline constexpr std::size_t batch_rows_most = 100;

/// A row that was refused, by its place among those sent, and why.
struct RefusedRow {
    std::int64_t row = 0;
    std::string code, message, message_en;
};
BOOST_DESCRIBE_STRUCT(RefusedRow, (), (row, code, message, message_en))

struct RowRefusal {
    std::size_t row = 0;
    Refusal why;
};
/// The refusal in words, of the slice's own table or of the program's.
std::vector<RefusedRow> told(const std::vector<RowRefusal>&, std::span<const http::Sentence> own);
/// Of a batch of which nothing could be done: the first row's refusal, with each row named by its place.
Refusal refused_whole(const std::vector<RowRefusal>&);

template <class Out>
struct Outcome {
    std::vector<Out> done{};
    std::vector<RowRefusal> refused{};
};

/// `each(item)` for every row in its order, a Result<Out>. A row by itself is done as it would be alone; when no
/// row could be done, the request is refused: then nothing was written, and it may be sent again.
template <class Out, class Item, class Each>
Result<Outcome<Out>> each_row(store::Write& db, const std::vector<Item>& items, const Each& each) {
    Outcome<Out> out;
    for (std::size_t i = 0; i < items.size(); ++i) {
        auto done = items.size() == 1 ? each(items[i]) : db.attempt([&] { return each(items[i]); });
        if (done) out.done.push_back(*std::move(done));
        else out.refused.push_back({i, std::move(done).error()});
    }
    if (out.done.empty() && !out.refused.empty()) return refused_whole(out.refused);
    return out;
}

}
