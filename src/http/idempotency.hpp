#pragma once
// A mutating request carries a key made by the client: the same key again gives the same reply, another body under
// it is refused, a refusal stores nothing. Kept in the use case's own transaction, sealed, 30 days. Private to
// http/.
#include "http/route.hpp"

namespace http {

struct KeyedRequest {
    AccountId account;
    std::string route, key;
    std::string body_hash;
};

/// The stored reply, nothing when the key is new. Refusal request.idempotency_conflict for another body.
Result<std::optional<Reply>> stored_reply(store::Read&, const KeyedRequest&);
void store_reply(store::Write&, const KeyedRequest&, const Reply&);

/// 16 to 64 characters of letters, digits, '-' and '_'.
bool is_idempotency_key(std::string_view key);

}
