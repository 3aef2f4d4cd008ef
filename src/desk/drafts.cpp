#include "desk/drafts.hpp"
#include "base/version.hpp"
#include "desk/store.hpp"

namespace desk {

namespace {

constexpr std::int64_t drafts_most = 50;
constexpr std::size_t kind_characters_most = 40, record_digits_most = 16, key_digits = 32;

bool is_of(std::string_view text, std::string_view characters) {
    return text.find_first_not_of(characters) == text.npos;
}

}

Result<FormName> form_name(std::string_view text) {
    const Refusal no{"desk.draft_form", {{"form", "desk.draft_form"}}};
    const auto dash = text.find('-');
    const auto kind = text.substr(0, dash);
    if (kind.empty() || kind.size() > kind_characters_most || !is_of(kind, "abcdefghijklmnopqrstuvwxyz_"))
        return no;
    if (dash == text.npos) return FormName{std::string(kind), "", ""};
    const auto of = text.substr(dash + 1);
    if (of.size() == key_digits && is_of(of, "0123456789abcdef"))
        return FormName{std::string(kind), "", std::string(of)};
    if (of.empty() || of.size() > record_digits_most || !is_of(of, "0123456789")) return no;
    return FormName{std::string(kind), std::string(of), ""};
}

Result<Draft> save_draft(store::Write& db, const Actor& actor, const SaveDraft& ask) {
    TRY(form_name(ask.form));
    forget_old_drafts(db);
    const auto known = find_draft_row(db, actor.account, ask.form);
    // Sent once more because the answer was lost on its way, or typed alike in two windows: it is kept already.
    if (known && db.vault().open("drafts.body", actor.account.value, known->body.bytes) == ask.body)
        return Draft{.version = known->version, .saved_at = known->saved_at};
    // A draft belongs to one account: the later of two windows wins only when it has read the other. No draft has
    // the version of one that was thrown away before it.
    TRY(require_version(ask.version, known ? known->version : 0));
    if (!known && count_drafts(db, actor.account) >= drafts_most)
        return Refusal{"desk.drafts_full", {}, {std::to_string(drafts_most)}};
    const DraftRow row{.version = known ? known->version + 1 : db.now().ms,
                       .body = {db.vault().seal("drafts.body", actor.account.value, ask.body)},
                       .saved_at = db.now()};
    keep_draft(db, actor.account, ask.form, row);
    return Draft{.version = row.version, .saved_at = row.saved_at};
}

Result<Draft> find_draft(store::Read& db, const Actor& actor, const FindDraft& ask) {
    const auto row = find_draft_row(db, actor.account, ask.form);
    if (!row) return Draft{};
    return Draft{db.vault().open("drafts.body", actor.account.value, row->body.bytes), row->version, row->saved_at};
}

Result<Done> discard_draft(store::Write& db, const Actor& actor, const DiscardDraft& ask) {
    const auto known = find_draft_row(db, actor.account, ask.form);
    if (!known) return Done{};
    TRY(require_version(ask.version, known->version));
    erase_draft(db, actor.account, ask.form);
    return Done{};
}

Result<BegunDrafts> list_begun(store::Read& db, const Actor& actor, const ListBegun& ask) {
    BegunDrafts out;
    for (auto& row : draft_lines(db, actor.account)) {
        const auto name = form_name(row.form);
        if (name && name->kind == ask.kind && !name->key.empty())
            out.rows.push_back({std::move(row.form), row.version, row.saved_at});
    }
    return out;
}

}
