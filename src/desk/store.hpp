#pragma once
// Every statement that touches the slice's tables. Private to desk/.
#include "store/store.hpp"

namespace desk {

struct DraftRow {
    std::int64_t version = 0;
    store::Sealed body;
    Time saved_at;
};
BOOST_DESCRIBE_STRUCT(DraftRow, (), (version, body, saved_at))
std::optional<DraftRow> find_draft_row(store::Read&, AccountId, const std::string& form);
/// An account's drafts without their text, the latest first.
struct DraftLine {
    std::string form;
    std::int64_t version = 0;
    Time saved_at;
};
BOOST_DESCRIBE_STRUCT(DraftLine, (), (form, version, saved_at))
std::vector<DraftLine> draft_lines(store::Read&, AccountId);
/// Drafts that nobody came back to.
void forget_old_drafts(store::Write&);
std::int64_t count_drafts(store::Read&, AccountId);
void keep_draft(store::Write&, AccountId, const std::string& form, const DraftRow&);
void erase_draft(store::Write&, AccountId, const std::string& form);

}
