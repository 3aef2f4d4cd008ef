#pragma once
// What becomes of a batch that is taken back: one row of the log tells of all its rows that they are erased,
// before they are, by their ids and one keyed hash over what they were. Jobs erase them then without rows of their
// own; verify compares the hash with what the log had of each row, and that they are gone once the batch is shown.
#include "store/store.hpp"

namespace store {

class Erasure {
public:
    Erasure(const crypto::Vault& vault, std::int64_t batch) : vault_(vault), batch_(batch) {}

    /// A row to be erased, as it stands.
    template <Record R>
    void add(const R& row) {
        Texts texts;
        rows_.push_back({row.id.value, hash_of(R::table, columns_of(row, texts))});
        is_sorted_ = false;
    }
    /// All rows of a query.
    template <Record R, class... A>
    void add_all(Read& db, const Scope& scope, std::string_view sql, const A&... arguments) {
        const auto take = [this](const R& row) {
            add(row);
            return true;
        };
        db.each<R>(scope, take, sql, arguments...);
    }
    /// A row that was told of and stands after all, since a record of somebody else refers to it by now.
    template <Record R>
    void keep(const R& row) {
        Texts texts;
        kept_.push_back({.table = std::string(R::table),
                         .id = row.id.value,
                         .version = row.version,
                         .operation = 'k',
                         .hash = crypto::hex(hash_of(R::table, columns_of(row, texts))),
                         .fields = "{}"});
    }
    bool keeps_any() const { return !kept_.empty(); }
    bool has(std::int64_t id) const;
    /// The entries of the log's row: of those erased one, with the batch, how many they are, their ids in runs and
    /// the hash over their hashes by id; of those kept one each.
    std::vector<Change> changes() const;

private:
    struct Erased {
        std::int64_t id = 0;
        std::string hash;  // the keyed hash of the row as stored
    };
    std::string hash_of(std::string_view table, const std::vector<Column>& columns) const;
    /// By id, each once.
    const std::vector<Erased>& sorted() const;

    const crypto::Vault& vault_;
    std::int64_t batch_ = 0;
    mutable std::vector<Erased> rows_{};
    mutable bool is_sorted_ = true;
    std::vector<Change> kept_{};
};

/// Ids in ascending order as text, and back: the first, how many follow without a gap, the gap, and so on. Nothing
/// when the text is not of that kind.
std::string id_runs(const std::vector<std::int64_t>& ids);
std::optional<std::vector<std::int64_t>> ids_of_runs(std::string_view text);
/// The hash over the hashes of so many rows.
std::string hash_over(const crypto::Vault&, const std::vector<std::string_view>& hashes);

/// How far each chain of the log had come that somebody may still write to.
struct LogPlace {
    Time from;
    std::vector<std::pair<std::string, std::int64_t>> heads{};
};
LogPlace log_place(Read&);
/// Whether the log tells since then of something done to or with a row that is to be erased.
bool is_touched_since(Read&, const LogPlace&, const Erasure&);

}
