#pragma once
// Text while it is typed, of any form: kept for its account alone, sealed, by version. Not of record.
#include "store/store.hpp"

namespace desk {

/// What a draft is kept under: the kind of form, and after it the record that is typed over, or, while there is
/// none yet, a key that the device made when the draft was begun. "application-17", "member-" and 32 hex digits; of
/// a form that an account has once, the kind alone.
struct FormName {
    std::string kind, record, key;
    bool operator==(const FormName&) const = default;
};
/// Refusal desk.draft_form.
Result<FormName> form_name(std::string_view text);

struct SaveDraft {
    std::string form, body;
    std::int64_t version = 0;  // that was read; 0: there was none
};
BOOST_DESCRIBE_STRUCT(SaveDraft, (), (form, body, version))
struct FindDraft {
    std::string form;
};
BOOST_DESCRIBE_STRUCT(FindDraft, (), (form))
struct DiscardDraft {
    std::string form;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(DiscardDraft, (), (form, version))
struct Draft {
    std::optional<std::string> body;
    std::int64_t version = 0;  // 0: there is none
    std::optional<Time> saved_at;
};
BOOST_DESCRIBE_STRUCT(Draft, (), (body, version, saved_at))

/// What was begun and has no record yet, of one kind of form.
struct ListBegun {
    std::string kind;
};
BOOST_DESCRIBE_STRUCT(ListBegun, (), (kind))
struct BegunDraft {
    std::string form;
    std::int64_t version = 0;
    Time saved_at;
};
BOOST_DESCRIBE_STRUCT(BegunDraft, (), (form, version, saved_at))
struct BegunDrafts {
    std::vector<BegunDraft> rows;  // the latest first
};
BOOST_DESCRIBE_STRUCT(BegunDrafts, (), (rows))

/// Refusals: desk.draft_form, stale_version, desk.drafts_full.
Result<Draft> save_draft(store::Write&, const Actor&, const SaveDraft&);
Result<Draft> find_draft(store::Read&, const Actor&, const FindDraft&);
Result<Done> discard_draft(store::Write&, const Actor&, const DiscardDraft&);
Result<BegunDrafts> list_begun(store::Read&, const Actor&, const ListBegun&);

}
