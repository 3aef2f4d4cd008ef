#pragma once
// Rows by a list of ids in one statement, so that a page of rows costs what one row costs. The list is filled up to
// 1, 10 or 100 places: three texts, however many are asked for.
#include "store/transaction.hpp"
#include <array>
#include <unordered_set>

namespace store {

/// A query over a list of ids: "… WHERE t.id IN ({ids})". A further parameter is written {further}. To be kept as a
/// static.
class Among {
public:
    explicit Among(std::string_view sql);
    /// The text for so many ids, and for how many at once.
    struct Cut {
        std::size_t places = 0;
        std::string text{};
    };
    const Cut& cut_for(std::size_t ids) const { return cuts_[ids <= 1 ? 0 : ids <= 10 ? 1 : 2]; }

private:
    std::array<Cut, 3> cuts_;
};

/// A list of ids, each once, none of them 0.
class IdList {
public:
    template <class Tag>
    void add(Id<Tag> id) {
        if (id && seen_.insert(id.value).second) values_.push_back(id.value);
    }
    template <class Tag>
    void add(const std::optional<Id<Tag>>& id) {
        if (id) add(*id);
    }
    const std::vector<std::int64_t>& values() const { return values_; }

private:
    std::vector<std::int64_t> values_;
    std::unordered_set<std::int64_t> seen_;
};

template <class Tag>
IdList only_id(Id<Tag> id) {
    IdList ids;
    ids.add(id);
    return ids;
}
/// The ids that a member of each row holds.
template <class R, class T>
IdList ids_of(const std::vector<R>& rows, T R::*member) {
    IdList ids;
    for (const auto& row : rows) ids.add(row.*member);
    return ids;
}

namespace details {

/// Each row of the ids into what `add` makes room for at `to`.
void collect_among(Read&, const Scope*, const Among&, const IdList&, std::optional<std::int64_t> further,
                   const RowType&, void* (*add)(void* to), void* to);

template <Row R>
std::vector<R> rows_among(Read& db, const Scope* scope, const Among& sql, const IdList& ids,
                          std::optional<std::int64_t> further) {
    std::vector<R> out;
    const auto add = [](void* to) -> void* { return &static_cast<std::vector<R>*>(to)->emplace_back(); };
    collect_among(db, scope, sql, ids, further, row_type<R>, add, &out);
    return out;
}

}

/// The rows of all the ids, in the query's order within each hundred.
template <Row R>
std::vector<R> rows_among(Read& db, const Among& sql, const IdList& ids,
                          std::optional<std::int64_t> further = std::nullopt) {
    return details::rows_among<R>(db, nullptr, sql, ids, further);
}
template <Row R>
std::vector<R> rows_among(Read& db, const Scope& scope, const Among& sql, const IdList& ids,
                          std::optional<std::int64_t> further = std::nullopt) {
    return details::rows_among<R>(db, &scope, sql, ids, further);
}

}
