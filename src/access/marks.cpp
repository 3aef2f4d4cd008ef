#include "access/marks.hpp"
#include <fmt/format.h>

namespace access_control {

namespace {

/// Parts told apart by their lengths, so that none can run into the next.
class Marked {
public:
    void add(std::string_view part) { text_ += fmt::format("{}:{}", part.size(), part); }
    void add_number(std::int64_t number) { add(std::to_string(number)); }
    void add_optional(const OptionalText& text) { add(text ? "+" + *text : std::string("-")); }

    store::Bytes by(const crypto::Vault& vault, std::string_view kind) const { return {vault.blind(kind, text_)}; }

private:
    std::string text_;
};

store::Bytes mark_of(store::Read& db, const AccountRow& row) {
    Marked marked;
    marked.add_number(row.id.value);
    marked.add(row.username);
    marked.add(row.name);
    marked.add_number(row.organisation_id.value);
    marked.add(row.organisation_path);
    marked.add(row.roles);
    marked.add(row.password_hash.text);
    marked.add_number(row.must_change_password ? 1 : 0);
    marked.add_number(row.active ? 1 : 0);
    marked.add_number(row.person_id.value_or(PersonId{}).value);
    marked.add_number(row.created_at.ms);
    marked.add_number(row.resting_since.value_or(Time{}).ms);
    marked.add_optional(row.resting_cause ? OptionalText(enum_name(*row.resting_cause)) : std::nullopt);
    marked.add_optional(row.resting_by);
    marked.add_optional(row.resting_reason);
    return marked.by(db.vault(), "accounts.mark");
}

store::Bytes mark_of(store::Read& db, const SessionRow& row) {
    Marked marked;
    marked.add_number(row.id.value);
    marked.add(row.token_hash.bytes);
    marked.add_number(row.account_id.value);
    marked.add_number(row.created_at.ms);
    return marked.by(db.vault(), "sessions.mark");
}

}

void insert_account(store::Write& db, AccountRow row) {
    row.mark = mark_of(db, row);
    db.insert(row);
}

void update_account(store::Write& db, AccountRow& row) {
    row.mark = mark_of(db, row);
    db.update(row);
}

bool is_marked(store::Read& db, const AccountRow& row) {
    return crypto::same(row.mark.bytes, mark_of(db, row).bytes);
}

store::Bytes token_hash(store::Read& db, const std::string& token) { return {db.vault().blind("session", token)}; }

void begin_session(store::Write& db, SessionRow row) {
    row.mark = mark_of(db, row);
    keep_session(db, row);
}

bool is_marked(store::Read& db, const SessionRow& row) {
    return crypto::same(row.mark.bytes, mark_of(db, row).bytes);
}

}
