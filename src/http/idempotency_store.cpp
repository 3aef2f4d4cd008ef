#include "http/idempotency.hpp"
#include <algorithm>

namespace http {

namespace {

struct StoredRow {
    store::Bytes body_hash;
    store::Sealed reply;
};
BOOST_DESCRIBE_STRUCT(StoredRow, (), (body_hash, reply))

constexpr std::int64_t kept_ms = std::int64_t{30} * 24 * 3600 * 1000;
constexpr const char* column = "idempotency_keys.reply";

}

bool is_idempotency_key(std::string_view key) {
    return key.size() >= 16 && key.size() <= 64 && std::all_of(key.begin(), key.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                      c == '_';
           });
}

Result<std::optional<Reply>> stored_reply(store::Read& db, const KeyedRequest& request) {
    const auto row = db.row<StoredRow>(
        "SELECT body_hash, reply FROM idempotency_keys WHERE account_id = $1 AND route = $2 AND idempotency_key = "
        "$3",
        request.account, request.route, request.key);
    if (!row) return std::optional<Reply>{};
    if (row->body_hash.bytes != request.body_hash) return Refusal{"request.idempotency_conflict"};
    const auto text = db.vault().open(column, request.account.value, row->reply.bytes);
    // Kept as three texts, each after its length, so that a body of any size and kind comes back as it was.
    Reply reply;
    std::size_t at = 0;
    for (auto* part : {&reply.content_type, &reply.name, &reply.body}) {
        const auto colon = text.find(':', at);
        const auto size = std::stoull(text.substr(at, colon - at));
        *part = text.substr(colon + 1, size);
        at = colon + 1 + size;
    }
    return std::optional(std::move(reply));
}

void store_reply(store::Write& db, const KeyedRequest& request, const Reply& reply) {
    std::string text;
    for (const auto* part : {&reply.content_type, &reply.name, &reply.body})
        text += std::to_string(part->size()) + ":" + *part;
    db.run("DELETE FROM idempotency_keys WHERE created_at < $1", Time{db.now().ms - kept_ms});
    db.run(
        "INSERT INTO idempotency_keys (account_id, route, idempotency_key, body_hash, reply, created_at)"
        " VALUES ($1, $2, $3, $4, $5, $6)",
        request.account, request.route, request.key, store::Bytes{request.body_hash},
        store::Sealed{db.vault().seal(column, request.account.value, text)}, db.now());
}

}
