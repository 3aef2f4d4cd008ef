#pragma once
// What every slice does with its records: find one in scope at the version that was read, a page by id, the log's
// row of an act, running numbers without gaps, a sealed member by its own name.
#include "base/paging.hpp"
#include "base/version.hpp"
#include "store/columns.hpp"
#include "store/transaction.hpp"

namespace store {

template <class R>
concept Rooted = Record<R> && requires(R row) {
    { row.organisation_path } -> std::convertible_to<std::string>;
};

/// The log's row of an act on a record: "notice.post" of this notice, in its organisation. `note`: reason or
/// purpose as given, no personal data.
template <Rooted R>
void audit(Write& db, std::string_view action, const R& row, std::string note = {}) {
    db.audit({.action = std::string(action),
              .object_type = std::string(R::table),
              .object_id = row.id.value,
              .organisation_path = row.organisation_path,
              .note = std::move(note)});
}
/// Of a child, or of what lies nowhere by itself: where it happened is told.
template <Record R>
void audit_at(Write& db, const std::string& path, std::string_view action, const R& row, std::string note = {}) {
    db.audit({.action = std::string(action),
              .object_type = std::string(R::table),
              .object_id = row.id.value,
              .organisation_path = path,
              .note = std::move(note)});
}

/// The record of that id, if it lies in the scope.
template <Record R, class Tag>
std::optional<R> find(Read& db, const Scope& scope, Id<Tag> id) {
    static const std::string sql = select_scoped<R>("t.id = $1");
    return db.row<R>(scope, sql, id);
}
/// The same where nothing is personal and anybody may read.
template <Record R, class Tag>
std::optional<R> find(Read& db, Id<Tag> id) {
    static const std::string sql =
        "SELECT " + columns<R>("t") + " FROM " + std::string(R::table) + " t WHERE t.id = $1";
    return db.row<R>(sql, id);
}

/// The record in the scope, to be read. Refusal `unknown` when it is not there.
template <Record R, class Tag>
Result<R> in_scope(Read& db, const Scope& scope, Id<Tag> id, const char* unknown) {
    auto row = find<R>(db, scope, id);
    if (!row) return Refusal{unknown};
    return *std::move(row);
}
/// The record in the scope, to be changed by who read it at that version. Refusals: `unknown`; stale_version.
template <Record R, class Tag>
Result<R> at_version(Read& db, const Scope& scope, Id<Tag> id, std::int64_t version, const char* unknown) {
    auto row = TRY(in_scope<R>(db, scope, id, unknown));
    TRY(require_version(version, row.version));
    return row;
}

/// Where a page by id begins: every row lies beyond it.
inline std::int64_t edge_of(const Window& window, bool newest_first) {
    return !window.from_edge ? window.id : window.backward == newest_first ? 0 : INT64_MAX;
}

/// A page of records by id, newest first. The condition's arguments are $3, $4…; it stands for one text of SQL, so
/// it is a literal, and no value is ever written into it.
template <Record R, class... A>
std::vector<R> newest_first(Read& db, const Scope& scope, const Window& window, const char* condition,
                            const A&... arguments) {
    const auto sql =
        select_scoped<R>(std::string(condition) + (window.backward ? " AND t.id > $1 ORDER BY t.id LIMIT $2"
                                                                   : " AND t.id < $1 ORDER BY t.id DESC LIMIT $2"));
    return db.rows<R>(scope, sql, edge_of(window, true), window.limit(), arguments...);
}

/// The next running number of a series ("case-2026"), from 1. Kept in the writing transaction, so there are no
/// gaps.
std::int64_t next_number(Write&, const std::string& series);
/// The first of `count` numbers in a row.
std::int64_t next_numbers(Write&, const std::string& series, std::int64_t count);
/// The last that was given; 0 when none was.
std::int64_t last_number(Read&, const std::string& series);

namespace details {

template <class M>
struct OfMember;
template <class R, class T>
struct OfMember<T R::*> {
    using Row = R;
};

/// The member's name among those described.
template <auto member>
constexpr std::string_view name_of_member() {
    using R = typename OfMember<decltype(member)>::Row;
    std::string_view found;
    for_each_member<R>([&](std::string_view name, auto pointer) {
        if constexpr (std::is_same_v<decltype(pointer), std::remove_const_t<decltype(member)>>)
            if (pointer == member) found = name;
    });
    return found;
}

}

/// "applications.situation": what a sealed value is bound to besides its record's id (decision 0004).
template <auto member>
const std::string& column_of() {
    using R = typename details::OfMember<decltype(member)>::Row;
    static_assert(!details::name_of_member<member>().empty());
    static const std::string name = std::string(R::table) + "." + std::string(details::name_of_member<member>());
    return name;
}

/// A text sealed for one member of the record of that id; nothing of no text.
template <auto member, class Tag>
Sealed seal(Read& db, Id<Tag> id, std::string_view text) {
    return {db.vault().seal(column_of<member>(), id.value, text)};
}
template <auto member, class Tag>
std::optional<Sealed> seal_given(Read& db, Id<Tag> id, const std::optional<std::string>& text) {
    return text ? std::optional(seal<member>(db, id, *text)) : std::nullopt;
}

/// What a sealed member of the record says.
template <auto member, class R>
auto open(Read& db, const R& row) {
    const auto& held = row.*member;
    if constexpr (std::is_same_v<std::remove_cvref_t<decltype(held)>, Sealed>) {
        return db.vault().open(column_of<member>(), row.id.value, held.bytes);
    } else {
        return held ? std::optional(db.vault().open(column_of<member>(), row.id.value, held->bytes)) : std::nullopt;
    }
}

}
