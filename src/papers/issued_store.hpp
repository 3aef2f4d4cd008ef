#pragma once
// Every statement that touches the register of issued papers. Private to papers/.
#include "papers/issued_rows.hpp"
#include "store/store.hpp"

namespace papers {

std::optional<IssuedPaperRow> find_issued_by_link(store::Read&, const store::Bytes& link_hash);
/// Of one object, the newest first.
std::vector<IssuedPaperRow> issued_of_object(store::Read&, const std::string& object_kind, std::int64_t object);
/// The last number given by an organisation to a kind in a year; 0 when it gave none.
std::int64_t last_number(store::Read&, const std::string& kind, OrganisationId, std::int64_t year);
/// Numbers run from one without gaps.
void numbers_have_no_gaps(store::Read&, store::Findings&);

}
