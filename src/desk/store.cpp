#include "desk/store.hpp"
#include "desk/routes.hpp"

namespace desk {

using store::Read;
using store::Write;

std::optional<DraftRow> find_draft_row(Read& db, AccountId account, const std::string& form) {
    return db.row<DraftRow>("SELECT version, body, saved_at FROM drafts WHERE account_id = $1 AND form = $2",
                            account, form);
}

std::vector<DraftLine> draft_lines(Read& db, AccountId account) {
    return db.rows<DraftLine>(
        "SELECT form, version, saved_at FROM drafts WHERE account_id = $1"
        " ORDER BY saved_at DESC, form",
        account);
}

void forget_old_drafts(Write& db) {
    constexpr std::int64_t thirty_days = std::int64_t{30} * 24 * 3600 * 1000;
    db.run("DELETE FROM drafts WHERE saved_at < $1", Time{db.now().ms - thirty_days});
}

std::int64_t count_drafts(Read& db, AccountId account) {
    return db.number("SELECT count(*) FROM drafts WHERE account_id = $1", account);
}

void keep_draft(Write& db, AccountId account, const std::string& form, const DraftRow& draft) {
    db.run(
        "INSERT INTO drafts (account_id, form, version, body, saved_at) VALUES ($1, $2, $3, $4, $5)"
        " ON CONFLICT (account_id, form) DO UPDATE SET version = excluded.version, body = excluded.body,"
        " saved_at = excluded.saved_at",
        account, form, draft.version, draft.body, draft.saved_at);
}

void erase_draft(Write& db, AccountId account, const std::string& form) {
    db.run("DELETE FROM drafts WHERE account_id = $1 AND form = $2", account, form);
}

std::vector<store::TableInfo> tables() { return {store::other_table("drafts")}; }

}
