#pragma once
// A paper on the register as it stands in the database; written by this slice only. It has no scope of its own: offices
// come to it by what it tells of, the public by its link, and nothing of a person stands in it.
#include "base/described.hpp"
#include "base/ids.hpp"
#include "store/values.hpp"

namespace papers {

using IssuedPaperId = Id<struct IssuedPaperTag>;

struct IssuedPaperRow {
    static constexpr std::string_view table = "issued_papers";
    IssuedPaperId id;
    std::int64_t version = 1;
    std::string kind;
    OrganisationId organisation_id;
    std::int64_t year = 0, n = 0;
    std::string object_kind;
    std::int64_t object_id = 0;
    store::Bytes object_hash;
    std::int64_t policy_version = 1;
    Time issued_at;
    AccountId account_id;
    std::string issued_by;
    store::Sealed link_token;
    store::Bytes link_hash;
    std::optional<Time> voided_at;
    std::optional<std::string> voided_by, void_reason;
};
BOOST_DESCRIBE_STRUCT(IssuedPaperRow, (),
                      (id, version, kind, organisation_id, year, n, object_kind, object_id, object_hash,
                       policy_version, issued_at, account_id, issued_by, link_token, link_hash, voided_at, voided_by,
                       void_reason))

}
