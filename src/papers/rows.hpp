#pragma once
// The rows of the slice's tables; written by this slice only.
#include "base/described.hpp"
#include "store/values.hpp"

namespace papers {

using PaperId = Id<struct PaperTag>;

/// A file that belongs to a record of another slice: receipt, minutes, photograph, scan. The file itself lies
/// beside its record (decision 0014).
struct PaperRow {
    static constexpr std::string_view table = "papers";
    PaperId id;
    std::int64_t version = 1;
    std::string owner_kind;  // what the owner's slice calls its records: "case"
    std::int64_t owner_id = 0;
    std::string kind;  // a word of the owner's slice: "notice_photo"
    store::Sealed name;
    std::string content_type;
    std::int64_t size = 0;
    store::Bytes sha256;        // of the plain content
    store::Bytes content_hash;  // SHA-256 of the sealed content
    std::optional<Date> taken_on;
    std::optional<store::Personal> place;  // as stated; a photograph's own position is not kept
    Time uploaded_at;
    AccountId account_id;
    std::string actor_name;
    bool removed = false;
    std::optional<std::string> removed_because;
};
BOOST_DESCRIBE_STRUCT(PaperRow, (),
                      (id, version, owner_kind, owner_id, kind, name, content_type, size, sha256, content_hash,
                       taken_on, place, uploaded_at, account_id, actor_name, removed, removed_because))

}
