#include "store/erasure.hpp"
#include "store/audit_log.hpp"
#include <algorithm>
#include <boost/json.hpp>
#include <charconv>
#include <fmt/format.h>

namespace store {

namespace {

/// Clocks of processes that write to one database differ less.
constexpr std::int64_t clocks_differ_ms_max = 10 * 60 * 1000;

struct LogKey {
    std::string chain;
    std::int64_t seq = 0;
};
BOOST_DESCRIBE_STRUCT(LogKey, (), (chain, seq))
struct LoggedRow {
    std::int64_t object_id = 0;
    std::string changes;
};
BOOST_DESCRIBE_STRUCT(LoggedRow, (), (object_id, changes))

const Scope& everywhere() {
    static const Scope scope = Scope::system(store::SystemReason::imports);
    return scope;
}

bool names_one(const LoggedRow& row, const Erasure& erasure) {
    if (erasure.has(row.object_id)) return true;
    const auto changes = boost::json::parse(row.changes);
    for (const auto& change : changes.as_array())
        if (erasure.has(change.at(1).as_int64())) return true;
    return false;
}

}

std::string Erasure::hash_of(std::string_view table, const std::vector<Column>& columns) const {
    return vault_.row_hash(canonical_row(table, columns));
}

const std::vector<Erasure::Erased>& Erasure::sorted() const {
    if (!is_sorted_) {
        std::sort(rows_.begin(), rows_.end(), [](const Erased& a, const Erased& b) { return a.id < b.id; });
        const auto is_same = [](const Erased& a, const Erased& b) { return a.id == b.id; };
        ensure(std::adjacent_find(rows_.begin(), rows_.end(), is_same) == rows_.end());
        is_sorted_ = true;
    }
    return rows_;
}

bool Erasure::has(std::int64_t id) const {
    const auto& rows = sorted();
    const auto at = std::lower_bound(rows.begin(), rows.end(), id,
                                     [](const Erased& row, std::int64_t it) { return row.id < it; });
    return at != rows.end() && at->id == id;
}

std::vector<Change> Erasure::changes() const {
    auto out = kept_;
    if (rows_.empty()) return out;
    std::vector<std::int64_t> ids;
    std::vector<std::string_view> hashes;
    for (const auto& row : sorted()) {
        ids.push_back(row.id);
        hashes.push_back(row.hash);
    }
    out.push_back({.table = "hidden_batches",
                   .id = batch_,
                   .version = std::ssize(ids),
                   .operation = 'e',
                   .hash = crypto::hex(hash_over(vault_, hashes)),
                   .fields = fmt::format("{{\"ids\":\"{}\"}}", id_runs(ids))});
    return out;
}

std::string id_runs(const std::vector<std::int64_t>& ids) {
    std::string out;
    const auto put = [&](std::int64_t number) { out += fmt::format("{}{}", out.empty() ? "" : ",", number); };
    for (std::size_t at = 0; at < ids.size();) {
        auto end = at + 1;
        while (end < ids.size() && ids[end] == ids[end - 1] + 1) ++end;
        put(at == 0 ? ids[at] : ids[at] - ids[at - 1]);
        put(static_cast<std::int64_t>(end - at));
        at = end;
    }
    return out;
}

std::optional<std::vector<std::int64_t>> ids_of_runs(std::string_view text) {
    constexpr std::int64_t ids_max = 100'000'000;
    std::vector<std::int64_t> out;
    bool is_length = false;
    std::int64_t next = 0;
    while (!text.empty()) {
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc{} || number <= 0) return std::nullopt;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        if (!text.empty() && (text.front() != ',' || text.size() == 1)) return std::nullopt;
        text.remove_prefix(text.empty() ? 0 : 1);
        if (!is_length) next = out.empty() ? number : out.back() + number;
        else if (number > ids_max) return std::nullopt;
        else
            for (std::int64_t i = 0; i < number; ++i) out.push_back(next++);
        is_length = !is_length;
    }
    if (is_length) return std::nullopt;
    return out;
}

std::string hash_over(const crypto::Vault& vault, const std::vector<std::string_view>& hashes) {
    std::string all;
    for (const auto hash : hashes) all += hash;
    return vault.chain_hash("erased", all);
}

LogPlace log_place(Read& db) {
    LogPlace place{.from = {db.now().ms - clocks_differ_ms_max}};
    for (const auto& head : db.rows<LogKey>(
             everywhere(), "SELECT chain, MAX(seq) AS seq FROM audit_log WHERE {scope} AND at >= $1 GROUP BY chain",
             place.from))
        place.heads.emplace_back(head.chain, head.seq);
    return place;
}

bool is_touched_since(Read& db, const LogPlace& place, const Erasure& erasure) {
    const auto was_there = [&](const LogKey& key) {
        return std::any_of(place.heads.begin(), place.heads.end(),
                           [&](const auto& head) { return head.first == key.chain && key.seq <= head.second; });
    };
    std::vector<LogKey> since;
    db.each<LogKey>(
        everywhere(),
        [&](LogKey key) {
            if (!was_there(key)) since.push_back(std::move(key));
            return true;
        },
        "SELECT chain, seq FROM audit_log WHERE {scope} AND at >= $1", place.from);
    for (const auto& key : since) {
        const auto row = db.row<LoggedRow>(
            everywhere(), "SELECT object_id, changes FROM audit_log WHERE {scope} AND chain = $1 AND seq = $2",
            key.chain, key.seq);
        if (row && names_one(*row, erasure)) return true;
    }
    return false;
}

}
